import type { Incident } from '../core/incident.js';
import type { SentimentCounts, UsualRange } from '../core/report.js';
import type { Usual } from './usual.js';

/**
 * How far beyond the usual range a quiet day may lie, in half-widths of it. The range holds 80 % of days, so that one
 * day in ten is above it by chance; at twice its half-width it is fewer than one in a hundred for a bell curve.
 */
const TOLERANCE = 2;
/** Standard deviations by which negatives must outgrow yesterday's where nothing is usual yet. */
const SIGMAS = 3;

/**
 * Whether a day asks for nobody's attention: no incident (a false alarm is none), and neither more talk nor a worse
 * balance than is usual. A day without a past to compare with is compared with the day before.
 */
export function isQuietDay({
  counts,
  previous,
  usual,
  incidents,
}: {
  readonly counts: SentimentCounts;
  readonly previous: SentimentCounts;
  readonly usual: Usual;
  readonly incidents: readonly Pick<Incident, 'status'>[];
}): boolean {
  if (incidents.some(({ status }) => status !== 'dismissed')) return false;
  if (usual.mentions === null || usual.netSentiment === null) {
    // Counts of rare events vary as their square root (Poisson).
    return counts.negative <= previous.negative + SIGMAS * Math.sqrt(previous.negative + 1);
  }
  const { mentions, netSentiment } = usual;
  if (counts.mentions > mentions.median + TOLERANCE * (mentions.high - mentions.median))
    return false;
  return (
    counts.netSentiment === null || counts.netSentiment >= worstUsual(netSentiment, counts.voices)
  );
}

/** The lowest usual balance; wider where today's voices are few, as a balance of ten voices moves by itself. */
function worstUsual({ median, low }: UsualRange, voices: number): number {
  const chance = Math.sqrt((1 - median ** 2) / voices);
  return median - Math.max(TOLERANCE * (median - low), TOLERANCE * chance);
}
