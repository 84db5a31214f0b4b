import type { DraftScore } from '../../core/response.js';
import type { Translate } from '../i18n/i18n.js';
import { approvalText } from './contact-name.js';
import { classificationText, scoreText, strategiesText, violationLines } from './draft-score.js';
import { type IncidentWords, shortName } from './incident-words.js';
import { safeText } from './safe-text.js';
import { sourceName } from './source-name.js';
import { shortWhen } from './when.js';

/** A suggested answer in words. */
export interface ResponseText {
  readonly heading: string;
  /** 'Grupo SCCT' and its reason: 'evitable con indignación moral (fue decisión nuestra; nadie salió herido)'. */
  readonly cluster: { readonly label: string; readonly text: string };
  /** What may be done in an answer and what may not, in words. */
  readonly strategies: readonly { readonly label: string; readonly text: string }[];
  /** 'Declaración de espera (222 caracteres)'. */
  readonly holdingHeading: string;
  readonly holding: string;
  /** 'Puntuación 17/20' with the marks that fall short, and what keeps it from being published as it is. */
  readonly holdingScore: string;
  readonly fullHeading: string;
  /** Paragraphs of the full statement, in order. */
  readonly full: readonly string[];
  readonly fullScore: string;
  /** `heading` says to whom; `text` is what to publish, in the customer's language; `score` how it does. */
  readonly replies: readonly {
    readonly heading: string;
    readonly text: string;
    readonly score: string;
  }[];
  readonly planHeading: string;
  /** '1. Comprobar la queja (Logística, 16:45)', in order. */
  readonly plan: readonly string[];
  /** Departments that approve and stand in; empty where the team named people, who are told with the clock. */
  readonly approval: string;
}

/** Longest text of a response that is shown: more than any network takes in one post. */
const MAX_TEXT = 1_000;

/** Says the suggested response. */
export function responseText({ card, brand, finding, place, t }: IncidentWords): ResponseText {
  const { response, samples } = card;
  return {
    heading: t('alert:response.heading'),
    cluster: {
      label: t('reply:cluster.heading'),
      text: classificationText(response.classification, t),
    },
    strategies: (['allowed', 'forbidden'] as const).map((kind) => ({
      label: t(`reply:strategies.${kind}`),
      text: strategiesText(response.classification[kind], t),
    })),
    holdingHeading: t('alert:response.holding', { count: response.holdingStatement.length }),
    holding: harmless(response.holdingStatement),
    holdingScore: judged(response.holdingScore, t),
    fullHeading: t('reply:print.full', { count: response.fullStatement.text.length }),
    full: response.fullStatement.text.split('\n\n').map(harmless),
    fullScore: judged(response.fullStatement.score, t),
    replies: response.replies.map(({ post, text, score, isLast }) => {
      const sample = samples.find(({ key }) => key === post);
      return {
        text: harmless(text),
        score: isLast ? `${judged(score, t)} · ${t('reply:print.last')}` : judged(score, t),
        heading:
          sample === undefined
            ? t('alert:response.replyGone')
            : t('alert:response.reply', {
                author: shortName(sample.author),
                source: sourceName(sample.source, t),
              }),
      };
    }),
    planHeading: t('alert:response.plan'),
    plan: response.plan.map(({ department, action, dueAt }, index) =>
      t('alert:response.step', {
        number: index + 1,
        action: harmless(action),
        department: departmentName(department, { brand, place }),
        due: shortWhen(dueAt, finding.at, place),
      }),
    ),
    approval:
      response.approval === null || approvalText(card.approval, t) !== ''
        ? ''
        : t('reply:print.approval', {
            approver: departmentName(response.approval.approver, { brand, place }),
            backup: departmentName(response.approval.backup, { brand, place }),
          }),
  };
}

/** The score and, where a guardrail is broken, what has to change first. */
function judged(score: DraftScore, t: Translate): string {
  const broken = violationLines(score, t);
  const total = scoreText(score, t);
  return broken.length === 0
    ? total
    : `${total} · ${t('reply:score.violations')}: ${broken.join(' ')}`;
}

function departmentName(
  id: string,
  { brand, place }: Pick<IncidentWords, 'brand' | 'place'>,
): string {
  return shortName(brand.departments.find((one) => one.id === id)?.name[place.locale] ?? id);
}

function harmless(text: string): string {
  return safeText(text, { maxLength: MAX_TEXT });
}
