import type { ExperienceBalance } from '../core/experience.js';
import type { Mention } from '../core/mention.js';

/** Good experiences are counted in steps of this, bad ones in steps of 1: one number a customer. */
const GOOD = 0x1_0000;
/** More experiences than this say nothing more of one customer. */
const MAX_COUNT = GOOD - 1;

/**
 * Good and bad experiences by customer: positive and negative voices about the brand. It holds one number for each
 * author who told either, some 100 MB for a million of them.
 */
export class BalanceTally {
  readonly #byCustomer = new Map<string, number>();
  #good = 0;
  #bad = 0;

  /** Takes originals; neutral ones, and those about somebody else, are neither good nor bad. */
  add({ post, reading }: Pick<Mention, 'post' | 'reading'>): void {
    if (reading.label === 'neutral' || !reading.isAboutBrand) return;
    const isGood = reading.label === 'positive';
    if (isGood) this.#good += 1;
    else this.#bad += 1;
    const { source, author } = post;
    if (author.handle === '') return;
    const key = `${source}/${author.handle}`;
    const known = this.#byCustomer.get(key) ?? 0;
    const count = isGood ? Math.floor(known / GOOD) : known % GOOD;
    if (count < MAX_COUNT) this.#byCustomer.set(key, known + (isGood ? GOOD : 1));
  }

  balance(): ExperienceBalance {
    let mostlyGood = 0;
    let mostlyBad = 0;
    for (const counts of this.#byCustomer.values()) {
      const difference = Math.floor(counts / GOOD) - (counts % GOOD);
      if (difference > 0) mostlyGood += 1;
      if (difference < 0) mostlyBad += 1;
    }
    const customers = this.#byCustomer.size;
    return {
      good: this.#good,
      bad: this.#bad,
      customers,
      mostlyGood,
      mostlyBad,
      even: customers - mostlyGood - mostlyBad,
    };
  }
}
