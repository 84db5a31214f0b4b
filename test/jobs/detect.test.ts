import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AlertingSettings } from '../../src/alerting/config.js';
import { recordHumanAction } from '../../src/alerting/notify.js';
import { EMPTY_SETTINGS, type TeamSettings } from '../../src/core/contracts/settings.js';
import type { Store, StoreTables } from '../../src/core/contracts/store.js';
import type { Incident } from '../../src/core/incident.js';
import type { NewMention } from '../../src/core/mention.js';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../src/core/time.js';
import { DEFAULT_RULE } from '../../src/detection/config.js';
import { type DetectOptions, DetectorOvertakenError, detectBrand } from '../../src/jobs/detect.js';
import { silentLogger } from '../../src/lib/logger.js';
import { seededRandom } from '../../src/lib/random.js';
import { campaignBrand } from '../alerting/made-alerts.js';
import { ENGINES, type TestDatabase } from '../helpers/databases.js';
import { madeMention } from '../reports/made-mentions.js';

/** Sixteen quiet days from here, and a storm from 16:00 UTC of the last one. */
const FROM = new Date('2026-11-03T00:00:00Z');
const STORM = new Date('2026-11-19T16:00:00Z');
const storm = (minutes: number) => new Date(STORM.getTime() + minutes * MINUTE_MS);
const signal = new AbortController().signal;
const brand = campaignBrand();

const ANGER =
  'asco vergüenza cartel animal carnicería barrio niños calle susto horror boicot nunca compro dinero sangre mirada escaparate pena rabia triste idea quién aprueba esto retirad ya disculpa fuera marca zapatos vegano crueldad foto gigante parada autobús hija lloró ayer vecinos denuncia'.split(
    ' ',
  );

/** About four mentions an hour, one in eight negative; then 90 negative ones in an hour, by as many authors. */
const HISTORY = quietMentions();
const STORM_MENTIONS = Array.from({ length: 90 }, (_, n) =>
  madeMention({
    id: `s${n}`,
    at: storm(n * (60 / 90)),
    label: 'negative',
    text: angryText(n),
    reading: { touchpoint: 'advertising' },
  }),
);

/** What 90 people say of one thing, each in words of their own. */
function angryText(n: number): string {
  const random = seededRandom(n + 1);
  const words = Array.from({ length: 9 }, () => ANGER[Math.floor(random() * ANGER.length)]);
  return `${words.slice(0, 4).join(' ')} corazón ${words.slice(4).join(' ')}`;
}

function quietMentions(): NewMention[] {
  const random = seededRandom(7);
  const made: NewMention[] = [];
  for (let minute = 0; FROM.getTime() + minute * MINUTE_MS < STORM.getTime(); minute += 15) {
    const at = new Date(FROM.getTime() + (minute + random() * 15) * MINUTE_MS);
    const label = random() < 1 / 8 ? 'negative' : 'neutral';
    made.push(
      madeMention({ id: `q${minute}`, at, label, text: `zapatos ${Math.round(random() * 1e6)}` }),
    );
  }
  return made;
}

let database: TestDatabase;
let store: Store;
let team: TeamSettings;

beforeEach(async () => {
  database = await ENGINES[0]!.create();
  ({ store } = database);
  team = EMPTY_SETTINGS;
});

afterEach(() => database.drop());

function options(changes: Partial<DetectOptions> = {}): DetectOptions {
  return {
    store,
    settings: { read: async () => team },
    alerting: AlertingSettings.parse({}),
    rule: DEFAULT_RULE,
    channels: ['console', 'discord'],
    log: silentLogger,
    ...changes,
  };
}

const detect = (now: Date, changes: Partial<DetectOptions> = {}) =>
  detectBrand({ brand, now, signal }, options(changes));

/** Quiet history, the storm in portions of ten minutes, and calm again until the event is over. */
async function liveThrough(run: (now: Date) => Promise<unknown> = detect): Promise<void> {
  await store.mentions.add(HISTORY);
  await run(STORM);
  for (let minutes = 10; minutes <= 60; minutes += 10) {
    await store.mentions.add(STORM_MENTIONS.filter(({ post }) => post.createdAt < storm(minutes)));
    await run(storm(minutes));
  }
  await run(storm(24 * 60));
}

async function incidents(): Promise<readonly Incident[]> {
  return store.incidents.list({ brandId: brand.id, limit: 10 });
}

async function queued(): Promise<readonly string[]> {
  const far = new Date(STORM.getTime() + 30 * DAY_MS);
  const keys: string[] = [];
  for (;;) {
    const rows = await store.outbox.claim(far, new Date(far.getTime() + DAY_MS), 20);
    if (rows.length === 0) return keys;
    for (const row of rows) {
      keys.push(row.idempotencyKey);
      await store.outbox.markSent(row.id, { shown: row.idempotencyKey }, far);
    }
  }
}

describe('a storm', () => {
  it('becomes one incident, queued once for each channel, and ends by itself', async () => {
    await liveThrough();
    const found = await incidents();
    expect(found).toHaveLength(1);
    const [incident] = found;
    expect(incident).toMatchObject({ kind: 'negative-spike', status: 'resolved' });
    expect(incident?.endedAt).toEqual(incident?.closedAt);
    expect(incident?.finding.reasons.find(({ kind }) => kind === 'touchpoint')?.term).toBe(
      'advertising',
    );
    const log = await store.incidents.actions(incident?.id ?? '');
    expect(log[0]).toMatchObject({ action: 'opened', actor: 'vigia' });
    expect(log.at(-1)).toMatchObject({ action: 'ended', actor: 'vigia' });
    expect(log.map(({ action }) => action).filter((action) => action === 'opened')).toHaveLength(1);
  });

  it('is announced within ten minutes, for the console and Discord', async () => {
    await store.mentions.add([...HISTORY, ...STORM_MENTIONS.slice(0, 15)]);
    const { changes } = await detect(storm(10));
    const [incident] = await incidents();
    expect(changes.map(({ action }) => action.action)).toEqual(['opened']);
    expect(await queued()).toEqual([
      `incident:${incident?.id}:v1:console`,
      `incident:${incident?.id}:v1:discord`,
    ]);
  });

  it('is the same however it is cut into runs', async () => {
    await liveThrough();
    const cut = (await incidents())[0];
    await database.drop();
    database = await ENGINES[0]!.create();
    ({ store } = database);
    await store.mentions.add([...HISTORY, ...STORM_MENTIONS]);
    await detect(storm(24 * 60));
    const whole = (await incidents())[0];
    expect(whole?.id).toBe(cut?.id);
    expect(whole?.openedAt).toEqual(cut?.openedAt);
    expect(whole?.endedAt).toEqual(cut?.endedAt);
  });

  it('of last week, imported today, is on record and announced to nobody', async () => {
    const late = new Date(STORM.getTime() + 7 * DAY_MS);
    await store.mentions.add(
      [...HISTORY, ...STORM_MENTIONS].map((mention) => ({ ...mention, receivedAt: late })),
    );
    await detect(late);
    expect(await incidents()).toHaveLength(1);
    expect(await queued()).toEqual([]);
  });
});

describe('a run', () => {
  it('that finds nothing new changes nothing', async () => {
    await liveThrough();
    const before = await incidents();
    expect(await detect(storm(24 * 60 + 5))).toEqual({ observed: 0, changes: [] });
    expect(await incidents()).toEqual(before);
  });

  it('killed in its transaction is done again with the same result', async () => {
    let left = 3;
    const dying: Store = Object.assign(Object.create(Object.getPrototypeOf(store)), {
      mentions: store.mentions,
      health: store.health,
      state: store.state,
      transaction: (work: (tables: StoreTables) => Promise<unknown>) =>
        store.transaction(async (tables) => {
          const result = await work(tables);
          left -= 1;
          if (left % 2 === 0) throw new Error('killed');
          return result;
        }),
    });
    await liveThrough(async (now) => {
      for (let attempt = 1; attempt <= 20; attempt += 1) {
        const isDone = await detect(now, { store: dying }).then(
          () => true,
          (error: unknown) => {
            expect(error).toMatchObject({ message: 'killed' });
            return false;
          },
        );
        if (isDone) return;
      }
      throw new Error('never done');
    });
    const killed = await incidents();
    const killedRows = await queued();
    await database.drop();
    database = await ENGINES[0]!.create();
    ({ store } = database);
    await liveThrough();
    expect(killed).toEqual(await incidents());
    expect(killedRows).toEqual(await queued());
  });

  it('that another process overtook throws its work away', async () => {
    await store.mentions.add([...HISTORY, ...STORM_MENTIONS]);
    const { mentions } = store;
    let isOvertaken = false;
    const slow = new Proxy(mentions, {
      get(_, key) {
        if (key !== 'after') return Reflect.get(mentions, key);
        return async (...args: Parameters<typeof mentions.after>) => {
          if (!isOvertaken) {
            isOvertaken = true;
            await detect(storm(60));
          }
          return mentions.after(...args);
        };
      },
    });
    const watched: Store = new Proxy(store, {
      get: (_, key) => {
        if (key === 'mentions') return slow;
        const member: unknown = Reflect.get(store, key);
        return typeof member === 'function' ? member.bind(store) : member;
      },
    });
    await expect(
      detectBrand({ brand, now: storm(60), signal }, options({ store: watched })),
    ).rejects.toThrow(DetectorOvertakenError);
    expect(await incidents()).toHaveLength(1);
  });

  it('learns anew from the store when its state is of another version', async () => {
    await liveThrough();
    const before = await incidents();
    const state = JSON.parse((await store.state.get('detect:condor')) ?? '{}');
    await store.state.set(
      'detect:condor',
      JSON.stringify({ ...state, monitor: { ...state.monitor, version: -1 } }),
      STORM,
    );
    const { observed } = await detect(storm(24 * 60 + 5));
    expect(observed).toBe(HISTORY.length + STORM_MENTIONS.length);
    expect((await incidents()).map(({ id }) => id)).toEqual(before.map(({ id }) => id));
  });
});

describe('an announcement held back', () => {
  const startStorm = async () => {
    await store.mentions.add([...HISTORY, ...STORM_MENTIONS]);
    return detect(storm(60));
  };

  it('by a mute is made when the mute ends, while the incident lasts', async () => {
    team = { ...EMPTY_SETTINGS, mutes: { condor: storm(90).toISOString() } };
    await startStorm();
    expect((await incidents())[0]?.severity).toBeLessThan(4);
    expect(await queued()).toEqual([]);
    await detect(storm(91));
    expect(await queued()).toHaveLength(2);
  });

  it('by quiet hours is never made once the incident is over: the digest tells it', async () => {
    // 16:00 UTC is 17:00 in Madrid.
    const alerting = AlertingSettings.parse({ quietHours: { from: '16:00', to: '09:00' } });
    await liveThrough((now) => detect(now, { alerting }));
    expect((await incidents())[0]?.status).toBe('resolved');
    expect(await queued()).toEqual([]);
  });

  it('does not hold back the changes of a card that is shown', async () => {
    await startStorm();
    await queued();
    team = { ...EMPTY_SETTINGS, mutes: { condor: 'until-unmuted' } };
    await detect(storm(24 * 60));
    const [incident] = await incidents();
    expect(await queued()).toEqual([
      `incident:${incident?.id}:v${incident?.version}:console`,
      `incident:${incident?.id}:v${incident?.version}:discord`,
    ]);
  });
});

describe('a second wave', () => {
  it('is a new incident that names the first', async () => {
    await liveThrough();
    const again = STORM_MENTIONS.map((mention, n) => {
      const at = new Date(mention.post.createdAt.getTime() + 25 * HOUR_MS);
      return {
        ...mention,
        receivedAt: at,
        post: {
          ...mention.post,
          id: `w${n}`,
          text: angryText(n + 1_000),
          createdAt: at,
          author: { handle: `otra${n}` },
        },
      };
    });
    await store.mentions.add(again);
    await detect(new Date(STORM.getTime() + 26 * HOUR_MS));
    const [second, first] = await incidents();
    expect(second?.id).not.toBe(first?.id);
    const [opened] = await store.incidents.actions(second?.id ?? '');
    expect(opened).toMatchObject({ action: 'opened', detail: first?.id });
  });
});

describe('a person', () => {
  it('who acknowledges changes the incident, its log and the cards that are shown', async () => {
    await store.mentions.add([...HISTORY, ...STORM_MENTIONS]);
    await detect(storm(60));
    await queued();
    const [incident] = await incidents();
    const act = () =>
      store.transaction((tables) =>
        recordHumanAction(tables, {
          incidentId: incident?.id ?? '',
          action: { type: 'acknowledge' },
          actor: 'discord:1001',
          rules: { brand, settings: AlertingSettings.parse({}), team, channels: ['discord'] },
          now: storm(61),
        }),
      );
    const taken = await act();
    expect(taken).toMatchObject({ status: 'acknowledged', acknowledgedBy: 'discord:1001' });
    expect(await queued()).toEqual([`incident:${taken.id}:v${taken.version}:discord`]);
    await expect(act()).rejects.toMatchObject({
      name: 'IncidentTransitionError',
      by: 'discord:1001',
    });
    expect((await store.incidents.actions(taken.id)).at(-1)).toMatchObject({
      actor: 'discord:1001',
    });
  });
});

describe('gaps', () => {
  it('reach the card, and silence of every source is no calm to the detector', async () => {
    const gap = { source: 'bluesky', from: storm(-30), to: null, reason: 'SourceUnavailableError' };
    await store.health.openGap(brand.id, gap);
    await store.mentions.add([...HISTORY, ...STORM_MENTIONS]);
    await detect(storm(60));
    expect((await incidents())[0]?.finding.gaps).toContainEqual(gap);
  });

  it('tell the team when a source has been silent for an hour, and when it is back, once each', async () => {
    const gap = { source: 'mastodon', from: STORM, to: null, reason: 'SourceUnavailableError' };
    await store.health.openGap(brand.id, gap);
    await detect(storm(59));
    expect(await queued()).toEqual([]);
    await detect(storm(60));
    await detect(storm(61));
    const key = `condor:mastodon@${STORM.toISOString()}`;
    expect(await queued()).toEqual([
      `notice:source-silent:${key}:console`,
      `notice:source-silent:${key}:discord`,
    ]);
    await store.health.closeGap(brand.id, 'mastodon', storm(70));
    await detect(storm(71));
    await detect(storm(72));
    expect(await queued()).toEqual([
      `notice:source-back:${key}:console`,
      `notice:source-back:${key}:discord`,
    ]);
  });

  it('too short to be told begin and end without a word', async () => {
    const gap = { source: 'mastodon', from: STORM, to: null, reason: 'SourceUnavailableError' };
    await store.health.openGap(brand.id, gap);
    await detect(storm(10));
    await store.health.closeGap(brand.id, 'mastodon', storm(20));
    await detect(storm(21));
    expect(await queued()).toEqual([]);
  });
});
