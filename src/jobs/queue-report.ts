import type { Brand } from '../core/brand.js';
import type { Store } from '../core/contracts/store.js';
import type { Digest, RiskSummary } from '../core/report.js';

/**
 * Puts a report on its way to every channel, all or none; one with the same brand and key is not queued again.
 *
 * @param key what makes it the only one of its type and brand: the day that it is about
 * @returns how many rows were new
 */
export async function queueReport(
  store: Store,
  {
    payload,
    key,
    brand,
    channels,
    now,
  }: {
    readonly payload: Digest | RiskSummary;
    readonly key: string;
    readonly brand: Pick<Brand, 'id' | 'locale'>;
    readonly channels: readonly string[];
    readonly now: Date;
  },
): Promise<number> {
  return store.transaction(async ({ outbox }) => {
    let queued = 0;
    for (const channel of channels) {
      const isNew = await outbox.enqueue({
        idempotencyKey: `${payload.type}/${brand.id}/${key}/${channel}`,
        channel,
        locale: brand.locale,
        payload,
        createdAt: now,
      });
      if (isNew) queued += 1;
    }
    return queued;
  });
}
