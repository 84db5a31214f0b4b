import { SourceRateLimitedError } from '../../core/errors.js';
import { DAY_MS, SECOND_MS } from '../../core/time.js';
import { HttpError } from './errors.js';

const CODE = /^retry-after:(\d+(?:\.\d+)?)$/;

/** Code of a refusal whose body says, in seconds, when to come back; for an `errorCode`. */
export function retryCode(seconds: number): string {
  return `retry-after:${Math.max(0, seconds)}`;
}

/**
 * A 429 whose body alone says when to come back, as the error that waits for it; every other error as it is.
 * A Retry-After header, where there is one, goes before.
 */
export function withBodyRetry(source: string, error: unknown, now: Date): unknown {
  if (!(error instanceof HttpError) || error.status !== 429 || error.retryAt !== null) return error;
  const seconds = Number(CODE.exec(error.code ?? '')?.[1] ?? Number.NaN);
  if (!Number.isFinite(seconds)) return error;
  const waitMs = Math.min(DAY_MS, Math.max(SECOND_MS, Math.ceil(seconds * SECOND_MS)));
  const retryAt = new Date(now.getTime() + waitMs);
  const reason = `${error.host} asks to be left alone until ${retryAt.toISOString()}`;
  return new SourceRateLimitedError({ source, reason, retryAt }, { cause: error });
}
