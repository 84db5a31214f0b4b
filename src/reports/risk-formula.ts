import type { Severity } from '../core/finding.js';
import type { RiskBand, RiskComponent } from '../core/report.js';

/** Parts of the risk number, in the order in which they are shown; `README.md` of this folder says why each is there. */
export const RISK_COMPONENTS = [
  'share',
  'change',
  'incidents',
  'gravity',
  'press',
  'spread',
] as const;
export type RiskComponentId = (typeof RISK_COMPONENTS)[number];

/** Weights of the parts; they add up to 1. */
export const RISK_WEIGHTS: Readonly<Record<RiskComponentId, number>> = {
  share: 0.25,
  change: 0.2,
  incidents: 0.2,
  gravity: 0.15,
  press: 0.1,
  spread: 0.1,
};

/** Negative share that counts as calm, and the one that counts as worst. */
const CALM_SHARE = 0.15;
const WORST_SHARE = 0.65;
/** Imagined calm voices added to the real ones, so that three angry posts don't make a crisis. */
const CALM_VOICES = 30;
/** Negatives added to both sides of the comparison with the past: from 1 to 3 is no tripling. */
const STEADY_NEGATIVES = 10;
/** Doublings of the usual negatives that count as worst: eight times. */
const WORST_DOUBLINGS = 3;
/** Imagined negatives that name no grave matter. */
const LIGHT_NEGATIVES = 20;
/** Share of negatives that name a grave matter that counts as worst. */
const WORST_GRAVE_SHARE = 0.5;
/** Media that carry it: each adds the same. */
const WORST_MEDIA = 5;
/** Imagined negatives that nobody passed on, and times passed on per negative that count as worst. */
const QUIET_NEGATIVES = 10;
const WORST_TIMES_PASSED_ON = 10;
/** Part of the incident scale that one incident fills, by severity. */
const INCIDENT_VALUE: Readonly<Record<Severity, number>> = { 1: 0.1, 2: 0.3, 3: 0.6, 4: 0.9 };
/** An incident that is over weighs half. */
const OVER_FACTOR = 0.5;
/** Standard deviations of a 90 % interval. */
const Z_90 = 1.645;

/** What was measured in a week; counts of voices, not of reposts or copies, where nothing else is said. */
export interface RiskMeasures {
  readonly voices: number;
  readonly negative: number;
  /**
   * Variance of `negative` from the reader's doubt: the sum of p(1 - p) over all voices, where p is the probability
   * that the reader gave to 'negative'.
   */
  readonly readerVariance: number;
  /** Negatives in a usual week and the number of days that this rests on; null where the past is too short. */
  readonly usual: { readonly negative: number; readonly days: number } | null;
  /** Incidents under way in the week, without false alarms. */
  readonly incidents: readonly { readonly severity: Severity; readonly isOver: boolean }[];
  /** Negatives that name a grave matter (any risk category). */
  readonly grave: number;
  /** Different media with a negative article. */
  readonly media: number;
  /** Times that negatives were passed on: reposts and copies. */
  readonly passedOn: number;
}

/** The risk number with its 90 % interval; `components` in their fixed order. */
export interface RiskScore {
  readonly risk: number;
  readonly low: number;
  readonly high: number;
  readonly band: RiskBand;
  readonly components: readonly (RiskComponent & { readonly id: RiskComponentId })[];
}

/**
 * The published formula: the sum of 100 × weight × value over the parts. Every value is pulled towards calm where the
 * numbers behind it are few, so that the risk only rises on evidence; no data at all gives 0.
 */
export function scoreRisk(measures: RiskMeasures): RiskScore {
  const share = shareValues(measures);
  const change = changeValues(measures);
  const gravity = gravityValues(measures);
  const parts: Readonly<Record<RiskComponentId, { value: number; measured: number }>> = {
    share,
    change,
    incidents: { value: incidentValue(measures), measured: measures.incidents.length },
    gravity,
    press: { value: clamp(measures.media / WORST_MEDIA), measured: measures.media },
    spread: spreadValue(measures),
  };
  const components = RISK_COMPONENTS.map((id) => ({
    id,
    weight: RISK_WEIGHTS[id],
    value: parts[id].value,
    contribution: 100 * RISK_WEIGHTS[id] * parts[id].value,
    measured: parts[id].measured,
  }));
  const risk = components.reduce((sum, { contribution }) => sum + contribution, 0);
  const points = (id: RiskComponentId, delta: number) => 100 * RISK_WEIGHTS[id] * delta;
  const spread = (end: 'low' | 'high') =>
    // Share and change hang on the same count of negatives and err together; gravity errs by itself.
    Math.hypot(
      points('share', Math.abs(share[end] - share.value)) +
        points('change', Math.abs(change[end] - change.value)),
      points('gravity', Math.abs(gravity[end] - gravity.value)),
    );
  return {
    risk,
    low: Math.max(0, risk - spread('low')),
    high: Math.min(100, risk + spread('high')),
    band: riskBand(risk),
    components,
  };
}

/** Quarters of the scale: below 25 low, below 50 guarded, below 75 high, from there severe. */
export function riskBand(risk: number): RiskBand {
  if (risk < 25) return 'low';
  if (risk < 50) return 'guarded';
  return risk < 75 ? 'high' : 'severe';
}

/** A part's value, its value at both ends of the 90 % interval, and the figure that people are shown. */
interface Ranged {
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly measured: number;
}

function shareValues({ voices, negative, readerVariance }: RiskMeasures): Ranged {
  const total = voices + CALM_VOICES;
  const share = (negative + CALM_VOICES * CALM_SHARE) / total;
  // Variance of a beta posterior, and of the reader's own mistakes.
  const deviation = Math.sqrt((share * (1 - share)) / (total + 1) + readerVariance / total ** 2);
  const valueAt = (at: number) => clamp((at - CALM_SHARE) / (WORST_SHARE - CALM_SHARE));
  return {
    value: valueAt(share),
    low: valueAt(share - Z_90 * deviation),
    high: valueAt(share + Z_90 * deviation),
    measured: voices === 0 ? 0 : negative / voices,
  };
}

function changeValues({ negative, readerVariance, usual }: RiskMeasures): Ranged {
  // No ratio is 0: it stands for a past too short to compare with.
  if (usual === null) return { value: 0, low: 0, high: 0, measured: 0 };
  const now = negative + STEADY_NEGATIVES;
  const before = usual.negative + STEADY_NEGATIVES;
  const doublings = Math.log2(now / before);
  // Counts vary as their square root; the usual week is a mean over `days` / 7 weeks. Delta method for the logarithm.
  const deviation =
    Math.sqrt(
      (negative + readerVariance) / now ** 2 + (usual.negative * 7) / usual.days / before ** 2,
    ) / Math.LN2;
  const valueAt = (at: number) => clamp(at / WORST_DOUBLINGS);
  return {
    value: valueAt(doublings),
    low: valueAt(doublings - Z_90 * deviation),
    high: valueAt(doublings + Z_90 * deviation),
    measured: now / before,
  };
}

function gravityValues({ negative, grave }: RiskMeasures): Ranged {
  const total = negative + LIGHT_NEGATIVES;
  const share = grave / total;
  const deviation = Math.sqrt((share * (1 - share)) / (total + 1));
  const valueAt = (at: number) => clamp(at / WORST_GRAVE_SHARE);
  return {
    value: valueAt(share),
    low: valueAt(share - Z_90 * deviation),
    high: valueAt(share + Z_90 * deviation),
    measured: negative === 0 ? 0 : grave / negative,
  };
}

function incidentValue({ incidents }: RiskMeasures): number {
  let calm = 1;
  for (const { severity, isOver } of incidents) {
    calm *= 1 - INCIDENT_VALUE[severity] * (isOver ? OVER_FACTOR : 1);
  }
  return 1 - calm;
}

function spreadValue({ negative, passedOn }: RiskMeasures): { value: number; measured: number } {
  const times = passedOn / (negative + QUIET_NEGATIVES);
  return {
    value: clamp(Math.log1p(times) / Math.log1p(WORST_TIMES_PASSED_ON)),
    measured: negative === 0 ? 0 : passedOn / negative,
  };
}

function clamp(value: number): number {
  return Math.min(1, Math.max(0, value));
}
