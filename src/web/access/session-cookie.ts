import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { LIFETIME_MS } from './grants.js';

const NAME = 'session';

/** Whether cookies may travel over HTTPS only, and be named so that no neighbour host can set them. */
export function isServedByHttps(publicUrl: string | null): boolean {
  return publicUrl?.startsWith('https:') === true;
}

/** The secret that the browser holds, or null. */
export function readSession(context: Context, publicUrl: string | null): string | null {
  return getCookie(context, NAME, prefixFor(publicUrl)) ?? null;
}

/** Lets the browser hold a session's secret, out of reach of any script. */
export function writeSession(context: Context, publicUrl: string | null, secret: string): void {
  setCookie(context, NAME, secret, {
    httpOnly: true,
    // Strict would lose it on the way from a link in Discord.
    sameSite: 'Lax',
    path: '/',
    maxAge: LIFETIME_MS.session / 1000,
    ...secureOptions(publicUrl),
  });
}

export function dropSession(context: Context, publicUrl: string | null): void {
  deleteCookie(context, NAME, { path: '/', ...secureOptions(publicUrl) });
}

function prefixFor(publicUrl: string | null): 'host' | undefined {
  return isServedByHttps(publicUrl) ? 'host' : undefined;
}

function secureOptions(publicUrl: string | null): { secure: boolean; prefix?: 'host' } {
  return isServedByHttps(publicUrl) ? { secure: true, prefix: 'host' } : { secure: false };
}
