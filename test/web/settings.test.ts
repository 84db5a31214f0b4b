import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SettingsStore } from '../../src/core/contracts/settings.js';
import type { Store } from '../../src/core/contracts/store.js';
import { openLowdbSettings } from '../../src/storage/settings/index.js';
import { settingsChanges } from '../../src/web/settings-history.js';
import { NOW, storyApp, storyStore } from './story.js';

const ORIGIN = 'http://localhost';

let folder: string;
let store: Store;
let settings: SettingsStore;
let app: Awaited<ReturnType<typeof storyApp>>;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vigia-'));
  store = await storyStore();
  settings = openLowdbSettings({ path: join(folder, 'settings.json') });
  app = await storyApp(store, { team: settings });
});
afterEach(async () => {
  await store.close();
  await rm(folder, { recursive: true });
});

function send(fields: Record<string, string>, headers: Record<string, string> = {}) {
  return app.request(`${ORIGIN}/settings`, {
    method: 'POST',
    body: new URLSearchParams(fields),
    headers: { Origin: ORIGIN, 'Accept-Language': 'es', ...headers },
  });
}

async function page(): Promise<string> {
  const response = await app.request(`${ORIGIN}/settings`, {
    headers: { 'Accept-Language': 'es' },
  });
  return response.text();
}

describe("the settings' page", () => {
  it('watches a term, shows it with who added it, and takes it off again', async () => {
    const term = '"corazón" <b>';
    const response = await send({ action: 'watch', brand: 'condor', term });
    expect([response.status, response.headers.get('location')]).toEqual([303, '/settings#condor']);
    expect((await settings.read()).watchTerms.condor).toEqual([term]);
    const shown = await page();
    expect(shown).toContain('&quot;corazón&quot; &lt;b&gt;');
    expect(shown).toMatch(/se vigila «&quot;corazón&quot; &lt;b&gt;»/);
    await send({ action: 'unwatch', brand: 'condor', term });
    expect((await settings.read()).watchTerms.condor).toEqual([]);
    expect(await page()).toContain('ya no se vigila');
  });

  it('mutes a brand for hours or until somebody ends it, and ends it', async () => {
    await send({ action: 'mute', brand: 'condor', until: '8' });
    expect((await settings.read()).mutes.condor).toBe('2026-11-20T03:30:00.000Z');
    expect(await page()).toContain('Silenciados hasta 20 nov');
    await send({ action: 'unmute', brand: 'condor' });
    await send({ action: 'mute', brand: 'condor', until: 'until-unmuted' });
    expect(await page()).toContain('Silenciados hasta que alguien los active');
  });

  it.each([
    [{ action: 'watch', brand: 'condor', term: ' ' }, 400],
    [{ action: 'watch', brand: 'condor', term: 'x'.repeat(81) }, 400],
    [{ action: 'watch', brand: 'nobody', term: 'x' }, 404],
    [{ action: 'mute', brand: 'condor', until: '9000' }, 400],
    [{ action: 'erase', brand: 'condor' }, 400],
    [{ action: 'watch', brand: 'condor', term: 'x'.repeat(3_000) }, 413],
  ])('changes nothing by %j (%i)', async (fields, status) => {
    expect((await send(fields as Record<string, string>)).status).toBe(status);
    expect(await settings.history(5)).toEqual([]);
  });

  it('is not changed by a form of another site', async () => {
    const response = await send(
      { action: 'unmute', brand: 'condor' },
      { Origin: 'https://attacker.example', 'Sec-Fetch-Site': 'cross-site' },
    );
    expect(response.status).toBe(403);
    expect(await settings.history(5)).toEqual([]);
  });
});

describe('what the history says', () => {
  const at = NOW;
  const entry = (watchTerms: Record<string, string[]>, mutes: Record<string, string> = {}) => ({
    at,
    actor: 'discord:1',
    settings: { watchTerms, mutes },
  });

  it('names each change once, by brand', () => {
    const history = [
      entry({ a: ['y'] }, { b: 'until-unmuted' }),
      entry({ a: ['x', 'y'] }),
      entry({ a: ['x'] }),
    ];
    const changes = settingsChanges(history, { isWhole: true });
    expect(changes).toMatchObject([
      { brandId: 'a', type: 'unwatched', term: 'x' },
      { brandId: 'b', type: 'muted', until: null },
      { brandId: 'a', type: 'watched', term: 'y' },
      { brandId: 'a', type: 'watched', term: 'x' },
    ]);
  });

  it('does not take the oldest entry of a cut history for a change', () => {
    expect(settingsChanges([entry({ a: ['x'] })], { isWhole: false })).toEqual([]);
  });
});
