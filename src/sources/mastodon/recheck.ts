import { z } from 'zod';
import { HttpError } from '../../lib/http/errors.js';
import type { Http } from '../../lib/http/http.js';
import type { Server } from './client.js';

/** Posts that are missed when they go; an hour that has more is not compared, since its pages may have shifted. */
export const MAX_RECENT = 60;
/** Questions that one round asks beside its pages. */
const MAX_CHECKS = 3;

/** A post by the server's number and by our id. */
const Pair = z.tuple([z.string(), z.string()]);
export type Pair = z.infer<typeof Pair>;

/** What stood in the last hour of a hashtag. */
export const Recent = z.object({
  /** As the rounds before saw it. */
  known: z.array(Pair).default([]),
  /** As the round under way sees it, where it began an hour back; null in all others. */
  seen: z.array(Pair).nullable().default(null),
  /** Where that round began. */
  from: z.string().default('0'),
});
export type Recent = z.infer<typeof Recent>;

export const NOTHING_RECENT: Recent = { known: [], seen: null, from: '0' };

/** Takes one page of a round. */
export function noteRecent(recent: Recent, page: readonly Pair[]): Recent {
  if (recent.seen !== null) return { ...recent, seen: merge(recent.seen, page) };
  return { ...recent, known: merge(recent.known, page) };
}

/** How a server is asked for one post. */
interface Asking {
  readonly http: Http;
  readonly server: Server;
  readonly signal: AbortSignal;
}

/**
 * Ends a round. Of one that began an hour back: our ids of the posts that stood there and are gone, each asked for by
 * itself, since a post may also have lost its hashtag. What could not be asked for is missed again in the next.
 */
export async function endRound(
  { known, seen, from }: Recent,
  asking: Asking,
): Promise<{ readonly gone: readonly string[]; readonly recent: Recent }> {
  const standing = seen ?? known;
  const next = (pairs: readonly Pair[]): Recent => ({ ...NOTHING_RECENT, known: [...pairs] });
  if (seen === null || seen.length >= MAX_RECENT || known.length >= MAX_RECENT) {
    return { gone: [], recent: next(standing) };
  }
  const numbers = new Set(seen.map(([number]) => number));
  const missing = known.filter(([number]) => !numbers.has(number) && BigInt(number) > BigInt(from));
  const gone: string[] = [];
  for (const [number, id] of missing.slice(0, MAX_CHECKS)) {
    if (await isGone(number, asking)) gone.push(id);
  }
  const missed = missing.filter(([, id]) => !gone.includes(id));
  return { gone, recent: next(merge(missed, standing)) };
}

async function isGone(
  number: string,
  {
    http,
    server,
    signal,
  }: { readonly http: Http; readonly server: Server; readonly signal: AbortSignal },
): Promise<boolean> {
  const { url, token } = server;
  try {
    await http.send({
      caller: 'mastodon',
      url: `${url}/api/v1/statuses/${encodeURIComponent(number)}`,
      ...(token === null ? {} : { headers: { authorization: `Bearer ${token.reveal()}` } }),
      signal,
    });
    return false;
  } catch (error) {
    signal.throwIfAborted();
    // Anything else says nothing of the post; it stays.
    return (
      error instanceof HttpError && (error.status === 404 || error.status === 410) && error.isJson
    );
  }
}

function merge(pairs: readonly Pair[], more: readonly Pair[]): Pair[] {
  return [...new Map([...pairs, ...more]).entries()].slice(-MAX_RECENT);
}
