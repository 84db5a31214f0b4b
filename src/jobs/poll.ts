import type { Brand } from '../core/brand.js';
import type { Job, Schedule } from '../core/contracts/scheduler.js';
import type { Page, Source } from '../core/contracts/source.js';
import type { SourceHealth, Store } from '../core/contracts/store.js';
import {
  SourceAuthError,
  SourceContractError,
  SourceError,
  SourceRateLimitedError,
  StoreUnavailableError,
} from '../core/errors.js';
import { type Clock, DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '../core/time.js';
import {
  type Ingest,
  type IngestCounts,
  NO_COUNTS,
  newHealth,
  sumCounts,
} from '../ingest/pipeline.js';
import { brandQuery, QueryCoverError, searchTerms } from '../ingest/query.js';
import type { Logger } from '../lib/logger.js';

/** What polling needs. */
export interface PollTools {
  readonly store: Store;
  readonly ingest: Ingest;
  readonly clock: Clock;
  readonly log: Logger;
  /** From 0 to 1, 1 excluded: spreads retries, so that brands and processes do not come back at once. */
  readonly random: () => number;
}

/** One poll of one source for one brand. */
export interface PollRequest {
  readonly source: Source;
  readonly brand: Brand;
  /** What the team watches beside the brand's query. */
  readonly watchTerms?: readonly string[];
  /** How far the very first poll reaches back, and no poll reaches further. */
  readonly lookBackMs: number;
  /** Polls although the source asked us to wait or failed a moment ago: a person wants to know. */
  readonly isForced?: boolean;
  readonly signal: AbortSignal;
}

/**
 * How a poll ended: 'done' walked to the newest post, 'unfinished' goes on at the next poll, 'postponed' waits until
 * `retryAt`, 'failed' is in the source's health, 'impossible' means that the query excludes the source,
 * 'aborted' was stopped by the signal.
 */
export interface PollOutcome {
  readonly status: 'done' | 'unfinished' | 'postponed' | 'failed' | 'impossible' | 'aborted';
  readonly pages: number;
  readonly counts: IngestCounts;
  readonly retryAt: Date | null;
  /** Why it failed; null where it did not. */
  readonly error: Error | null;
}

/** Pages of one poll; a storm's backlog goes on five minutes later, and others get their turn. */
export const MAX_POLL_PAGES = 50;
/** No page is asked for after this long; below the five minutes between two polls. */
export const MAX_POLL_MS = 4 * MINUTE_MS;
/** Longest wait that a network can impose on us by one answer. */
const MAX_WAIT_MS = DAY_MS;
/** First and longest wait after a failure, doubling in between. */
const BACKOFF = {
  /** An outage ends by itself, mostly soon. */
  unavailable: { firstMs: MINUTE_MS, mostMs: HOUR_MS },
  /** A person must renew the key; asking often may lock the account. */
  auth: { firstMs: 15 * MINUTE_MS, mostMs: HOUR_MS },
  /** Their API changed: it takes a new version, or their next deployment. */
  contract: { firstMs: 15 * MINUTE_MS, mostMs: 6 * HOUR_MS },
} as const;
/** A wait this long leaves the team without news for longer than an alert may take. */
const LONG_WAIT_MS = 15 * MINUTE_MS;

/** The job that polls one source for one brand. */
export function pollJob(
  {
    schedule,
    watchTerms,
    ...request
  }: Omit<PollRequest, 'signal' | 'isForced' | 'watchTerms'> & {
    readonly schedule: Schedule;
    /** Read anew at each poll. */
    readonly watchTerms: () => Promise<readonly string[]>;
  },
  tools: PollTools,
): Job {
  return {
    name: `poll:${request.source.name}:${request.brand.id}`,
    schedule,
    async run(_now, signal) {
      await pollSource({ ...request, watchTerms: await watchTerms(), signal }, tools);
    },
  };
}

/**
 * Fetches and stores pages until the source has no more, within bounds of pages and time. A failure is written into
 * the source's health by its class: when to come back, and from when on there is a gap in the data.
 *
 * @throws {StoreUnavailableError} nothing of the page at hand is stored; those before it are
 * @throws {Error} a defect of the source or of ours, after it was written into the health like any failure
 */
export async function pollSource(request: PollRequest, tools: PollTools): Promise<PollOutcome> {
  const { source, brand, signal } = request;
  const { store, clock } = tools;
  const log = tools.log.child({ source: source.name, brand: brand.id });
  const progress: Progress = { pages: 0, counts: NO_COUNTS };
  const end = (status: PollOutcome['status'], rest: Partial<PollOutcome> = {}): PollOutcome => ({
    status,
    ...progress,
    retryAt: null,
    error: null,
    ...rest,
  });

  const health = await store.health.get(source.name, brand.id);
  const retryAt = health?.retryAt ?? null;
  if (request.isForced !== true && retryAt !== null && clock.now() < retryAt) {
    log.debug({ retryAt }, 'poll postponed');
    return end('postponed', { retryAt });
  }
  try {
    const status = await fetchPages(request, { tools, progress });
    log.info({ status, pages: progress.pages, ...progress.counts }, 'polled');
    return end(status);
  } catch (error) {
    if (signal.aborted) return end('aborted');
    if (error instanceof QueryCoverError && error.obstacle === 'impossible') {
      return end('impossible', { error });
    }
    if (!(error instanceof Error) || error instanceof StoreUnavailableError) throw error;
    const isDefect = !(error instanceof SourceError || error instanceof QueryCoverError);
    const failed = await recordFailure(request, { tools, error, isDefect });
    log.warn({ err: error, pages: progress.pages, retryAt: failed.retryAt }, 'poll failed');
    if (isDefect) throw error;
    return end('failed', { retryAt: failed.retryAt, error });
  }
}

/** How far a poll got. */
interface Progress {
  pages: number;
  counts: IngestCounts;
}

async function fetchPages(
  { source, brand, watchTerms = [], lookBackMs, signal }: PollRequest,
  { tools: { store, ingest, clock }, progress }: { tools: PollTools; progress: Progress },
): Promise<'done' | 'unfinished'> {
  const terms = source.isAskedByTerms
    ? searchTerms(brandQuery(brand, watchTerms), source.name)
    : [];
  const startedAt = clock.now();
  const since = new Date(startedAt.getTime() - lookBackMs);
  let cursor = await store.cursors.get(source.name, brand.id);
  let outOfReach = await gapOutOfReach(store, { source, brand, since });
  // The round that a failure left open ends with what was there when it began: a new one has to follow before all is well.
  let isCatchingUp = ((await store.health.get(source.name, brand.id))?.error ?? null) !== null;
  for (;;) {
    signal.throwIfAborted();
    const fetched = await source.fetchPage({ brand, terms, cursor, since, signal });
    const page: Page = { ...fetched, gap: fetched.gap ?? outOfReach };
    if (fetched.gap === null) outOfReach = null;
    const now = clock.now();
    progress.pages += 1;
    // A source that says 'more' and stands still would be asked for ever.
    const isStuck = page.hasMore && page.cursor === cursor && page.posts.length === 0;
    const isOutOfBounds =
      progress.pages >= MAX_POLL_PAGES || now.getTime() - startedAt.getTime() >= MAX_POLL_MS;
    const isQuotaSpent = page.quota?.remaining === 0;
    const isLast = (!page.hasMore && !isCatchingUp) || isStuck || isOutOfBounds || isQuotaSpent;
    if (!page.hasMore) isCatchingUp = false;
    const poll = { isLast };
    const counts = await ingest.ingestPage({
      page,
      brand,
      source: source.name,
      isOwnPlace: source.isOwnPlace === true,
      now,
      watchTerms,
      poll,
    });
    progress.counts = sumCounts(progress.counts, counts);
    if (isLast) return page.hasMore ? 'unfinished' : 'done';
    cursor = page.cursor;
  }
}

/** What was said between the last good poll and as far as any poll reaches back: nobody will ever ask for it. */
async function gapOutOfReach(
  { health }: Store,
  { source, brand, since }: Pick<PollRequest, 'source' | 'brand'> & { readonly since: Date },
): Promise<Page['gap']> {
  const lastOkAt = (await health.get(source.name, brand.id))?.lastOkAt ?? null;
  if (lastOkAt === null || lastOkAt >= since) return null;
  return { from: lastOkAt, to: since, reason: 'out-of-reach' };
}

/** Writes a failure into the source's health and opens a gap where data is, or will be, missing. */
async function recordFailure(
  { source, brand }: PollRequest,
  {
    tools: { store, clock, random },
    error,
    isDefect,
  }: { tools: PollTools; error: Error; isDefect: boolean },
): Promise<SourceHealth> {
  const at = clock.now();
  return store.transaction(async ({ health }) => {
    const known = (await health.get(source.name, brand.id)) ?? newHealth(source.name, brand.id);
    const consecutiveFailures = known.consecutiveFailures + 1;
    const waitMs = waitAfter(error, { consecutiveFailures, at, random });
    const failed = {
      ...known,
      // The message of an unforeseen error may hold anything; it is in the log.
      error: { name: error.name, message: isDefect ? 'defect, see the log' : error.message, at },
      retryAt: new Date(at.getTime() + waitMs),
      consecutiveFailures,
    };
    await health.put(failed);
    if (isGap(error, { consecutiveFailures, waitMs })) {
      const from = known.lastOkAt ?? at;
      await health.openGap(brand.id, { source: source.name, from, to: null, reason: error.name });
    }
    return failed;
  });
}

/** Milliseconds to wait: what the network asks for, else twice as long at each failure, half of it by chance. */
function waitAfter(
  error: Error,
  {
    consecutiveFailures,
    at,
    random,
  }: { consecutiveFailures: number; at: Date; random: () => number },
): number {
  if (error instanceof SourceRateLimitedError) {
    const askedMs = error.retryAt.getTime() - at.getTime();
    return Math.min(Math.max(askedMs, SECOND_MS), MAX_WAIT_MS);
  }
  const { firstMs, mostMs } = backoffOf(error);
  // 2 ** 20 is beyond every longest wait; more only overflows.
  const waitMs = Math.min(mostMs, firstMs * 2 ** Math.min(consecutiveFailures - 1, 20));
  return Math.round(waitMs / 2 + (random() * waitMs) / 2);
}

function backoffOf(error: Error): { readonly firstMs: number; readonly mostMs: number } {
  if (error instanceof SourceAuthError) return BACKOFF.auth;
  if (error instanceof SourceContractError || error instanceof QueryCoverError) {
    return BACKOFF.contract;
  }
  return BACKOFF.unavailable;
}

/**
 * Whether a failure means missing data. A refused key or a changed API does not mend itself; an outage or a limit
 * does, within one poll mostly, and the next poll fetches what was written meanwhile.
 */
function isGap(
  error: Error,
  { consecutiveFailures, waitMs }: { consecutiveFailures: number; waitMs: number },
): boolean {
  if (backoffOf(error) !== BACKOFF.unavailable) return true;
  return consecutiveFailures > 1 || waitMs >= LONG_WAIT_MS;
}
