import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Store } from '../../src/core/contracts/store.js';
import { startWeb } from '../../src/web/index.js';
import { NOW, storyApp, storyStore } from './story.js';

const KEY = 'bluesky/bad-1';
const PATH = `/brands/condor/mentions/${encodeURIComponent(KEY)}`;

let store: Store;
let app: Awaited<ReturnType<typeof storyApp>>;

beforeEach(async () => {
  store = await storyStore();
  app = await storyApp(store, { publicUrl: 'https://vigia.condor.example' });
});
afterEach(() => store.close());

interface Asked {
  readonly origin?: string;
  readonly path?: string;
  readonly peer?: string;
  readonly headers?: Record<string, string>;
}

/** As node hands a request over: with the connection that it came by. */
function ask(
  init: RequestInit,
  { origin = 'http://localhost:8080', path = PATH, peer = '127.0.0.1', headers = {} }: Asked,
) {
  return app.request(
    `${origin}${path}`,
    { ...init, headers: { 'Accept-Language': 'es', ...headers } },
    { incoming: { socket: { remoteAddress: peer } } },
  );
}

async function read(asked: Asked = {}) {
  return (await ask({}, asked)).text();
}

/** As a browser sends the form from the page itself. */
function send(fields: Record<string, string>, asked: Asked = {}) {
  return ask(
    { method: 'POST', body: new URLSearchParams(fields) },
    {
      ...asked,
      headers: {
        Origin: asked.origin ?? 'http://localhost:8080',
        'Sec-Fetch-Site': 'same-origin',
        ...asked.headers,
      },
    },
  );
}

async function label(): Promise<string | undefined> {
  return (await store.mentions.get('condor', KEY))?.reading.label;
}

const GOOD = { label: 'positive', name: 'Marta' };

describe('the form on the page of a mention', () => {
  it("offers the three labels, the reader's marked, and asks for a name", async () => {
    const text = await read();
    expect([...text.matchAll(/name="label" value="(\w+)" required( checked)?/g)]).toMatchObject([
      { 1: 'negative', 2: ' checked' },
      { 1: 'neutral', 2: undefined },
      { 1: 'positive', 2: undefined },
    ]);
    expect(text).toContain(`<form class="correction" method="post" action="${PATH}">`);
    expect(text).toMatch(/<input id="name" name="name" value="" required maxlength="60"/);
    expect(text).not.toContain('Corregida por');
  });

  it('changes the mention at once, keeps who and when, and goes back to the page, which says so', async () => {
    const response = await send(GOOD);
    expect(response.status).toBe(303);
    expect(response.headers.get('location')).toBe(`${PATH}#read`);
    expect(await label()).toBe('positive');
    expect(await store.corrections.latest('condor', KEY)).toMatchObject({
      label: 'positive',
      actor: 'web:Marta',
      at: NOW,
      text: 'Qué asco de campaña la del corazón, van 1',
    });
    const text = await read();
    expect(text).toMatch(/Corregida por Marta \(página\), <time[^>]*>19 nov, 20:30</);
    expect(text).toContain('value="positive" required checked');
  });

  it('remembers the name in a cookie that no script and no other site can use', async () => {
    const cookie = (await send({ ...GOOD, name: '  Íñigo & Co. ' })).headers
      .getSetCookie()
      .find((one) => one.startsWith('name='));
    expect(cookie).toMatch(
      /^name=[^;]+; Max-Age=34560000; Path=\/brands; HttpOnly; SameSite=Strict$/,
    );
    const text = await read({ headers: { Cookie: cookie?.split(';')[0] ?? '' } });
    expect(text).toContain('value="Íñigo &amp; Co."');
    expect(await read({ headers: { Cookie: `name=${'x'.repeat(61)}` } })).toContain(
      'value="" required',
    );
  });

  it('can be used again where a person was wrong: the last one counts', async () => {
    await send(GOOD);
    await send({ label: 'neutral', name: 'Iker' });
    expect(await label()).toBe('neutral');
    expect(await read()).toContain('Corregida por Iker (página)');
  });

  it('shows a hostile name as text', async () => {
    await send({ ...GOOD, name: '<b onclick=x>\u202eMar\u0000ta' });
    expect(await read()).toContain('Corregida por &lt;b onclick=x&gt;Marta (página)');
  });

  it.each(['', '   ', '\u200b\u202e', 'x'.repeat(61)])(
    'asks again where the name is %j, and changes nothing',
    async (name) => {
      const response = await send({ ...GOOD, name });
      expect(response.status).toBe(400);
      expect(await response.text()).toMatch(/aria-invalid="true" aria-describedby="name-wrong"/);
      expect(await label()).toBe('negative');
    },
  );
});

describe('a correction is refused, and changes nothing,', () => {
  const CROSS = { Origin: 'https://attacker.example', 'Sec-Fetch-Site': 'cross-site' };
  it.each<[string, number, Record<string, string>, Asked]>([
    ['from another machine', 401, GOOD, { peer: '192.0.2.7' }],
    ['through the public address', 401, GOOD, { origin: 'https://vigia.condor.example' }],
    ["by this machine's address in the network", 401, GOOD, { origin: 'http://192.0.2.1:8080' }],
    ['through a proxy', 401, GOOD, { headers: { 'X-Forwarded-For': '192.0.2.7' } }],
    ['where another site sends it', 403, GOOD, { headers: CROSS }],
    [
      'where another port of this machine does',
      403,
      GOOD,
      { headers: { Origin: 'http://localhost:3000', 'Sec-Fetch-Site': 'same-site' } },
    ],
    ['where only one header is its own', 403, GOOD, { headers: { Origin: 'null' } }],
    ['where only the other is', 403, GOOD, { headers: { 'Sec-Fetch-Site': 'cross-site' } }],
    ['with a label that is none', 400, { ...GOOD, label: 'furious' }, {}],
    ['without a label', 400, { name: 'Marta' }, {}],
    ['of more bytes than a form has', 413, { ...GOOD, more: 'x'.repeat(5_000) }, {}],
    ['of no mention', 404, GOOD, { path: '/brands/condor/mentions/bluesky%2Fnada' }],
    ['of no brand', 404, GOOD, { path: '/brands/nadie/mentions/bluesky%2Fbad-1' }],
    ['of what is no mention', 404, GOOD, { path: '/brands/condor' }],
  ])('%s (%i)', async (_why, status, fields, asked) => {
    const response = await send(fields, asked);
    expect(response.status).toBe(status);
    expect(await response.text()).toContain('<html lang="es">');
    expect(await label()).toBe('negative');
    expect(await store.corrections.latest('condor', KEY)).toBeNull();
  });

  it('where neither header says who sends it', async () => {
    const response = await ask({ method: 'POST', body: new URLSearchParams(GOOD) }, {});
    expect(response.status).toBe(403);
    expect(await label()).toBe('negative');
  });
});

describe('a public address', () => {
  it('shows nothing before signing in, and says so to a form', async () => {
    const page = await ask({}, { origin: 'https://vigia.condor.example' });
    expect(page.status).toBe(303);
    expect(page.headers.get('location')).toMatch(/^\/sign-in\?next=%2Fbrands%2Fcondor%2F/);
    const refused = await send(GOOD, { origin: 'https://vigia.condor.example' });
    expect(await refused.text()).toContain('Hay que entrar antes');
  });
});

describe('over a real connection', () => {
  it.each(['127.0.0.1', '::1', '::'])(
    'on %s, the loopback address itself is let in',
    async (host) => {
      const web = await startWeb({ app, host, port: 0 });
      try {
        const origin = web.url.replace('[::]', '127.0.0.1');
        const page = await fetch(`${origin}${PATH}`, { headers: { 'Accept-Language': 'en' } });
        expect(await page.text()).toContain('Correct the reading');
        const response = await fetch(`${origin}${PATH}`, {
          method: 'POST',
          body: new URLSearchParams(GOOD),
          headers: { Origin: origin },
          redirect: 'manual',
        });
        expect(response.status).toBe(303);
        expect(await label()).toBe('positive');
      } finally {
        await web.stop();
      }
    },
  );
});
