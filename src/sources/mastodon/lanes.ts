import type { Lane } from '../../lib/lanes.js';
import { fold } from '../../lib/text/fold.js';
import type { Server } from './client.js';

/** What is asked of a server: the posts with a hashtag, or those that hold a term. */
export interface ServerLane extends Lane {
  readonly type: 'hashtag' | 'search' | 'stream';
  readonly server: Server;
  /** A hashtag without '#', a term, or of a stream all its hashtags. */
  readonly words: string;
}

/**
 * Every server's hashtags, and its search where there is a token for it. Hashtags are the configured ones and those
 * that the terms make when written as one word, as people write them: "Zapatillas Cóndor" is #zapatillascondor.
 */
export function serverLanes({
  servers,
  terms,
  hashtags,
  isStreaming,
}: {
  readonly servers: readonly Server[];
  readonly terms: readonly string[];
  readonly hashtags: readonly string[];
  readonly isStreaming: boolean;
}): ServerLane[] {
  const tags = [...new Set([...hashtags, ...terms].map(toHashtag))].filter((tag) => tag !== '');
  return servers.flatMap((server) => [
    ...(isStreaming && server.token !== null && tags.length > 0 ? [toStream(server, tags)] : []),
    ...tags.map((words) => toLane('hashtag', server, words)),
    ...(server.token === null ? [] : terms.map((words) => toLane('search', server, words))),
  ]);
}

function toLane(type: ServerLane['type'], server: Server, words: string): ServerLane {
  return { key: `${type} ${server.url} ${words}`, group: server.url, type, server, words };
}

/** One connection for all hashtags; where it fails the timelines of its server go on. */
function toStream(server: Server, tags: readonly string[]): ServerLane {
  const key = `stream ${server.url}`;
  return { key, group: key, type: 'stream', server, words: tags.join(' ') };
}

/** Servers compare hashtags without case and accents; one of digits alone is none. */
function toHashtag(term: string): string {
  const tag = fold(term).replace(/[^\p{L}\p{M}\p{N}_]/gu, '');
  return /\p{L}/u.test(tag) ? tag : '';
}
