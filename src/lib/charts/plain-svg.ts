/**
 * A chart's text without what the renderer adds for hovering: it numbers styles, and itself, over the life of the
 * process, so that the same chart would not give the same text twice.
 */
export function plainSvg(svg: string): string {
  return svg
    .replace(/<style[^>]*>[\s\S]*?<\/style>/, '')
    .replaceAll(/ class="zr\d+-cls-\d+"/g, '')
    .replaceAll(/\bzr\d+-/g, 'zr-');
}
