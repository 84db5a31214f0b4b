import { createHmac } from 'node:crypto';

/** Key under which a brand's secret lies in the store's states. */
export function pseudonymSecretKey(brandId: string): string {
  return `customers/secret/${brandId}`;
}

/**
 * Name under which an author is known where nobody may read who it is: HMAC-SHA256, the first 128 bits in hex.
 * Whoever lacks the secret can neither read it back nor test a guess.
 *
 * @param secret at least 16 random bytes, as text
 */
export function pseudonymOf(
  secret: string,
  { source, handle }: { readonly source: string; readonly handle: string },
): string {
  return createHmac('sha256', secret)
    .update(JSON.stringify([source, handle]))
    .digest('hex')
    .slice(0, 32);
}
