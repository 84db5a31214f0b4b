import type { Source } from './contracts/source.js';
import type { SourceHealth } from './contracts/store.js';
import type { DataGap } from './finding.js';

/**
 * How a source does for a brand: 'well'; 'silent' where it answers and yet nothing came for longer than is normal;
 * 'waiting' for a limit or a spent budget to end; 'failing'; 'new' before its first poll; 'off' where it is switched
 * off or a key is missing.
 */
export type SourceState = 'well' | 'silent' | 'waiting' | 'failing' | 'new' | 'off';

/** What kind of failure: 'limited' ends by itself, 'auth' needs a person, 'contract' a new version, 'defect' a look at the log. */
export type FailureKind = 'unavailable' | 'limited' | 'auth' | 'contract' | 'query' | 'defect';

/** One source of one brand, as people are told of it. */
export interface SourceStatus {
  readonly source: string;
  readonly brandId: string;
  readonly state: SourceState;
  /** Names of what is missing; empty unless 'off' for it. */
  readonly missing: readonly string[];
  /** Since when there is no data: the beginning of an open gap, else the last post where that is longer ago than normal. */
  readonly silentSince: Date | null;
  /** How long silence is normal for it, in milliseconds. */
  readonly normalSilenceMs: number | null;
  /** Since the last poll that ended well, in milliseconds. */
  readonly lagMs: number | null;
  readonly lastOkAt: Date | null;
  readonly lastPostAt: Date | null;
  readonly failure: {
    readonly kind: FailureKind;
    readonly message: string;
    readonly at: Date;
    readonly attempts: number;
  } | null;
  readonly quota: { readonly remaining: number; readonly resetAt: Date | null } | null;
  /** Null where it is not polled. */
  readonly nextPollAt: Date | null;
  /** Posts that could not be read, ever. */
  readonly skipped: number;
}

const KINDS: Readonly<Record<string, FailureKind>> = {
  SourceUnavailableError: 'unavailable',
  SourceRateLimitedError: 'limited',
  SourceAuthError: 'auth',
  SourceContractError: 'contract',
  QueryCoverError: 'query',
};

/** What kind of failure an error's name stands for, as health and gaps keep it; null where it is no error of a poll. */
export function failureKind(errorName: string): FailureKind | null {
  return KINDS[errorName] ?? null;
}

/** What a status is read from. */
export interface StatusFacts {
  readonly source: string;
  readonly brandId: string;
  /** Null before its first poll. */
  readonly health: SourceHealth | null;
  /** The source itself where it can run, else what is missing. */
  readonly driver: Pick<Source, 'normalSilenceMs'> | { readonly missing: readonly string[] };
  /** Of the brand, those that still last. */
  readonly openGaps: readonly DataGap[];
  /** First time, from an instant on, at which polls are made; null where it is not known. */
  readonly nextTick: (from: Date) => Date | null;
  readonly now: Date;
}

/** How a source does. */
export function sourceStatus(facts: StatusFacts): SourceStatus {
  const { source, brandId, health, driver, now } = facts;
  const isOff = 'missing' in driver;
  const normalSilenceMs = isOff ? null : driver.normalSilenceMs;
  const gap = facts.openGaps.find((one) => one.source === source);
  const quiet = quietSince(health, normalSilenceMs, now);
  const failure = failureOf(health);
  const retryAt = health?.retryAt ?? null;
  const isHeld = retryAt !== null && retryAt > now;
  return {
    source,
    brandId,
    state: stateOf({ isOff, health, failure, isHeld, isQuiet: quiet !== null }),
    missing: isOff ? driver.missing : [],
    silentSince: gap?.from ?? quiet,
    normalSilenceMs,
    lagMs: health?.lastOkAt == null ? null : Math.max(0, now.getTime() - health.lastOkAt.getTime()),
    lastOkAt: health?.lastOkAt ?? null,
    lastPostAt: health?.lastPostAt ?? null,
    failure,
    quota: quotaOf(health, now),
    nextPollAt: isOff ? null : facts.nextTick(isHeld ? retryAt : now),
    skipped: health?.skipped ?? 0,
  };
}

function stateOf({
  isOff,
  health,
  failure,
  isHeld,
  isQuiet,
}: {
  readonly isOff: boolean;
  readonly health: SourceHealth | null;
  readonly failure: SourceStatus['failure'];
  readonly isHeld: boolean;
  readonly isQuiet: boolean;
}): SourceState {
  if (isOff) return 'off';
  if (health === null) return 'new';
  if (failure?.kind === 'limited' || (failure === null && isHeld)) return 'waiting';
  if (failure !== null) return 'failing';
  return isQuiet ? 'silent' : 'well';
}

/** The last post where it is longer ago than normal; a source that never gave one was never anything but silent. */
function quietSince(
  health: SourceHealth | null,
  normalSilenceMs: number | null,
  now: Date,
): Date | null {
  const lastPostAt = health?.lastPostAt ?? null;
  if (lastPostAt === null || normalSilenceMs === null) return null;
  return now.getTime() - lastPostAt.getTime() > normalSilenceMs ? lastPostAt : null;
}

function failureOf(health: SourceHealth | null): SourceStatus['failure'] {
  if (health?.error == null) return null;
  const { name, message, at } = health.error;
  return { kind: KINDS[name] ?? 'defect', message, at, attempts: health.consecutiveFailures };
}

/** What is left of a budget; one that is full again since then is not known. */
function quotaOf(health: SourceHealth | null, now: Date): SourceStatus['quota'] {
  if (health === null || health.quotaRemaining === null) return null;
  const { quotaRemaining: remaining, quotaResetAt: resetAt } = health;
  return resetAt !== null && resetAt <= now ? null : { remaining, resetAt };
}
