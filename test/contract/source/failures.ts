import type { ServerResponse } from 'node:http';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import nock from 'nock';
import { expect } from 'vitest';
import {
  SourceAuthError,
  SourceContractError,
  SourceError,
  SourceRateLimitedError,
  SourceUnavailableError,
} from '../../../src/core/errors.js';
import type { Outcome, SourceDriver } from './driver.js';
import type { Declare } from './posts.js';
import { A, failure, failureOf, openWorld, type Step, status, texts } from './world.js';

const CLASSES = {
  auth: SourceAuthError,
  contract: SourceContractError,
  limited: SourceRateLimitedError,
  unavailable: SourceUnavailableError,
} as const satisfies Record<Outcome, unknown>;

/** What a status means where a network means nothing else by it. */
const USUAL = {
  401: 'auth',
  403: 'auth',
  404: 'contract',
  410: 'contract',
  500: 'unavailable',
  503: 'unavailable',
} as const satisfies Record<number, Outcome>;

/** An answer that is never waited for in full; long enough for a loopback connection on a busy machine. */
const SHORT_MS = 250;
const MEGABYTE = Buffer.alloc(1_000_000, 0x20);

/** What becomes of refusals, broken bodies and slow or hostile servers. */
export function describeFailures(driver: SourceDriver, test: Declare): void {
  for (const [written, usual] of Object.entries(USUAL)) {
    const code = Number(written) as keyof typeof USUAL;
    test(refusalTest(code), async () => {
      const { answer, becomes = usual } = driver.refusals?.[code] ?? {};
      const body = code >= 500 ? { body: 'oops' } : {};
      const step = answer === undefined ? status(code, body) : { answer };
      expect(await failureOf(driver, step)).toBeInstanceOf(CLASSES[becomes]);
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
      const own = driver.refusals?.[429]?.answer;
      const step: Step =
        own === undefined
          ? status(429, { headers })
          : { answer: { ...own, status: 429, headers: { ...own.headers, ...headers } } };
      const error = await failureOf(driver, step);
      expect(error).toBeInstanceOf(SourceRateLimitedError);
      expect((error as SourceRateLimitedError).retryAt).toEqual(retryAt);
    });
  }

  test('fails on a page of HTML', async () => {
    const body = '<html><body>Back soon</body></html>';
    expect(await failureOf(driver, { answer: { body } })).toBeInstanceOf(SourceError);
  });

  test('fails on a body that is cut off', async () => {
    const { body } = driver.answer([A], { next: false, baseUrl: 'http://127.0.0.1' });
    const answer = { body: body.slice(0, body.length / 3) };
    expect(await failureOf(driver, { answer })).toBeInstanceOf(SourceError);
  });

  test('fails on a body that ends before its length', async () => {
    const raw = (response: ServerResponse) => {
      response.writeHead(200, { 'content-length': '9999' });
      response.write('{', () => response.destroy());
    };
    expect(await failureOf(driver, { raw })).toBeInstanceOf(SourceUnavailableError);
  });

  test('names what changed in an answer of another shape', async () => {
    const answer = { body: driver.otherShape ?? '' };
    expect(await failureOf(driver, { answer })).toBeInstanceOf(SourceContractError);
  });

  const packings: readonly (readonly [string, (body: string) => Buffer])[] = [
    ['gzip', gzipSync],
    ['br', brotliCompressSync],
  ];
  for (const [encoding, pack] of packings) {
    test(`unpacks ${encoding}`, async () => {
      const plain = driver.answer([A], { next: false, baseUrl: 'http://127.0.0.1' });
      const raw = (response: ServerResponse) => {
        const headers = { ...plain.headers, 'content-encoding': encoding };
        response.writeHead(200, headers).end(pack(plain.body));
      };
      await using world = await openWorld(driver, [{ raw }]);
      expect(texts(await world.poll())).toEqual([A.text]);
    });
  }

  test('refuses a body of 50 MB', async () => {
    const raw = (response: ServerResponse) => {
      response.writeHead(200);
      let sent = 0;
      const send = () => {
        while (sent < 50 && !response.destroyed) {
          sent++;
          if (!response.write(MEGABYTE)) return void response.once('drain', send);
        }
        response.end();
      };
      send();
    };
    expect(await failureOf(driver, { raw })).toBeInstanceOf(SourceUnavailableError);
  });

  test('refuses a small body that unpacks to 50 MB', async () => {
    const raw = (response: ServerResponse) => {
      const packed = gzipSync(Buffer.alloc(50_000_000));
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(packed);
    };
    expect(await failureOf(driver, { raw })).toBeInstanceOf(SourceUnavailableError);
  });

  const patience = { timeoutMs: SHORT_MS };
  test('gives up on headers that do not come', async () => {
    const step = { raw: () => undefined };
    expect(await failureOf(driver, step, patience)).toBeInstanceOf(SourceUnavailableError);
  });

  test('gives up on a body that does not come', async () => {
    const raw = (response: ServerResponse) => {
      response.writeHead(200, { 'content-length': '9999' });
      response.write('{');
    };
    expect(await failureOf(driver, { raw }, patience)).toBeInstanceOf(SourceUnavailableError);
  });

  test('gives up on a body that comes a byte at a time', async () => {
    const raw = (response: ServerResponse) => {
      response.writeHead(200, { 'content-length': '9999' });
      const drip = setInterval(() => response.write(' '), 20);
      response.on('close', () => clearInterval(drip));
    };
    expect(await failureOf(driver, { raw }, patience)).toBeInstanceOf(SourceUnavailableError);
  });

  test('gives up on a redirect loop', async () => {
    const loop = Array.from({ length: 20 }, () => status(302, { headers: { location: '/again' } }));
    await using world = await openWorld(driver, loop);
    expect(await failure(world.poll())).toBeInstanceOf(SourceUnavailableError);
  });

  test('refuses a redirect to a private address', async () => {
    if (driver.takesUserUrls !== true) {
      expect.fail("set `takesUserUrls`, or name this test in `cannot`: the operator's own address");
    }
    const publicUrl = 'http://publico.example';
    await using world = await openWorld(driver, [{ posts: [A] }], { publicUrl });
    nock(publicUrl)
      .persist()
      .get(/.*/)
      .reply(302, '', { location: `${world.server.url}/metadata` });
    expect(await failure(world.poll())).toBeInstanceOf(SourceUnavailableError);
    expect(world.server.requests).toEqual([]);
  });

  test('ends at once when it is stopped', async () => {
    await using world = await openWorld(driver, [{ raw: () => undefined }]);
    const poll = failure(world.poll());
    world.stop.abort();
    expect(await poll).toBeInstanceOf(Error);
  });
}

function refusalTest(code: keyof typeof USUAL): string {
  if (code === 401 || code === 403) return `tells a person of a ${code}`;
  if (code === 404 || code === 410) return `takes a ${code} for a change of the API`;
  return `tries later after a ${code}`;
}

/** Names of the tests above, for a source that reads no network: all of them for one reason. */
export function httpTests(reason: string): Record<string, string> {
  const names: string[] = ['finds nothing new in a 304'];
  const speechless: SourceDriver = {
    name: '',
    create: () => expect.fail(),
    answer: () => ({ body: '' }),
    barest: () => ({ body: '' }),
    withBadPost: () => ({ body: '' }),
  };
  describeFailures(speechless, (name) => void names.push(name));
  return Object.fromEntries(names.map((name) => [name, reason]));
}
