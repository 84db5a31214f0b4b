import { lookup as systemLookup } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { inspect } from 'node:util';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import nock from 'nock';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { ManualClock } from '../../../src/lib/clock.js';
import { createHttp, type HttpOptions } from '../../../src/lib/http/client.js';
import {
  type HttpContractError,
  type HttpError,
  HttpUnavailableError,
} from '../../../src/lib/http/errors.js';
import type { HttpRequest } from '../../../src/lib/http/http.js';
import { createLogger, silentLogger } from '../../../src/lib/logger.js';
import { type Answer, startHttpServer } from '../../helpers/http-server.js';

const NOW = new Date('2026-03-02T10:00:00Z');
const SECRET = 'a-planted-secret-0123456789';
const signal = new AbortController().signal;

function makeHttp(options: Partial<HttpOptions> = {}) {
  return createHttp({
    userAgent: 'vigia-test/1.0',
    clock: new ManualClock(NOW),
    log: silentLogger,
    random: () => 0,
    ...options,
  });
}

function ask(url: string, rest: Partial<HttpRequest> = {}): HttpRequest {
  return { caller: 'test', url, signal, ...rest };
}

/** Any of the three errors, with the fields of all. */
type Failure = Error &
  Partial<
    Pick<HttpError, 'status' | 'code' | 'retryAt' | 'isJson'> &
      Pick<HttpUnavailableError, 'reason'> &
      Pick<HttpContractError, 'path'>
  >;

async function failureOf(work: Promise<unknown>): Promise<Failure> {
  return work.then(
    () => expect.fail('it should have failed'),
    (error) => error,
  );
}

const text: Answer = (_request, response) => void response.end('hello');

describe('what is sent', () => {
  it('carries query, headers, validators and the name of the program', async () => {
    await using server = await startHttpServer(text);
    await makeHttp().send(
      ask(`${server.url}/path`, {
        query: { q: 'cóndor y más', tag: ['a', 'b'], none: undefined, limit: 5 },
        headers: { 'X-Key': 'k' },
        validators: { etag: '"v1"', lastModified: 'Mon, 02 Mar 2026 09:00:00 GMT' },
      }),
    );
    const [request] = server.requests;
    expect(request?.url.searchParams.get('q')).toBe('cóndor y más');
    expect(request?.url.searchParams.getAll('tag')).toEqual(['a', 'b']);
    expect(request?.url.searchParams.has('none')).toBe(false);
    expect(request?.headers).toMatchObject({
      'user-agent': 'vigia-test/1.0',
      'x-key': 'k',
      'if-none-match': '"v1"',
      'if-modified-since': 'Mon, 02 Mar 2026 09:00:00 GMT',
    });
  });

  it('sends objects as JSON and URLSearchParams as a form', async () => {
    await using server = await startHttpServer(text);
    const http = makeHttp();
    await http.send(ask(server.url, { method: 'POST', body: { a: 1 } }));
    await http.send(ask(server.url, { method: 'POST', body: new URLSearchParams({ b: '2 3' }) }));
    expect(server.requests.map(({ body, headers }) => [body, headers['content-type']])).toEqual([
      ['{"a":1}', 'application/json'],
      ['b=2+3', 'application/x-www-form-urlencoded'],
    ]);
  });

  it('lets one request a host through at a time, in order', async () => {
    let open = 0;
    let most = 0;
    await using server = await startHttpServer((_request, response) => {
      most = Math.max(most, ++open);
      setImmediate(() => {
        open--;
        response.end('ok');
      });
    });
    const http = makeHttp();
    await Promise.all(['/1', '/2', '/3', '/4'].map((path) => http.send(ask(server.url + path))));
    expect(most).toBe(1);
    expect(server.requests.map(({ url }) => url.pathname)).toEqual(['/1', '/2', '/3', '/4']);
  });
});

describe('what is taken', () => {
  it.each([
    ['gzip', gzipSync],
    ['br', brotliCompressSync],
  ])('unpacks %s', async (encoding, pack) => {
    await using server = await startHttpServer((_request, response) => {
      response.setHeader('content-encoding', encoding);
      response.end(pack('{"a":"ñ"}'));
    });
    const { value } = await makeHttp().json(ask(server.url), z.object({ a: z.string() }));
    expect(value.a).toBe('ñ');
  });

  it('stops at the cap, counted after unpacking', async () => {
    await using server = await startHttpServer((_request, response) => {
      response.setHeader('content-encoding', 'gzip');
      response.end(gzipSync(Buffer.alloc(50 * 1024 * 1024)));
    });
    const error = await failureOf(makeHttp().send(ask(server.url, { maxBytes: 1024 * 1024 })));
    expect(error).toBeInstanceOf(HttpUnavailableError);
    expect(error.reason).toBe('too-large');
  });

  it('gives 304 without a body', async () => {
    await using server = await startHttpServer((_request, response) => {
      response.writeHead(304, { etag: '"v1"' }).end();
    });
    const response = await makeHttp().send(ask(server.url));
    expect([response.status, response.body.length, response.headers.etag]).toEqual([
      304,
      0,
      '"v1"',
    ]);
  });

  it.each([
    ['headers', () => undefined],
    [
      'a body',
      ((_request, response) => {
        response.writeHead(200, { 'content-length': '100' });
        response.write('a start');
      }) as Answer,
    ],
  ])('gives up on %s that do not come within the time-out', async (_what, answer) => {
    await using server = await startHttpServer(answer);
    const error = await failureOf(makeHttp().send(ask(server.url, { timeoutMs: 100 })));
    expect([error.name, error.reason]).toEqual(['HttpUnavailableError', 'timeout']);
  });

  it('reports a connection that breaks in the middle of the body', async () => {
    await using server = await startHttpServer((_request, response) => {
      response.writeHead(200, { 'content-length': '100' });
      response.write('a start', () => response.destroy());
    });
    expect((await failureOf(makeHttp().send(ask(server.url)))).reason).toBe('network');
  });

  it('ends at once when the caller aborts', async () => {
    await using server = await startHttpServer(() => undefined);
    const stop = new AbortController();
    const call = failureOf(makeHttp().send(ask(server.url, { signal: stop.signal })));
    stop.abort();
    expect((await call).reason).toBe('aborted');
  });

  it('names the path that broke, and nothing of the body', async () => {
    await using server = await startHttpServer((_request, response) => {
      response.end(JSON.stringify({ hits: [{ id: SECRET }] }));
    });
    const Shape = z.object({ hits: z.array(z.object({ id: z.number() })) });
    const error = await failureOf(makeHttp().json(ask(server.url), Shape));
    expect([error.name, error.path, error.isJson]).toEqual([
      'HttpContractError',
      'hits[0].id',
      true,
    ]);
    expect(inspect(error, { depth: 9, showHidden: true })).not.toContain(SECRET);
  });

  it.each(['<html>maintenance</html>', '{"hits": [', ''])(
    'tells a body that is not JSON: %j',
    async (body) => {
      await using server = await startHttpServer((_request, response) => void response.end(body));
      const error = await failureOf(makeHttp().json(ask(server.url), z.unknown()));
      expect([error.name, error.isJson]).toEqual(['HttpContractError', false]);
    },
  );
});

describe('redirects', () => {
  it('follows a few and says where they ended', async () => {
    await using server = await startHttpServer(({ url }, response) => {
      if (url.pathname === '/end') return void response.end('here');
      response.writeHead(301, { location: '/end' }).end();
    });
    expect((await makeHttp().send(ask(`${server.url}/start`))).url).toBe(`${server.url}/end`);
  });

  it('gives up on a loop', async () => {
    await using server = await startHttpServer((_request, response) => {
      response.writeHead(302, { location: '/again' }).end();
    });
    expect((await failureOf(makeHttp().send(ask(server.url)))).reason).toBe('redirects');
    expect(server.requests.length).toBe(6);
  });

  it('gives another origin neither keys nor body', async () => {
    await using other = await startHttpServer(text);
    await using server = await startHttpServer((_request, response) => {
      response.writeHead(307, { location: `${other.url}/there` }).end();
    });
    const headers = { authorization: `Bearer ${SECRET}`, 'x-api-key': SECRET, cookie: SECRET };
    await makeHttp().send(ask(server.url, { method: 'POST', headers, body: { key: SECRET } }));
    expect(JSON.stringify(other.requests)).not.toContain(SECRET);
    expect(other.requests[0]?.method).toBe('POST');
  });

  it('turns a POST into a GET where HTTP says so', async () => {
    await using server = await startHttpServer(({ url }, response) => {
      if (url.pathname === '/end') return void response.end('here');
      response.writeHead(303, { location: '/end' }).end();
    });
    await makeHttp().send(ask(server.url, { method: 'POST', body: { a: 1 } }));
    expect(server.requests.map(({ method, body }) => [method, body])).toEqual([
      ['POST', '{"a":1}'],
      ['GET', ''],
    ]);
  });
});

describe('addresses that a user typed', () => {
  const user = { isUserUrl: true };

  it.each([
    'http://127.0.0.1:9/',
    'http://0x7f.1:9/',
    'http://2130706433:9/',
    'http://[::1]:9/',
    'http://[::ffff:127.0.0.1]:9/',
    'http://10.1.2.3/',
    'http://192.168.0.1/',
    'http://169.254.169.254/latest/meta-data',
    'http://100.100.100.200/',
    'http://[fe80::1]/',
    'http://[fd00:ec2::254]/',
    'http://0.0.0.0:9/',
    'ftp://example.com/',
    'file:///etc/passwd',
  ])('refuses %s', async (url) => {
    const error = await failureOf(makeHttp().send(ask(url, user)));
    expect([error.name, error.reason]).toEqual(['HttpUnavailableError', 'refused-address']);
  });

  it('refuses a public address that redirects to a private one, before it is called', async () => {
    await using server = await startHttpServer(text);
    nock('http://news.example')
      .get('/feed')
      .reply(302, '', { location: `${server.url}/secret` });
    const error = await failureOf(makeHttp().send(ask('http://news.example/feed', user)));
    expect(error.reason).toBe('refused-address');
    expect(server.requests).toEqual([]);
  });

  it('refuses a name by the address that it is connected to', async () => {
    await using server = await startHttpServer(text);
    const { port } = new URL(server.url);
    const lookup: LookupFunction = (_host, options, callback) => {
      const addresses = ['93.184.215.14', '127.0.0.1'].map((address) => ({ address, family: 4 }));
      if (options.all === true) callback(null, addresses);
      else callback(null, '127.0.0.1', 4);
    };
    nock.enableNetConnect();
    const call = makeHttp({ lookup }).send(ask(`http://rebind.example:${port}/`, user));
    expect((await failureOf(call)).reason).toBe('refused-address');
    expect(server.requests).toEqual([]);
  });

  it('refuses the names of this machine', async () => {
    const lookup = systemLookup as LookupFunction;
    const error = await failureOf(makeHttp({ lookup }).send(ask('http://localhost:9/', user)));
    expect(error.reason).toBe('refused-address');
  });

  it('reaches private addresses where that was allowed, and for configured APIs', async () => {
    await using server = await startHttpServer(text);
    await makeHttp({ allowPrivate: true }).send(ask(server.url, user));
    await makeHttp().send(ask(server.url));
    expect(server.requests.length).toBe(2);
  });
});

describe('refusals', () => {
  it('carry status, code and when to come back', async () => {
    await using server = await startHttpServer((_request, response) => {
      response.writeHead(429, { 'retry-after': '90' }).end('{"error":"RateLimitExceeded"}');
    });
    const errorCode = (body: unknown) => z.object({ error: z.string() }).parse(body).error;
    const error = await failureOf(makeHttp().send(ask(server.url, { errorCode })));
    expect([error.status, error.code, error.isJson, error.retryAt]).toEqual([
      429,
      'RateLimitExceeded',
      true,
      new Date('2026-03-02T10:01:30Z'),
    ]);
  });

  it('never hold what was sent or received, in the error or in a log line', async () => {
    await using server = await startHttpServer((_request, response) => {
      response.writeHead(401).end(JSON.stringify({ error: SECRET, message: SECRET }));
    });
    const lines: string[] = [];
    const log = createLogger({
      level: 'trace',
      isPretty: false,
      destination: { write: (line) => void lines.push(line) },
    });
    const http = makeHttp({ log });
    const planted = {
      query: { key: SECRET },
      headers: { authorization: `Bearer ${SECRET}` },
      method: 'POST' as const,
      body: { password: SECRET },
    };
    const closed = await startHttpServer(text);
    await closed.close();
    const errors = [
      await failureOf(http.send(ask(`${server.url}/${SECRET}`, planted))),
      await failureOf(http.send(ask(`${closed.url}/${SECRET}`, planted))),
    ];
    for (const error of errors) {
      log.error({ err: error }, 'failed');
      log.error(error);
      expect(inspect(error, { depth: 9, showHidden: true })).not.toContain(SECRET);
      expect(JSON.stringify(error)).not.toContain(SECRET);
      expect(String(error.stack)).not.toContain(SECRET);
    }
    expect(errors.map(({ name }) => name)).toEqual(['HttpError', 'HttpUnavailableError']);
    expect(lines.length).toBeGreaterThanOrEqual(4);
    expect(lines.join('')).not.toContain(SECRET);
  });
});

describe('hosts that are left alone', () => {
  it('are not called again before the time they asked for', async () => {
    let status = 429;
    await using server = await startHttpServer((_request, response) => {
      response.writeHead(status, { 'retry-after': '60' }).end();
    });
    const clock = new ManualClock(NOW);
    const http = makeHttp({ clock });
    await failureOf(http.send(ask(server.url)));
    const error = await failureOf(http.send(ask(server.url)));
    expect([error.name, error.status, server.requests.length]).toEqual(['HttpError', 429, 1]);
    status = 200;
    clock.advanceTo(new Date('2026-03-02T10:01:00Z'));
    expect((await http.send(ask(server.url))).status).toBe(200);
  });

  it('are left alone when their budget is used up', async () => {
    await using server = await startHttpServer((_request, response) => {
      response.setHeader('x-ratelimit-remaining', '0');
      response.setHeader('x-ratelimit-reset', '2026-03-02T10:05:00.000Z');
      response.end('ok');
    });
    const http = makeHttp();
    await http.send(ask(server.url));
    const error = await failureOf(http.send(ask(server.url)));
    expect([error.retryAt, server.requests.length]).toEqual([new Date('2026-03-02T10:05:00Z'), 1]);
  });

  it('are asked on with another key while the budget of one is used up', async () => {
    await using server = await startHttpServer(({ headers }, response) => {
      const isSpent = headers.authorization === 'Bearer one';
      response.writeHead(isSpent ? 429 : 200, isSpent ? { 'retry-after': '60' } : {}).end('{}');
    });
    const http = makeHttp();
    const as = (token: string) =>
      http.send(ask(server.url, { headers: { authorization: `Bearer ${token}` } }));
    await failureOf(as('one'));
    expect((await as('two')).status).toBe(200);
    expect((await failureOf(as('one'))).status).toBe(429);
    expect(server.requests).toHaveLength(2);
  });

  it('are left alone for every caller when they are down', async () => {
    await using server = await startHttpServer((_request, response) => {
      response.writeHead(500).end();
    });
    const http = makeHttp();
    for (let call = 0; call < 5; call++) await failureOf(http.send(ask(server.url)));
    const error = await failureOf(http.send(ask(server.url, { caller: 'other' })));
    expect(error.reason).toBe('paused');
    expect(server.requests).toHaveLength(5);
  });

  it('are probed once after five failures, and left alone for twice as long when the probe fails', async () => {
    await using server = await startHttpServer(
      (_request, response) => void response.writeHead(500).end(),
    );
    const clock = new ManualClock(NOW);
    const http = makeHttp({ clock });
    for (let call = 0; call < 5; call++) await failureOf(http.send(ask(server.url)));
    const paused = await failureOf(http.send(ask(server.url)));
    expect([paused.reason, paused.retryAt, server.requests.length]).toEqual([
      'paused',
      new Date('2026-03-02T10:00:15Z'),
      5,
    ]);
    clock.advanceTo(new Date('2026-03-02T10:00:15Z'));
    await failureOf(http.send(ask(server.url)));
    const again = await failureOf(http.send(ask(server.url)));
    expect([again.retryAt, server.requests.length]).toEqual([new Date('2026-03-02T10:00:45Z'), 6]);
  });
});
