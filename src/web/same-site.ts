import type { MiddlewareHandler } from 'hono';
import { every } from 'hono/combine';
import { csrf } from 'hono/csrf';
import { HTTPException } from 'hono/http-exception';

/**
 * Lets a form be sent from this site's own pages only. Hono's check is satisfied with either header; here each one
 * that the browser sends must agree, and it sends at least one.
 *
 * @throws {HTTPException} 403
 */
export function sameSiteOnly(): MiddlewareHandler {
  return every(csrf(), agreeingHeaders);
}

const agreeingHeaders: MiddlewareHandler = async ({ req }, next) => {
  const site = req.header('sec-fetch-site') ?? 'same-origin';
  const { origin: own } = new URL(req.url);
  const origin = req.header('origin') ?? own;
  if (site !== 'same-origin' || origin !== own) throw new HTTPException(403);
  await next();
};
