import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AlertingSettings } from '../../src/alerting/config.js';
import type { Store } from '../../src/core/contracts/store.js';
import type { Finding } from '../../src/core/finding.js';
import { MINUTE_MS } from '../../src/core/time.js';
import { forgetAuthor, forgetInFinding } from '../../src/desk/forget.js';
import { DetectionRule } from '../../src/detection/config.js';
import { detectBrand } from '../../src/jobs/detect.js';
import { silentLogger } from '../../src/lib/logger.js';
import { AT, campaignBrand, madeFinding } from '../alerting/made-alerts.js';
import { ENGINES, type TestDatabase } from '../helpers/databases.js';
import { madeIncident, madeMention } from '../reports/made-mentions.js';

const AUTHOR = { source: 'bluesky', handle: 'autora.olvidada' };
const brand = campaignBrand();

let database: TestDatabase;
let store: Store;

beforeEach(async () => {
  database = await ENGINES[0]!.create();
  ({ store } = database);
});

afterEach(() => database.drop());

const forget = (author = AUTHOR) =>
  forgetAuthor(store, {
    author,
    brandIds: [brand.id],
    rulesOf: async () => ({
      brand,
      settings: AlertingSettings.parse({}),
      team: { watchTerms: {}, mutes: {} },
      channels: ['discord'],
    }),
    now: AT,
  });

async function storePosts(): Promise<void> {
  await store.mentions.add(
    Array.from({ length: 30 }, (_, index) =>
      madeMention({
        id: `p${index}`,
        at: new Date(AT.getTime() - (30 - index) * MINUTE_MS),
        label: 'negative',
        text: `Otra queja de la suela, la número ${index}`,
        post: { author: { handle: index % 3 === 0 ? AUTHOR.handle : `otra-${index}` } },
      }),
    ),
  );
}

describe('forgetting an author', () => {
  it('takes the mentions and corrections, and leaves those of others', async () => {
    await storePosts();
    expect(await forget()).toMatchObject({ mentions: 10 });
    expect(await store.mentions.count({ brandId: brand.id })).toBe(20);
    expect(await store.mentions.count({ brandId: brand.id, authors: [AUTHOR.handle] })).toBe(0);
  });

  it("leaves nothing of them in the detector's memory, which goes on", async () => {
    await storePosts();
    const options = {
      store,
      settings: database.settings(),
      alerting: AlertingSettings.parse({}),
      rule: DetectionRule.parse({}),
      channels: ['discord'],
      log: silentLogger,
    };
    const run = { brand, now: AT, signal: new AbortController().signal };
    await detectBrand(run, options);
    const before = (await store.state.get(`detect:${brand.id}`))!;
    expect(before).toContain(AUTHOR.handle);
    await forget();
    const after = (await store.state.get(`detect:${brand.id}`))!;
    expect(after).not.toContain(AUTHOR.handle);
    for (const index of [0, 3, 27]) expect(after).not.toContain(`"bluesky/p${index}"`);
    expect(after).toContain('otra-1');
    const later = { ...run, now: new Date(AT.getTime() + MINUTE_MS) };
    expect(await detectBrand(later, options)).toMatchObject({ observed: 0 });
  });

  it('takes their posts and name out of incidents, and writes the cards anew', async () => {
    await storePosts();
    const finding = madeFinding({
      firstPost: 'bluesky/p0',
      loudestPost: 'bluesky/p1',
      turningPost: 'bluesky/p3',
      reasons: [
        { kind: 'term', term: 'suela', share: 1, posts: ['bluesky/p0', 'bluesky/p1'] },
        { kind: 'author', term: AUTHOR.handle, share: 0.4, posts: ['bluesky/p0'] },
        { kind: 'author', term: '*', share: 0.6, posts: [] },
      ],
    });
    const incident = madeIncident(AT, { finding });
    await store.incidents.create(incident);
    await store.outbox.enqueue({
      idempotencyKey: 'k',
      channel: 'discord',
      locale: 'es',
      payload: { type: 'incident', incidentId: incident.id, version: 1 },
      createdAt: AT,
    });
    const [row] = await store.outbox.claim(AT, new Date(AT.getTime() + 1), 1);
    await store.outbox.markSent(row!.id, { messageId: '1' }, AT);
    expect(await forget()).toMatchObject({ incidents: 1 });
    const after = (await store.incidents.get(incident.id))!;
    expect(after.version).toBe(2);
    expect(after.finding).toMatchObject({
      firstPost: null,
      loudestPost: 'bluesky/p1',
      turningPost: null,
    });
    expect(JSON.stringify(after)).not.toMatch(/olvidada|bluesky\/p0|bluesky\/p3/);
    const authors = after.finding.reasons.filter(({ kind }) => kind === 'author');
    expect(authors).toEqual([{ kind: 'author', term: '*', share: 1, posts: [] }]);
    const queued = await store.outbox.claim(AT, new Date(AT.getTime() + 1), 9);
    expect(queued.map(({ payload }) => payload)).toEqual([
      { type: 'incident', incidentId: incident.id, version: 2 },
    ]);
  });

  it('changes nothing where nothing is kept of them', async () => {
    await store.incidents.create(madeIncident(AT, { finding: madeFinding() }));
    expect(await forget({ source: 'mastodon', handle: 'nadie' })).toEqual({
      mentions: 0,
      incidents: 0,
    });
    expect((await store.incidents.get('cnd-1'))?.version).toBe(1);
  });

  it('keeps the shares of a finding at 1 in all where only the author was named', () => {
    const finding: Finding = madeFinding({
      firstPost: null,
      reasons: [{ kind: 'author', term: AUTHOR.handle, share: 1, posts: [] }],
    });
    expect(forgetInFinding(finding, { author: AUTHOR, keys: new Set() })?.reasons).toEqual([
      { kind: 'author', term: '*', share: 1, posts: [] },
    ]);
  });
});
