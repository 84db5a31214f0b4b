import { Queue, Worker } from 'bullmq';
import { Redis } from 'ioredis';
import type { Job, Scheduler } from '../../core/contracts/scheduler.js';
import { UsageError } from '../../core/errors.js';
import { HOUR_MS, SECOND_MS } from '../../core/time.js';
import type { Logger } from '../../lib/logger.js';
import type { Secret } from '../../lib/secret.js';
import { JobRuns } from '../job-runs.js';
import { createNodeCronScheduler } from '../node-cron/index.js';

/** Redis must answer within this at the start. */
const CONNECT_TIMEOUT_MS = 5 * SECOND_MS;
/** A run whose process died is taken over after this, and looked for as often. */
const LOCK_MS = 30 * SECOND_MS;
/**
 * Runs that ended are remembered, so that a process whose clock is behind does not run their slot again; at least as
 * long as a tick may be late.
 */
const REMEMBERED_SECONDS = (2 * HOUR_MS) / SECOND_MS;

/** What the queue is made with. */
export interface BullmqOptions {
  readonly url: Secret;
  readonly log: Logger;
  /** Name of the queue in Redis: processes with the same name share their jobs. */
  readonly queue?: string;
}

interface SlotData {
  /** The slot, in milliseconds since 1970. */
  readonly slot: number;
}

/**
 * The scheduler of several processes: every one ticks by its own clock and puts (job, slot) into one queue, which takes
 * each once and no second slot of a job that is waiting or under way; then one of the processes runs it. A run whose
 * process dies is done again by another.
 */
export function createBullmqScheduler({ url, log, queue = 'vigia' }: BullmqOptions): Scheduler {
  const ticks = createNodeCronScheduler({ log });
  const runs = new JobRuns(log);
  let open: Connections | null = null;
  return {
    async start(jobs) {
      if (open !== null) throw new TypeError('the scheduler has been started already');
      const byName = new Map(jobs.map((job) => [job.name, job]));
      const connections = await connect({ url, queue, log, concurrency: Math.max(1, jobs.length) });
      connections.takeWith(async (name, slot) => {
        const job = byName.get(name);
        // Another process runs with more brands or sources than this one knows.
        if (job === undefined) log.warn({ job: name }, 'job of another process left out');
        else await runs.run(job, slot);
      });
      try {
        await ticks.start(jobs.map((job) => tickOf(job, connections)));
      } catch (error) {
        await connections.close({ isForced: true });
        throw error;
      }
      open = connections;
    },
    async stop(timeoutMs) {
      if (open === null) return;
      await ticks.stop(timeoutMs);
      open.pause();
      const isWhole = await runs.stop(timeoutMs);
      // What is left behind stays locked for half a minute, and is then done again by another process or the next start.
      await open.close({ isForced: !isWhole });
      open = null;
    },
  };
}

/** The job as this process's clock sees it: its slots are handed to the queue. */
function tickOf(job: Job, { add }: Connections): Job {
  return { ...job, run: (slot) => add(job.name, slot) };
}

/** What is open towards Redis. */
interface Connections {
  readonly add: (name: string, slot: Date) => Promise<void>;
  /** Sets who runs what is taken from the queue, and begins to take. */
  takeWith(run: (name: string, slot: Date) => Promise<void>): void;
  /** Takes nothing more. */
  pause(): void;
  close(how: { readonly isForced: boolean }): Promise<void>;
}

async function connect({
  url,
  queue: name,
  log,
  concurrency,
}: Required<BullmqOptions> & { readonly concurrency: number }): Promise<Connections> {
  const redis = await openRedis(url, log);
  const queue = new Queue<SlotData>(name, { connection: redis });
  queue.on('error', (error) => log.warn({ err: error }, 'queue troubled'));
  // Queueing fails at once while Redis is away, and taking waits for it to come back.
  const taking = redis.duplicate({ enableOfflineQueue: true });
  taking.on('error', (error: Error) => log.warn({ err: error }, 'redis troubled'));
  let worker: Worker<SlotData> | null = null;
  return {
    async add(job, slot) {
      await queue.add(
        job,
        { slot: slot.getTime() },
        {
          // A colon is BullMQ's own separator.
          jobId: `${job.replaceAll(':', '/')}@${slot.getTime()}`,
          deduplication: { id: job },
          removeOnComplete: { age: REMEMBERED_SECONDS },
          removeOnFail: { age: REMEMBERED_SECONDS },
        },
      );
    },
    takeWith(run) {
      worker = new Worker<SlotData>(
        name,
        async ({ name: job, data }) => {
          await run(job, new Date(data.slot));
        },
        { connection: taking, concurrency, lockDuration: LOCK_MS, stalledInterval: LOCK_MS },
      );
      worker.on('error', (error) => log.warn({ err: error }, 'queue troubled'));
      worker.on('stalled', (jobId) => log.warn({ run: jobId }, 'run of a dead process taken over'));
    },
    pause() {
      worker?.pause(true).catch((error: unknown) => log.warn({ err: error }, 'queue troubled'));
    },
    async close({ isForced }) {
      await worker?.close(isForced);
      await queue.close();
      taking.disconnect();
      redis.disconnect();
    },
  };
}

/** @throws {UsageError} Redis does not answer, or lets nobody in */
async function openRedis(url: Secret, log: Logger): Promise<Redis> {
  const redis = new Redis(url.reveal(), {
    lazyConnect: true,
    connectTimeout: CONNECT_TIMEOUT_MS,
    // The queue's worker waits for jobs without an end.
    maxRetriesPerRequest: null,
    // A slot that cannot be queued now is told in the log, and not queued when Redis is back hours later.
    enableOfflineQueue: false,
  });
  redis.on('error', (error: Error) => log.warn({ err: error }, 'redis troubled'));
  try {
    await redis.connect();
    await redis.ping();
    return redis;
  } catch (error) {
    redis.disconnect();
    throw new UsageError('Redis does not answer; is it running, and is REDIS_URL right?', {
      cause: error,
    });
  }
}
