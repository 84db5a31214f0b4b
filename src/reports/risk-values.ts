import { Z_90 } from '../lib/stats/intervals.js';

/** Negative share that counts as calm, and the one that counts as worst. */
const CALM_SHARE = 0.15;
const WORST_SHARE = 0.8;
/** Imagined calm voices added to the real ones, so that three angry posts don't make a crisis. */
const CALM_VOICES = 30;
/** Negatives added to both sides of the comparison with the past: from 1 to 3 is no tripling. A day is compared with fewer. */
const STEADY_WEEK = 10;
const STEADY_DAY = 5;
/** Doublings of the usual negatives that count as worst: eight times in a week, 32 times on a day, which varies more. */
const WORST_WEEK_DOUBLINGS = 3;
const WORST_DAY_DOUBLINGS = 5;
/** Days after which a bad day weighs half. */
const HALF_LIFE_DAYS = 3;
const WEEK_DAYS = 7;
/** A reader that tells no better than this says nothing of the true share. */
const MIN_SKILL = 0.1;

/** Voices of one span. */
export interface SpanMeasures {
  readonly voices: number;
  readonly negative: number;
  /**
   * Variance of `negative` from the reader's doubt: the sum of p(1 - p) over all voices, where p is the probability
   * that the reader gave to 'negative'.
   */
  readonly readerVariance: number;
}

export interface ShareMeasures extends SpanMeasures {
  /** The seven days, the last one first: days of the brand's clock, counted back from the end of the week. */
  readonly days: readonly SpanMeasures[];
  /**
   * How often the reader says 'negative' of texts that are, and of texts that are not, as measured on labelled texts
   * of the week's languages; null where nobody measured it.
   */
  readonly reader: { readonly hit: number; readonly falseAlarm: number } | null;
}

export interface ChangeMeasures extends SpanMeasures {
  readonly days: readonly SpanMeasures[];
  /** Negatives in a usual week and the number of days that this rests on; null where the past is too short. */
  readonly usual: { readonly negative: number; readonly days: number } | null;
}

/** A part's value and its value at both ends of the 90 % interval. */
export interface Ranged {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** With the figure that people are shown, and the day that decided (0 is the last one), null where the week did. */
interface Decided extends Ranged {
  readonly measured: number;
  readonly day: number | null;
}

/** How much of what is said is negative: of the week, or of its worst day, which weighs less the older it is. */
export function shareValues(measures: ShareMeasures): Decided {
  const { days, reader } = measures;
  return worstOf([
    { ...shareOf(measures, reader), fade: 1, day: null },
    ...days.map((day, age) => ({ ...shareOf(day, reader), fade: fadeOf(age), day: age })),
  ]);
}

/** How far the negatives are above what is usual: in the week, or on its worst day. */
export function changeValues(measures: ChangeMeasures): Decided {
  const { days, usual } = measures;
  // No ratio is 0: it stands for a past too short to compare with.
  if (usual === null) return { value: 0, low: 0, high: 0, measured: 0, day: null };
  return worstOf([
    {
      ...changeOf(measures, {
        ...usual,
        parts: 1,
        steady: STEADY_WEEK,
        worst: WORST_WEEK_DOUBLINGS,
      }),
      fade: 1,
      day: null,
    },
    ...days.map((day, age) => ({
      ...changeOf(day, {
        ...usual,
        parts: WEEK_DAYS,
        steady: STEADY_DAY,
        worst: WORST_DAY_DOUBLINGS,
      }),
      fade: fadeOf(age),
      day: age,
    })),
  ]);
}

/** Cuts a value to the range from 0 to 1. */
export function clamp(value: number): number {
  return Math.min(1, Math.max(0, value));
}

function fadeOf(ageDays: number): number {
  return 2 ** (-ageDays / HALF_LIFE_DAYS);
}

/** The span with the highest faded value decides, the week where they are equal; its interval fades with it. */
function worstOf(
  spans: readonly (Ranged & {
    readonly measured: number;
    readonly fade: number;
    readonly day: number | null;
  })[],
): Decided {
  const faded = spans.map(({ value, low, high, measured, fade, day }) => ({
    value: value * fade,
    low: low * fade,
    high: high * fade,
    measured,
    day,
  }));
  const worst = faded.reduce((best, next) => (next.value > best.value ? next : best));
  // Where the one that decides errs, another one takes its place: the number cannot fall below that.
  return { ...worst, low: Math.min(worst.value, Math.max(...faded.map(({ low }) => low))) };
}

function shareOf(
  { voices, negative, readerVariance }: SpanMeasures,
  reader: ShareMeasures['reader'],
): Ranged & { readonly measured: number } {
  const total = voices + CALM_VOICES;
  const shrunk = (count: number) => (count + CALM_VOICES * CALM_SHARE) / total;
  const valueAt = (at: number) => clamp((at - CALM_SHARE) / (WORST_SHARE - CALM_SHARE));
  const share = shrunk(negative);
  // Variance of a beta posterior, and of the reader's own mistakes.
  const deviation = Math.sqrt((share * (1 - share)) / (total + 1) + readerVariance / total ** 2);
  // As far as the share would lie were the reader as often wrong as measured.
  const corrected = shrunk(correctedCount({ voices, negative }, reader));
  return {
    value: valueAt(share),
    low: valueAt(Math.min(share, corrected) - Z_90 * deviation),
    high: valueAt(Math.max(share, corrected) + Z_90 * deviation),
    measured: voices === 0 ? 0 : negative / voices,
  };
}

/** Negatives that there are, from those that were read (Rogan & Gladen 1978). */
function correctedCount(
  { voices, negative }: Pick<SpanMeasures, 'voices' | 'negative'>,
  reader: ShareMeasures['reader'],
): number {
  if (reader === null) return negative;
  const { hit, falseAlarm } = reader;
  if (hit - falseAlarm < MIN_SKILL) return negative;
  const corrected = (negative - falseAlarm * voices) / (hit - falseAlarm);
  return Math.min(voices, Math.max(0, corrected));
}

function changeOf(
  { negative, readerVariance }: SpanMeasures,
  {
    negative: usualWeek,
    days,
    parts,
    steady,
    worst,
  }: {
    readonly negative: number;
    readonly days: number;
    /** How many such spans a week has. */
    readonly parts: number;
    readonly steady: number;
    /** Doublings that count as worst. */
    readonly worst: number;
  },
): Ranged & { readonly measured: number } {
  const usual = usualWeek / parts;
  const now = negative + steady;
  const before = usual + steady;
  const doublings = Math.log2(now / before);
  // Counts vary as their square root; the usual week is a mean over `days` / 7 weeks. Delta method for the logarithm.
  const usualVariance = (usualWeek * WEEK_DAYS) / days / parts ** 2;
  const deviation =
    Math.sqrt((negative + readerVariance) / now ** 2 + usualVariance / before ** 2) / Math.LN2;
  const valueAt = (at: number) => clamp(at / worst);
  return {
    value: valueAt(doublings),
    low: valueAt(doublings - Z_90 * deviation),
    high: valueAt(doublings + Z_90 * deviation),
    measured: now / before,
  };
}
