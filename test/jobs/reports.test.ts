import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Store } from '../../src/core/contracts/store.js';
import { HOUR_MS } from '../../src/core/time.js';
import { digestJob } from '../../src/jobs/digest.js';
import { riskJob } from '../../src/jobs/risk.js';
import { silentLogger } from '../../src/lib/logger.js';
import { openSqliteStore } from '../../src/storage/sqlite/index.js';
import { madeBrand, madeMention } from '../reports/made-mentions.js';

const NOW = new Date('2026-11-23T07:00:00Z');
const SIGNAL = new AbortController().signal;

let store: Store;

beforeEach(async () => {
  store = openSqliteStore({ path: ':memory:' });
  await store.migrate();
  await store.mentions.add([
    madeMention({ id: 'a', at: new Date('2026-11-22T10:00:00Z'), label: 'negative' }),
  ]);
});
afterEach(() => store.close());

function outbox() {
  return store.outbox.claim(NOW, new Date(NOW.getTime() + HOUR_MS), 10);
}

describe('digestJob', () => {
  const options = () => ({
    store,
    brand: madeBrand({ timeZone: 'America/Bogota', locale: 'en' }),
    channels: ['console', 'discord'],
    hour: 8,
    log: silentLogger,
  });

  it('runs at the hour of the brand and tells yesterday of its clock, once a channel', async () => {
    const job = digestJob(options());
    expect(job.schedule).toEqual({ cron: '0 8 * * *', timeZone: 'America/Bogota' });
    await job.run(NOW, SIGNAL);
    await job.run(NOW, SIGNAL);
    const items = await outbox();
    expect(
      items.map(({ channel, locale, idempotencyKey }) => [channel, locale, idempotencyKey]),
    ).toEqual([
      ['console', 'en', 'digest/condor/2026-11-22/console'],
      ['discord', 'en', 'digest/condor/2026-11-22/discord'],
    ]);
    expect(items[0]?.payload).toMatchObject({
      type: 'digest',
      day: '2026-11-22',
      from: new Date('2026-11-22T05:00:00Z'),
      counts: { voices: 1, negative: 1 },
    });
  });
});

describe('riskJob', () => {
  it('tells the seven whole days before today, once a day', async () => {
    const job = riskJob({
      store,
      brand: madeBrand(),
      channels: ['console'],
      weekday: 1,
      hour: 8,
      log: silentLogger,
    });
    expect(job.schedule).toEqual({ cron: '0 8 * * 1', timeZone: 'Europe/Madrid' });
    await job.run(NOW, SIGNAL);
    await job.run(new Date(NOW.getTime() + HOUR_MS), SIGNAL);
    const items = await outbox();
    expect(items).toHaveLength(1);
    expect(items[0]?.payload).toMatchObject({
      type: 'risk',
      from: new Date('2026-11-15T23:00:00Z'),
      to: new Date('2026-11-22T23:00:00Z'),
      counts: { voices: 1 },
    });
  });
});
