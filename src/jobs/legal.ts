import { caseFor } from '../alerting/legal/case-for.js';
import type { LegalSettings } from '../alerting/legal/config.js';
import type { Brand } from '../core/brand.js';
import type { Job } from '../core/contracts/scheduler.js';
import type { Store } from '../core/contracts/store.js';
import type { Logger } from '../lib/logger.js';

/** Mentions of one transaction. */
const PAGE = 500;

/** What opening the cases of a brand needs. */
export interface LegalJobOptions {
  readonly store: Store;
  readonly brand: Brand;
  readonly settings: LegalSettings;
  readonly cron: string;
  readonly log: Logger;
}

/** The job that gives the complaints of a brand under a law their code and their term, in order of arrival. */
export function legalJob({ store, brand, settings, cron, log }: LegalJobOptions): Job {
  return {
    name: `legal:${brand.id}`,
    schedule: { cron, timeZone: brand.timeZone },
    async run(now, signal) {
      let opened = 0;
      let hasMore = true;
      while (hasMore && !signal.aborted) {
        const page = await openCases({ store, brand, settings, now });
        opened += page.opened;
        hasMore = page.seen === PAGE;
      }
      if (opened > 0) log.info({ brand: brand.id, opened }, 'legal terms opened');
    },
  };
}

/** One page in one transaction, with how far it came: a crash repeats it, and a mention has one case at most. */
async function openCases({
  store,
  brand,
  settings,
  now,
}: Pick<LegalJobOptions, 'store' | 'brand' | 'settings'> & { readonly now: Date }): Promise<{
  readonly seen: number;
  readonly opened: number;
}> {
  const key = `legal/${brand.id}`;
  return store.transaction(async ({ mentions, cases, state }) => {
    const after = Number((await state.get(key)) ?? 0);
    const page = await mentions.after(brand.id, after, PAGE);
    let opened = 0;
    for (const mention of page) {
      const legalCase = caseFor(mention, { brand, settings, now });
      if (legalCase !== null && (await cases.open(legalCase)).isNew) opened += 1;
    }
    const last = page.at(-1);
    if (last !== undefined) await state.set(key, String(last.seq), now);
    return { seen: page.length, opened };
  });
}
