import type { Brand } from '../core/brand.js';
import type { StoreTables } from '../core/contracts/store.js';
import type { SentimentCounts } from '../core/report.js';
import {
  type Estimate,
  SURVEY_KINDS,
  type SurveyCount,
  type SurveyFigures,
  type SurveyGap,
  type SurveyKind,
  type SurveyReport,
  type SurveyWeek,
} from '../core/survey.js';
import type { TimeRange } from '../core/time.js';
import { differenceOf, netInterval } from '../lib/stats/intervals.js';
import { countSpan, type SpanCounts } from '../reports/digest-counts.js';
import { firstDayOf, periodRange, shiftPeriod } from '../reports/period.js';
import type { ReportStore } from '../reports/report-store.js';
import { surveyFigures } from './survey-figures.js';

/** Voices that a net sentiment needs to be set beside a survey. */
const MIN_VOICES = 30;
/** A gap smaller than this is certain perhaps, but of no consequence. */
const MIN_GAP = 0.1;

/** What a survey report reads. */
export type SurveyReportStore = ReportStore & {
  readonly surveys: Pick<StoreTables['surveys'], 'counts'>;
};

/** What customers answered and said in one week. */
interface WeekCounts {
  readonly range: TimeRange;
  readonly surveys: readonly SurveyCount[];
  readonly social: SpanCounts;
}

/**
 * Surveys of the last weeks, whole weeks from Monday on the brand's clock, beside what was said in public at the same
 * touchpoints. Reads the mentions of each week once; memory does not grow with them.
 *
 * @param lastDay the report ends with the week that this day ('YYYY-MM-DD') lies in
 * @param weeks at least 1
 * @throws {RangeError} `lastDay` is not a day of the calendar
 */
export async function buildSurveyReport({
  store,
  brand,
  lastDay,
  weeks,
}: {
  readonly store: SurveyReportStore;
  readonly brand: Brand;
  readonly lastDay: string;
  readonly weeks: number;
}): Promise<SurveyReport> {
  const lastMonday = firstDayOf(lastDay, 'week');
  const counted: WeekCounts[] = [];
  for (let back = weeks - 1; back >= 0; back -= 1) {
    const range = periodRange(shiftPeriod(lastMonday, 'week', -back), 'week', brand.timeZone);
    const surveys = await store.surveys.counts(brand.id, range);
    // A week without answers needs no voices to be set beside them.
    const social = surveys.length === 0 ? NOTHING : await countSpan(store, { brand, range });
    counted.push({ range, surveys, social });
  }
  return {
    type: 'surveys',
    brandId: brand.id,
    brandName: brand.name,
    timeZone: brand.timeZone,
    from: counted[0]?.range.from ?? new Date(Number.NaN),
    to: counted.at(-1)?.range.to ?? new Date(Number.NaN),
    lines: SURVEY_KINDS.flatMap((kind) => linesOf(kind, { brand, counted })),
  };
}

const NO_COUNTS: SentimentCounts = {
  mentions: 0,
  voices: 0,
  negative: 0,
  neutral: 0,
  positive: 0,
  netSentiment: null,
  negativeShare: null,
};
const NOTHING: SpanCounts = { counts: NO_COUNTS, byTouchpoint: new Map() };

function linesOf(
  kind: SurveyKind,
  { brand, counted }: { readonly brand: Brand; readonly counted: readonly WeekCounts[] },
): SurveyReport['lines'] {
  const answered = counted.flatMap(({ surveys }) => surveys).filter((one) => one.kind === kind);
  if (answered.length === 0) return [];
  const asked = new Set(answered.map(({ touchpoint }) => touchpoint));
  const places = brand.touchpoints.filter(({ id }) => asked.has(id));
  // Where all answers are about one thing, the total says the same.
  const isOne = asked.size === 1 && places.length === 1;
  return [
    ...(isOne ? [] : [{ ...lineOf(kind, { counted, touchpoint: undefined }), name: null }]),
    ...places.map(({ id, name }) => ({ ...lineOf(kind, { counted, touchpoint: id }), name })),
  ];
}

/** @param options.touchpoint undefined for all answers together */
function lineOf(
  kind: SurveyKind,
  {
    counted,
    touchpoint,
  }: { readonly counted: readonly WeekCounts[]; readonly touchpoint: string | undefined },
): Omit<SurveyReport['lines'][number], 'name'> {
  const ofPlace = (surveys: readonly SurveyCount[]) =>
    surveys.filter((one) => touchpoint === undefined || one.touchpoint === touchpoint);
  const saidIn = ({ social }: WeekCounts): SentimentCounts =>
    touchpoint === undefined ? social.counts : (social.byTouchpoint.get(touchpoint) ?? NO_COUNTS);
  const figures = surveyFigures(
    kind,
    counted.flatMap(({ surveys }) => ofPlace(surveys)),
  );
  const weeks = counted.map((week): SurveyWeek => {
    const said = saidIn(week);
    return {
      ...week.range,
      figures: surveyFigures(kind, ofPlace(week.surveys)),
      social: socialOf([said]),
      voices: said.voices,
    };
  });
  const said = counted.map(saidIn);
  const social = socialOf(said);
  const voices = said.reduce((all, one) => all + one.voices, 0);
  return {
    kind,
    touchpoint: touchpoint ?? null,
    isTotal: touchpoint === undefined,
    figures,
    social,
    voices,
    gap: gapOf(figures, { social, voices }),
    weeks,
  };
}

function socialOf(counts: readonly SentimentCounts[]): Estimate | null {
  const sum = (of: (one: SentimentCounts) => number) =>
    counts.reduce((all, one) => all + of(one), 0);
  const total = sum(({ voices }) => voices);
  if (total === 0) return null;
  return netInterval({
    good: sum(({ positive }) => positive),
    bad: sum(({ negative }) => negative),
    total,
  });
}

/** The gap where it is more than chance and matters; null where there are too few answers or voices to say. */
function gapOf(
  { balance, isSmall }: SurveyFigures,
  { social, voices }: { readonly social: Estimate | null; readonly voices: number },
): SurveyGap | null {
  if (balance === null || social === null || isSmall || voices < MIN_VOICES) return null;
  const gap = differenceOf(balance, social);
  if (Math.abs(gap.value) < MIN_GAP || (gap.low <= 0 && gap.high >= 0)) return null;
  return { direction: gap.value > 0 ? 'survey-better' : 'social-better', gap };
}
