import { afterEach, beforeEach, expect, it } from 'vitest';
import { LegalSettings } from '../../src/alerting/legal/config.js';
import { legalJob } from '../../src/jobs/legal.js';
import { translator } from '../../src/lib/i18n/i18n.js';
import { silentLogger } from '../../src/lib/logger.js';
import { casesText, caseText } from '../../src/lib/wording/legal-case.js';
import { campaignBrand } from '../alerting/made-alerts.js';
import { mention } from '../contract/store/examples.js';
import { ENGINES, type TestDatabase } from '../helpers/databases.js';

let database: TestDatabase;
beforeEach(async () => {
  database = await ENGINES[0]!.create();
});
afterEach(() => database.drop());

const now = new Date('2026-03-10T12:00:00Z');
const brand = campaignBrand({ id: 'condor', legal: { law: 'es-10-2025', region: null } });
const run = () =>
  legalJob({
    store: database.store,
    brand,
    settings: LegalSettings.parse({}),
    cron: '*/5 * * * *',
    log: silentLogger,
  }).run(now, new AbortController().signal);

it('opens a case for each complaint as it arrives, and none twice', async () => {
  const { store } = database;
  const complaint = { intent: 'complaint', touchpoint: 'delivery' } as const;
  await store.mentions.add([
    mention(1, { reading: complaint }),
    mention(2, { reading: { ...complaint, intent: 'question' } }),
    mention(3, { brandId: 'faro', reading: complaint }),
  ]);
  await run();
  await store.mentions.add([mention(4, { reading: complaint })]);
  await run();
  await run();
  const cases = await store.cases.list({ limit: 9 });
  expect(cases.map((one) => one.mention).sort()).toEqual(['bluesky/p1', 'bluesky/p4']);
});

it('is told in words: when it is due, when it is late, how it ended', async () => {
  const { store } = database;
  await store.mentions.add([
    mention(1, { reading: { intent: 'complaint', touchpoint: 'delivery' } }),
  ]);
  await run();
  const [open] = await store.cases.list({ limit: 1 });
  if (open === undefined) throw new Error('a case');
  const t = translator('es');
  const place = { locale: 'es', timeZone: 'Europe/Madrid' } as const;
  const words = (at: string) => caseText(open, { now: new Date(at), place, t });
  expect(words('2026-03-10T12:00:00Z')).toMatch(
    /^R-\S+ · vence el martes, 31 mar \(quedan 21 días\)$/,
  );
  expect(words('2026-03-30T12:00:00Z')).toMatch(/vence pronto: el martes, 31 mar \(queda 1 día\)/);
  expect(words('2026-04-03T12:00:00Z')).toMatch(
    /venció el martes, 31 mar, hace 2 días: respóndela hoy/,
  );
  const counts = await store.cases.counts('condor', { now, soon: now });
  expect(casesText(counts, { place, t })).toBe(
    'Plazos legales: 1 reclamación abierta · la próxima vence el martes, 31 mar',
  );
  const closed = await store.cases.close(open.code, {
    status: 'answered',
    at: new Date('2026-04-02T09:00:00Z'),
    actor: 'discord:1',
    note: 'pedido entregado',
  });
  if (closed === null) throw new Error('closed');
  expect(caseText(closed, { now, place, t })).toMatch(
    /fuera de plazo el jueves, 2 abr: pedido entregado/,
  );
});
