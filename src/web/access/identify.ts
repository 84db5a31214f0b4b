import type { Context, MiddlewareHandler } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { includesRole, type Role } from '../../core/access.js';
import { isFromThisMachine } from '../loopback.js';
import type { WebOptions } from '../options.js';
import { hashOf } from './grants.js';
import { LOCAL_PERSON, type Person, personOf } from './person.js';
import { readSession } from './session-cookie.js';

/** Where who has not signed in is sent. */
export const SIGN_IN_PATH = '/sign-in';

/** Finds out who asks: by the session's cookie, by an API token, or by sitting at the machine. Refuses nobody. */
export function identify(options: WebOptions): MiddlewareHandler {
  return async (context, next) => {
    context.set('person', await whoAsks(context, options));
    await next();
  };
}

async function whoAsks(
  context: Context,
  { store, clock, publicUrl, trustsThisMachine }: WebOptions,
): Promise<Person | null> {
  const session = readSession(context, publicUrl);
  if (session !== null) {
    const grant = await store.access.get(hashOf(session), 'session', clock.now());
    if (grant !== null) return personOf(grant);
  }
  return trustsThisMachine && isFromThisMachine(context) ? LOCAL_PERSON : null;
}

/** Lets in who has signed in. A page sends the others to sign in and back; a form of theirs is refused. */
export function signedInOnly(): MiddlewareHandler {
  return async (context, next) => {
    if (context.get('person') !== null) return next();
    const { method, url } = context.req;
    if (method !== 'GET' && method !== 'HEAD') throw new HTTPException(401);
    const { pathname, search } = new URL(url);
    const back = new URLSearchParams({ next: `${pathname}${search}` });
    return context.redirect(`${SIGN_IN_PATH}?${back.toString()}`, 303);
  };
}

/** Lets in who has at least this role. @throws {HTTPException} 403 */
export function roleOnly(needed: Role): MiddlewareHandler {
  return async (context, next) => {
    const person = context.get('person');
    if (person === null || !includesRole(person.role, needed)) throw new HTTPException(403);
    await next();
  };
}

/**
 * Where to go after signing in: a path of this site, or the first page where what was asked leads elsewhere.
 */
export function safeNext(next: string | undefined | null): string {
  if (next === undefined || next === null || !next.startsWith('/')) return '/';
  const here = 'http://here.invalid';
  if (!URL.canParse(next, here)) return '/';
  const url = new URL(next, here);
  return url.origin === here ? `${url.pathname}${url.search}` : '/';
}
