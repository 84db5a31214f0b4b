const SLOT_SIZE = 3;
const FEWEST_SLOTS = 64;
/** Spread nodes and words apart (the golden ratio in 32 bits, and a constant of MurmurHash3). */
const NODE_STEP = 0x9e3779b1;
const WORD_STEP = 0x85ebca6b;

/**
 * The edges of a tree of numbered nodes: which node follows `node` by `word`. One table for the whole
 * tree: a map in each of its ten thousand nodes took half the time of loading a language.
 */
export class EdgeTable {
  #slots = new Int32Array(FEWEST_SLOTS * SLOT_SIZE);
  #count = 0;

  /** @returns the node that follows, or 0: the root follows no node */
  get(node: number, word: number): number {
    return this.#slots[this.#find(node, word) + 2] as number;
  }

  /** @param child above 0 */
  add(node: number, word: number, child: number): void {
    if (++this.#count * 2 * SLOT_SIZE > this.#slots.length) this.#grow();
    const at = this.#find(node, word);
    this.#slots[at] = node;
    this.#slots[at + 1] = word;
    this.#slots[at + 2] = child;
  }

  /** The place of the edge, or the free one where it would stand. */
  #find(node: number, word: number): number {
    const slots = this.#slots;
    const hash = Math.imul(node, NODE_STEP) ^ Math.imul(word + 1, WORD_STEP);
    const mask = slots.length / SLOT_SIZE - 1;
    let slot = (hash ^ (hash >>> 15)) & mask;
    for (;;) {
      const at = slot * SLOT_SIZE;
      if (slots[at + 2] === 0 || (slots[at] === node && slots[at + 1] === word)) return at;
      slot = (slot + 1) & mask;
    }
  }

  #grow(): void {
    const old = this.#slots;
    this.#slots = new Int32Array(old.length * 4);
    for (let at = 0; at < old.length; at += SLOT_SIZE) {
      const child = old[at + 2] as number;
      if (child === 0) continue;
      const place = this.#find(old[at] as number, old[at + 1] as number);
      this.#slots.set(old.subarray(at, at + SLOT_SIZE), place);
    }
  }
}
