export const CHART_THEMES = ['light', 'dark'] as const;
export type ChartTheme = (typeof CHART_THEMES)[number];

/** Colours of a chart. */
export interface ChartColours {
  readonly background: string;
  readonly text: string;
  readonly quiet: string;
  readonly grid: string;
  readonly all: string;
  readonly negative: string;
  readonly band: string;
  readonly mark: string;
  readonly gap: string;
}

/**
 * Text keeps a contrast of at least 4.5:1 on its background, lines of 3:1 (WCAG 2.2, 1.4.3 and 1.4.11). Negatives and
 * all voices differ in lightness and in the weight of their line as well as in hue.
 */
export const CHART_COLOURS: Readonly<Record<ChartTheme, ChartColours>> = {
  light: {
    background: '#ffffff',
    text: '#1c2430',
    quiet: '#566173',
    grid: '#e4e7ec',
    all: '#5b7ba6',
    negative: '#c2371f',
    band: '#d9dee7',
    mark: '#1c2430',
    gap: '#f1e5c8',
  },
  dark: {
    background: '#161b24',
    text: '#e8ecf3',
    quiet: '#a3aec0',
    grid: '#2a3240',
    all: '#7d9cc6',
    negative: '#ff7a5c',
    band: '#323d4f',
    mark: '#e8ecf3',
    gap: '#4a3f22',
  },
};
