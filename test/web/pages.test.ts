import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Store } from '../../src/core/contracts/store.js';
import { createLogger } from '../../src/lib/logger.js';
import { HOSTILE_TEXT, INCIDENT_ID, STRANGE_ID, storyApp, storyStore } from './story.js';

let store: Store;
let app: Awaited<ReturnType<typeof storyApp>>;

beforeAll(async () => {
  store = await storyStore();
  app = await storyApp(store);
});
afterAll(() => store.close());

const PAGES = [
  '/',
  '/brands/condor',
  '/brands/suela',
  '/brands/condor?days=30&label=negative&source=bluesky&language=es&touchpoint=advertising&page=2',
  `/brands/condor/mentions/${encodeURIComponent(`bluesky/${STRANGE_ID}`)}`,
  `/incidents/${INCIDENT_ID}`,
  '/digest/condor/2026-11-19',
  '/digest/condor/2026-11-14',
  '/digest/condor/2026-11-16?period=week',
  '/digest/condor/2026-11-01?period=month',
  '/risk/condor',
  '/risk/suela',
  '/brands/condor/experience',
  '/brands/suela/experience?days=7',
  '/brands/condor/surveys',
  '/brands/suela/surveys?weeks=26',
  '/brands/condor/customers',
  '/brands/suela/customers',
  '/brands/condor/digests',
  '/brands/condor/digests?period=week',
  '/brands/suela/digests?period=month',
  '/brands/condor/sources',
  '/brands/suela/sources',
  `/incidents/${INCIDENT_ID}/report`,
];

async function read(path: string, headers: Record<string, string> = {}) {
  const response = await app.request(`http://localhost${path}`, { headers });
  return { response, text: await response.text() };
}

describe('every page', () => {
  it.each(
    PAGES.flatMap((path) => [
      [path, 'es'],
      [path, 'en'],
    ]),
  )(
    '%s in %s is whole, in its language, without inline script or style, or third party',
    async (path, lang) => {
      const { response, text } = await read(path, { 'Accept-Language': lang });
      expect(response.status).toBe(200);
      expect(text).toContain(`<html lang="${lang}">`);
      const ours = /<script src="\/assets\/chart\.[0-9a-f]{12}\.js" defer><\/script>/;
      expect(text.replace(ours, '').match(/<script|<style|<[^>]*\s(style|on[a-z]+)=/i)).toBeNull();
      expect(text.match(/\{\{|undefined|\[object|NaN/)).toBeNull();
      const loaded = [...text.matchAll(/(?:src|srcset|rel="stylesheet" href)="([^"]+)"/g)];
      expect(loaded.length).toBeGreaterThan(1);
      for (const [, address] of loaded) expect(address).toMatch(/^\/(?!\/)/);
      for (const [, address] of text.matchAll(/<a [^>]*href="([^"]*)"/g))
        expect(address).toMatch(/^(\/|#|https?:)/);
    },
  );

  it('is sent with a policy that lets nothing in, and is kept by no cache', async () => {
    const { response } = await read('/');
    expect(response.headers.get('content-security-policy')).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    );
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(response.headers.get('referrer-policy')).toBe('same-origin');
    expect(response.headers.get('cache-control')).toBe('no-store');
  });

  it('links only to pages that are there', async () => {
    const seen = new Set<string>();
    const waiting = ['/'];
    while (seen.size < 60 && waiting.length > 0) {
      const path = waiting.pop() ?? '/';
      if (seen.has(path)) continue;
      seen.add(path);
      const { response, text } = await read(path);
      expect([path, [200, 302].includes(response.status)]).toEqual([path, true]);
      for (const [, href = ''] of text.matchAll(/(?:<a [^>]*href|src)="(\/[^"#]*)/g)) {
        waiting.push(href.replaceAll('&amp;', '&'));
      }
    }
    expect(seen.size).toBeGreaterThan(30);
  });
});

describe('the language', () => {
  it('is asked for by ?lang=, kept in a cookie, else the browser decides, else Spanish', async () => {
    const asked = await read('/?lang=en', { 'Accept-Language': 'es' });
    expect(asked.text).toContain('<html lang="en">');
    const cookie = asked.response.headers.get('set-cookie') ?? '';
    expect(cookie).toMatch(/lang=en.*HttpOnly.*SameSite=Lax/);
    const kept = await read('/', { Cookie: 'lang=en', 'Accept-Language': 'es' });
    expect(kept.text).toContain('<html lang="en">');
    expect((await read('/', { 'Accept-Language': 'fr' })).text).toContain('<html lang="es">');
  });
});

describe('hostile posts', () => {
  it('are shown as text, their script and address harmless', async () => {
    const { text } = await read(PAGES[4] ?? '');
    expect(text).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(text).not.toContain('javascript:');
    expect(text).not.toContain('\u202e');
    expect(text).not.toContain('<img src=x');
    expect(HOSTILE_TEXT).toContain('\u202e');
  });
});

describe('the brand page', () => {
  it('shows the gap in the data, the incident, and narrows the mentions', async () => {
    const { text } = await read('/brands/condor');
    expect(text).toContain('Mastodon no da datos desde');
    expect(text).toContain(`href="/incidents/${INCIDENT_ID}"`);
    expect(text).toContain('481 menciones');
    expect((await read('/brands/condor?touchpoint=advertising')).text).toContain('120 menciones');
    expect((await read('/brands/condor?language=en')).text).toContain('72 menciones');
    expect((await read('/brands/condor?label=negative&source=mastodon')).text).toContain(
      '24 menciones',
    );
  });

  it('narrows the chart and the export with the list', async () => {
    const { text } = await read('/brands/condor?touchpoint=advertising&days=1');
    expect(text).toContain('chart.svg?days=1&amp;touchpoint=advertising');
    const points = /data-points="([^"]*)"/.exec(text)?.[1]?.replaceAll('&quot;', '"') ?? '';
    const told: string[] = JSON.parse(points);
    expect(told).toHaveLength(24);
    const voices = told.map((line) => Number(/: (\d+) vo/.exec(line)?.[1]));
    expect(voices.reduce((sum, count) => sum + count, 0)).toBe(120);
    expect(text).toContain('href="/brands/condor/mentions.csv?touchpoint=advertising"');
    const csv = await read('/brands/condor/mentions.csv?touchpoint=advertising');
    expect(csv.text.trim().split('\n')).toHaveLength(121);
  });

  it('turns the pages of the list and keeps the filters', async () => {
    const { text } = await read('/brands/condor?label=negative&page=2');
    expect(text).toContain('Página 2 de 8');
    expect(text).toMatch(/href="[^"]*label=negative&amp;page=3#mentions"/);
    expect((await read('/brands/condor?page=-1')).text).toContain('Página 1 de 20');
    const last = await read('/brands/condor?page=20');
    expect(last.text.match(/<li class="mention /g)).toHaveLength(481 - 19 * 25);
  });

  it('says when its alerts are muted', async () => {
    const muted = await storyApp(store, {
      settings: {
        watchTerms: {},
        mutes: { condor: '2026-11-20T08:00:00.000Z', suela: 'until-unmuted' },
      },
    });
    const text = await (await muted.request('http://localhost/')).text();
    expect(text).toContain('silenciados hasta 20 nov, 09:00');
    expect(text).toContain('silenciados hasta que alguien los active');
  });
});

describe('the incident page', () => {
  it('divides the excess into shares that add up, shows who did what, and what to answer', async () => {
    const { text } = await read(`/incidents/${INCIDENT_ID}`);
    for (const words of [
      'corazón',
      '71',
      'Publicidad y campañas',
      'animalesprimero',
      'Declaración de espera',
      'Reconocido',
      'marta (Discord)',
    ])
      expect(text).toContain(words);
  });
});

describe('the digest and the risk page', () => {
  it('show the same figures as the reports', async () => {
    const { text } = await read('/digest/condor/2026-11-19');
    expect(text).toContain('corazón');
    expect(text).toContain('rel="prev"');
    expect(text).not.toContain('rel="next"');
    const risk = await read('/risk/condor');
    expect(risk.text).toMatch(/<strong>\d+<\/strong><span> \/ 100<\/span>/);
    expect(risk.text).toContain('1 − peso × valor');
  });

  it('go to yesterday where no day is said', async () => {
    const { response } = await read('/digest/condor');
    expect(response.headers.get('location')).toBe('/digest/condor/2026-11-18');
  });
});

describe('charts', () => {
  it.each([
    '/brands/condor/chart.svg?days=30&theme=dark&shape=phone',
    `/incidents/${INCIDENT_ID}/chart.svg`,
  ])('%s is a picture of its own', async (path) => {
    const { response, text } = await read(path);
    expect(response.headers.get('content-type')).toContain('image/svg+xml');
    expect(response.headers.get('content-security-policy')).not.toContain('script');
    expect(text).toMatch(/^<svg/);
  });
});

describe('what is not there', () => {
  it.each([
    '/nada',
    '/brands/nadie',
    '/brands/condor/mentions/bluesky%2Fnada',
    '/incidents/nada',
    '/incidents/nada/chart.svg',
    '/digest/condor/2026-02-30',
    '/digest/condor/2027-01-01',
    '/digest/nadie',
    '/risk/nadie',
    '/brands/..%2f..%2fetc',
  ])('%s is a page that says so', async (path) => {
    const { response, text } = await read(path);
    expect(response.status).toBe(404);
    expect(text).toContain('Aquí no hay nada');
  });
});

describe('a failure', () => {
  it('is told with a reference that the log has, and with nothing else', async () => {
    const lines: string[] = [];
    const log = createLogger({
      level: 'error',
      isPretty: false,
      destination: { write: (line: string) => lines.push(line) },
    });
    const broken = await storyApp(store, {
      log,
      reports: { risk: () => Promise.reject(new Error('the database went away')) },
    });
    const response = await broken.request('http://localhost/risk/condor');
    const text = await response.text();
    expect(response.status).toBe(500);
    expect(text).not.toContain('database');
    const ref = /ref\. ([0-9A-F]{6})/.exec(text)?.[1];
    expect(lines.join('')).toContain(`"ref":"${ref}"`);
  });
});

describe('/healthz', () => {
  it('says how store, sources and outbox are, whatever the host', async () => {
    const response = await app.request('http://vigia.internal/healthz');
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({
      status: 'ok',
      version: '9.8.7',
      store: 'sqlite',
      outbox: { waiting: 0, failed: 0 },
      sources: [
        { source: 'bluesky', brand: 'condor', error: null },
        { source: 'mastodon' },
        { source: 'x', error: 'SourceAuthError' },
        { source: 'youtube' },
      ],
    });
  });

  it('answers 503 when the store does not', async () => {
    const closed = await storyStore();
    const dead = await storyApp(closed);
    await closed.close();
    expect((await dead.request('http://localhost/healthz')).status).toBe(503);
  });
});

describe('the host', () => {
  it('must be this machine, an address or the public one, so that no name pointed here can read the page', async () => {
    const status = async (host: string, publicUrl?: string) => {
      const asked = publicUrl === undefined ? app : await storyApp(store, { publicUrl });
      return (await asked.request(`http://${host}/risk/suela`)).status;
    };
    expect(await status('127.0.0.1:8080')).toBe(200);
    expect(await status('[::1]:8080')).toBe(200);
    expect(await status('attacker.example')).toBe(421);
    expect(await status('vigia.condor.example', 'https://vigia.condor.example/')).toBe(303);
  });
});

describe('assets', () => {
  it('are known by their content and kept for good', async () => {
    const { text } = await read('/');
    const path = /href="(\/assets\/page\.[0-9a-f]{12}\.css)"/.exec(text)?.[1] ?? '';
    const { response } = await read(path);
    expect(response.headers.get('content-type')).toBe('text/css; charset=utf-8');
    expect(response.headers.get('cache-control')).toContain('immutable');
  });
});
