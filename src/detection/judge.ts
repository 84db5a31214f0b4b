import type { DailyMaxima } from './calibration.js';
import type { DetectionRule } from './config.js';
import type { Trigger } from './narrator.js';
import { normalRange } from './negative-binomial.js';
import type { Flow, ScanResult } from './scan.js';
import type { TermAlarm } from './term-watch.js';
import { TUNING } from './tuning.js';

/** Two hours: the crowd of a launch or a joke is judged over these. */
const CROWD_BINS = 24;
/** Relative variance of a word's window, as it is told. */
const RUN_DISPERSION = 0.1;

/** What one voice brought, to be held against the brand's thresholds. */
export interface Evaluation {
  readonly scanned: ScanResult | null;
  readonly run: TermAlarm | null;
  readonly flowOf: (bins: number) => Flow;
  readonly rule: DetectionRule;
  readonly countMaxima: DailyMaxima;
  readonly termMaxima: DailyMaxima;
}

/** The stronger of scan and word run, if it passes its threshold; and by how many decades it passes or misses it. */
export function evaluate(input: Evaluation): {
  readonly over: number;
  readonly trigger: Trigger | null;
} {
  const { scanned, run, flowOf, rule, countMaxima, termMaxima } = input;
  const days = rule.budget * 7 * 2 * TUNING.budgetFactor;
  const countScore = Math.max(0, scanned?.score ?? 0);
  const termScore = Math.max(0, run?.score ?? 0);
  const countLimit = countMaxima.threshold(days, TUNING.slopeCount);
  const termLimit = termMaxima.threshold(days, TUNING.slopeTerm);
  countMaxima.note(Math.min(countScore, countLimit));
  termMaxima.note(Math.min(termScore, termLimit));
  const hours = isSurge(flowOf(CROWD_BINS));
  const margin = (bins: number): number =>
    hours || isSurge(flowOf(bins)) ? TUNING.surgeMargin : 0;
  const countOver = countScore - countLimit - margin(scanned?.bins ?? CROWD_BINS);
  const few = run !== null && run.count <= TUNING.fewVoices ? TUNING.fewMargin : 0;
  const termOver = termScore - termLimit - few - margin(run?.bins ?? CROWD_BINS);
  const over = Math.max(countOver, termOver);
  if (scanned !== null && countOver >= 0 && countOver >= termOver) {
    const flow = flowOf(scanned.bins);
    const isFlat = flow.otherObserved + flow.observed < 1.1 * (flow.otherExpected + flow.expected);
    const kind =
      scanned.bins >= 192
        ? 'slow-burn'
        : isFlat && scanned.bins >= 48
          ? 'share-shift'
          : 'negative-spike';
    const term = run !== null && termOver > 0 ? run.term : null;
    return { over, trigger: { ...scanned, kind, over: countOver, term } };
  }
  if (run === null || termOver < 0) return { over, trigger: null };
  const flow = flowOf(run.bins);
  const isFlat = flow.observed < 1.5 * flow.expected && run.bins >= 72;
  const total = { observed: flow.observed, expected: flow.expected };
  const topic = { observed: run.count, expected: run.mean };
  // All negatives tell it where they stand out by themselves; else only those with the word do.
  const isTotal =
    flow.observed - flow.expected >= run.count - run.mean &&
    flow.observed > normalRange(flow.expected, RUN_DISPERSION)[1];
  const trigger: Trigger = {
    kind: isFlat ? 'mix-shift' : 'negative-spike',
    over: termOver,
    bins: run.bins,
    ...(isTotal ? total : topic),
    dispersion: RUN_DISPERSION,
    term: run.term,
  };
  return { over, trigger };
}

/** Whether a public is there for something else: far more other voices than usual. */
function isSurge({ otherObserved, otherExpected }: Flow): boolean {
  return otherObserved > TUNING.surge * otherExpected + 5;
}
