import { type IncidentWords, shortName } from './incident-words.js';
import { safeText } from './safe-text.js';
import { sourceName } from './source-name.js';
import { shortWhen } from './when.js';

/** A suggested answer in words. */
export interface ResponseText {
  readonly heading: string;
  /** 'Declaración de espera (222 caracteres)'. */
  readonly holdingHeading: string;
  readonly holding: string;
  /** `heading` says to whom; `text` is what to publish, in the customer's language. */
  readonly replies: readonly { readonly heading: string; readonly text: string }[];
  readonly planHeading: string;
  /** '1. Comprobar la queja (Logística, 16:45)', in order. */
  readonly plan: readonly string[];
}

/** Longest text of a response that is shown: more than any network takes in one post. */
const MAX_TEXT = 1_000;

/** Says the suggested response. */
export function responseText({ card, brand, finding, place, t }: IncidentWords): ResponseText {
  const { response, samples } = card;
  return {
    heading: t('alert:response.heading'),
    holdingHeading: t('alert:response.holding', { count: response.holdingStatement.length }),
    holding: harmless(response.holdingStatement),
    replies: response.replies.map(({ post, text }) => {
      const sample = samples.find(({ key }) => key === post);
      return {
        text: harmless(text),
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
        department: shortName(
          brand.departments.find(({ id }) => id === department)?.name[place.locale] ?? department,
        ),
        due: shortWhen(dueAt, finding.at, place),
      }),
    ),
  };
}

function harmless(text: string): string {
  return safeText(text, { maxLength: MAX_TEXT });
}
