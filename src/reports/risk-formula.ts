import type { Severity } from '../core/finding.js';
import type { RiskBand, RiskComponent } from '../core/report.js';
import { Z_90 } from '../lib/stats/intervals.js';
import {
  type ChangeMeasures,
  changeValues,
  clamp,
  type Ranged,
  type ShareMeasures,
  shareValues,
} from './risk-values.js';

/** Parts of the risk number, in the order in which they are shown; `README.md` of this folder says why each is there. */
export const RISK_COMPONENTS = [
  'share',
  'change',
  'incidents',
  'gravity',
  'press',
  'spread',
  'response',
] as const;
export type RiskComponentId = (typeof RISK_COMPONENTS)[number];
/** All but the answer, which only ever brings the number down. */
type HarmId = Exclude<RiskComponentId, 'response'>;

/** The most that each part alone can take the number to, as a share of 100; of the answer, what it takes off incidents. */
export const RISK_WEIGHTS: Readonly<Record<RiskComponentId, number>> = {
  share: 0.3,
  change: 0.2,
  incidents: 0.6,
  gravity: 0.25,
  press: 0.25,
  spread: 0.15,
  response: 0.2,
};
const HARMS = RISK_COMPONENTS.filter((id) => id !== 'response');

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
export const INCIDENT_VALUE: Readonly<Record<Severity, number>> = {
  1: 0.1,
  2: 0.3,
  3: 0.6,
  4: 0.9,
};
/** An incident that is over weighs half. */
const OVER_FACTOR = 0.5;

/** One incident of the week, false alarms left out. */
export interface IncidentMeasure {
  readonly severity: Severity;
  readonly isOver: boolean;
  /** Minutes until somebody took it; null while nobody has. */
  readonly takenMinutes: number | null;
  /** Whether that was in time for its severity. */
  readonly isTakenInTime: boolean;
}

/** What was measured in a week; counts of voices, not of reposts or copies, where nothing else is said. */
export interface RiskMeasures extends ShareMeasures, ChangeMeasures {
  readonly incidents: readonly IncidentMeasure[];
  /** Negatives that name a grave matter (any risk category). */
  readonly grave: number;
  /** Different media with a negative article. */
  readonly media: number;
  /** Times that negatives were passed on: reposts and copies. */
  readonly passedOn: number;
}

/** One part as the formula gives it; `peakDay` is how many days before the end the deciding day lies, null for the week. */
export type ScoredComponent = Omit<RiskComponent, 'id' | 'previousContribution' | 'peak'> & {
  readonly id: RiskComponentId;
  readonly peakDay: number | null;
};

/** The risk number with its 90 % interval; `components` in their fixed order. */
export interface RiskScore {
  readonly risk: number;
  readonly low: number;
  readonly high: number;
  readonly band: RiskBand;
  readonly components: readonly ScoredComponent[];
}

/**
 * The published formula: `100 × (1 - Π(1 - weight × value))` over the parts, incidents lowered by a timely answer.
 * Every value is pulled towards calm where the numbers behind it are few, so that the risk only rises on evidence; no
 * data at all gives 0. The points of the total are shared out by `-ln(1 - weight × value)`, so that they add up.
 */
export function scoreRisk(measures: RiskMeasures): RiskScore {
  const share = shareValues(measures);
  const change = changeValues(measures);
  const gravity = gravityValues(measures);
  const response = responseValue(measures);
  const values: Readonly<Record<HarmId, number>> = {
    share: share.value,
    change: change.value,
    incidents: incidentValue(measures, 0),
    gravity: gravity.value,
    press: clamp(measures.media / WORST_MEDIA),
    spread: spreadValue(measures),
  };
  const incidents = incidentValue(measures, RISK_WEIGHTS.response);
  const answered = (of: Readonly<Record<HarmId, number>>) => combined({ ...of, incidents });
  const unanswered = combined(values);
  const risk = answered(values);
  const measured: Readonly<Record<HarmId, number>> = {
    share: share.measured,
    change: change.measured,
    incidents: measures.incidents.length,
    gravity: measures.negative === 0 ? 0 : measures.grave / measures.negative,
    press: measures.media,
    spread: measures.negative === 0 ? 0 : measures.passedOn / measures.negative,
  };
  const points = pointsOf(values, unanswered);
  const peaks: Partial<Record<HarmId, number | null>> = { share: share.day, change: change.day };
  const reach = (end: 'low' | 'high') =>
    // Share and change hang on the same count of negatives and err together; gravity errs by itself.
    Math.hypot(
      answered({ ...values, share: share[end], change: change[end] }) - risk,
      answered({ ...values, gravity: gravity[end] }) - risk,
    );
  return {
    risk,
    low: Math.max(0, risk - reach('low')),
    high: Math.min(100, risk + reach('high')),
    band: riskBand(risk),
    components: [
      ...HARMS.map((id) => ({
        id,
        weight: RISK_WEIGHTS[id],
        value: values[id],
        contribution: points[id],
        measured: measured[id],
        peakDay: peaks[id] ?? null,
      })),
      {
        id: 'response' as const,
        weight: RISK_WEIGHTS.response,
        value: response.value,
        contribution: risk - unanswered,
        measured: response.measured,
        peakDay: null,
      },
    ],
  };
}

/** Quarters of the scale: below 25 low, below 50 guarded, below 75 high, from there severe. */
export function riskBand(risk: number): RiskBand {
  if (risk < 25) return 'low';
  if (risk < 50) return 'guarded';
  return risk < 75 ? 'high' : 'severe';
}

/** Any one part is enough to raise the number, and none can be diluted by the calm of the others. */
function combined(values: Readonly<Record<HarmId, number>>): number {
  return 100 * (1 - HARMS.reduce((calm, id) => calm * (1 - RISK_WEIGHTS[id] * values[id]), 1));
}

function pointsOf(
  values: Readonly<Record<HarmId, number>>,
  total: number,
): Readonly<Record<HarmId, number>> {
  const strengths = HARMS.map((id) => [id, -Math.log1p(-RISK_WEIGHTS[id] * values[id])] as const);
  const sum = strengths.reduce((all, [, strength]) => all + strength, 0);
  return Object.fromEntries(
    strengths.map(([id, strength]) => [id, sum === 0 ? 0 : (total * strength) / sum]),
  ) as Record<HarmId, number>;
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
  };
}

function weightOf({ severity, isOver }: IncidentMeasure): number {
  return INCIDENT_VALUE[severity] * (isOver ? OVER_FACTOR : 1);
}

/** @param relief what is taken off each incident that somebody took in time, as a share */
function incidentValue({ incidents }: RiskMeasures, relief: number): number {
  return (
    1 -
    incidents.reduce((calm, incident) => {
      const weight = weightOf(incident) * (incident.isTakenInTime ? 1 - relief : 1);
      return calm * (1 - weight);
    }, 1)
  );
}

/** Part of the incidents, by weight, that somebody took in time; and the longest that one of those taken waited. */
function responseValue({ incidents }: RiskMeasures): { value: number; measured: number } {
  const all = incidents.reduce((sum, incident) => sum + weightOf(incident), 0);
  if (all === 0) return { value: 0, measured: 0 };
  const inTime = incidents.filter(({ isTakenInTime }) => isTakenInTime);
  return {
    value: inTime.reduce((sum, incident) => sum + weightOf(incident), 0) / all,
    measured: Math.max(0, ...inTime.map(({ takenMinutes }) => takenMinutes ?? 0)),
  };
}

function spreadValue({ negative, passedOn }: RiskMeasures): number {
  const times = passedOn / (negative + QUIET_NEGATIVES);
  return clamp(Math.log1p(times) / Math.log1p(WORST_TIMES_PASSED_ON));
}
