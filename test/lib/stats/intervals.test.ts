import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../src/lib/random.js';
import {
  differenceOf,
  meanInterval,
  netInterval,
  studentT95,
  wilson,
} from '../../../src/lib/stats/intervals.js';

const counts = fc
  .record({ total: fc.integer({ min: 1, max: 3_000 }), a: fc.nat(), b: fc.nat() })
  .map(({ total, a, b }) => {
    const good = a % (total + 1);
    return { total, good, bad: b % (total - good + 1) };
  });

describe('intervals', () => {
  it('hold their value, stay within the scale, and mirror when good and bad change places', () => {
    fc.assert(
      fc.property(counts, ({ good, bad, total }) => {
        const share = wilson(good, total);
        expect(share.low).toBeGreaterThanOrEqual(0);
        expect(share.low).toBeLessThanOrEqual(share.value);
        expect(share.high).toBeGreaterThanOrEqual(share.value);
        expect(share.high).toBeLessThanOrEqual(1);
        const net = netInterval({ good, bad, total });
        const mirrored = netInterval({ good: bad, bad: good, total });
        expect(net.value).toBeCloseTo((good - bad) / total, 12);
        expect(net.low).toBeCloseTo(-mirrored.high, 9);
        expect(net.low).toBeLessThanOrEqual(net.value);
        expect(net.high).toBeGreaterThanOrEqual(net.value);
      }),
    );
  });

  it('give the figures of the textbooks', () => {
    // Newcombe (1998): 81 of 263, and 0 of 20.
    expect(wilson(81, 263).low).toBeCloseTo(0.2553, 3);
    expect(wilson(81, 263).high).toBeCloseTo(0.3662, 3);
    expect(wilson(0, 20)).toMatchObject({ low: 0, value: 0 });
    expect(wilson(0, 20).high).toBeCloseTo(0.1611, 3);
    // Two-sided 95 % points of any table of t.
    const table = [
      [1, 12.706],
      [2, 4.303],
      [3, 3.182],
      [5, 2.571],
      [10, 2.228],
      [30, 2.042],
      [1_000, 1.962],
    ] as const;
    for (const [degrees, point] of table) expect(studentT95(degrees)).toBeCloseTo(point, 2);
  });

  it('cover the truth about as often as they say, for few answers too', () => {
    const random = seededRandom(7);
    for (const { p, q, total } of [
      { p: 0.4, q: 0.3, total: 30 },
      { p: 0.7, q: 0.1, total: 40 },
      { p: 0.2, q: 0.6, total: 100 },
    ]) {
      let held = 0;
      const runs = 2_000;
      for (let run = 0; run < runs; run += 1) {
        let good = 0;
        let bad = 0;
        for (let one = 0; one < total; one += 1) {
          const draw = random();
          if (draw < p) good += 1;
          else if (draw < p + q) bad += 1;
        }
        const { low, high } = netInterval({ good, bad, total });
        if (low <= p - q && high >= p - q) held += 1;
      }
      expect(held / runs).toBeGreaterThan(0.93);
      expect(held / runs).toBeLessThan(0.985);
    }
  });

  it('of a mean say the whole scale where answers are one or all alike', () => {
    const scale = { min: 1, max: 7 };
    const of = (scores: readonly number[]) =>
      meanInterval({
        total: scores.length,
        sum: scores.reduce((all, score) => all + score, 0),
        squares: scores.reduce((all, score) => all + score * score, 0),
        scale,
      });
    expect(of([5])).toEqual({ value: 5, low: 1, high: 7 });
    expect(of([5, 5, 5])).toEqual({ value: 5, low: 1, high: 7 });
    // Mean 5, standard deviation 1.5811, t(4) = 2.776.
    const { low, high } = of([3, 4, 5, 6, 7]);
    expect(low).toBeCloseTo(5 - (2.776 * Math.sqrt(2.5)) / Math.sqrt(5), 2);
    expect(high).toBeCloseTo(5 + (2.776 * Math.sqrt(2.5)) / Math.sqrt(5), 2);
  });

  it('of a difference grow from both sides', () => {
    const a = { value: 0.5, low: 0.4, high: 0.7 };
    const b = { value: 0.1, low: 0.0, high: 0.3 };
    const { value, low, high } = differenceOf(a, b);
    expect(value).toBeCloseTo(0.4, 9);
    expect(low).toBeCloseTo(0.4 - Math.hypot(0.1, 0.2), 9);
    expect(high).toBeCloseTo(0.4 + Math.hypot(0.2, 0.1), 9);
  });
});
