import type { Lane } from '../../lib/lanes.js';

/** Longest query, in characters; not documented, and well under what passes. */
const MAX_QUERY_LENGTH = 300;

/** 'search' and 'channel' walk a list; 'counts' asks which videos grew; 'comments' reads those. */
export interface YouTubeLane extends Lane {
  readonly type: 'search' | 'channel' | 'counts' | 'comments';
  /** Query, or id of a channel. */
  readonly what: string;
}

/** Searches, the brand's channels, then what grew of the videos that are known. */
export function lanesOf(terms: readonly string[], channels: readonly string[]): YouTubeLane[] {
  const lane = (type: YouTubeLane['type'], what: string): YouTubeLane => ({
    key: `${type} ${what}`.trim(),
    // A channel that is gone does not stop the others.
    group: type === 'channel' ? what : 'youtube',
    type,
    what,
  });
  return [
    ...queriesOf(terms).map((query) => lane('search', query)),
    ...[...new Set(channels)].map((channel) => lane('channel', channel)),
    lane('counts', ''),
    lane('comments', ''),
  ];
}

/** As few queries as hold all terms, since each costs 100 units; '|' is 'or'. */
function queriesOf(terms: readonly string[]): string[] {
  const groups: string[] = [];
  for (const term of terms) {
    const quoted = `"${term.replace(/"/g, '')}"`;
    const last = groups.at(-1);
    if (last === undefined || last.length + quoted.length >= MAX_QUERY_LENGTH) groups.push(quoted);
    else groups[groups.length - 1] = `${last}|${quoted}`;
  }
  return groups;
}
