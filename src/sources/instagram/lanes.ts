import type { Lane } from '../../lib/lanes.js';
import type { InstagramBrandSettings } from './config.js';

/** What is asked of one account, or through it. */
export interface InstagramLane extends Lane {
  readonly account: string;
  readonly type: 'tags' | 'media' | 'comments' | 'hashtag' | 'mentionedMedia' | 'mentionedComment';
  /** A hashtag, or the number of what mentions the account; empty for the others. */
  readonly what: string;
}

/** Every account's edges; hashtags and mentions through the first account alone. */
export function lanesOf(settings: InstagramBrandSettings): InstagramLane[] {
  const { edges, hashtags, mentionedMedia, mentionedComments } = settings;
  const accounts = [...new Set(settings.accounts)];
  const [first] = accounts;
  const ofAccounts = accounts.flatMap((account) => [
    ...(edges.includes('tags') ? [lane(account, 'tags')] : []),
    ...(edges.includes('comments') ? [lane(account, 'media'), lane(account, 'comments')] : []),
  ]);
  if (first === undefined) return ofAccounts;
  return [
    ...ofAccounts,
    ...[...new Set(hashtags)].map((tag) => lane(first, 'hashtag', tag)),
    ...[...new Set(mentionedMedia)].map((id) => lane(first, 'mentionedMedia', id)),
    ...[...new Set(mentionedComments)].map((id) => lane(first, 'mentionedComment', id)),
  ];
}

function lane(account: string, type: InstagramLane['type'], what = ''): InstagramLane {
  // Each kind has a permission of its own.
  const group = `${account} ${type}`;
  return { key: `${group} ${what}`.trim(), group, account, type, what };
}
