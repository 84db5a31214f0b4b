import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Store } from '../../src/core/contracts/store.js';
import { HOUR_MS } from '../../src/core/time.js';
import { digestJob, digestJobs } from '../../src/jobs/digest.js';
import { riskJob } from '../../src/jobs/risk.js';
import { silentLogger } from '../../src/lib/logger.js';
import { buildRiskSummary } from '../../src/reports/risk.js';
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

describe('digestJobs', () => {
  const options = (more: Partial<Parameters<typeof digestJobs>[0]> = {}) =>
    digestJobs({
      store,
      brand: madeBrand(),
      channels: ['console'],
      hour: 8,
      log: silentLogger,
      ...more,
    });

  it('are the daily one alone, and those of Mondays and of the first where asked for', () => {
    expect(options().map(({ name }) => name)).toEqual(['digest:condor']);
    expect(
      options({ weekly: true, monthly: true }).map(({ name, schedule }) => [name, schedule.cron]),
    ).toEqual([
      ['digest:condor', '0 8 * * *'],
      ['digest-week:condor', '0 8 * * 1'],
      ['digest-month:condor', '0 8 1 * *'],
    ]);
  });

  it('tell the last whole week and month beside the day, each once', async () => {
    const jobs = options({ weekly: true, monthly: true });
    for (const job of [...jobs, ...jobs]) await job.run(NOW, SIGNAL);
    const items = await outbox();
    expect(items.map(({ idempotencyKey }) => idempotencyKey)).toEqual([
      'digest/condor/2026-11-22/console',
      'digest/condor/week-2026-11-16/console',
      'digest/condor/month-2026-10-01/console',
    ]);
    expect(items.map(({ payload }) => payload)).toMatchObject([
      { period: 'day', counts: { voices: 1 } },
      { period: 'week', counts: { voices: 1 } },
      { period: 'month', counts: { voices: 0 } },
    ]);
  });

  it('hand on what the detector makes of the day, in the daily one alone', async () => {
    const warning = { probability: 0.3, at: NOW };
    const jobs = options({ weekly: true, earlyWarning: async () => warning });
    for (const job of jobs) await job.run(NOW, SIGNAL);
    const items = await outbox();
    expect(items.map(({ payload }) => payload)).toMatchObject([
      { earlyWarning: warning },
      { earlyWarning: null },
    ]);
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

  it('keeps the numbers that it told, for the trend of the next ones', async () => {
    const job = riskJob({
      store,
      brand: madeBrand(),
      channels: ['console'],
      weekday: 1,
      hour: 8,
      log: silentLogger,
    });
    for (let week = 0; week < 14; week += 1) {
      await job.run(new Date(NOW.getTime() + week * 7 * 24 * HOUR_MS), SIGNAL);
    }
    await job.run(new Date(NOW.getTime() + 13 * 7 * 24 * HOUR_MS), SIGNAL);
    const to = new Date('2027-02-22T00:00:00+01:00');
    const { history } = await buildRiskSummary({ store, brand: madeBrand(), to, now: to });
    expect(history).toHaveLength(12);
    expect(history[0]?.to).toEqual(new Date('2026-11-30T00:00:00+01:00'));
    await store.state.set('risk/history/condor', 'not ours', NOW);
    const anew = await buildRiskSummary({ store, brand: madeBrand(), to, now: to });
    expect(anew.history).toEqual([]);
  });
});
