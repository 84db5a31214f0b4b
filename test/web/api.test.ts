import { Validator } from '@seriousme/openapi-schema-validator';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Store } from '../../src/core/contracts/store.js';
import { parseFeed } from '../../src/sources/rss/parse-feed.js';
import { ENDPOINTS } from '../../src/web/api/endpoints.js';
import { issueGrant } from '../../src/web/index.js';
import { madeMention } from '../reports/made-mentions.js';
import { INCIDENT_ID, NOW, storyApp, storyStore } from './story.js';

const ORIGIN = 'https://vigia.condor.example';
const FROM_FAR = { incoming: { socket: { remoteAddress: '192.0.2.7' } } };

let store: Store;
let app: Awaited<ReturnType<typeof storyApp>>;
let token: string;

beforeAll(async () => {
  store = await storyStore();
  app = await storyApp(store, { publicUrl: ORIGIN });
  token = await issueGrant(store.access, {
    kind: 'api',
    person: 'token:dashboard',
    name: 'dashboard',
    role: 'viewer',
    now: NOW,
  });
});
afterAll(() => store.close());

async function ask(path: string, authorization = `Bearer ${token}`) {
  const response = await app.request(
    `${ORIGIN}/api/v1${path}`,
    { headers: authorization === '' ? {} : { Authorization: authorization } },
    FROM_FAR,
  );
  return { response, body: JSON.parse(await response.text()) };
}

/** Each address with the values that the story fills it with. */
const EXAMPLES: Readonly<Record<string, string>> = {
  '/brands': '/brands',
  '/brands/{brand}/mentions':
    '/brands/condor/mentions?label=negative&source=bluesky&from=2026-11-19T00:00:00Z&limit=20',
  '/brands/{brand}/incidents': '/brands/condor/incidents?status=acknowledged',
  '/incidents/{incident}': `/incidents/${INCIDENT_ID}`,
  '/brands/{brand}/digest/{day}': '/brands/condor/digest/2026-11-19',
  '/brands/{brand}/risk': '/brands/condor/risk',
  '/brands/{brand}/experience': '/brands/condor/experience?days=7',
  '/brands/{brand}/surveys': '/brands/condor/surveys?weeks=4',
  '/brands/{brand}/customers': '/brands/condor/customers',
  '/brands/{brand}/cases': '/brands/condor/cases?status=open',
  '/incidents/{incident}/report': `/incidents/${INCIDENT_ID}/report`,
  '/sources': '/sources',
};

describe('the interface for programs', () => {
  it.each(ENDPOINTS)('answers $path as its document says', async ({ path, answer }) => {
    const { response, body } = await ask(EXAMPLES[path] ?? 'no example');
    expect([path, response.status]).toEqual([path, 200]);
    expect(response.headers.get('content-type')).toContain('application/json');
    expect(answer.parse(body)).toEqual(body);
  });

  it('describes itself in a valid OpenAPI document with every address in it', async () => {
    const { body } = await ask('/openapi.json');
    const { valid, errors } = await new Validator().validate(body);
    expect(errors).toBeUndefined();
    expect(valid).toBe(true);
    expect(Object.keys(body.paths)).toEqual(ENDPOINTS.map(({ path }) => path));
    expect(body.paths['/brands/{brand}/mentions'].get.parameters).toContainEqual(
      expect.objectContaining({
        name: 'limit',
        in: 'query',
        required: false,
        schema: expect.objectContaining({ type: 'integer', maximum: 500, default: 100 }),
      }),
    );
  });

  it('lists what the filters ask for, newest first, with the total', async () => {
    const { body } = await ask('/brands/condor/mentions?label=negative&limit=3');
    expect(body.total).toBe(
      await store.mentions.count({ brandId: 'condor', labels: ['negative'] }),
    );
    expect(body.mentions).toHaveLength(3);
    const times = body.mentions.map(({ createdAt }: { createdAt: string }) => createdAt);
    expect(times).toEqual(times.toSorted().reverse());
    const next = await ask('/brands/condor/mentions?label=negative&limit=3&offset=2');
    expect(next.body.mentions[0]).toEqual(body.mentions[2]);
  });

  it('gives an incident with its log', async () => {
    const { body } = await ask(`/incidents/${INCIDENT_ID}`);
    expect(body).toMatchObject({
      id: INCIDENT_ID,
      brand: 'condor',
      url: `${ORIGIN}/incidents/${INCIDENT_ID}`,
    });
    expect(body.actions.map(({ action }: { action: string }) => action)).toEqual([
      'opened',
      'worsened',
      'acknowledged',
    ]);
  });

  it.each([
    ['/brands/nobody/mentions', 404, 'not there'],
    ['/incidents/none', 404, 'not there'],
    ['/nothing', 404, 'no such address'],
    ['/brands/condor/mentions?limit=100000', 400, 'a parameter is not what it may be'],
    ['/brands/condor/mentions?from=yesterday', 400, 'a parameter is not what it may be'],
    ['/brands/condor/digest/2026-13-40', 400, 'a parameter is not what it may be'],
  ])('says of %s what is wrong (%i)', async (path, status, title) => {
    const { response, body } = await ask(path);
    expect(response.status).toBe(status);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    expect(body).toMatchObject({ type: 'about:blank', status, title });
  });

  it.each(['', 'Bearer invented', 'Basic dG9rZW46', 'Bearer '])(
    "opens nothing to '%s'",
    async (authorization) => {
      const { response, body } = await ask('/brands', authorization);
      expect(response.status).toBe(401);
      expect(response.headers.get('www-authenticate')).toContain('Bearer');
      expect(body.brands).toBeUndefined();
    },
  );

  it('opens nothing to a sign-in link, nor the page to a token', async () => {
    const link = await issueGrant(store.access, {
      kind: 'link',
      person: 'discord:1',
      name: 'Marta',
      role: 'admin',
      now: NOW,
    });
    expect((await ask('/brands', `Bearer ${link}`)).response.status).toBe(401);
    const page = await app.request(
      `${ORIGIN}/`,
      { headers: { Authorization: `Bearer ${token}` } },
      FROM_FAR,
    );
    expect(page.status).toBe(303);
  });
});

describe('what people subscribe to', () => {
  const feed = (path: string) =>
    app.request(`${ORIGIN}/api/v1${path}?token=${token}`, {}, FROM_FAR);

  it('gives incidents as RSS that our own feed reader reads, with links to their pages', async () => {
    const response = await feed('/brands/condor/incidents.rss');
    expect(response.headers.get('content-type')).toBe('application/rss+xml; charset=utf-8');
    const { items } = parseFeed(new Uint8Array(await response.arrayBuffer()), {
      url: ORIGIN,
      contentType: 'application/rss+xml',
      maxBytes: 1_000_000,
    });
    expect(items).toHaveLength(1);
    expect(items[0]).toMatchObject({ url: `${ORIGIN}/incidents/${INCIDENT_ID}` });
    expect(items[0]?.title).toContain('Cóndor');
  });

  it('gives the open legal cases as a calendar, at the end of their last day', async () => {
    await store.cases.open({
      code: 'R-7F3K2-M9QXD',
      brandId: 'condor',
      mention: 'bluesky/bad-1',
      law: 'es-10-2025',
      region: null,
      lang: 'es',
      touchpoint: 'delivery',
      complainedAt: new Date('2026-11-19T15:07:00Z'),
      openedAt: NOW,
      workingDays: 15,
      dueAt: new Date('2026-12-11T23:00:00Z'),
      status: 'open',
      closedAt: null,
      closedBy: null,
      note: '',
    });
    const response = await feed('/brands/condor/deadlines.ics');
    expect(response.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    const lines = (await response.text()).replaceAll('\r\n ', '').split('\r\n');
    expect(lines).toContain('BEGIN:VCALENDAR');
    expect(lines).toContain('UID:R-7F3K2-M9QXD@vigia');
    expect(lines).toContain('DTEND:20261211T230000Z');
    expect(lines).toContain('SUMMARY:Vence la reclamación R-7F3K2-M9QXD');
  });

  it('takes no token from the address of anything else', async () => {
    expect((await feed('/brands')).status).toBe(401);
    expect((await feed('/brands/condor/mentions')).status).toBe(401);
  });
});

describe('the list of mentions as a file', () => {
  it('holds what the filters ask for, and no cell that a spreadsheet would calculate', async () => {
    await store.mentions.add([
      madeMention({ id: 'formula', at: NOW, label: 'neutral', text: '=HYPERLINK("http://x")' }),
    ]);
    const response = await app.request('http://localhost/brands/condor/mentions.csv?label=neutral');
    expect(response.headers.get('content-disposition')).toContain('vigia-condor.csv');
    const text = await response.text();
    const rows: Record<string, string>[] = parse(text, { columns: true, bom: true });
    expect(rows).toHaveLength(
      await store.mentions.count({ brandId: 'condor', labels: ['neutral'] }),
    );
    expect(new Set(rows.map(({ label }) => label))).toEqual(new Set(['neutral']));
    expect(rows.find(({ id }) => id === 'formula')?.text).toBe('\'=HYPERLINK("http://x")');
  });
});
