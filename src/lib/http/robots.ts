import { type Clock, DAY_MS, HOUR_MS } from '../../core/time.js';
import { HttpError } from './errors.js';
import type { Http } from './http.js';

/** Kept of a file; RFC 9309 asks for at least 500 KiB. */
const MAX_BYTES = 512 * 1024;
/** RFC 9309, 2.4: not used for more than a day. */
const KEEP_MS = DAY_MS;
/** A file that could not be fetched is asked for again after this long. */
const RETRY_MS = HOUR_MS;
const MAX_HOSTS = 500;

/** Whether addresses may be fetched by a program, as their hosts say. */
export interface Robots {
  /**
   * False where the host's robots.txt forbids the address. A host without a readable one allows everything: its feeds
   * were named by a person, one by one.
   */
  isAllowed(url: string, signal: AbortSignal): Promise<boolean>;
}

/** Allows everything, for what a person asks for by hand. */
export const noRobots: Robots = { isAllowed: async () => true };

/** One line of a group. */
interface Rule {
  readonly isAllow: boolean;
  readonly path: string;
}

/** Reads robots.txt of each host once a day. One a process. */
export function createRobots({
  http,
  clock,
  product,
}: {
  readonly http: Http;
  readonly clock: Clock;
  /** Our name in robots.txt, in lower case. */
  readonly product: string;
}): Robots {
  const known = new Map<string, { readonly rules: readonly Rule[]; readonly until: number }>();

  async function rulesOf(origin: string, signal: AbortSignal): Promise<readonly Rule[]> {
    const nowMs = clock.now().getTime();
    const kept = known.get(origin);
    if (kept !== undefined && nowMs < kept.until) return kept.rules;
    const found = await fetchRules(origin, signal);
    if (known.size >= MAX_HOSTS) known.clear();
    const keepMs = found === null ? RETRY_MS : KEEP_MS;
    const rules = found ?? kept?.rules ?? [];
    known.set(origin, { rules, until: nowMs + keepMs });
    return rules;
  }

  /** Null where they could not be read; a refusal says that there are none. */
  async function fetchRules(origin: string, signal: AbortSignal): Promise<readonly Rule[] | null> {
    try {
      const { body } = await http.send({
        caller: 'robots',
        url: `${origin}/robots.txt`,
        isUserUrl: true,
        maxBytes: MAX_BYTES,
        signal,
      });
      return rulesFor(new TextDecoder().decode(body), product);
    } catch (error) {
      signal.throwIfAborted();
      return error instanceof HttpError && error.status < 500 ? [] : null;
    }
  }

  return {
    async isAllowed(url, signal) {
      const { origin, pathname, search } = new URL(url);
      return isPathAllowed(await rulesOf(origin, signal), `${pathname}${search}`);
    },
  };
}

/** The rules of our own groups, or, where there are none, of those for everybody. */
export function rulesFor(text: string, product: string): readonly Rule[] {
  const own: Rule[] = [];
  const everybody: Rule[] = [];
  let agents: string[] = [];
  let isOwnNamed = false;
  let isInRules = false;
  for (const line of text.split(/\r\n?|\n/)) {
    const [, key = '', value = ''] = /^\s*([a-z-]+)\s*:\s*([^#]*?)\s*(?:#.*)?$/i.exec(line) ?? [];
    const name = key.toLowerCase();
    if (name === 'user-agent') {
      if (isInRules) agents = [];
      isInRules = false;
      agents.push(value.toLowerCase());
      isOwnNamed ||= value.toLowerCase() === product;
    } else if (name === 'allow' || name === 'disallow') {
      isInRules = true;
      // An empty one says nothing.
      if (value === '') continue;
      const rule = { isAllow: name === 'allow', path: value };
      if (agents.includes(product)) own.push(rule);
      if (agents.includes('*')) everybody.push(rule);
    }
  }
  return isOwnNamed ? own : everybody;
}

/** RFC 9309, 2.2.2: the longest rule that fits counts, and of two as long the one that allows. */
export function isPathAllowed(rules: readonly Rule[], path: string): boolean {
  const fitting = rules.filter((rule) => fits(rule.path, path));
  const longest = Math.max(0, ...fitting.map((rule) => rule.path.length));
  const deciding = fitting.filter((rule) => rule.path.length === longest);
  return deciding.length === 0 || deciding.some(({ isAllow }) => isAllow);
}

/** '*' stands for any text and '$' at the end for the end; compared piece by piece, so that no rule costs much. */
function fits(rule: string, path: string): boolean {
  const isWhole = rule.endsWith('$');
  const [start = '', ...pieces] = (isWhole ? rule.slice(0, -1) : rule).split('*');
  if (!path.startsWith(start)) return false;
  let at = start.length;
  for (const [index, piece] of pieces.entries()) {
    const isLast = index === pieces.length - 1;
    const found = isLast && isWhole ? path.length - piece.length : path.indexOf(piece, at);
    if (found < at || !path.startsWith(piece, found)) return false;
    at = found + piece.length;
  }
  return !isWhole || at === path.length;
}
