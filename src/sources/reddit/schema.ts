import { z } from 'zod';
import { optional } from '../../lib/http/forgiving.js';
import { LenientCount, LenientInstant, LenientText } from '../../lib/http/lenient.js';

/** What posts and comments have in common; `edited` is false, true in old ones, or an instant. */
const Written = z.object({
  id: z.string().min(1),
  created_utc: LenientInstant,
  edited: optional(LenientInstant),
  author: LenientText,
  permalink: LenientText,
  score: optional(z.number().int()),
  ups: optional(z.number().int()),
  subreddit: LenientText,
});

/** A post ('t3'). */
export const Link = Written.extend({
  title: z.string(),
  /** Markdown. */
  selftext: optional(z.string()),
  num_comments: LenientCount,
  num_crossposts: LenientCount,
  /** Who took it away: 'moderator', 'deleted' (the author), 'reddit'. */
  removed_by_category: LenientText,
  crosspost_parent: LenientText,
  crosspost_parent_list: optional(z.array(z.object({ title: z.string() }))),
});
export type Link = z.infer<typeof Link>;

/** A comment ('t1'), in a thread or in the inbox. */
export const Comment = Written.extend({
  /** Markdown. */
  body: z.string(),
  /** Fullname of the post or comment that it answers. */
  parent_id: LenientText,
  link_id: LenientText,
  /** Its address, in the inbox alone. */
  context: LenientText,
  /** A listing, or an empty text. */
  replies: z.unknown().optional(),
});
export type Comment = z.infer<typeof Comment>;

const Thing = z.object({ kind: z.string(), data: z.unknown() });

const Listing = z.object({
  kind: z.literal('Listing'),
  data: z.object({ children: z.array(z.unknown()), after: LenientText }),
});

/** What one answer holds, its threads taken apart. */
export interface Things {
  readonly links: readonly Link[];
  readonly comments: readonly Comment[];
  readonly skipped: number;
  /** Fullname by which the next page is asked for. */
  readonly after: string | null;
}

/** Comments deeper than this are those of quarrels and of attacks. */
const MAX_DEPTH = 50;

/** Reply of every listing; that of a thread is two: the post, and its comments. */
export const Reply = z
  .union([Listing.transform((one) => [one]), z.array(Listing).min(1)])
  .transform((listings): Things => {
    const found = { links: [] as Link[], comments: [] as Comment[], skipped: 0 };
    for (const { data } of listings) collect(data.children, found, 0);
    return { ...found, after: listings[0]?.data.after ?? null };
  });

type Found = { links: Link[]; comments: Comment[]; skipped: number };

function collect(children: readonly unknown[], found: Found, depth: number): void {
  for (const child of children) {
    const thing = Thing.safeParse(child).data;
    if (thing?.kind === 't1') collectComment(thing.data, found, depth);
    else if (thing?.kind === 't3') keep(Link.safeParse(thing.data), found.links, found);
    // Accounts, communities and 'more' are no posts; what has no kind is nothing that can be read.
    else if (thing === undefined) found.skipped++;
  }
}

function collectComment(data: unknown, found: Found, depth: number): void {
  const parsed = Comment.safeParse(data);
  keep(parsed, found.comments, found);
  const replies = Listing.safeParse(parsed.data?.replies);
  if (replies.success && depth < MAX_DEPTH) collect(replies.data.data.children, found, depth + 1);
}

function keep<T>(parsed: z.ZodSafeParseResult<T>, list: T[], found: Found): void {
  if (parsed.success) list.push(parsed.data);
  else found.skipped++;
}

/** The `reason` or `error` of a refusal, for example 'private'. */
export function redditErrorCode(body: unknown): string | undefined {
  const parsed = z.object({ reason: LenientText, error: LenientText }).safeParse(body).data;
  return parsed?.reason ?? parsed?.error;
}
