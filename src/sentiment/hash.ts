const FNV_OFFSET = 0x811c9dc5 | 0;
const FNV_PRIME = 0x01000193;

/** Start of a running FNV-1a hash (Fowler, Noll and Vo; 32 bits). */
export const HASH_START = FNV_OFFSET;

/** One step of FNV-1a over UTF-16 units. */
export function hashUnit(hash: number, unit: number): number {
  return Math.imul(hash ^ unit, FNV_PRIME);
}

/** FNV-1a of a whole string, equal to the scanner's hash of the same units. */
export function hashWord(word: string): number {
  let hash = HASH_START;
  for (let i = 0; i < word.length; i++) hash = hashUnit(hash, word.charCodeAt(i));
  return hash;
}

/** Finaliser of MurmurHash3: spreads a weak hash over all 32 bits, so that its low bits can be an index. */
export function spreadHash(hash: number): number {
  let h = hash;
  h ^= h >>> 16;
  h = Math.imul(h, 0x85ebca6b);
  h ^= h >>> 13;
  h = Math.imul(h, 0xc2b2ae35);
  return h ^ (h >>> 16);
}
