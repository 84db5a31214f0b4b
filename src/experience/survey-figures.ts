import type {
  Estimate,
  SurveyCount,
  SurveyFigures,
  SurveyKind,
  SurveyScale,
} from '../core/survey.js';
import { meanInterval, netInterval, wilson } from '../lib/stats/intervals.js';

/** Fewer answers say too little: with 30 the interval of an NPS is still some 25 points wide each way. */
const MIN_ANSWERS = 30;
/** NPS as its makers define it: from 9 on promoters, up to 6 detractors. */
const PROMOTER = 9;
const DETRACTOR = 6;
/** Scores at either end of a CSAT scale that count as satisfied, and as dissatisfied. */
const CSAT_BOX = 2;
/** Low effort is the easiest three of the seven scores of a CES, and as much of any other scale. */
const EFFORT_SHARE = 3 / 7;

/** Figures of one kind of survey, from counts by score; counts of other kinds are left out. */
export function surveyFigures(kind: SurveyKind, counts: readonly SurveyCount[]): SurveyFigures {
  const own = counts.filter((one) => one.kind === kind);
  const answers = sum(own, () => 1);
  const isSmall = answers < MIN_ANSWERS;
  if (answers === 0) {
    return { kind, answers, main: null, lowEffort: null, balance: null, isSmall };
  }
  const good = sum(own, (one) => (isGood(one) ? 1 : 0));
  const bad = sum(own, (one) => (isBad(one) ? 1 : 0));
  const balance = netInterval({ good, bad, total: answers });
  return {
    kind,
    answers,
    main: mainOf(kind, { own, balance, good, answers }),
    lowEffort: kind === 'ces' ? wilson(good, answers) : null,
    balance,
    isSmall,
  };
}

function mainOf(
  kind: SurveyKind,
  {
    own,
    balance,
    good,
    answers,
  }: {
    readonly own: readonly SurveyCount[];
    readonly balance: Estimate;
    readonly good: number;
    readonly answers: number;
  },
): Estimate {
  switch (kind) {
    case 'nps':
      return { value: 100 * balance.value, low: 100 * balance.low, high: 100 * balance.high };
    case 'csat':
      return wilson(good, answers);
    case 'ces': {
      const scale = usualScale(own);
      const scores = own.map((one) => ({ ...one, score: scoreOn(scale, one) }));
      return meanInterval({
        total: answers,
        sum: sum(scores, ({ score }) => score),
        squares: sum(scores, ({ score }) => score * score),
        scale,
      });
    }
  }
}

/** Whether an answer is a promoter's, a satisfied one's, or tells of little effort. */
export function isGood({ kind, score, scale }: Omit<SurveyCount, 'count' | 'touchpoint'>): boolean {
  switch (kind) {
    case 'nps':
      return score >= PROMOTER;
    case 'csat':
      return score > scale.max - CSAT_BOX;
    case 'ces':
      return score > scale.max - effortBox(scale);
  }
}

/** Whether an answer is a detractor's, a dissatisfied one's, or tells of much effort. */
export function isBad({ kind, score, scale }: Omit<SurveyCount, 'count' | 'touchpoint'>): boolean {
  switch (kind) {
    case 'nps':
      return score <= DETRACTOR;
    case 'csat':
      return score < scale.min + CSAT_BOX;
    case 'ces':
      return score < scale.min + effortBox(scale);
  }
}

/** Scores of one end of a CES scale: 3 of 7, 2 of 5, 4 of 10. */
function effortBox({ min, max }: SurveyScale): number {
  return Math.max(1, Math.round((max - min + 1) * EFFORT_SHARE));
}

/** The scale of most answers: a mean needs one. */
function usualScale(counts: readonly SurveyCount[]): SurveyScale {
  const answers = new Map<string, number>();
  const key = ({ min, max }: SurveyScale) => `${min} ${max}`;
  for (const { scale, count } of counts) {
    answers.set(key(scale), (answers.get(key(scale)) ?? 0) + count);
  }
  const [first, ...others] = counts.map(({ scale }) => scale);
  if (first === undefined) throw new RangeError('no answers');
  return others.reduce(
    (best, next) => ((answers.get(key(next)) ?? 0) > (answers.get(key(best)) ?? 0) ? next : best),
    first,
  );
}

function scoreOn(scale: SurveyScale, { score, scale: own }: SurveyCount): number {
  const part = (score - own.min) / (own.max - own.min);
  return scale.min + part * (scale.max - scale.min);
}

function sum(counts: readonly SurveyCount[], of: (one: SurveyCount) => number): number {
  return counts.reduce((all, one) => all + one.count * of(one), 0);
}
