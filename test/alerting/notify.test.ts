import { afterEach, beforeEach, expect, it } from 'vitest';
import { AlertingSettings } from '../../src/alerting/config.js';
import { recordFindings, recordHumanAction } from '../../src/alerting/notify.js';
import { EMPTY_SETTINGS } from '../../src/core/contracts/settings.js';
import type { Finding } from '../../src/core/finding.js';
import { HOUR_MS } from '../../src/core/time.js';
import { ENGINES, type TestDatabase } from '../helpers/databases.js';
import { AT, campaignBrand, laterFinding, madeFinding } from './made-alerts.js';

const rules = {
  brand: campaignBrand(),
  settings: AlertingSettings.parse({}),
  team: EMPTY_SETTINGS,
  channels: ['console'],
};
let database: TestDatabase;

beforeEach(async () => {
  database = await ENGINES[0]!.create();
});

afterEach(() => database.drop());

const record = (now: Date, ...findings: readonly Finding[]) =>
  database.store.transaction((tables) => recordFindings(tables, { findings, rules, now }));
const waiting = async () => (await database.store.outbox.size()).waiting;

it.each([
  [24, 1],
  [25, 0],
])('an incident that opened %i h ago and lasts is queued for %i channels', async (hours, rows) => {
  const now = new Date(AT.getTime() + hours * HOUR_MS);
  await record(now, laterFinding(madeFinding(), hours * 60));
  expect(await waiting()).toBe(rows);
});

it('the same finding told twice is one incident, one log line and one row', async () => {
  const [change] = await record(AT, madeFinding());
  expect(await record(AT, madeFinding())).toEqual([]);
  expect(await database.store.incidents.actions(change?.incident.id ?? '')).toHaveLength(1);
  expect(await waiting()).toBe(1);
});

it('changes of a card that is still on its way are not queued behind it: it is built when it is sent', async () => {
  await record(AT, madeFinding());
  await record(AT, laterFinding(madeFinding(), 200, { phase: 'closed' }));
  expect(await waiting()).toBe(1);
});

it('an incident that opens and ends within one run is on record and not announced', async () => {
  const changes = await record(
    AT,
    madeFinding(),
    laterFinding(madeFinding(), 200, { phase: 'closed' }),
  );
  expect(changes.map(({ action }) => action.action)).toEqual(['opened', 'ended']);
  expect(await waiting()).toBe(0);
});

it('an action on an incident that is not there is refused by its name', async () => {
  const acted = recordHumanAction(database.store, {
    incidentId: 'none',
    action: { type: 'acknowledge' },
    actor: 'discord:1',
    rules,
    now: AT,
  });
  await expect(acted).rejects.toMatchObject({ name: 'IncidentUnknownError', incidentId: 'none' });
});
