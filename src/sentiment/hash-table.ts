const SLOT_SIZE = 2;
/** At most half of the places are taken, so that a search ends after one or two of them. */
const SLOTS_PER_ENTRY = 2;
const FEWEST_SLOTS = 16;
/** Marks a place that holds nothing. */
const EMPTY = -1;

/**
 * A fixed map from the 32-bit hashes of words to numbers of 0 and above. A `Map` is three times slower
 * where nearly every question is answered with no, as for the beginnings of words.
 */
export class HashTable {
  readonly #slots: Int32Array;
  readonly #mask: number;

  /** Of entries with the same hash the last counts. */
  constructor(entries: ReadonlyMap<number, number>) {
    let slots = FEWEST_SLOTS;
    while (slots < entries.size * SLOTS_PER_ENTRY) slots *= 2;
    this.#mask = slots * SLOT_SIZE - 1;
    this.#slots = new Int32Array(slots * SLOT_SIZE).fill(EMPTY);
    for (const [hash, value] of entries) {
      const at = this.#find(hash);
      this.#slots[at] = hash;
      this.#slots[at + 1] = value;
    }
  }

  /** @returns the number of the hash, or -1 */
  get(hash: number): number {
    return this.#slots[this.#find(hash) + 1] as number;
  }

  /** The place of the hash, or the free one where it would stand. */
  #find(hash: number): number {
    const slots = this.#slots;
    const mask = this.#mask;
    let at = ((hash ^ (hash >>> 15)) << 1) & mask;
    while (slots[at + 1] !== EMPTY && slots[at] !== hash) at = (at + SLOT_SIZE) & mask;
    return at;
  }
}
