import { BlockList, isIPv6 } from 'node:net';
import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context } from 'hono';

const LOOPBACK = new BlockList();
LOOPBACK.addSubnet('127.0.0.0', 8, 'ipv4');
LOOPBACK.addAddress('::1', 'ipv6');

/** Hosts by which a browser on this machine reaches the page. */
const OWN_HOSTS = new Set(['localhost', '127.0.0.1', '[::1]']);

/** What a proxy adds: behind one, every visitor of the world comes from the loopback address. */
const FORWARDED = ['forwarded', 'via', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip'];

/**
 * Whether the request was made on this machine, to this machine: from a loopback address, by a loopback host, through
 * no proxy. False where it cannot be told, as for a request that came through no connection.
 */
export function isFromThisMachine(context: Context): boolean {
  const { req } = context;
  if (!OWN_HOSTS.has(new URL(req.url).hostname)) return false;
  if (FORWARDED.some((header) => req.header(header) !== undefined)) return false;
  const peer = peerOf(context);
  return peer !== undefined && LOOPBACK.check(peer, isIPv6(peer) ? 'ipv6' : 'ipv4');
}

function peerOf(context: Context): string | undefined {
  // A request that is handed to the app directly has no connection to ask.
  if (context.env?.incoming === undefined) return undefined;
  return getConnInfo(context).remote.address;
}
