import type { FindingKind, Severity } from '../core/finding.js';
import { HOUR_MS } from '../core/time.js';

/** An event that is being followed. */
export interface Track {
  readonly kind: FindingKind;
  readonly dedupeKey: string;
  readonly openedAt: number;
  readonly startedAt: number;
  /** Last moment at which it still passed its threshold. */
  lastHotAt: number;
  /** How long it must stay cold to be over. */
  holdMs: number;
  peak: number;
  severity: Severity;
  /** Excess when it was last told of. */
  toldExcess: number;
  nextLookAt: number;
  /** Words that belong to it; a run of another word is another event. */
  readonly topics: string[];
  /** The word that tells its posts from those of another event of the same hours; null for an event alone. */
  readonly focus: string | null;
}

/** Longest that an event is followed: one that does not end in two weeks is the new normal. */
export const LONGEST_MS = 14 * 24 * HOUR_MS;

/** When the event counts as over, provided nothing more happens. */
export function endsAt(track: Track): number {
  return Math.min(track.lastHotAt + track.holdMs, track.openedAt + LONGEST_MS);
}
