import { randomInt } from 'node:crypto';

/** A stream of numbers in [0, 1); the same seed gives the same stream. */
export type Random = () => number;

/**
 * Mulberry32 by Tommy Ettinger (public domain): 32 bits of state, full period. Good enough for replays, samples and
 * jitter; not for secrets.
 */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Numbers that nobody can predict or repeat, for jitter in production. */
export const systemRandom: Random = () => randomInt(2 ** 32) / 2 ** 32;
