import { Redis } from 'ioredis';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import type { Job, Scheduler } from '../../src/core/contracts/scheduler.js';
import { HOUR_MS, MINUTE_MS, SECOND_MS } from '../../src/core/time.js';
import { createBullmqScheduler } from '../../src/jobs/bullmq/index.js';
import { createLogger, silentLogger } from '../../src/lib/logger.js';
import { Secret } from '../../src/lib/secret.js';
import { describeScheduler } from '../contract/scheduler.js';
import { dropQueue, queueName, redisUrl } from '../helpers/redis.js';

const url = await redisUrl();
const queues: string[] = [];
const realImmediate = setImmediate;

/** Commands that were sent to Redis and are not answered yet, those that wait for a job without an end left out. */
let inFlight = 0;
// oxlint-disable-next-line typescript/unbound-method -- called with its `this` below
const { sendCommand } = Redis.prototype;
Redis.prototype.sendCommand = function counted(command, stream) {
  if (/^bz?pop|^bzpop/i.test(command.name)) return sendCommand.call(this, command, stream);
  inFlight += 1;
  const answered = () => {
    inFlight -= 1;
  };
  command.promise.then(answered, answered);
  return sendCommand.call(this, command, stream);
};

afterAll(async () => {
  Redis.prototype.sendCommand = sendCommand;
  for (const queue of queues) await dropQueue(url ?? new Secret(''), queue);
});

function newQueue(): string {
  const queue = queueName();
  queues.push(queue);
  return queue;
}

const turn = () => new Promise<void>((resolve) => void realImmediate(resolve));

/** Waits, in real time, until everything sent was answered and no job waits for somebody to take it. */
async function settle(queue: string): Promise<void> {
  for (let quiet = 0; quiet < 3; ) {
    await turn();
    quiet = inFlight === 0 ? quiet + 1 : 0;
  }
  if (probe === null) return;
  // Its own answers count as well, so that it is asked after the others are quiet.
  const waiting = await probe.llen(`bull:${queue}:wait`);
  if (waiting > 0 && !isPaused) await settle(queue);
}

let probe: Redis | null = null;
let isPaused = false;
let current = '';

/** Long spans go by ten minutes: the worker sets a timer every few seconds, and what counts then is the slot alone. */
async function advance(ms: number): Promise<void> {
  const stepMs = ms > HOUR_MS ? 10 * MINUTE_MS : SECOND_MS;
  for (let passedMs = 0; passedMs < ms; passedMs += stepMs) {
    await vi.advanceTimersByTimeAsync(Math.min(stepMs, ms - passedMs));
    await settle(current);
  }
}

describe.skipIf(url === null)('on Redis', () => {
  if (url !== null) {
    probe = new Redis(url.reveal());
    afterAll(() => probe?.disconnect());
    describeScheduler({
      name: 'bullmq',
      create: ({ log }) => {
        current = newQueue();
        isPaused = false;
        const scheduler = createBullmqScheduler({ url, log, queue: current });
        return {
          start: (jobs) => scheduler.start(jobs),
          stop: (timeoutMs) => {
            isPaused = true;
            return scheduler.stop(timeoutMs);
          },
        };
      },
      advance,
    });
  }

  describe('several processes', () => {
    const schedulers: Scheduler[] = [];

    afterEach(async () => {
      const stopped = Promise.all(schedulers.splice(0).map((one) => one.stop(0)));
      await vi.advanceTimersByTimeAsync(10 * SECOND_MS);
      await stopped;
      vi.useRealTimers();
    });

    function many(count: number, log = silentLogger): readonly Scheduler[] {
      if (url === null) throw new TypeError('no Redis');
      vi.useFakeTimers({
        now: new Date('2026-11-19T19:00:30Z'),
        toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date'],
      });
      current = newQueue();
      isPaused = false;
      const made = Array.from({ length: count }, () =>
        createBullmqScheduler({ url, log, queue: current }),
      );
      schedulers.push(...made);
      return made;
    }

    function recorded(lastsMs = 0): { job: Job; slots: number[]; atOnce: { most: number } } {
      const slots: number[] = [];
      const atOnce = { now: 0, most: 0 };
      const job: Job = {
        name: 'detect:condor',
        schedule: { cron: '* * * * *', timeZone: 'Europe/Madrid' },
        async run(now) {
          slots.push(now.getUTCMinutes());
          atOnce.now += 1;
          atOnce.most = Math.max(atOnce.most, atOnce.now);
          if (lastsMs > 0) await new Promise((resolve) => setTimeout(resolve, lastsMs));
          atOnce.now -= 1;
        },
      };
      return { job, slots, atOnce };
    }

    it('run each slot once between them', async () => {
      const { job, slots } = recorded();
      for (const one of many(3)) await one.start([job]);
      await advance(5 * MINUTE_MS);
      expect(slots).toEqual([1, 2, 3, 4, 5]);
    });

    it('never run one job twice at once, whichever of them has it', async () => {
      const { job, slots, atOnce } = recorded(150 * SECOND_MS);
      for (const one of many(3)) await one.start([job]);
      await advance(7 * MINUTE_MS);
      expect(slots).toEqual([1, 4, 7]);
      expect(atOnce.most).toBe(1);
    });

    it('do not run a slot again for a process whose clock is behind', async () => {
      const { job, slots } = recorded();
      const [first, second] = many(2);
      await first?.start([job]);
      await advance(2 * MINUTE_MS);
      await first?.stop(0);
      isPaused = false;
      // A process that starts with a clock two minutes slow sees the same slots once more.
      vi.setSystemTime(new Date('2026-11-19T19:00:30Z'));
      await second?.start([job]);
      await advance(3 * MINUTE_MS);
      expect(slots).toEqual([1, 2, 3]);
    });

    it('leave out a job that this one does not know, and say so', async () => {
      const lines: string[] = [];
      const log = createLogger({
        level: 'warn',
        isPretty: false,
        destination: { write: (line: string) => void lines.push(line) },
      });
      const [first, second] = many(2, log);
      const { job } = recorded();
      const { job: other, slots } = recorded();
      await first?.start([{ ...job, name: 'detect:pasoalto' }]);
      await second?.start([other]);
      await advance(6 * MINUTE_MS);
      const left = lines.filter((line) => line.includes('job of another process left out'));
      expect(slots.length + left.length).toBeGreaterThanOrEqual(6);
    });
  });

  it('says what to look at where Redis does not answer, without the password', async () => {
    const scheduler = createBullmqScheduler({
      url: new Secret('redis://:never-to-be-told@127.0.0.1:1'),
      log: silentLogger,
    });
    const error: unknown = await scheduler.start([]).catch((reason: unknown) => reason);
    expect(error).toMatchObject({
      name: 'UsageError',
      message: expect.stringContaining('REDIS_URL'),
    });
    expect(String(error)).not.toContain('never-to-be-told');
  });
});
