import type { Brand } from '../core/brand.js';
import type { StoreTables } from '../core/contracts/store.js';
import {
  CUSTOMER_KINDS,
  type Customer,
  type CustomerGroup,
  type CustomerKind,
  type CustomerReport,
} from '../core/customer.js';
import { DAY_MS } from '../core/time.js';
import { pseudonymOf, pseudonymSecretKey } from '../lib/pseudonym.js';
import { fold } from '../lib/text/fold.js';
import { CustomerHistory } from './customer-history.js';

/** How far back a history reaches: three half-lives, beyond which little is left. */
const HISTORY_DAYS = 180;
const PAGE = 1_000;
const MAX_REASONS = 3;

type CustomerTables = Pick<StoreTables, 'mentions' | 'customers' | 'state'>;

/**
 * Reckons the kinds of a brand's customers anew from what they wrote in the last 180 days, and forgets those that no
 * longer are one. A brand that does not ask for it (any more) has nothing kept.
 *
 * Reads those mentions once; memory grows with the number of their authors (some 150 bytes each).
 *
 * @param newSecret makes the brand's secret at the first run: at least 16 random bytes, as text
 * @returns how many are kept
 */
export async function keepCustomers(
  store: CustomerTables,
  {
    brand,
    now,
    newSecret,
  }: { readonly brand: Brand; readonly now: Date; readonly newSecret: () => string },
): Promise<number> {
  if (brand.customers === undefined) {
    await store.customers.clear(brand.id);
    return 0;
  }
  const secret = await secretOf(store, { brandId: brand.id, now, newSecret });
  const isBusiness = businessTeller(brand.customers.businessAccounts);
  const histories = new Map<string, { readonly history: CustomerHistory; isBusiness: boolean }>();
  const range = { from: new Date(now.getTime() - HISTORY_DAYS * DAY_MS), to: now };
  for await (const { post, reading } of store.mentions.stream({
    brandId: brand.id,
    range,
    voices: ['original'],
  })) {
    const { source, author, createdAt: at } = post;
    if (author.handle === '' || post.kind === 'article') continue;
    const pseudonym = pseudonymOf(secret, { source, handle: author.handle });
    const known = histories.get(pseudonym) ?? {
      history: new CustomerHistory(now),
      isBusiness: isBusiness(source, author.handle),
    };
    histories.set(pseudonym, known);
    // Who scolds somebody else in the same text does not scold the brand.
    const label = reading.isAboutBrand ? reading.label : 'neutral';
    known.history.add({ at, label, intent: reading.intent });
  }
  let kept = 0;
  let page: Customer[] = [];
  const save = async () => {
    await store.customers.put(page, now);
    kept += page.length;
    page = [];
  };
  for (const [pseudonym, { history, isBusiness: business }] of histories) {
    const judged = history.judge();
    if (judged === null) continue;
    page.push({ brandId: brand.id, pseudonym, isBusiness: business, ...judged });
    if (page.length === PAGE) await save();
  }
  await save();
  await store.customers.removeOlder(brand.id, now);
  return kept;
}

/** Who a brand's customers are, by kind. Reads what `keepCustomers` kept, once. */
export async function buildCustomerReport({
  store,
  brand,
  now,
}: {
  readonly store: { readonly customers: Pick<StoreTables['customers'], 'stream'> };
  readonly brand: Brand;
  readonly now: Date;
}): Promise<CustomerReport> {
  const groups = new Map(CUSTOMER_KINDS.map((kind) => [kind, new GroupTally()]));
  let total = 0;
  if (brand.customers !== undefined) {
    for await (const customer of store.customers.stream(brand.id, now)) {
      groups.get(customer.kind)?.add(customer);
      total += 1;
    }
  }
  return {
    type: 'customers',
    brandId: brand.id,
    brandName: brand.name,
    timeZone: brand.timeZone,
    isEnabled: brand.customers !== undefined,
    at: now,
    total,
    groups: [...groups].map(([kind, tally]) => tally.group(kind, total)),
  };
}

class GroupTally {
  #customers = 0;
  #businesses = 0;
  #confidence = 0;
  #firstMs = Number.POSITIVE_INFINITY;
  #lastMs = Number.NEGATIVE_INFINITY;
  readonly #reasons = new Map<CustomerGroup['reasons'][number]['reason'], number>();

  add({ isBusiness, confidence, expiresAt, reasons }: Customer): void {
    this.#customers += 1;
    if (isBusiness) this.#businesses += 1;
    this.#confidence += confidence;
    this.#firstMs = Math.min(this.#firstMs, expiresAt.getTime());
    this.#lastMs = Math.max(this.#lastMs, expiresAt.getTime());
    for (const { reason } of reasons) {
      this.#reasons.set(reason, (this.#reasons.get(reason) ?? 0) + 1);
    }
  }

  group(kind: CustomerKind, total: number): CustomerGroup {
    const customers = this.#customers;
    return {
      kind,
      customers,
      businesses: this.#businesses,
      share: total === 0 ? 0 : customers / total,
      confidence: customers === 0 ? null : this.#confidence / customers,
      reasons: [...this.#reasons]
        .map(([reason, count]) => ({ reason, customers: count }))
        .toSorted((a, b) => b.customers - a.customers)
        .slice(0, MAX_REASONS),
      expiry:
        customers === 0 ? null : { from: new Date(this.#firstMs), to: new Date(this.#lastMs) },
    };
  }
}

async function secretOf(
  { state }: Pick<CustomerTables, 'state'>,
  {
    brandId,
    now,
    newSecret,
  }: { readonly brandId: string; readonly now: Date; readonly newSecret: () => string },
): Promise<string> {
  const key = pseudonymSecretKey(brandId);
  const known = await state.get(key);
  if (known !== null) return known;
  const made = newSecret();
  await state.set(key, made, now);
  return made;
}

/** Whether an account is a business, by the handles of the configuration. */
function businessTeller(
  accounts: Readonly<Record<string, readonly string[]>>,
): (source: string, handle: string) => boolean {
  const plain = (handle: string) => fold(handle).replace(/^@/, '');
  const known = new Set(
    Object.entries(accounts).flatMap(([source, handles]) =>
      handles.map((handle) => `${source}/${plain(handle)}`),
    ),
  );
  return (source, handle) =>
    known.has(`${source}/${plain(handle)}`) || known.has(`*/${plain(handle)}`);
}
