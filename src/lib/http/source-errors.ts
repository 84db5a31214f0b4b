import {
  SourceAuthError,
  SourceContractError,
  SourceError,
  SourceRateLimitedError,
  SourceUnavailableError,
} from '../../core/errors.js';
import { MINUTE_MS } from '../../core/time.js';
import { BudgetSpentError } from './budget.js';
import { HttpContractError, HttpError, HttpUnavailableError } from './errors.js';

/** Waited after a 429 that names no time; the windows of all documented APIs are a minute or longer. */
const DEFAULT_RETRY_MS = MINUTE_MS;

/**
 * Turns a failed call into one of the four source errors, for sources whose API uses the statuses as HTTP means them;
 * a source with customs of its own decides about those first.
 *
 * @returns errors that are none of `lib/http`'s are returned as they are: defects must stay visible
 */
export function toSourceError(source: string, error: unknown, now: Date): unknown {
  if (error instanceof SourceError) return error;
  if (error instanceof HttpUnavailableError) {
    return new SourceUnavailableError({ source, reason: withoutCaller(error) }, { cause: error });
  }
  if (error instanceof HttpContractError) {
    const reason = withoutCaller(error);
    // A body that is not JSON at all is an outage page or was cut off; it says nothing of the API's shape.
    if (!error.isJson) return new SourceUnavailableError({ source, reason }, { cause: error });
    return new SourceContractError({ source, reason, path: error.path }, { cause: error });
  }
  if (error instanceof HttpError) return fromStatus(source, error, now);
  if (error instanceof BudgetSpentError) {
    const { message: reason, retryAt } = error;
    return new SourceRateLimitedError({ source, reason, retryAt }, { cause: error });
  }
  return error;
}

/** Runs a source's work and turns what it throws by `toSourceError`. */
export async function withSourceErrors<T>(
  { source, now }: { readonly source: string; readonly now: () => Date },
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw toSourceError(source, error, now());
  }
}

function fromStatus(source: string, error: HttpError, now: Date): SourceError {
  const reason = withoutCaller(error);
  const { status, retryAt } = error;
  if (status === 429 || (retryAt !== null && status !== 401)) {
    const next = retryAt ?? new Date(now.getTime() + DEFAULT_RETRY_MS);
    return new SourceRateLimitedError({ source, reason, retryAt: next }, { cause: error });
  }
  if (status === 401 || status === 402 || status === 403) {
    return new SourceAuthError({ source, reason }, { cause: error });
  }
  if (status >= 500 || status === 408 || status === 425) {
    return new SourceUnavailableError({ source, reason }, { cause: error });
  }
  return new SourceContractError({ source, reason, path: '' }, { cause: error });
}

function withoutCaller(error: Error & { readonly caller: string }): string {
  return error.message.slice(error.caller.length + 2);
}
