import type { ServerResponse } from 'node:http';
import { inspect } from 'node:util';
import { expect } from 'vitest';
import type { Page } from '../../../src/core/contracts/source.js';
import { ManualClock } from '../../../src/lib/clock.js';
import { createHttp } from '../../../src/lib/http/client.js';
import type { Http } from '../../../src/lib/http/http.js';
import { createLogger } from '../../../src/lib/logger.js';
import { startHttpServer } from '../../helpers/http-server.js';
import { sourceTools } from '../../sources/tools.js';
import { type MadeAnswer, type MadePost, SECRET, type SourceDriver } from './driver.js';

export const NOW = new Date('2026-03-02T12:00:00Z');
const SINCE = new Date('2026-03-01T00:00:00Z');
/** Pages of one poll; a source that goes on for longer goes on for ever. */
export const MAX_PAGES = 20;

/** A post of the day on which the tests take place. */
export function made(id: string, time: string, text = `Zapatillas Cóndor ${id}`): MadePost {
  return { id, text, at: new Date(`2026-03-02T${time}Z`) };
}
export const A = made('101', '09:00:00');
export const B = made('102', '10:00:00');
export const C = made('103', '11:00:00');

/** One answer of the script: posts, or any answer at all. */
export type Step =
  | { readonly posts: readonly MadePost[]; readonly next?: boolean }
  | { readonly answer: MadeAnswer }
  | { readonly raw: (response: ServerResponse) => void };

/** A refusal in the words of most APIs. */
export function status(
  code: number,
  {
    body = '{"error":"refused"}',
    headers = {},
  }: { body?: string; headers?: Record<string, string> } = {},
): Step {
  return {
    answer: { status: code, body, headers: { 'content-type': 'application/json', ...headers } },
  };
}

/** How a test's source is let out. */
export interface WorldOptions {
  /** Longest wait for an answer; the source's own where not given. */
  readonly timeoutMs?: number;
  /** Makes the source against another address than the server's, and guards it as in production. */
  readonly publicUrl?: string;
}

/** A source against a server that answers by a script; after its end there are no more posts. */
export async function openWorld(
  driver: SourceDriver,
  script: readonly Step[],
  { timeoutMs, publicUrl }: WorldOptions = {},
) {
  const steps = [...script];
  const answerOf = (baseUrl: string): MadeAnswer | ((response: ServerResponse) => void) => {
    const step = steps.shift() ?? { posts: [] };
    if ('raw' in step) return step.raw;
    if ('answer' in step) return step.answer;
    return driver.answer(step.posts, { next: step.next === true, baseUrl });
  };
  const server = await startHttpServer((request, response) => {
    const aside = driver.aside?.(request, server.url) ?? null;
    const answer = aside ?? answerOf(server.url);
    if (typeof answer === 'function') return answer(response);
    response.writeHead(answer.status ?? 200, { ...answer.headers }).end(answer.body);
  });
  const clock = new ManualClock(NOW);
  const lines: string[] = [];
  const log = createLogger({
    level: 'trace',
    isPretty: false,
    destination: { write: (line) => void lines.push(line) },
  });
  const allowPrivate = publicUrl === undefined;
  const http = createHttp({ userAgent: 'vigia-test', clock, log, allowPrivate });
  const made = driver.create(driver.publish === undefined ? (publicUrl ?? server.url) : '', {
    ...sourceTools(clock),
    http: timeoutMs === undefined ? http : impatient(http, timeoutMs),
    log,
  });
  const stop = new AbortController();
  let cursor: string | null = null;
  const fetch = async (): Promise<Page> => {
    const { source, brand, terms } = made;
    const { signal } = stop;
    const page = await source.fetchPage({ brand, terms, cursor, since: SINCE, signal });
    cursor = page.cursor;
    return page;
  };
  return {
    server,
    stop,
    clock,
    fetch,
    setCursor: (next: string | null) => {
      cursor = next;
    },
    /** One poll: pages until there are no more, at most `MAX_PAGES`. */
    async poll(): Promise<Page[]> {
      const answer = driver.publish === undefined ? null : answerOf('');
      if (answer !== null && typeof answer !== 'function') driver.publish?.(answer);
      const pages: Page[] = [];
      do pages.push(await fetch());
      while (pages.at(-1)?.hasMore === true && pages.length < MAX_PAGES);
      return pages;
    },
    async [Symbol.asyncDispose]() {
      await made.source.close?.();
      await server.close();
      expect(lines.join(''), 'a secret in the log').not.toContain(SECRET);
    },
  };
}

/** Waits shorter for an answer than the source would. */
function impatient(http: Http, timeoutMs: number): Http {
  return {
    send: (request) => http.send({ ...request, timeoutMs }),
    json: (request, schema) => http.json({ ...request, timeoutMs }, schema),
  };
}

/** Texts of all posts, sorted. */
export function texts(pages: readonly Page[]): string[] {
  return pages.flatMap(({ posts }) => posts.map(({ text }) => text)).sort();
}

/** What the work throws, after a look for a secret in it; fails where it throws nothing. */
export async function failure(work: Promise<unknown>): Promise<unknown> {
  const error = await work.then(
    () => expect.fail('it should have failed'),
    (thrown: unknown) => thrown,
  );
  expect(inspect(error, { depth: 9, showHidden: true })).not.toContain(SECRET);
  return error;
}

/** What a poll throws that is answered by one step. */
export async function failureOf(
  driver: SourceDriver,
  step: Step,
  options: WorldOptions = {},
): Promise<unknown> {
  await using world = await openWorld(driver, [step], options);
  // Awaited here: the server lives as long as this function.
  return await failure(world.poll());
}
