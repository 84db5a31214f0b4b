import type { Lane } from '../../lib/lanes.js';

/** What is asked of Reddit in one round. */
export interface RedditLane extends Lane {
  /**
   * 'list' walks a listing from the newest back; 'threads' reads the comments of posts that were found; 'changes'
   * asks which of those found before are gone or were edited.
   */
  readonly type: 'list' | 'threads' | 'changes';
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  /** What a person should look at where it is refused, for example 'r/zapatos'. */
  readonly place: string | null;
}

/** How Reddit is asked. */
type Way = 'app' | 'script' | 'feed';

/** Communities in one listing; more make an address that is too long. */
const GROUP = 25;

/**
 * Searches for the terms, then the communities, then, with an app, what changed of what was found. Through feeds
 * there are no threads and no changes; only a script has an inbox.
 */
export function redditLanes({
  way,
  terms,
  subreddits,
}: {
  readonly way: Way;
  readonly terms: readonly string[];
  readonly subreddits: readonly string[];
}): RedditLane[] {
  const suffix = way === 'feed' ? '.rss' : '';
  const lists = [
    ...terms.map((term) => list(`/search${suffix}`, searchQuery(term), null)),
    ...grouped(subreddits).flatMap((names) => {
      const place = `r/${names}`;
      return [
        list(`/r/${names}/new${suffix}`, {}, place),
        list(`/r/${names}/comments${suffix}`, {}, place),
      ];
    }),
    ...(way === 'script' ? [list('/message/mentions', {}, null)] : []),
  ];
  if (way === 'feed' || lists.length === 0) return lists;
  const after = { group: 'reddit', query: {}, place: null };
  return [
    ...lists,
    { ...after, key: 'threads', type: 'threads', path: '/comments/' },
    { ...after, key: 'changes', type: 'changes', path: '/api/info' },
  ];
}

function list(
  path: string,
  query: Readonly<Record<string, string>>,
  place: string | null,
): RedditLane {
  const key = `${path} ${query.q ?? ''}`.trim();
  // A community that is closed does not stop the search; all else fails together.
  return { key, group: place ?? 'reddit', type: 'list', path, query, place };
}

function searchQuery(term: string): Record<string, string> {
  const words = term.replace(/^#|"/g, '');
  return { q: `"${words}"`, sort: 'new', type: 'link', include_over_18: 'on' };
}

function grouped(names: readonly string[]): string[] {
  const unique = [...new Set(names)];
  const groups: string[] = [];
  for (let at = 0; at < unique.length; at += GROUP) {
    groups.push(unique.slice(at, at + GROUP).join('+'));
  }
  return groups;
}
