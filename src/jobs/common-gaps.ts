import type { DataGap } from '../core/finding.js';

/** Source name that stands for all of them. */
const ALL_SOURCES = '*';

/**
 * Times in which every source was silent at once, as gaps of the source '*': of those nothing at all is known, so that
 * they are no part of what is usual.
 *
 * @param sources names of the sources that feed the brand; none gives no gap
 */
export function commonGaps(
  gaps: readonly DataGap[],
  sources: readonly string[],
): readonly DataGap[] {
  const [first, ...others] = [...new Set(sources)].map((source) =>
    gaps.filter((gap) => gap.source === source).map(({ from, to }) => ({ from, to })),
  );
  if (first === undefined) return [];
  const common = others.reduce(
    (spans, more) => spans.flatMap((span) => more.flatMap((other) => overlap(span, other))),
    first,
  );
  return common.map((span) => ({ source: ALL_SOURCES, ...span, reason: 'no source gave data' }));
}

type Span = Pick<DataGap, 'from' | 'to'>;

/** None or one span; an end of null is still to come. */
function overlap(a: Span, b: Span): Span[] {
  const from = new Date(Math.max(a.from.getTime(), b.from.getTime()));
  const to = a.to === null || (b.to !== null && b.to < a.to) ? b.to : a.to;
  return to === null || from < to ? [{ from, to }] : [];
}
