import { HttpContractError, HttpError, HttpUnavailableError } from './errors.js';

/** What came of a call that was to deliver something: try again later, or have a person mend it. */
export type RemoteFailure =
  | { readonly type: 'later'; readonly reason: string; readonly retryAt: Date | null }
  | { readonly type: 'refused'; readonly reason: string };

/**
 * Sorts a failed call by what is to be done about it. Reasons hold the host, the status and the remote's own short
 * code; never a path, a key or a body.
 *
 * @param advice what a person is to do, by status; for refusals with a known cause
 * @returns null for errors that are none of `lib/http`'s: defects must stay visible
 */
export function remoteFailure(
  error: unknown,
  advice: Readonly<Record<number, string>> = {},
): RemoteFailure | null {
  if (error instanceof HttpUnavailableError) {
    const reason = withoutCaller(error);
    return error.reason === 'refused-address' || error.reason === 'redirects'
      ? { type: 'refused', reason }
      : { type: 'later', reason, retryAt: error.retryAt };
  }
  // It was taken, and the answer got lost or garbled on its way: whether it stands is found out the next time.
  if (error instanceof HttpContractError)
    return { type: 'later', reason: withoutCaller(error), retryAt: null };
  if (!(error instanceof HttpError)) return null;
  const { status, retryAt } = error;
  const reason = withoutCaller(error);
  if (status === 429 || status === 408 || status === 425 || status >= 500)
    return { type: 'later', reason, retryAt };
  const hint = advice[status];
  return { type: 'refused', reason: hint === undefined ? reason : `${reason}: ${hint}` };
}

function withoutCaller(error: Error & { readonly caller: string }): string {
  return error.message.slice(error.caller.length + 2);
}
