import { z } from 'zod';
import { forgivingArray, optional } from '../../lib/http/forgiving.js';
import { LenientCount, LenientId, LenientInstant, LenientText } from '../../lib/http/lenient.js';

const Owner = z.object({ user_id: optional(LenientId), display_name: LenientText });

/** A question, an answer or a comment; which of the three, its ids tell. */
export const Item = z
  .object({
    question_id: optional(LenientId),
    answer_id: optional(LenientId),
    comment_id: optional(LenientId),
    /** Of a comment: the question or answer under which it stands. */
    post_id: optional(LenientId),
    /** HTML; only a beginning of it in a search for excerpts. */
    body: LenientText,
    excerpt: LenientText,
    /** Escaped for HTML, like every name. */
    title: LenientText,
    creation_date: LenientInstant,
    last_edit_date: optional(LenientInstant),
    owner: optional(Owner),
    link: LenientText,
    score: optional(z.number().int()),
    view_count: LenientCount,
    answer_count: LenientCount,
    comment_count: LenientCount,
    tags: optional(z.array(z.string().min(1))),
  })
  .refine(
    ({ question_id: question, answer_id: answer, comment_id: comment }) =>
      (question ?? answer ?? comment) !== undefined,
  );
export type Item = z.infer<typeof Item>;

/** What every answer is wrapped in. A refusal can come with a 200 too, and then has no items. */
export const Wrapper = z
  .object({
    items: forgivingArray(Item).optional(),
    has_more: optional(z.boolean()),
    quota_remaining: LenientCount,
    /** Seconds in which the same method must not be asked again. */
    backoff: LenientCount,
    error_id: LenientCount,
    error_name: LenientText,
    error_message: LenientText,
  })
  .refine(({ items, error_id: error }) => items !== undefined || error !== undefined, {
    path: ['items'],
  });
export type Wrapper = z.infer<typeof Wrapper>;

/**
 * What a refusal means to us, in one word: 'throttle:SECONDS', 'key', or the API's own name for it.
 *
 * The API says in words only for how long it does not answer, and that it does not know a key.
 */
export function refusalCode(body: unknown): string | undefined {
  const refusal = Wrapper.safeParse(body).data;
  const { error_name: name, error_message: message = '' } = refusal ?? {};
  if (name === undefined) return undefined;
  if (name === 'throttle_violation') {
    return `throttle:${/available in (\d+) seconds?/.exec(message)?.[1] ?? ''}`;
  }
  return /\bkey\b/i.test(message) || name === 'key_required' ? 'key' : name;
}
