import type { SurveyAnswer, SurveyKind, SurveyScale } from '../../core/survey.js';
import { DEFAULT_SCALES } from '../../core/survey.js';
import { DAY_MS, WEEK_MS } from '../../core/time.js';
import { seededRandom } from '../../lib/random.js';
import { STORY } from './dataset.js';

/** Weeks of answers before the story's last day. */
const WEEKS = 8;

interface Survey {
  readonly kind: SurveyKind;
  /** Null where it is about the brand in general. */
  readonly touchpoint: string | null;
  readonly answersAWeek: number;
  /** Mean of the answers, as a share of the scale. */
  readonly mean: number;
}

/** What the fictional brand asks, and how well it does there: those who buy are happier than those who write. */
const SURVEYS: readonly Survey[] = [
  { kind: 'nps', touchpoint: null, answersAWeek: 24, mean: 0.78 },
  { kind: 'csat', touchpoint: 'delivery', answersAWeek: 18, mean: 0.62 },
  { kind: 'csat', touchpoint: 'product-service', answersAWeek: 16, mean: 0.82 },
  { kind: 'csat', touchpoint: 'staff', answersAWeek: 9, mean: 0.84 },
  { kind: 'ces', touchpoint: 'website-app', answersAWeek: 10, mean: 0.58 },
  { kind: 'ces', touchpoint: 'after-sales', answersAWeek: 5, mean: 0.7 },
];

/** Some 650 answers to the fictional brand's surveys; always the same. */
export function demoSurveys(brandId: string): readonly SurveyAnswer[] {
  const random = seededRandom(404);
  return SURVEYS.flatMap(({ kind, touchpoint, answersAWeek, mean }) =>
    Array.from({ length: WEEKS * answersAWeek }, (_, index): SurveyAnswer => {
      const week = WEEKS - Math.floor(index / answersAWeek);
      const scale = DEFAULT_SCALES[kind];
      const weekFrom = STORY.from.getTime() + 2 * WEEK_MS - week * WEEK_MS;
      // Of the story's own week only the days before its last have been answered.
      const days = week === 1 ? 3 : 7;
      return {
        brandId,
        kind,
        id: `${kind}-${touchpoint ?? 'brand'}-${index}`,
        score: scoreOf(scale, { mean, random }),
        scale,
        touchpoint,
        answeredAt: new Date(weekFrom + random() * days * DAY_MS),
      };
    }),
  );
}

/** Lop-sided, as answers are: most near the mean or above it, and a tail of angry ones. */
function scoreOf(
  { min, max }: SurveyScale,
  { mean, random }: { readonly mean: number; readonly random: () => number },
): number {
  const isAngry = random() < 0.6 * (1 - mean);
  const share = isAngry ? 0.4 * random() : Math.min(1, mean + 0.45 * (random() + random() - 0.8));
  return Math.round(min + share * (max - min));
}
