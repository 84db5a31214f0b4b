import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Job, Scheduler } from '../../src/core/contracts/scheduler.js';
import { HOUR_MS, MINUTE_MS, SECOND_MS } from '../../src/core/time.js';
import { createLogger, type Logger } from '../../src/lib/logger.js';

/** A Thursday, 12 h before the next morning in Madrid. */
const START = new Date('2026-11-19T19:00:30Z');

/** Sockets go on: only what tells or waits for time is fake. */
const FAKED = ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date'] as const;

/** A driver under test. It must live on the timers of this process, which are fake here. */
export interface SchedulerDriver {
  readonly name: string;
  readonly create: (options: { readonly log: Logger }) => Scheduler;
  /**
   * Moves the fake clock on and waits until the driver has done what fell due; a driver that talks to another process
   * needs real time for that, too.
   */
  readonly advance?: (ms: number) => Promise<void>;
}

/** What every scheduler keeps to. */
export function describeScheduler({
  name,
  create,
  advance = async (ms) => {
    await vi.advanceTimersByTimeAsync(ms);
  },
}: SchedulerDriver): void {
  describe(`${name} as a scheduler`, () => {
    let scheduler: Scheduler;
    let lines: string[];

    beforeEach(() => {
      vi.useFakeTimers({ now: START, toFake: [...FAKED] });
      lines = [];
      const destination = { write: (line: string) => void lines.push(line) };
      scheduler = create({ log: createLogger({ level: 'info', isPretty: false, destination }) });
    });

    afterEach(async () => {
      const stopped = scheduler.stop(0);
      await advance(5 * SECOND_MS);
      await stopped;
      vi.useRealTimers();
    });

    it('runs a job at its times, and tells it the slot', async () => {
      const { job, runs } = recorded({ cron: '*/5 * * * *' });
      await scheduler.start([job]);
      await advance(11 * MINUTE_MS);
      expect(runs.map(({ now }) => now.toISOString())).toEqual([
        '2026-11-19T19:05:00.000Z',
        '2026-11-19T19:10:00.000Z',
      ]);
    });

    it('reads six fields, the first of them seconds', async () => {
      const { job, runs } = recorded({ cron: '*/20 * * * * *' });
      await scheduler.start([job]);
      await advance(MINUTE_MS);
      expect(runs.map(({ now }) => now.getUTCSeconds())).toEqual([40, 0, 20]);
    });

    it('reads the fields in the time zone of the job, in summer as in winter', async () => {
      const { job, runs } = recorded({ cron: '0 8 * * *', timeZone: 'Europe/Madrid' });
      vi.setSystemTime(new Date('2026-03-27T12:00:00Z'));
      await scheduler.start([job]);
      await advance(48 * HOUR_MS);
      expect(runs.map(({ now }) => now.toISOString())).toEqual([
        '2026-03-28T07:00:00.000Z',
        '2026-03-29T06:00:00.000Z',
      ]);
    });

    it('never runs a job twice at once, and holds no other job up', async () => {
      const slow = recorded({ name: 'slow', cron: '* * * * *', lastsMs: 150 * SECOND_MS });
      const quick = recorded({ name: 'quick', cron: '* * * * *' });
      await scheduler.start([slow.job, quick.job]);
      await advance(4 * MINUTE_MS);
      expect(slow.runs.map(({ now }) => now.getUTCMinutes())).toEqual([1, 4]);
      expect(quick.runs.map(({ now }) => now.getUTCMinutes())).toEqual([1, 2, 3, 4]);
    });

    it('runs a job again after a failure, and logs it', async () => {
      const { job, runs } = recorded({ cron: '* * * * *', error: new RangeError('broken') });
      await scheduler.start([job]);
      await advance(2 * MINUTE_MS);
      expect(runs).toHaveLength(2);
      const [line = ''] = lines;
      expect(JSON.parse(line)).toMatchObject({
        level: 'error',
        job: 'poll:plaza:condor',
        err: { name: 'RangeError' },
      });
    });

    it('makes up for a slot that passed while the process was busy', async () => {
      const { job, runs } = recorded({ cron: '0 8 * * *', timeZone: 'UTC' });
      await scheduler.start([job]);
      // The clock goes on by 20 minutes while the timers stand still, as in a machine that sleeps.
      vi.setSystemTime(new Date(START.getTime() + 20 * MINUTE_MS));
      await advance(13 * HOUR_MS);
      expect(Date.now()).toBe(Date.parse('2026-11-20T08:20:30Z'));
      expect(runs.map(({ now }) => now.toISOString())).toEqual(['2026-11-20T08:00:00.000Z']);
    });

    it('takes no new run after it was stopped', async () => {
      const { job, runs } = recorded({ cron: '* * * * *' });
      await scheduler.start([job]);
      await scheduler.stop(SECOND_MS);
      await advance(HOUR_MS);
      expect(runs).toEqual([]);
    });

    it('waits for a run under way and leaves it in peace', async () => {
      const { job, runs } = recorded({ cron: '* * * * *', lastsMs: 5 * SECOND_MS });
      await scheduler.start([job]);
      await advance(31 * SECOND_MS);
      const stopped = settled(scheduler.stop(10 * SECOND_MS));
      await advance(3 * SECOND_MS);
      expect(stopped.isSettled).toBe(false);
      await advance(2 * SECOND_MS);
      expect(stopped.isSettled).toBe(true);
      expect(runs).toMatchObject([{ isEnded: true, signal: { aborted: false } }]);
    });

    it('aborts a run that takes longer than the stop may, and waits no longer', async () => {
      const { job, runs } = recorded({ cron: '* * * * *', lastsMs: HOUR_MS });
      await scheduler.start([job]);
      await advance(31 * SECOND_MS);
      const stopped = settled(scheduler.stop(8 * SECOND_MS));
      await advance(7 * SECOND_MS);
      expect(runs).toMatchObject([{ signal: { aborted: false } }]);
      await advance(3 * SECOND_MS);
      expect(stopped.isSettled).toBe(true);
      expect(runs).toMatchObject([{ isEnded: false, signal: { aborted: true } }]);
    });

    it.each([
      ['99 * * * *', 'Europe/Madrid'],
      ['* * * * *', 'Europe/Nowhere'],
    ])('refuses the schedule %s in %s by the name of its job', async (cron, timeZone) => {
      const { job } = recorded({ cron, timeZone });
      await expect(scheduler.start([job])).rejects.toThrow(/poll:plaza:condor/);
    });

    it('refuses two jobs of one name', async () => {
      const { job } = recorded({ cron: '* * * * *' });
      await expect(scheduler.start([job, job])).rejects.toThrow(/poll:plaza:condor/);
    });
  });
}

interface Run {
  readonly now: Date;
  readonly signal: AbortSignal;
  isEnded: boolean;
}

/** A job that remembers its runs; each lasts as long as it is told to, whatever its signal says. */
function recorded({
  name = 'poll:plaza:condor',
  cron,
  timeZone = 'Europe/Madrid',
  lastsMs = 0,
  error,
}: {
  name?: string;
  cron: string;
  timeZone?: string;
  lastsMs?: number;
  error?: Error;
}): { job: Job; runs: Run[] } {
  const runs: Run[] = [];
  const job: Job = {
    name,
    schedule: { cron, timeZone },
    async run(now, signal) {
      const run: Run = { now, signal, isEnded: false };
      runs.push(run);
      if (lastsMs > 0) await new Promise((resolve) => setTimeout(resolve, lastsMs));
      if (error !== undefined) throw error;
      run.isEnded = true;
    },
  };
  return { job, runs };
}

function settled(promise: Promise<void>): { isSettled: boolean } {
  const state = { isSettled: false };
  void promise.then(() => {
    state.isSettled = true;
  });
  return state;
}
