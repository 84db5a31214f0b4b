import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadReplyBooks } from '../../src/alerting/replies/load.js';
import { buildDesk } from '../../src/app/build-desk.js';
import { CONFIG_PARTS } from '../../src/app/registries.js';
import { loadConfig } from '../../src/config/load.js';
import type { Desk } from '../../src/core/contracts/desk.js';
import { UserError } from '../../src/core/errors.js';
import { MINUTE_MS } from '../../src/core/time.js';
import { ManualClock } from '../../src/lib/clock.js';
import { silentLogger } from '../../src/lib/logger.js';
import { AT, campaignBrand, madeFinding } from '../alerting/made-alerts.js';
import { ENGINES, type TestDatabase } from '../helpers/databases.js';
import { madeIncident, madeMention } from '../reports/made-mentions.js';

const ASKER = { actor: 'discord:820000000000000001', name: 'Ana' };
const brand = campaignBrand();
const books = await loadReplyBooks('config/replies');
const config = {
  ...(await loadConfig({ dir: 'config', env: {}, parts: CONFIG_PARTS })),
  brands: [brand],
};

let database: TestDatabase;
let desk: Desk;
let nudged = 0;

beforeEach(async () => {
  database = await ENGINES[0]!.create();
  nudged = 0;
  desk = buildDesk(
    {
      config,
      store: database.store,
      settings: database.settings(),
      sources: new Map(),
      channels: new Map(),
      helpdesk: null,
      readerError: {},
      books,
      pageUrl: () => null,
      clock: new ManualClock(AT),
      random: () => 0,
      log: silentLogger,
    } as Parameters<typeof buildDesk>[0],
    {
      pageBase: 'https://vigia.example',
      nudge: async () => {
        nudged += 1;
      },
    },
  );
  await database.store.mentions.add(
    Array.from({ length: 40 }, (_, index) =>
      madeMention({
        id: String(index),
        at: new Date(AT.getTime() - index * MINUTE_MS),
        label: index % 2 === 0 ? 'negative' : 'positive',
      }),
    ),
  );
  await database.store.incidents.create(madeIncident(AT, { finding: madeFinding() }));
});

afterEach(() => database.drop());

describe('the desk of an installation', () => {
  it('can do what the installation can', () => {
    expect(desk.abilities).toEqual({
      handOff: false,
      scoreDraft: true,
      backtest: true,
      signIn: true,
    });
  });

  it('has what is waiting sent at once after an act', async () => {
    const action = { type: 'acknowledge' } as const;
    await desk.act({ incidentId: 'cnd-1', action, asker: ASKER });
    expect(nudged).toBe(1);
    const second = desk.act({
      incidentId: 'cnd-1',
      action,
      asker: { actor: 'discord:2', name: '' },
    });
    await expect(second).rejects.toMatchObject({
      name: 'UserError',
      code: 'already-acknowledged',
      values: { who: ASKER.actor, since: AT },
    });
  });

  it("marks a person's draft as it marks its own", async () => {
    const good = await desk.scoreDraft({
      incidentId: 'cnd-1',
      text: 'Hemos leído lo que decís de «Corazón de barrio» y entendemos el enfado. Hemos parado su difusión mientras lo revisamos y a las 19:00 contamos aquí qué cambia.',
    });
    const bad = await desk.scoreDraft({ incidentId: 'cnd-1', text: 'jajaja, qué exagerados' });
    expect(good.total).toBeGreaterThan(bad.total);
    expect(bad.marks).toHaveLength(10);
  });

  it('tries a rule beside the one in force, and changes neither', async () => {
    const signal = new AbortController().signal;
    const summary = await desk.backtest({ brandId: 'condor', days: 7, budgetWeeks: 2, signal });
    expect(summary.asked).toMatchObject({ budgetWeeks: 2, mentions: 40 });
    expect(summary.current.budgetWeeks).toBe(config.detection.budget);
  });

  it('gives a link that signs in once, under the name of who asked', async () => {
    const url = await desk.signInLink({ asker: ASKER, role: 'manager' });
    expect(url).toMatch(/^https:\/\/vigia\.example\/sign-in\/link\?code=[\w-]{43}$/);
    const grants = await database.store.access.list('link', AT);
    expect(grants).toMatchObject([{ person: ASKER.actor, name: 'Ana', role: 'manager' }]);
  });

  it('says what it cannot do, and which brands it knows', async () => {
    const subject = { type: 'incident', incidentId: 'cnd-1' } as const;
    await expect(desk.handOff({ subject, asker: ASKER })).rejects.toThrow(UserError);
    await expect(desk.overview('otra')).rejects.toMatchObject({
      code: 'unknown-brand',
      values: { known: 'condor' },
    });
    await expect(desk.mention({ brandId: 'condor', seq: 9_999 })).rejects.toThrow(UserError);
  });

  it('tells how a brand stands and how Vigía does', async () => {
    await desk.act({
      incidentId: 'cnd-1',
      action: { type: 'rate', isUseful: true },
      asker: ASKER,
    });
    expect(await desk.overview('condor')).toMatchObject({
      counts: { mentions: 40, negative: 20 },
      openIncidents: [{ id: 'cnd-1' }],
      mutedUntil: null,
      rules: [
        { kind: 'negative-spike', verdicts: { useful: 1, notUseful: 0 }, proposedWeeks: null },
      ],
    });
    expect(await desk.status()).toMatchObject({ openIncidents: 1, brands: [{ mentions: 40 }] });
  });
});
