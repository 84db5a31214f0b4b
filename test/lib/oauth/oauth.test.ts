import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { SourceAuthError } from '../../../src/core/errors.js';
import { ManualClock } from '../../../src/lib/clock.js';
import { HttpError } from '../../../src/lib/http/errors.js';
import { createOAuth, type OAuthOptions } from '../../../src/lib/oauth/oauth.js';
import { Secret } from '../../../src/lib/secret.js';
import { type ServedRequest, startHttpServer } from '../../helpers/http-server.js';
import { sourceTools } from '../../sources/tools.js';

const PLANTED = 'planted-client-secret';
const signal = new AbortController().signal;

interface Reply {
  readonly status?: number;
  readonly body: unknown;
}

/** A token endpoint, and an API that takes the tokens it gave last. */
async function open(
  reply: (request: ServedRequest, count: number) => Reply,
  options: Partial<OAuthOptions> = {},
) {
  let asked = 0;
  const server = await startHttpServer((request, response) => {
    if (request.url.pathname === '/token') {
      const { status = 200, body } = reply(request, ++asked);
      return void response.writeHead(status).end(JSON.stringify(body));
    }
    const isKnown = request.headers.authorization === `Bearer token-${asked}`;
    response.writeHead(isKnown ? 200 : 401).end('{}');
  });
  const clock = new ManualClock(new Date('2026-03-02T12:00:00Z'));
  const tools = sourceTools(clock);
  const make = () =>
    createOAuth(tools, {
      source: 'plaza',
      tokenUrl: `${server.url}/token`,
      client: { id: new Secret('the-id'), secret: new Secret(PLANTED) },
      clientIn: 'header',
      grant: { type: 'client_credentials', scope: 'read' },
      remedy: 'make a new one at plaza.example',
      ...options,
    });
  let oauth = make();
  return {
    server,
    clock,
    tools,
    restart: () => {
      oauth = make();
    },
    call: () =>
      oauth.withToken(signal, async (token) => {
        const headers = { authorization: `Bearer ${token.reveal()}` };
        await tools.http.send({ caller: 'plaza', url: `${server.url}/api`, headers, signal });
        return token.reveal();
      }),
    tokenRequests: () => server.requests.filter(({ url }) => url.pathname === '/token'),
    [Symbol.asyncDispose]: () => server.close(),
  };
}
const granted = (count: number, more: object = {}): Reply => ({
  body: { access_token: `token-${count}`, token_type: 'bearer', expires_in: 3_600, ...more },
});
const failure = (work: Promise<unknown>) => work.catch((error: unknown) => error);

describe('OAuth tokens', () => {
  it('asks once for many calls at a time, with the client in the header', async () => {
    await using world = await open((_, count) => granted(count));
    expect(await Promise.all([world.call(), world.call(), world.call()])).toEqual([
      'token-1',
      'token-1',
      'token-1',
    ]);
    const [request] = world.tokenRequests();
    expect(world.tokenRequests()).toHaveLength(1);
    expect(request?.headers.authorization).toBe(
      `Basic ${Buffer.from(`the-id:${PLANTED}`).toString('base64')}`,
    );
    expect(request?.body).toBe('grant_type=client_credentials&scope=read');
  });

  it('renews a minute before a token expires', async () => {
    await using world = await open((_, count) => granted(count));
    await world.call();
    world.clock.advanceTo(new Date('2026-03-02T12:58:59Z'));
    expect(await world.call()).toBe('token-1');
    world.clock.advanceTo(new Date('2026-03-02T12:59:00Z'));
    expect(await world.call()).toBe('token-2');
  });

  it('reads a life written as text, and lives with none', async () => {
    for (const life of [{ expires_in: '120' }, { expires_in: undefined }, { expires_in: null }]) {
      await using world = await open((_, count) => granted(count, life));
      await world.call();
      expect(await world.call()).toBe('token-1');
      world.clock.advanceTo(new Date('2026-03-02T12:10:00Z'));
      expect(await world.call()).toBe('token-2');
    }
  });

  it('renews once after a 401, and gives up after the second', async () => {
    await using world = await open((_, count) => granted(count === 1 ? 99 : count));
    expect(await world.call()).toBe('token-2');
    await using closed = await open(() => granted(99));
    const error = await failure(closed.call());
    expect(error).toBeInstanceOf(HttpError);
    expect(closed.tokenRequests()).toHaveLength(2);
  });

  it.each([
    [400, { error: 'invalid_grant' }, 'the key was refused (invalid_grant); make a new one'],
    [401, { message: 'nope' }, 'the key was refused (401); make a new one at plaza.example'],
  ])('says what to do after a %i of the token endpoint', async (status, body, words) => {
    await using world = await open(() => ({ status, body }));
    const error = await failure(world.call());
    expect(error).toBeInstanceOf(SourceAuthError);
    expect((error as Error).message).toContain(words);
    expect(inspect(error, { depth: 9, showHidden: true })).not.toContain(PLANTED);
    expect(await failure(world.call())).toBeInstanceOf(SourceAuthError);
    expect(world.tokenRequests(), 'a failure is not kept').toHaveLength(2);
  });

  it('takes an outage of the token endpoint for an outage', async () => {
    await using world = await open(() => ({ status: 503, body: {} }));
    expect(await failure(world.call())).not.toBeInstanceOf(SourceAuthError);
  });

  it('keeps the newest refresh token over a restart', async () => {
    const grant = { type: 'refresh_token', refreshToken: new Secret('first') } as const;
    await using world = await open(
      (_, count) => granted(count, { refresh_token: `next-${count}` }),
      { grant, clientIn: 'form' },
    );
    await world.call();
    world.restart();
    await world.call();
    expect(
      world.tokenRequests().map(({ body }) => new URLSearchParams(body).get('refresh_token')),
    ).toEqual(['first', 'next-1']);
    expect(new URLSearchParams(world.tokenRequests()[0]?.body).get('client_secret')).toBe(PLANTED);
  });

  it('falls back on the one of the environment when the kept one was revoked', async () => {
    const grant = { type: 'refresh_token', refreshToken: new Secret('renewed by hand') } as const;
    await using world = await open(
      ({ body }, count) =>
        body.includes('revoked')
          ? { status: 400, body: { error: 'invalid_grant' } }
          : granted(count),
      { grant },
    );
    await world.tools.vault.write('plaza refresh', 'revoked');
    expect(await world.call()).toBe('token-2');
    expect(await world.tools.vault.read('plaza refresh')).toBeNull();
  });

  it('makes an assertion anew for each exchange', async () => {
    const grant: OAuthOptions['grant'] = {
      type: 'form',
      fields: (now) => ({ grant_type: 'assertion', assertion: `signed ${now.toISOString()}` }),
    };
    await using world = await open((_, count) => granted(count), { grant, client: null });
    await world.call();
    world.clock.advanceTo(new Date('2026-03-02T13:00:00Z'));
    await world.call();
    expect(
      world.tokenRequests().map(({ body }) => new URLSearchParams(body).get('assertion')),
    ).toEqual(['signed 2026-03-02T12:00:00.000Z', 'signed 2026-03-02T13:00:00.000Z']);
  });
});
