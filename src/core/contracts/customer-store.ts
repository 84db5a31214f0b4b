import type { Customer } from '../customer.js';

export interface CustomerStore {
  /** Stores customers; one with a known pseudonym is replaced. @param at marks the run that made them */
  put(customers: readonly Customer[], at: Date): Promise<void>;
  /** Removes those of a brand that no run since `madeBefore` has made again. @returns how many went */
  removeOlder(brandId: string, madeBefore: Date): Promise<number>;
  get(brandId: string, pseudonym: string): Promise<Customer | null>;
  /** All of a brand that hold at `now`, in chunks, in order of pseudonym. */
  stream(brandId: string, now: Date): AsyncIterable<Customer>;
  /** Removes what is kept of an author, for every brand. @returns how many went */
  forget(source: string, handle: string): Promise<number>;
  /** Removes everything that is kept of a brand's customers. @returns how many went */
  clear(brandId: string): Promise<number>;
}
