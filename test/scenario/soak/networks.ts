import { SECOND_MS } from '../../../src/core/time.js';
import type { ServedRequest } from '../../helpers/http-server.js';
import { type SoakPost, shown, wordsOf } from './world.js';

/** What a network answers. */
export interface SoakAnswer {
  readonly status?: number;
  readonly headers?: Record<string, string>;
  readonly body: string;
  /** Posts that are paid for by being sent. */
  readonly charged?: number;
}

/** A simulated network: what it answers to a request, of what it shows now. */
export type Network = (request: ServedRequest, posts: readonly SoakPost[], now: Date) => SoakAnswer;

const json = (value: unknown, rest: Partial<SoakAnswer> = {}): SoakAnswer => ({
  body: JSON.stringify(value),
  ...rest,
});
const asked = ({ url }: ServedRequest, name: string) => url.searchParams.get(name);
const seconds = (at: Date) => Math.floor(at.getTime() / SECOND_MS);

/** Sessions end after two hours and must be renewed. */
const SESSION_MS = 2 * 3_600_000;

const bluesky: Network = (request, posts, now) => {
  if (/createSession|refreshSession/.test(request.url.pathname)) {
    const token = `t${now.getTime()}`;
    return json({ accessJwt: token, refreshJwt: `r${token}` });
  }
  const token = /Bearer t(\d+)/.exec(request.headers.authorization ?? '')?.[1];
  if (token === undefined || now.getTime() - Number(token) > SESSION_MS) {
    return json({ error: 'ExpiredToken' }, { status: 400 });
  }
  const since = new Date(asked(request, 'since') ?? 0);
  const until = new Date(asked(request, 'until') ?? now.getTime() + 1);
  const limit = Number(asked(request, 'limit'));
  const start = Number(asked(request, 'cursor') ?? 0);
  const all = shown(posts, now)
    .filter(({ at }) => at >= since && at < until)
    .sort((a, b) => b.at.getTime() - a.at.getTime());
  const found = all.slice(start, start + limit).map((post) => ({
    uri: `at://did:plc:ana/app.bsky.feed.post/${post.number}`,
    author: { did: 'did:plc:ana', handle: 'ana.example' },
    record: { text: wordsOf(post, now), createdAt: post.at.toISOString() },
    indexedAt: post.shownAt.toISOString(),
  }));
  const more = start + limit < all.length ? { cursor: String(start + limit) } : {};
  return json({ posts: found, ...more });
};

const hackernews: Network = (request, posts, now) => {
  const range = asked(request, 'numericFilters') ?? '';
  const from = Number(/>=(\d+)/.exec(range)?.[1] ?? 0);
  const to = Number(/<=(\d+)/.exec(range)?.[1] ?? Number.POSITIVE_INFINITY);
  const size = Number(asked(request, 'hitsPerPage'));
  const page = Number(asked(request, 'page'));
  const all = shown(posts, now)
    .filter(({ at }) => seconds(at) >= from && seconds(at) <= to)
    .sort((a, b) => b.at.getTime() - a.at.getTime());
  // The search ends after a few pages, as the real one does at its thousandth hit.
  const reachable = all.slice(0, 3 * size);
  const hits = reachable.slice(page * size, (page + 1) * size).map((post) => ({
    objectID: String(post.number),
    author: 'ana',
    comment_text: wordsOf(post, now),
    created_at_i: seconds(post.at),
  }));
  return json({ hits, nbHits: all.length, nbPages: Math.ceil(reachable.length / size) });
};

const idOf = ({ at, number }: SoakPost) => (BigInt(at.getTime()) << 16n) + BigInt(number);

const mastodon: Network = (request, posts, now) => {
  const limit = Number(asked(request, 'limit'));
  const minId = asked(request, 'min_id');
  const maxId = asked(request, 'max_id');
  const all = shown(posts, now)
    .filter((post) => minId === null || idOf(post) > BigInt(minId))
    .filter((post) => maxId === null || idOf(post) < BigInt(maxId))
    .sort((a, b) => (idOf(b) > idOf(a) ? 1 : -1));
  const page = minId === null ? all.slice(0, limit) : all.slice(-limit);
  return json(
    page.map((post) => ({
      id: String(idOf(post)),
      uri: `https://social.example/${post.number}`,
      created_at: post.at.toISOString(),
      content: wordsOf(post, now),
      visibility: 'public',
      account: { acct: 'ana' },
    })),
  );
};

/** Items that stand in the feed: an outage of hours rolls over them. */
const FEED_LENGTH = 12;

const rss: Network = (request, posts, now) => {
  const newest = shown(posts, now)
    .sort((a, b) => b.shownAt.getTime() - a.shownAt.getTime())
    .slice(0, FEED_LENGTH);
  const etag = `"${newest.map((post) => post.number + wordsOf(post, now).length).join('-')}"`;
  if (request.headers['if-none-match'] === etag) return { status: 304, body: '' };
  const items = newest.map(
    (post) =>
      `<item><guid>tag:prensa,${post.number}</guid><title>${wordsOf(post, now)}</title><pubDate>${post.at.toUTCString()}</pubDate></item>`,
  );
  const body = `<rss version="2.0"><channel><title>Prensa</title>${items.join('')}</channel></rss>`;
  return { body, headers: { etag } };
};

const lemmy: Network = (request, posts, now) => {
  if (asked(request, 'type_') === 'Comments') return json({ comments: [] });
  const limit = Number(asked(request, 'limit'));
  const page = Number(asked(request, 'page') ?? 1);
  const all = shown(posts, now).sort((a, b) => b.at.getTime() - a.at.getTime());
  return json({
    posts: all.slice((page - 1) * limit, page * limit).map((post) => ({
      post: {
        id: post.number,
        name: wordsOf(post, now),
        ap_id: `https://lemmy.example/post/${post.number}`,
        published: post.at.toISOString(),
      },
      creator: { name: 'ana', actor_id: 'https://lemmy.example/u/ana' },
      counts: { score: 1 },
    })),
  });
};

const stackexchange: Network = (request, posts, now) => {
  const wrapped = (items: unknown[], has_more = false) =>
    json({ items, has_more, quota_max: 10_000, quota_remaining: 5_000 });
  if (!request.url.pathname.endsWith('/search/advanced')) return wrapped([]);
  const from = Number(asked(request, 'fromdate'));
  const size = Number(asked(request, 'pagesize'));
  const page = Number(asked(request, 'page'));
  const all = shown(posts, now)
    .filter(({ at }) => seconds(at) >= from)
    .sort((a, b) => b.at.getTime() - a.at.getTime());
  const items = all.slice((page - 1) * size, page * size).map((post) => ({
    question_id: post.number,
    title: 'Zapatillas',
    body: wordsOf(post, now),
    creation_date: seconds(post.at),
    owner: { user_id: 1, display_name: 'ana' },
    link: `https://stackoverflow.com/questions/${post.number}/zapatillas`,
  }));
  return wrapped(items, page * size < all.length);
};

const tweetId = ({ at, number }: SoakPost) =>
  ((BigInt(at.getTime()) - 1_288_834_974_657n) << 22n) + BigInt(number);

const x: Network = (request, posts, now) => {
  const limit = Number(asked(request, 'max_results'));
  const sinceId = asked(request, 'since_id');
  const from = new Date(asked(request, 'start_time') ?? 0);
  const next = asked(request, 'next_token');
  const all = shown(posts, now)
    .filter((post) => post.at >= from && (sinceId === null || tweetId(post) > BigInt(sinceId)))
    .filter((post) => next === null || tweetId(post) < BigInt(next))
    .sort((a, b) => (tweetId(b) > tweetId(a) ? 1 : -1));
  const page = all.slice(0, limit);
  const last = page.at(-1);
  const data = page.map((post) => ({
    id: String(tweetId(post)),
    text: wordsOf(post, post.at),
    author_id: '7',
    created_at: post.at.toISOString(),
  }));
  const meta = {
    result_count: data.length,
    ...(data[0] === undefined ? {} : { newest_id: data[0].id }),
    ...(last !== undefined && all.length > limit ? { next_token: String(tweetId(last)) } : {}),
  };
  const charged = data.length;
  return json({ ...(data.length === 0 ? {} : { data }), meta }, { charged });
};

/** Every simulated network, by the name of its source. */
export const NETWORKS = {
  bluesky,
  mastodon,
  lemmy,
  hackernews,
  stackexchange,
  rss,
  x,
} satisfies Record<string, Network>;
export type NetworkName = keyof typeof NETWORKS;

/** The number of a post, out of the id by which it is stored. */
export function numberOf(network: NetworkName, postId: string): number {
  if (network === 'x') return Number(BigInt(postId) & 0x3f_ffffn);
  return Number(/(\d+)\D*$/.exec(postId)?.[1]);
}
