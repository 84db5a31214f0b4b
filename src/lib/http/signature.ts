import { createHmac } from 'node:crypto';
import { SECOND_MS } from '../../core/time.js';
import type { Secret } from '../secret.js';

/** Names of the two headers by which a receiver knows that a request is ours, whole and fresh. */
export const TIMESTAMP_HEADER = 'x-vigia-timestamp';
export const SIGNATURE_HEADER = 'x-vigia-signature';

/**
 * Headers that sign a JSON body: the time in epoch seconds, and 'v1=' with the HMAC-SHA256 in hex of
 * '<timestamp>.<body>', byte for byte as it is sent. A receiver computes the same, compares in constant time, and
 * refuses what is older than five minutes, so that a request that was overheard cannot be sent again later.
 */
export function signatureHeaders({
  secret,
  body,
  now,
}: {
  readonly secret: Secret;
  /** As it is handed to `Http`, which sends it as `JSON.stringify` writes it. */
  readonly body: unknown;
  readonly now: Date;
}): Readonly<Record<string, string>> {
  const timestamp = String(Math.floor(now.getTime() / SECOND_MS));
  const mac = createHmac('sha256', secret.reveal())
    .update(`${timestamp}.${JSON.stringify(body)}`)
    .digest('hex');
  return { [TIMESTAMP_HEADER]: timestamp, [SIGNATURE_HEADER]: `v1=${mac}` };
}
