import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Store } from '../../src/core/contracts/store.js';
import { signSurveyCall } from '../../src/experience/survey-webhook.js';
import { issueGrant } from '../../src/web/index.js';
import { INCIDENT_ID, NOW, SURVEY_SECRET, storyApp, storyStore } from './story.js';

const ORIGIN = 'https://vigia.condor.example';
const FROM_FAR = { incoming: { socket: { remoteAddress: '192.0.2.7' } } };

let store: Store;
let app: Awaited<ReturnType<typeof storyApp>>;

beforeEach(async () => {
  store = await storyStore();
  app = await storyApp(store, { publicUrl: ORIGIN });
});
afterEach(() => store.close());

async function signedIn(role: 'viewer' | 'manager'): Promise<string> {
  const secret = await issueGrant(store.access, {
    kind: 'session',
    person: 'oidc:1',
    name: 'Marta Gil',
    role,
    now: NOW,
  });
  return `__Host-session=${secret}`;
}

async function send(cookie: string, fields: Readonly<Record<string, string>>, origin = ORIGIN) {
  const response = await app.request(
    `${ORIGIN}/incidents/${INCIDENT_ID}`,
    {
      method: 'POST',
      headers: { Cookie: cookie, Origin: origin, 'Accept-Language': 'es' },
      body: new URLSearchParams(fields),
    },
    FROM_FAR,
  );
  return { status: response.status, text: await response.text() };
}

async function page(path: string, cookie: string): Promise<string> {
  const response = await app.request(`${ORIGIN}${path}`, { headers: { Cookie: cookie } }, FROM_FAR);
  return response.text();
}

describe('acting on an incident from its page', () => {
  it('writes down who did what, and shows it', async () => {
    const cookie = await signedIn('manager');
    expect((await send(cookie, { action: 'assign', assignee: 'Nora' })).status).toBe(303);
    expect((await send(cookie, { action: 'mute', until: '60' })).status).toBe(303);
    const done = { action: 'resolve', note: 'Anuncio retirado' };
    expect((await send(cookie, done)).status).toBe(303);
    const incident = await store.incidents.get(INCIDENT_ID);
    expect(incident).toMatchObject({ status: 'resolved', assignee: 'Nora' });
    const actions = await store.incidents.actions(INCIDENT_ID);
    expect(actions.slice(-3).map(({ action, actor }) => [action, actor])).toEqual([
      ['assigned', 'web:Marta Gil'],
      ['muted', 'web:Marta Gil'],
      ['resolved', 'web:Marta Gil'],
    ]);
    const text = await page(`/incidents/${INCIDENT_ID}`, cookie);
    expect(text).toContain('Marta Gil (página) · Anuncio retirado');
    expect(text).not.toContain('name="action" value="resolve"');
  });

  it('tells the second of two who was first, and changes nothing', async () => {
    const cookie = await signedIn('manager');
    const { status, text } = await send(cookie, { action: 'acknowledge' });
    expect(status).toBe(409);
    expect(text).toContain('Ya lo lleva marta (Discord) desde 19 nov, 17:05');
    await send(cookie, { action: 'dismiss', reason: 'Era un concurso' });
    const late = await send(cookie, { action: 'resolve', note: 'Hecho' });
    expect(late.status).toBe(409);
    expect(late.text).toContain('ya está cerrado (falsa alarma)');
  });

  it('is for managers, from this site, with a form that is whole', async () => {
    const viewer = await signedIn('viewer');
    const manager = await signedIn('manager');
    expect((await send(viewer, { action: 'acknowledge' })).status).toBe(403);
    expect((await send('', { action: 'acknowledge' })).status).toBe(401);
    const resolve = { action: 'resolve', note: 'x' };
    expect((await send(manager, resolve, 'https://elsewhere.example')).status).toBe(403);
    expect((await send(manager, { action: 'resolve', note: ' \u202e ' })).status).toBe(400);
    expect((await send(manager, { action: 'erase' })).status).toBe(400);
    expect((await send(manager, { action: 'mute', until: '9' })).status).toBe(400);
    expect((await store.incidents.get(INCIDENT_ID))?.status).toBe('acknowledged');
    expect(await page(`/incidents/${INCIDENT_ID}`, viewer)).not.toContain(
      'method="post" action="/incidents',
    );
  });

  it('shows the legal term of a complaint among its posts', async () => {
    const text = await page(`/incidents/${INCIDENT_ID}`, await signedIn('viewer'));
    expect(text).toContain('R-4C8WD-T2HNB');
  });
});

describe('live survey answers', () => {
  const call = { brand: 'condor', kind: 'nps', answers: [answer('live-1')] };

  function answer(id: string) {
    return { id, score: 9, answeredAt: '2026-11-19T10:00:00Z' };
  }

  async function post(
    body: string,
    {
      at = NOW,
      brand = 'condor',
      secret = SURVEY_SECRET,
    }: { readonly at?: Date; readonly brand?: string; readonly secret?: string } = {},
  ) {
    const signature = signSurveyCall(Buffer.from(body), { secret, at });
    const response = await app.request(
      `${ORIGIN}/hooks/surveys/${brand}`,
      { method: 'POST', headers: { 'X-Vigia-Signature': signature }, body },
      FROM_FAR,
    );
    return { status: response.status, body: JSON.parse(await response.text()) };
  }

  it('are taken from whoever signs them, without signing in, and once', async () => {
    const body = JSON.stringify(call);
    expect(await post(body)).toEqual({ status: 200, body: { added: 1, known: 0 } });
    expect(await post(body)).toEqual({ status: 200, body: { added: 0, known: 1 } });
  });

  it('are refused with a wrong secret, an old signature, another brand, or nothing signed', async () => {
    const body = JSON.stringify(call);
    expect((await post(body, { secret: 'a guess' })).status).toBe(401);
    expect((await post(body, { at: new Date(NOW.getTime() - 6 * 60_000) })).status).toBe(401);
    expect((await post(body, { brand: 'suela' })).status).toBe(400);
    expect((await post(body, { brand: 'nobody' })).status).toBe(400);
    expect((await post(body, { brand: 'nobody', secret: 'a guess' })).status).toBe(401);
    const unsigned = await app.request(
      `${ORIGIN}/hooks/surveys/condor`,
      { method: 'POST', body },
      FROM_FAR,
    );
    expect(unsigned.status).toBe(401);
  });

  it('are refused above 1 MiB, before the body is looked at', async () => {
    const body = JSON.stringify({ ...call, padding: 'x'.repeat(1024 * 1024) });
    expect((await post(body)).status).toBe(413);
  });
});
