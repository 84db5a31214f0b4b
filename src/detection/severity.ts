import type { Severity, SeverityReason } from '../core/finding.js';
import type { Witness } from './evidence.js';

/** Categories in which people, the law or dignity are at stake weigh twice. */
const GRAVE_RISKS: ReadonlySet<string> = new Set([
  'safety',
  'health',
  'discrimination',
  'privacy-security',
]);

export interface SeverityInput {
  readonly observed: number;
  readonly expected: number;
  readonly windowMinutes: number;
  readonly witnesses: readonly Witness[];
}

/** The graver of two. */
export function graver(a: Severity, b: Severity): Severity {
  return a >= b ? a : b;
}

/** Severity from points: below 2 it is 1, from 2 it is 2, from 4 it is 3, from 6 it is 4. Coordination never lowers it. */
export function severityOf(input: SeverityInput): {
  readonly severity: Severity;
  readonly severityReasons: readonly SeverityReason[];
} {
  const { observed, expected, windowMinutes, witnesses } = input;
  const ratio = observed / Math.max(expected, 0.5);
  const hourly = ((observed - expected) * 60) / Math.max(windowMinutes, 5);
  const reach = witnesses.reduce((sum, witness) => sum + witness.reach, 0);
  const sources = new Set(witnesses.map(({ source }) => source)).size;
  const risk = mainRisk(witnesses);
  const all: SeverityReason[] = [
    { factor: 'excess', points: steps(ratio, [4, 12]), value: round(ratio) },
    { factor: 'speed', points: steps(hourly, [20, 200]), value: round(hourly) },
    { factor: 'reach', points: steps(reach, [100_000, 2_000_000]), value: reach },
    { factor: 'spread', points: steps(sources, [3]), value: sources },
    {
      factor: 'risk',
      points: risk === null ? 0 : GRAVE_RISKS.has(risk) ? 2 : 1,
      value: risk ?? 'none',
    },
  ];
  const points = all.reduce((sum, reason) => sum + reason.points, 0);
  const severity = points >= 6 ? 4 : points >= 4 ? 3 : points >= 2 ? 2 : 1;
  return { severity, severityReasons: all.filter((reason) => reason.points > 0) };
}

/** The risk category that at least a fifth of the posts share, or null. */
function mainRisk(witnesses: readonly Witness[]): string | null {
  const counts = new Map<string, number>();
  for (const { risk } of witnesses) {
    if (risk !== 'none') counts.set(risk, (counts.get(risk) ?? 0) + 1);
  }
  const top = [...counts].sort(([, a], [, b]) => b - a)[0];
  return top !== undefined && top[1] >= Math.max(2, witnesses.length / 5) ? top[0] : null;
}

function steps(value: number, limits: readonly number[]): number {
  return limits.filter((limit) => value >= limit).length;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
