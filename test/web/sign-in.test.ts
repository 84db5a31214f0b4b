import type { AddressInfo } from 'node:net';
import Provider from 'oidc-provider';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Role } from '../../src/core/access.js';
import type { Store } from '../../src/core/contracts/store.js';
import { Secret } from '../../src/lib/secret.js';
import { safeNext } from '../../src/web/access/identify.js';
import { issueGrant, OidcSignIn, signInPath } from '../../src/web/index.js';
import { NOW, storyApp, storyStore } from './story.js';

const ORIGIN = 'https://vigia.condor.example';
const FROM_FAR = { incoming: { socket: { remoteAddress: '192.0.2.7' } } };
const MENTION = `/brands/condor/mentions/${encodeURIComponent('bluesky/bad-1')}`;

let store: Store;
let app: Awaited<ReturnType<typeof storyApp>>;

beforeEach(async () => {
  store = await storyStore();
  app = await storyApp(store, { publicUrl: ORIGIN });
});
afterEach(() => store.close());

function ask(path: string, init: RequestInit = {}, to = app) {
  return to.request(
    `${ORIGIN}${path}`,
    { ...init, headers: { 'Accept-Language': 'es', ...init.headers } },
    FROM_FAR,
  );
}

function post(path: string, fields: Record<string, string>, cookie = '') {
  return ask(path, {
    method: 'POST',
    body: new URLSearchParams(fields),
    headers: { Origin: ORIGIN, 'Sec-Fetch-Site': 'same-origin', Cookie: cookie },
  });
}

/** Whole, as it was set; the language's cookie is left aside. */
function setCookie(response: Response): string {
  return response.headers.getSetCookie().find((one) => !one.startsWith('lang=')) ?? '';
}

function cookieOf(response: Response): string {
  return setCookie(response).split(';')[0] ?? '';
}

function link(role: Role = 'viewer', now = NOW): Promise<string> {
  return issueGrant(store.access, { kind: 'link', person: 'discord:1', name: 'Marta', role, now });
}

async function session(role: Role): Promise<string> {
  return cookieOf(await post('/sign-in/link', { code: await link(role) }));
}

describe('who has not signed in', () => {
  it.each(['/', '/brands/condor', MENTION, '/brands/condor/chart.svg', '/nothing'])(
    'is sent from %s to sign in and back',
    async (path) => {
      const response = await ask(path);
      expect(response.status).toBe(303);
      expect(response.headers.get('location')).toBe(
        `/sign-in?${new URLSearchParams({ next: path }).toString()}`,
      );
      expect(await response.text()).toBe('');
    },
  );

  it('sees whether Vigía lives, and how to sign in', async () => {
    expect((await ask('/healthz')).status).toBe(200);
    const text = await (await ask('/sign-in')).text();
    expect(text).toContain('/vigia page');
    expect(text).not.toContain('Cóndor');
  });

  it('is not let in by a cookie that somebody made up, nor by one from the time before', async () => {
    expect((await ask('/', { headers: { Cookie: '__Host-session=invented' } })).status).toBe(303);
    const old = new Date(NOW.getTime() - 8 * 24 * 3_600_000);
    const secret = await issueGrant(store.access, {
      kind: 'session',
      person: 'discord:1',
      name: 'Marta',
      role: 'admin',
      now: old,
    });
    expect((await ask('/', { headers: { Cookie: `__Host-session=${secret}` } })).status).toBe(303);
  });
});

describe('a link from Discord', () => {
  it('asks for a press, opens a session that scripts cannot read, and works once', async () => {
    const secret = await link();
    for (let previews = 0; previews < 2; previews += 1)
      expect(await (await ask(signInPath(secret))).text()).toContain('Entrar como Marta');
    const entered = await post('/sign-in/link', { code: secret });
    expect(entered.status).toBe(303);
    expect(setCookie(entered)).toMatch(
      /^__Host-session=[\w-]{43}; Max-Age=604800; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
    );
    const page = await ask('/', { headers: { Cookie: cookieOf(entered) } });
    expect(await page.text()).toContain('Marta · lectura');
    expect((await post('/sign-in/link', { code: secret })).status).toBe(410);
    expect((await ask(signInPath(secret))).status).toBe(410);
  });

  it('no longer works after ten minutes, and a session is no link', async () => {
    const old = await link('viewer', new Date(NOW.getTime() - 10 * 60_000));
    expect((await post('/sign-in/link', { code: old })).status).toBe(410);
    const open = (await session('admin')).split('=')[1] ?? '';
    expect((await post('/sign-in/link', { code: open })).status).toBe(410);
  });

  it('cannot be pressed by another site', async () => {
    const code = await link();
    const response = await ask('/sign-in/link', {
      method: 'POST',
      body: new URLSearchParams({ code }),
      headers: { Origin: 'https://attacker.example', 'Sec-Fetch-Site': 'cross-site' },
    });
    expect(response.status).toBe(403);
    expect((await post('/sign-in/link', { code })).status).toBe(303);
  });

  it('keeps no secret in the store', async () => {
    const secret = await link();
    const [grant] = await store.access.list('link', NOW);
    expect(grant?.hash).toMatch(/^[0-9a-f]{64}$/);
    expect(JSON.stringify(grant)).not.toContain(secret);
  });
});

describe('a role', () => {
  it.each([
    ['viewer', 403],
    ['manager', 303],
    ['admin', 303],
  ] as const)('%s who corrects a reading gets %i', async (role, status) => {
    const cookie = await session(role);
    const page = await (await ask(MENTION, { headers: { Cookie: cookie } })).text();
    expect(page.includes('<form class="correction"')).toBe(status === 303);
    expect(page).not.toContain('name="name"');
    const response = await post(MENTION, { label: 'positive' }, cookie);
    expect(response.status).toBe(status);
    const correction = await store.corrections.latest('condor', 'bluesky/bad-1');
    expect(correction?.actor ?? null).toBe(status === 303 ? 'web:Marta' : null);
  });
});

describe('signing out', () => {
  it('ends the session, here and for a copy of the cookie', async () => {
    const cookie = await session('viewer');
    const out = await post('/sign-out', {}, cookie);
    expect(setCookie(out)).toMatch(/^__Host-session=; Max-Age=0; /);
    expect((await ask('/', { headers: { Cookie: cookie } })).status).toBe(303);
  });
});

describe('where to go after signing in', () => {
  it.each([
    ['/risk/condor?lang=en', '/risk/condor?lang=en'],
    ['//attacker.example/x', '/'],
    ['/\\attacker.example', '/'],
    ['https://attacker.example', '/'],
    ['/\t/attacker.example', '/'],
    ['javascript:alert(1)', '/'],
    [undefined, '/'],
  ])('%s leads to %s', (next, path) => {
    expect(safeNext(next)).toBe(path);
  });
});

describe('an OpenID Connect provider', () => {
  let stop: () => Promise<void>;
  let issuer: string;
  let groups: string[];

  beforeEach(async () => {
    groups = ['cx-leads'];
    ({ issuer, stop } = await startProvider(() => groups));
    const oidc = new OidcSignIn({
      issuer,
      clientId: 'vigia',
      clientSecret: new Secret('provider-secret-of-the-test'),
      scopes: ['openid', 'profile'],
      roleClaim: 'groups',
      roles: { viewer: ['everyone'], manager: ['cx-leads'], admin: ['cx-admins'] },
    });
    app = await storyApp(store, { publicUrl: ORIGIN, oidc });
  });
  afterEach(() => stop());

  /** Leaves for the provider, signs in there as a browser would, and returns the way back. */
  async function leave() {
    const left = await ask('/sign-in/oidc?next=%2Frisk%2Fcondor');
    expect(left.status).toBe(303);
    const back = await browseProvider(left.headers.get('location') ?? '');
    return { cookie: cookieOf(left), back: back.slice(ORIGIN.length) };
  }

  it('lets a member of a group in with its role, and leads back to the page that was asked', async () => {
    const { cookie, back } = await leave();
    const entered = await ask(back, { headers: { Cookie: cookie } });
    expect(entered.status).toBe(303);
    expect(entered.headers.get('location')).toBe('/risk/condor');
    const sent = entered.headers.getSetCookie().find((one) => one.startsWith('__Host-session='));
    const page = await ask('/', { headers: { Cookie: sent?.split(';')[0] ?? '' } });
    expect(await page.text()).toContain('Marta Ruiz · gestión');
  });

  it('says that a person without a group has no access', async () => {
    groups = ['interns'];
    const { cookie, back } = await leave();
    const refused = await ask(back, { headers: { Cookie: cookie } });
    expect(refused.status).toBe(403);
    expect(await refused.text()).toContain('No tienes acceso');
    expect(await store.access.list('session', NOW)).toEqual([]);
  });

  it('refuses an answer for another attempt, a made-up code, and one without an attempt', async () => {
    const { back } = await leave();
    const other = cookieOf(await ask('/sign-in/oidc'));
    expect((await ask(back, { headers: { Cookie: other } })).status).toBe(502);
    const { cookie, back: real } = await leave();
    const forged = real.replace(/code=[^&]+/, 'code=invented');
    expect((await ask(forged, { headers: { Cookie: cookie } })).status).toBe(502);
    expect((await ask(real)).headers.get('location')).toBe('/sign-in');
    expect(await store.access.list('session', NOW)).toEqual([]);
  });

  it('that does not answer is told with a reference, and nothing else', async () => {
    await stop();
    const response = await ask('/sign-in/oidc');
    expect(response.status).toBe(502);
    expect(await response.text()).toMatch(/referencia a quien administra Vigía: [0-9A-F]{6}/);
  });
});

/** A real provider with one account, on this machine. */
async function startProvider(groups: () => string[]) {
  const options: ConstructorParameters<typeof Provider>[1] = {
    clients: [
      {
        client_id: 'vigia',
        client_secret: 'provider-secret-of-the-test',
        redirect_uris: [`${ORIGIN}/sign-in/oidc/callback`],
      },
    ],
    claims: { openid: ['sub', 'groups'], profile: ['name'] },
    conformIdTokenClaims: false,
    findAccount: (_context, sub) => ({
      accountId: sub,
      claims: () => ({ sub, name: 'Marta Ruiz', groups: groups() }),
    }),
    cookies: { keys: ['a key of the test'] },
  };
  const { createServer } = await import('node:http');
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const provider = new Provider(issuer, options);
  const answer = provider.callback();
  server.on('request', (request, response) => void answer(request, response));
  return {
    issuer,
    stop: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Follows the provider's own pages, pressing what they offer, until it sends the browser away. */
async function browseProvider(start: string): Promise<string> {
  const jar = new Map<string, string>();
  const here = new URL(start).origin;
  let step: { url: string; form: URLSearchParams | null } = { url: start, form: null };
  for (let hops = 0; hops < 12; hops += 1) {
    if (!step.url.startsWith(here)) return step.url;
    const response = await fetch(step.url, {
      redirect: 'manual',
      headers: { Cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') },
      ...(step.form === null ? {} : { method: 'POST', body: step.form }),
    });
    for (const cookie of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      jar.set(name, value);
    }
    const location = response.headers.get('location');
    if (location !== null) {
      step = { url: new URL(location, step.url).href, form: null };
      continue;
    }
    const page = await response.text();
    const action = /<form[^>]*action="([^"]+)"/.exec(page)?.[1];
    if (action === undefined) throw new Error(`the provider shows no form: ${page.slice(0, 200)}`);
    const fields: Record<string, string> = page.includes('name="login"')
      ? { prompt: 'login', login: 'marta', password: 'any' }
      : { prompt: 'consent' };
    step = { url: new URL(action, step.url).href, form: new URLSearchParams(fields) };
  }
  throw new Error('the provider leads in circles');
}
