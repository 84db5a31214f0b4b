import type { Department, Locale, Touchpoint } from '../../core/brand.js';
import { DEFAULT_DEPARTMENTS, DEFAULT_TOUCHPOINTS } from '../../core/default-touchpoints.js';
import type { Severity } from '../../core/finding.js';
import type { RiskCategory } from '../../core/reading.js';
import type { SuggestedResponse } from '../../core/response.js';
import { AnswerWriter, type PostToAnswer, type Tone } from './answer.js';
import type { ReplyBooks } from './book.js';
import { DEADLINES, nextUpdateAt } from './deadlines.js';
import { approvingDepartments, planFor } from './plan.js';
import { draftLanguage } from './scoring/language.js';
import { find, foldDraft, phrases } from './scoring/phrases.js';
import { isFalsehood } from './situation/classify.js';
import {
  type SpeakingBrand,
  scenarioBrand,
  situationOfScenario,
  toPost,
} from './situation/from-scenario.js';
import { touchpointOf } from './situation/levels.js';
import { maxReplyLength } from './situation/networks.js';
import type { Scenario, ScenarioPost } from './situation/scenario.js';
import type { Situation } from './situation/situation.js';
import { bookFor, shortDepartment } from './suggest.js';

/** Posts answered one by one. */
const MAX_REPLIES = 3;

/** Who speaks and who is responsible inside, where a configured brand is named; else a brand of the default map. */
export interface ScenarioBase {
  readonly brand: SpeakingBrand;
  readonly touchpoints: readonly Touchpoint[];
  readonly departments: readonly Department[];
  /** Language of the team. */
  readonly locale: Locale;
}

/**
 * Writes the whole answer to a crisis that a person told, as `suggestResponse` does for an incident. Pure: the same
 * scenario at the same time gives the same texts.
 *
 * @param options.base the configured brand; null takes all from the scenario
 * @param options.locale language of the plan where no brand is configured
 */
export function answerScenario(
  books: ReplyBooks,
  scenario: Scenario,
  {
    base,
    now: clock,
    locale,
  }: { readonly base: ScenarioBase | null; readonly now: Date; readonly locale: Locale },
): SuggestedResponse {
  const brand = scenarioBrand(scenario, base?.brand ?? null);
  const situation = situationOfScenario(scenario, { base: base?.brand ?? null });
  const departments: readonly Department[] = base?.departments ?? DEFAULT_DEPARTMENTS;
  const touchpoints: readonly Touchpoint[] = base?.touchpoints ?? DEFAULT_TOUCHPOINTS;
  const touchpoint = touchpoints.find(({ id }) => id === situation.facts.touchpoint) ?? null;
  const severity = severityOf(scenario, situation);
  const now = scenario.now ?? clock;
  const openedAt = scenario.openedAt ?? now;
  const updateAt = nextUpdateAt({ openedAt, severity, timeZone: brand.timeZone, now });
  const { lang, book } = bookFor(books, situation.lang, locale);
  const tone = toneOf(situation);
  const owner = (id: string | null, spoken: string) =>
    ownerName({ departments, touchpoints, touchpointId: id, situation, lang: spoken });
  const writer = new AnswerWriter({
    seed: String(scenario.id ?? scenario.summary ?? ''),
    situation,
    tone,
    voice: brand.voice,
    timeZone: brand.timeZone,
    owner: owner(touchpoint?.id ?? null, lang),
    touchpoint,
    campaign: scenario.campaign ?? '',
    isConfirmed: true,
    facts: [...scenario.facts, ...brand.facts],
    contact: scenario.brand.contact === undefined ? {} : { [lang]: scenario.brand.contact },
    updateAt,
    now,
  });
  const holding = writer.holding(book);
  const replies = scenario.posts
    .map((post, index) => toAnswer(post, { index, scenario, situation, owner }))
    .flatMap((post) => {
      const own = books.get(post.lang);
      const reply = own === undefined ? null : writer.reply(own, post);
      return reply === null ? [] : [reply];
    })
    .slice(0, MAX_REPLIES);
  const plan = { severity, openedAt, departments, updateAt, touchpoint };
  return {
    lang,
    classification: situation.classification,
    touchpoint: touchpoint?.id ?? null,
    respondBy: new Date(openedAt.getTime() + DEADLINES[severity].respondMs),
    holdingStatement: holding.text,
    holdingScore: holding.score,
    fullStatement: writer.full(book),
    replies,
    plan: planFor({
      ...plan,
      tone,
      book: bookFor(books, base?.locale ?? locale, locale).book,
    }),
    approval: approvingDepartments(plan),
  };
}

function severityOf({ severity }: Scenario, { facts }: Situation): Severity {
  if (severity === 1 || severity === 2 || severity === 3 || severity === 4) return severity;
  if (facts.damage === 'serious') return 4;
  return facts.arousal === 'high' ? 3 : 2;
}

const VALUES: readonly RiskCategory[] = [
  'discrimination',
  'animal-welfare',
  'labour',
  'environment',
];

function toneOf({ facts }: Situation): Tone {
  if (facts.risk === 'safety' || facts.risk === 'health') return 'safety';
  if (facts.risk === 'privacy-security') return 'privacy';
  return facts.isOpinion || VALUES.includes(facts.risk) ? 'opinion' : 'default';
}

const LEAVING = phrases(
  'no (vuelvo|volvere|compro) ___ (mas|nunca|con|a)|no vuelvo|me (voy|cambio|doy de baja)|me (he )?(ido|dado de baja)|cancelo|adios|hasta nunca',
  'never (again|buying|shopping|coming)|(cancel|cancell?ing|leaving|switching|done with)|last time',
);

function toAnswer(
  post: ScenarioPost,
  {
    index,
    scenario,
    situation,
    owner,
  }: {
    readonly index: number;
    readonly scenario: Scenario;
    readonly situation: Situation;
    readonly owner: (touchpoint: string | null, lang: string) => string;
  },
): PostToAnswer {
  const detected = draftLanguage(post.text);
  const lang = post.lang ?? (detected === 'und' ? situation.lang : detected);
  const tone = toneOf(situation);
  const touchpoint =
    tone === 'opinion'
      ? situation.facts.touchpoint
      : (touchpointOf(undefined, post.text) ?? situation.facts.touchpoint);
  const folded = foldDraft(post.text);
  return {
    ...toPost(post, index),
    lang,
    touchpoint,
    tone,
    opening:
      find(folded, LEAVING) !== null
        ? 'leaving'
        : post.text.includes('?')
          ? 'question'
          : 'complaint',
    owner: owner(touchpoint, lang),
    maxLength: maxReplyLength(post.network ?? scenario.network ?? ''),
  };
}

/** Department that answers for a touchpoint; where none does, the one that deals with such crises. */
function ownerName({
  departments,
  touchpoints,
  touchpointId,
  situation: { facts },
  lang,
}: {
  readonly departments: readonly Department[];
  readonly touchpoints: readonly Touchpoint[];
  readonly touchpointId: string | null;
  readonly situation: Situation;
  readonly lang: string;
}): string {
  const isOthers = isFalsehood(facts) || facts.cause === 'violence';
  const wanted = [
    isOthers ? 'communications' : undefined,
    facts.risk === 'privacy-security' ? 'digital' : undefined,
    facts.risk === 'safety' || facts.risk === 'health' ? 'product' : undefined,
    touchpoints.find(({ id }) => id === touchpointId)?.department,
    facts.isOpinion ? 'marketing' : undefined,
    VALUES.includes(facts.risk) ? 'communications' : 'customer-service',
    departments[0]?.id,
  ];
  const found = wanted
    .map((id) => departments.find((one) => one.id === id))
    .find((department) => department !== undefined);
  return shortDepartment(found?.name[lang === 'es' ? 'es' : 'en'] ?? '');
}
