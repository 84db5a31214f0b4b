import type { ServerResponse } from 'node:http';
import { inspect } from 'node:util';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { Brand } from '../../src/core/brand.js';
import type { Page, Source } from '../../src/core/contracts/source.js';
import {
  SourceAuthError,
  SourceContractError,
  SourceError,
  SourceRateLimitedError,
  SourceUnavailableError,
} from '../../src/core/errors.js';
import { ManualClock } from '../../src/lib/clock.js';
import type { DriverTools } from '../../src/lib/drivers.js';
import { createHttp } from '../../src/lib/http/client.js';
import type { Http } from '../../src/lib/http/http.js';
import { silentLogger } from '../../src/lib/logger.js';
import { startHttpServer } from '../helpers/http-server.js';

/** A post of the remote side, in words that every network can say. */
export interface MadePost {
  readonly id: string;
  readonly text: string;
  readonly at: Date;
}

/** Body of a remote answer. */
export interface MadeAnswer {
  readonly body: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** How one source is tried. */
export interface SourceDriver {
  readonly name: string;
  /** Tests that it cannot take, each with its reason. */
  readonly cannot?: Readonly<Partial<Record<string, string>>>;
  /** Makes the source against the address of a server, with a secret where it takes one. */
  create(
    baseUrl: string,
    tools: DriverTools,
  ): { readonly source: Source; readonly brand: Brand; readonly terms: readonly string[] };
  /** What the network answers; `next` says that another page follows. */
  answer(
    posts: readonly MadePost[],
    options: { readonly next: boolean; readonly baseUrl: string },
  ): MadeAnswer;
  /** An answer with one post that has nothing but what is required. */
  barest(post: MadePost): MadeAnswer;
  /** An answer with a good post and one that is unreadable. */
  withBadPost(good: MadePost): MadeAnswer;
  /** A body of the right language and the wrong shape; absent where the format has none. */
  readonly otherShape?: string;
}

/** Planted in the environment of the sources that take a key. */
export const SECRET = 'a-planted-secret-0123456789';

const NOW = new Date('2026-03-02T12:00:00Z');
const SINCE = new Date('2026-03-01T00:00:00Z');

function made(id: string, time: string, text = `Zapatillas Cóndor ${id}`): MadePost {
  return { id, text, at: new Date(`2026-03-02T${time}Z`) };
}
const A = made('101', '09:00:00');
const B = made('102', '10:00:00');
const C = made('103', '11:00:00');

/** One answer of the script: posts, or any answer at all. */
type Step =
  | { readonly posts: readonly MadePost[]; readonly next?: boolean }
  | { readonly raw: (response: ServerResponse) => void };

function status(
  code: number,
  {
    body = '{"error":"refused"}',
    headers = {},
  }: { body?: string; headers?: Record<string, string> } = {},
): Step {
  return {
    raw: (response) =>
      void response.writeHead(code, { 'content-type': 'application/json', ...headers }).end(body),
  };
}

function answer({ body, headers = {} }: MadeAnswer): Step {
  return { raw: (response) => void response.writeHead(200, headers).end(body) };
}

/** A source against a server that answers by a script; after its end there are no more posts. */
async function open(driver: SourceDriver, script: readonly Step[]) {
  const steps = [...script];
  const server = await startHttpServer((_request, response) => {
    const step = steps.shift() ?? { posts: [] };
    if ('raw' in step) return step.raw(response);
    const options = { next: step.next === true, baseUrl: server.url };
    const { body, headers = {} } = driver.answer(step.posts, options);
    response.writeHead(200, headers).end(body);
  });
  const clock = new ManualClock(NOW);
  const http = impatient(
    createHttp({ userAgent: 'vigia-test', clock, log: silentLogger, allowPrivate: true }),
  );
  const made = driver.create(server.url, { http, clock, log: silentLogger });
  const stop = new AbortController();
  let cursor: string | null = null;
  const fetch = async (): Promise<Page> => {
    const { source, brand, terms } = made;
    const page = await source.fetchPage({
      brand,
      terms,
      cursor,
      since: SINCE,
      signal: stop.signal,
    });
    cursor = page.cursor;
    return page;
  };
  return {
    server,
    stop,
    fetch,
    setCursor: (next: string | null) => {
      cursor = next;
    },
    /** One poll: pages until there are no more, at most 20. */
    async poll(): Promise<Page[]> {
      const pages: Page[] = [];
      do pages.push(await fetch());
      while (pages.at(-1)?.hasMore === true && pages.length < 20);
      return pages;
    },
    [Symbol.asyncDispose]: () => server.close(),
  };
}

/** Waits a fifth of a second for an answer where the source would wait longer. */
function impatient(http: Http): Http {
  return {
    send: (request) => http.send({ ...request, timeoutMs: 200 }),
    json: (request, schema) => http.json({ ...request, timeoutMs: 200 }, schema),
  };
}

function texts(pages: readonly Page[]): string[] {
  return pages.flatMap(({ posts }) => posts.map(({ text }) => text)).sort();
}

async function failure(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => expect.fail('it should have failed'),
    (error: unknown) => error,
  );
}

/** What every source promises, tried over a real connection. */
export function describeSourceContract(driver: SourceDriver): void {
  const { cannot = {} } = driver;
  const done = new Set<string>();

  function test(name: string, work: () => Promise<void>): void {
    done.add(name);
    const reason = cannot[name];
    if (reason === undefined) it(name, work);
    else it.skip(`${name} (${reason})`, work);
  }

  async function failureOf(step: Step): Promise<unknown> {
    await using world = await open(driver, [step]);
    // Awaited here: the server lives as long as this function.
    return await failure(world.poll());
  }

  describe(`${driver.name} as a source`, () => {
    test('gives the posts of the first page', async () => {
      await using world = await open(driver, [{ posts: [B, A] }]);
      const pages = await world.poll();
      const posts = pages.flatMap((page) => page.posts);
      expect(texts(pages)).toEqual([A.text, B.text]);
      expect(posts.map(({ createdAt }) => createdAt)).toEqual(expect.arrayContaining([A.at, B.at]));
      expect(new Set(posts.map(({ id }) => id)).size).toBe(2);
      expect(new Set(posts.map(({ source }) => source))).toEqual(new Set([driver.name]));
    });

    test('goes on to the next page', async () => {
      await using world = await open(driver, [{ posts: [C, B], next: true }, { posts: [A] }]);
      expect(texts(await world.poll())).toEqual([A.text, B.text, C.text]);
    });

    test('resumes after a stop between two pages', async () => {
      const script: Step[] = [{ posts: [C, B], next: true }];
      await using before = await open(driver, script);
      const first = await before.fetch();
      await using after = await open(driver, [{ posts: [A] }]);
      after.setCursor(first.cursor);
      expect(texts([first, ...(await after.poll())])).toEqual([A.text, B.text, C.text]);
    });

    test('ends with an empty page', async () => {
      await using world = await open(driver, [{ posts: [] }]);
      const pages = await world.poll();
      expect(texts(pages)).toEqual([]);
      expect(pages.at(-1)?.hasMore).toBe(false);
    });

    test('gives a post that stands on two pages under one id', async () => {
      await using world = await open(driver, [{ posts: [C, B], next: true }, { posts: [B, A] }]);
      const pages = await world.poll();
      expect(new Set(pages.flatMap(({ posts }) => posts.map(({ id }) => id))).size).toBe(3);
    });

    test('gives an edited post again under the same id', async () => {
      const edited = { ...A, text: 'Zapatillas Cóndor, corregido' };
      await using world = await open(driver, [{ posts: [A] }]);
      const first = await world.poll();
      await using later = await open(driver, [{ posts: [edited] }]);
      const second = await later.poll();
      expect(texts(second)).toEqual([edited.text]);
      expect(second.flatMap(({ posts }) => posts)[0]?.id).toBe(
        first.flatMap(({ posts }) => posts)[0]?.id,
      );
    });

    test('takes posts out of order', async () => {
      await using world = await open(driver, [{ posts: [A, C, B] }]);
      expect(texts(await world.poll())).toEqual([A.text, B.text, C.text]);
    });

    test('takes a post without anything that may be missing', async () => {
      await using world = await open(driver, [answer(driver.barest(A))]);
      const posts = (await world.poll()).flatMap((page) => page.posts);
      expect(posts.map(({ text }) => text)).toEqual([A.text]);
      expect(posts[0]?.createdAt).toBeInstanceOf(Date);
    });

    test('drops and counts a post that cannot be read', async () => {
      await using world = await open(driver, [answer(driver.withBadPost(A))]);
      const pages = await world.poll();
      expect(texts(pages)).toEqual([A.text]);
      expect(pages.reduce((sum, page) => sum + page.skipped, 0)).toBe(1);
    });

    test('begins anew with a cursor that it cannot read', async () => {
      await using world = await open(driver, [{ posts: [A] }]);
      world.setCursor('{"of":"another version"}');
      expect(texts(await world.poll())).toEqual([A.text]);
    });

    test('leaves a page that points to itself', async () => {
      const self = Array.from({ length: 50 }, () => ({ posts: [B, A], next: true }));
      await using world = await open(driver, self);
      expect((await world.poll()).length).toBeLessThan(8);
    });

    test('finds nothing new in a 304', async () => {
      await using world = await open(driver, [status(304)]);
      expect(texts(await world.poll())).toEqual([]);
    });

    for (const code of [401, 403]) {
      test(`tells a person of a ${code}`, async () => {
        const error = await failureOf(status(code));
        expect(error).toBeInstanceOf(SourceAuthError);
        expect(inspect(error, { depth: 9, showHidden: true })).not.toContain(SECRET);
      });
    }

    for (const code of [404, 410]) {
      test(`takes a ${code} for a change of the API`, async () => {
        expect(await failureOf(status(code))).toBeInstanceOf(SourceContractError);
      });
    }

    const waits: readonly (readonly [string, Record<string, string>, Date])[] = [
      ['in seconds', { 'retry-after': '120' }, new Date('2026-03-02T12:02:00Z')],
      [
        'as a date, by a clock an hour ahead',
        { 'retry-after': 'Mon, 02 Mar 2026 13:03:00 GMT', date: 'Mon, 02 Mar 2026 13:00:00 GMT' },
        new Date('2026-03-02T12:03:00Z'),
      ],
      ['without a time', {}, new Date('2026-03-02T12:01:00Z')],
    ];
    for (const [how, headers, retryAt] of waits) {
      test(`waits after a 429 ${how}`, async () => {
        const error = await failureOf(status(429, { headers }));
        expect(error).toBeInstanceOf(SourceRateLimitedError);
        expect((error as SourceRateLimitedError).retryAt).toEqual(retryAt);
      });
    }

    for (const code of [500, 503]) {
      test(`tries later after a ${code}`, async () => {
        expect(await failureOf(status(code, { body: 'oops' }))).toBeInstanceOf(
          SourceUnavailableError,
        );
      });
    }

    test('fails on a page of HTML', async () => {
      const error = await failureOf(answer({ body: '<html><body>Back soon</body></html>' }));
      expect(error).toBeInstanceOf(SourceError);
    });

    test('fails on a body that is cut off', async () => {
      const { body } = driver.answer([A], { next: false, baseUrl: 'http://127.0.0.1' });
      const error = await failureOf(answer({ body: body.slice(0, body.length / 3) }));
      expect(error).toBeInstanceOf(SourceError);
    });

    test('fails on a body that ends before its length', async () => {
      const cut = (response: ServerResponse) => {
        response.writeHead(200, { 'content-length': '9999' });
        response.write('{', () => response.destroy());
      };
      expect(await failureOf({ raw: cut })).toBeInstanceOf(SourceUnavailableError);
    });

    test('names what changed in an answer of another shape', async () => {
      const error = await failureOf(answer({ body: driver.otherShape ?? '' }));
      expect(error).toBeInstanceOf(SourceContractError);
    });

    const packings: readonly (readonly [string, (body: string) => Buffer])[] = [
      ['gzip', gzipSync],
      ['br', brotliCompressSync],
    ];
    for (const [encoding, pack] of packings) {
      test(`unpacks ${encoding}`, async () => {
        const { body, headers = {} } = driver.answer([A], {
          next: false,
          baseUrl: 'http://127.0.0.1',
        });
        const raw = (response: ServerResponse) => {
          response.writeHead(200, { ...headers, 'content-encoding': encoding }).end(pack(body));
        };
        await using world = await open(driver, [{ raw }]);
        expect(texts(await world.poll())).toEqual([A.text]);
      });
    }

    test('refuses a body of 50 MB', async () => {
      const raw = (response: ServerResponse) => {
        response
          .writeHead(200, { 'content-encoding': 'gzip' })
          .end(gzipSync(Buffer.alloc(50_000_000)));
      };
      expect(await failureOf({ raw })).toBeInstanceOf(SourceUnavailableError);
    });

    test('gives up on headers that do not come', async () => {
      expect(await failureOf({ raw: () => undefined })).toBeInstanceOf(SourceUnavailableError);
    });

    test('gives up on a body that does not come', async () => {
      const raw = (response: ServerResponse) => {
        response.writeHead(200, { 'content-length': '9999' });
        response.write('{');
      };
      expect(await failureOf({ raw })).toBeInstanceOf(SourceUnavailableError);
    });

    test('gives up on a redirect loop', async () => {
      const loop = Array.from({ length: 20 }, () =>
        status(302, { headers: { location: '/again' } }),
      );
      await using world = await open(driver, loop);
      expect(await failure(world.poll())).toBeInstanceOf(SourceUnavailableError);
    });

    test('ends at once when it is stopped', async () => {
      await using world = await open(driver, [{ raw: () => undefined }]);
      const poll = failure(world.poll());
      world.stop.abort();
      expect(await poll).toBeInstanceOf(Error);
    });

    it('names no test that there is not', () => {
      expect(Object.keys(cannot).filter((name) => !done.has(name))).toEqual([]);
    });
  });
}
