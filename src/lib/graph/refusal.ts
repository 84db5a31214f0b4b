import { z } from 'zod';
import {
  SourceAuthError,
  SourceRateLimitedError,
  SourceUnavailableError,
} from '../../core/errors.js';
import { HOUR_MS, MINUTE_MS } from '../../core/time.js';
import { HttpError } from '../http/errors.js';
import { optional } from '../http/forgiving.js';
import { LenientCount, LenientText } from '../http/lenient.js';
import { readUsage } from './usage.js';

/** What Meta's Graph API refuses with. Messages name permissions, and can hold more than should be shown. */
const Refusal = z.object({
  error: z.object({
    code: LenientCount,
    error_subcode: LenientCount,
    message: LenientText,
    is_transient: optional(z.boolean()),
  }),
});

/** Calls of the app, of the user, of the Page, custom, and of business use cases. */
const THROTTLED = new Set([4, 17, 32, 613]);
const isBusinessThrottle = (code: number) => code >= 80_000 && code <= 80_014;
/** Unknown error, and service out of order. */
const TRANSIENT = new Set([1, 2]);
/** The token: session, expired or revoked, login needed. */
const TOKEN = new Set([102, 190, 463, 467]);
/** Limits count over a rolling hour; where nothing is said of the time, half of it is waited. */
const DEFAULT_WAIT_MS = HOUR_MS / 2;

/** The refusal in one word: 'throttled:MINUTES', 'token:CODE', 'permission:CODE', 'transient:CODE' or 'graph:CODE'. */
export function graphErrorCode(
  body: unknown,
  headers: Readonly<Record<string, string>>,
): string | undefined {
  const error = Refusal.safeParse(body).data?.error;
  if (error?.code === undefined) return undefined;
  const { code, message = '', is_transient: isTransient } = error;
  if (THROTTLED.has(code) || isBusinessThrottle(code)) {
    return `throttled:${readUsage(headers)?.regainMinutes ?? ''}`;
  }
  if (TOKEN.has(code)) return `token:${error.error_subcode ?? code}`;
  if (code === 3 || code === 10 || (code >= 200 && code <= 299) || isAboutPermission(message)) {
    return `permission:${code}`;
  }
  return isTransient === true || TRANSIENT.has(code) ? `transient:${code}` : `graph:${code}`;
}

/** Code 100 stands for wrong parameters, and for things that the token may not see. */
function isAboutPermission(message: string): boolean {
  return /missing permission|Public Content Access|requires? .*(permission|access)/i.test(message);
}

/**
 * A refusal of the Graph API as one of the source errors, whatever its status; all else is returned as it is.
 *
 * @param advice what a person does about a token, and about a permission
 */
export function explainGraphError(
  error: unknown,
  {
    source,
    now,
    advice,
  }: {
    readonly source: string;
    readonly now: Date;
    readonly advice: { readonly token: string; readonly permission: string };
  },
): unknown {
  if (!(error instanceof HttpError) || error.code === null) return error;
  const [kind, detail = ''] = error.code.split(':');
  const options = { cause: error };
  if (kind === 'throttled') {
    const waitMs = Number(detail) > 0 ? Number(detail) * MINUTE_MS : DEFAULT_WAIT_MS;
    const retryAt = error.retryAt ?? new Date(now.getTime() + waitMs);
    return new SourceRateLimitedError({ source, reason: 'asks for a pause', retryAt }, options);
  }
  if (kind === 'token') {
    const reason = `the token was refused (${detail}); ${advice.token}`;
    return new SourceAuthError({ source, reason }, options);
  }
  if (kind === 'permission') {
    const reason = `the token may not read this (${detail}); ${advice.permission}`;
    return new SourceAuthError({ source, reason }, options);
  }
  if (kind !== 'transient') return error;
  const reason = `is out of order for the moment (${detail})`;
  return new SourceUnavailableError({ source, reason }, options);
}
