import { type LookupAddress, lookup as systemLookup } from 'node:dns';
import type { LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';

/** Code of the error with which a guarded lookup refuses a name. */
export const REFUSED_ADDRESS = 'ERR_REFUSED_ADDRESS';

/** A name leads to an address that a user's URL may not reach. */
class RefusedAddressError extends Error {
  override readonly name = 'RefusedAddressError';
  readonly code = REFUSED_ADDRESS;
}

/**
 * Whether an address belongs to the public internet; loopback, private, link-local (with the clouds' metadata
 * services), carrier, multicast, translated and reserved ranges do not.
 *
 * @param address IPv4 or IPv6, without brackets
 */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  // `process` unwraps IPv4 addresses mapped into IPv6, which would hide a loopback.
  return ipaddr.process(address).range() === 'unicast';
}

/**
 * Whether a URL names a forbidden address outright. A host name passes: it is checked when it is resolved,
 * by `guardLookup`, since only the address that is connected to counts.
 */
export function isForbiddenLiteral(url: URL): boolean {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  return ipaddr.isValid(host) && !isPublicAddress(host);
}

/**
 * A lookup for sockets that refuses every name with an address outside the public internet. The socket connects to
 * the very addresses that were checked, so that a name which changes its answer in between gains nothing.
 */
export function guardLookup(
  lookup: LookupFunction = systemLookup as LookupFunction,
): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname, options, (error, address, family) => {
      if (error !== null) return callback(error, address, family);
      const addresses: readonly LookupAddress[] =
        typeof address === 'string' ? [{ address, family: family ?? 0 }] : address;
      if (addresses.every((found) => isPublicAddress(found.address))) {
        return callback(null, address, family);
      }
      return callback(new RefusedAddressError('not a public address'), address, family);
    });
  };
}
