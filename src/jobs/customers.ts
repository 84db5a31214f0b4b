import { randomBytes } from 'node:crypto';
import type { Brand } from '../core/brand.js';
import type { Job, Schedule } from '../core/contracts/scheduler.js';
import type { Store } from '../core/contracts/store.js';
import { keepCustomers } from '../experience/customers.js';
import type { Logger } from '../lib/logger.js';

const SECRET_BYTES = 32;

/** The job that reckons the kinds of a brand's customers anew; where the brand no longer asks for it, it clears them. */
export function customersJob({
  store,
  brand,
  schedule,
  log,
}: {
  readonly store: Store;
  readonly brand: Brand;
  readonly schedule: Schedule;
  readonly log: Logger;
}): Job {
  return {
    name: `customers:${brand.id}`,
    schedule,
    async run(now) {
      const newSecret = () => randomBytes(SECRET_BYTES).toString('hex');
      const kept = await keepCustomers(store, { brand, now, newSecret });
      if (kept > 0) log.info({ brand: brand.id, kept }, 'customers reckoned');
    },
  };
}
