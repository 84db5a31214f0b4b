import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadReplyBooks } from '../../src/alerting/replies/load.js';
import { createHelpdesk } from '../../src/app/create-drivers.js';
import { createHandOff } from '../../src/app/hand-off.js';
import { loadBase } from '../../src/app/load-app.js';
import type { Desk } from '../../src/core/contracts/desk.js';
import { EMPTY_SETTINGS } from '../../src/core/contracts/settings.js';
import { ManualClock } from '../../src/lib/clock.js';
import { createHttp } from '../../src/lib/http/client.js';
import { silentLogger } from '../../src/lib/logger.js';
import { AT, madeFinding } from '../alerting/made-alerts.js';
import { type ConfigFolder, makeConfigFolder } from '../helpers/config-folder.js';
import { ENGINES, type TestDatabase } from '../helpers/databases.js';
import { FreshdeskDouble } from '../helpers/freshdesk-double.js';
import { madeIncident, madeMention } from '../reports/made-mentions.js';

let freshdesk: FreshdeskDouble;
let folder: ConfigFolder;
let database: TestDatabase;
const asker = { actor: 'discord:1', name: 'Ana' };

beforeEach(async () => {
  freshdesk = await FreshdeskDouble.start();
  folder = await makeConfigFolder();
  await folder.write({
    'vigia.yaml':
      'web: { isEnabled: false }\nhelpdesk: { type: freshdesk, baseUrl: https://condor.freshdesk.example }\n',
    'brands/condor.yaml': 'name: Zapatillas Cóndor\n',
  });
  database = await ENGINES[0]!.create();
});

afterEach(async () => {
  await freshdesk.close();
  await folder.remove();
  await database.drop();
});

async function desk(env: Record<string, string>): Promise<Desk['handOff'] | null> {
  const clock = new ManualClock(AT);
  const io = {
    env,
    clock,
    locale: 'es',
    stdout: process.stdout,
    stderr: process.stderr,
  } as unknown as Parameters<typeof loadBase>[0];
  const { config } = await loadBase(io, { config: folder.dir });
  const http = createHttp({ userAgent: 'vigia-test', clock, log: silentLogger });
  const helpdesk = createHelpdesk({ config, env, http, log: silentLogger, clock });
  if (helpdesk === null) return null;
  const { store } = database;
  return createHandOff({
    config,
    store,
    settings: { read: async () => EMPTY_SETTINGS } as unknown as Parameters<
      typeof createHandOff
    >[0]['settings'],
    helpdesk,
    alerting: config.alerting,
    books: await loadReplyBooks('config/replies'),
    pageUrl: (id) => `https://vigia.example/incidents/${id}`,
    channels: ['console'],
    clock,
    log: silentLogger,
  });
}

const KEY = { FRESHDESK_API_KEY: FreshdeskDouble.KEY };
const withAddress = () => ({ ...KEY, VIGIA_FRESHDESK_BASE_URL: freshdesk.url });

describe('the hand-off of the desk', () => {
  it('opens a ticket of an incident in Freshdesk, and gives the same back the second time', async () => {
    const incident = madeIncident(AT, { finding: madeFinding() });
    await database.store.incidents.create(incident);
    const handOff = await desk(withAddress());
    const subject = { type: 'incident', incidentId: incident.id } as const;
    const first = await handOff?.({ subject, asker });
    expect(first).toMatchObject({ isNew: true, ticket: { state: 'open', ticketId: '1' } });
    expect(await handOff?.({ subject, asker })).toMatchObject({
      isNew: false,
      ticket: { ticketId: '1' },
    });
    expect(freshdesk.tickets).toMatchObject([
      { priority: 3, subject: expect.stringContaining('Nivel 3'), unique_external_id: 'vigia' },
    ]);
  });

  it('puts the ticket of a mention on the card of the incident that it is part of', async () => {
    const incident = madeIncident(AT, { finding: madeFinding() });
    await database.store.incidents.create(incident);
    await database.store.mentions.add([
      madeMention({ id: '1', at: AT, text: 'Qué asco', label: 'negative' }),
      madeMention({ id: '9', at: AT, text: 'Otra cosa', label: 'neutral' }),
    ]);
    const handOff = await desk(withAddress());
    for (const id of ['1', '9']) {
      const mention = await database.store.mentions.get('condor', `bluesky/${id}`);
      const ref = { brandId: 'condor', seq: mention?.seq ?? 0 };
      await handOff?.({ subject: { type: 'mention', ref }, asker });
    }
    expect(await database.store.tickets.ofIncident(incident.id)).toMatchObject([
      { subject: 'mention:condor/bluesky/1' },
    ]);
    expect(freshdesk.tickets).toHaveLength(2);
  });

  it.each([
    [{ type: 'incident', incidentId: 'none' } as const, 'unknown-incident'],
    [{ type: 'mention', ref: { brandId: 'condor', seq: 7 } } as const, 'unknown-mention'],
  ])('tells the person what is not there: %j', async (subject, code) => {
    const handOff = await desk(withAddress());
    await expect(handOff?.({ subject, asker })).rejects.toMatchObject({ name: 'UserError', code });
  });

  it('is switched off without its key', async () => {
    expect(await desk({})).toBeNull();
  });
});
