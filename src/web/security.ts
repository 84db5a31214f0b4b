import { isIP } from 'node:net';
import type { MiddlewareHandler } from 'hono';

/**
 * Nothing is loaded from elsewhere, nothing runs but our own file, nobody frames the page. Forms only lead back here.
 */
const PAGE_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/** A chart opened by itself sets its text with style attributes. */
export const CHART_POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'";

/** Headers of every answer; a handler may narrow or replace one of them. */
export function securityHeaders(): MiddlewareHandler {
  return async ({ header }, next) => {
    header('Content-Security-Policy', PAGE_POLICY);
    header('X-Content-Type-Options', 'nosniff');
    // With 'no-referrer' a browser hides the origin of our own form from us too, and the form could not be trusted.
    header('Referrer-Policy', 'same-origin');
    header('Cross-Origin-Opener-Policy', 'same-origin');
    header('Cross-Origin-Resource-Policy', 'same-origin');
    header('Permissions-Policy', 'camera=(), geolocation=(), microphone=()');
    header('X-Robots-Tag', 'noindex, nofollow');
    await next();
  };
}

/**
 * Serves this machine's own names, addresses and the public host only: a page elsewhere whose name was pointed at this
 * machine (DNS rebinding) would otherwise read all that is here, as nobody signs in.
 */
export function knownHostsOnly(publicUrl: string | null): MiddlewareHandler {
  const publicHost = publicUrl === null ? null : new URL(publicUrl).hostname;
  return async ({ req, text }, next) => {
    const { hostname } = new URL(req.url);
    const isAddress = isIP(hostname.replace(/^\[|\]$/g, '')) !== 0;
    if (isAddress || hostname === 'localhost' || hostname === publicHost) return next();
    return text(
      'This host is not served here. Set web.publicUrl to the address that you use.\n',
      421,
    );
  };
}
