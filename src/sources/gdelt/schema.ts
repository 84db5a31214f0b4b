import { z } from 'zod';
import { forgivingArray } from '../../lib/http/forgiving.js';
import { LenientText } from '../../lib/http/lenient.js';

/** 20260302T101500Z, with or without its letters. */
const SEEN = /^(\d{4})(\d\d)(\d\d)T?(\d\d)(\d\d)(\d\d)Z?$/;

const SeenDate = z.coerce.string().transform((written, context) => {
  const [, year, month, day, hour, minute, second] = SEEN.exec(written) ?? [];
  const seen = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  if (!Number.isNaN(seen.getTime())) return seen;
  context.addIssue({ code: 'custom', message: 'not an instant' });
  return z.NEVER;
});

/** An article as the list of articles gives it: its headline, not its text. */
export const Article = z.object({
  url: z.url({ protocol: /^https?$/ }),
  title: z.string().min(1),
  /** When GDELT saw it, to the quarter of an hour. */
  seendate: SeenDate,
  domain: LenientText,
  /** In English: 'Spanish'. */
  language: LenientText,
});
export type Article = z.infer<typeof Article>;

/** Reply in the mode artlist; an empty object where there is nothing. */
export const ArticleList = z
  .object({ articles: forgivingArray(Article).optional() })
  .loose()
  .refine((reply) => reply.articles !== undefined || Object.keys(reply).length === 0, {
    path: ['articles'],
  })
  .transform(({ articles }) => articles ?? { items: [], skipped: 0 });
export type ArticleList = z.infer<typeof ArticleList>;
