import type { BacktestResult } from '../../detection/backtest.js';
import type { DetectionRule } from '../../detection/config.js';

interface Named {
  readonly name: string;
  readonly rule: DetectionRule;
  readonly result: BacktestResult;
}

/** What `vigia backtest --json` prints: the first rule's results, and under `rules` one entry for each rule. */
export function toReport(results: readonly Named[]): object {
  const [first] = results;
  const all = results.map(({ name, rule, result }) => ({ name, rule, ...rounded(result) }));
  return {
    ...all[0],
    ...(results.length > 1 ? { rules: all } : {}),
    mentions: first?.result.mentions,
  };
}

function rounded({ points: _points, ...result }: BacktestResult): object {
  return {
    ...result,
    incidents: result.incidents.map((incident) => ({
      ...incident,
      expected: round(incident.expected),
      excess: round(incident.excess),
      score: round(incident.score),
    })),
    earlyWarning: {
      ...result.earlyWarning,
      baseRate: round(result.earlyWarning.baseRate),
      brier: fine(result.earlyWarning.brier),
      baseBrier: fine(result.earlyWarning.baseBrier),
      reliability: result.earlyWarning.reliability.map((row) => ({
        ...row,
        told: round(row.told),
        came: round(row.came),
      })),
    },
    falseAlarmsPerWeek: {
      ...result.falseAlarmsPerWeek,
      weeks: round(result.falseAlarmsPerWeek.weeks),
      perWeek: round(result.falseAlarmsPerWeek.perWeek),
      low: round(result.falseAlarmsPerWeek.low),
      high: round(result.falseAlarmsPerWeek.high),
    },
  };
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}

/** Scores of forecasts differ in the fourth decimal. */
function fine(value: number): number {
  return Math.round(value * 100_000) / 100_000;
}
