import { createRequire } from 'node:module';
import { Resvg } from '@resvg/resvg-js';

/** Weights of Inter that the chart is set in. */
const FONT_FILES = [
  '@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf',
  '@expo-google-fonts/inter/700Bold/Inter_700Bold.ttf',
];

/** Twice the size, for screens with fine pixels. */
const SCALE = 2;

let fontFiles: readonly string[] | undefined;

/**
 * A chart as PNG, at twice its size. Text is set in Inter, which comes as a package, so that a machine without any font
 * gives the same picture.
 */
export function chartPng(svg: string): Uint8Array {
  fontFiles ??= installedFonts();
  const image = new Resvg(svg, {
    fitTo: { mode: 'zoom', value: SCALE },
    font: {
      fontFiles: [...fontFiles],
      loadSystemFonts: fontFiles.length === 0,
      defaultFontFamily: fontFiles.length === 0 ? '' : 'Inter',
      sansSerifFamily: fontFiles.length === 0 ? 'DejaVu Sans' : 'Inter',
    },
  });
  return image.render().asPng();
}

/** Paths of Inter's files; none where the package was left out, and then the system's fonts must do. */
function installedFonts(): readonly string[] {
  const { resolve } = createRequire(import.meta.url);
  try {
    return FONT_FILES.map((file) => resolve(file));
  } catch {
    return [];
  }
}
