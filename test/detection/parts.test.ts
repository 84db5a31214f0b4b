import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Budget, DEFAULT_RULE, DetectionRule } from '../../src/detection/config.js';
import { normalRange, surprise } from '../../src/detection/negative-binomial.js';
import { poissonInterval } from '../../src/detection/poisson-interval.js';
import { ruleRecord } from '../../src/detection/record.js';
import { SeriesScorer } from '../../src/detection/series.js';
import { copyKey, termsOf } from '../../src/detection/terms.js';
import { zoneOffset } from '../../src/detection/zone.js';

describe('the tail of a negative binomial', () => {
  it('agrees with the Poisson tail where there is no dispersion', () => {
    // P(X >= 5) for a mean of 1 is 0.00365985.
    expect(surprise(5, 1, 0)).toBeCloseTo(-Math.log10(0.00365985), 4);
  });

  it('agrees with the geometric tail where the size is one', () => {
    // Size 1 and mean 2: P(X >= 10) = (2/3)^10.
    expect(surprise(10, 2, 1)).toBeCloseTo(-10 * Math.log10(2 / 3), 3);
  });

  it('is less surprised by fewer voices, a higher mean or more dispersion', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 400 }),
        fc.double({ min: 0.01, max: 100, noNaN: true }),
        fc.double({ min: 0.01, max: 2, noNaN: true }),
        (count, mean, dispersion) => {
          const here = surprise(count, mean, dispersion);
          expect(here).toBeGreaterThanOrEqual(0);
          expect(surprise(count - 1, mean, dispersion)).toBeLessThanOrEqual(here + 1e-3);
          expect(surprise(count, mean * 1.2, dispersion)).toBeLessThanOrEqual(here + 1e-3);
          if (count > 3 * mean) {
            expect(surprise(count, mean, dispersion * 2)).toBeLessThanOrEqual(here + 1e-3);
          }
        },
      ),
    );
  });

  it('puts the mean inside the normal range', () => {
    const [low, high] = normalRange(9, 0.05);
    expect(low).toBeGreaterThanOrEqual(2);
    expect(low).toBeLessThan(9);
    expect(high).toBeGreaterThan(9);
    expect(high).toBeLessThan(20);
  });
});

describe('the interval of a Poisson count', () => {
  it('agrees with the published limits', () => {
    // 90 % limits by Garwood: 0 to 2.996 after none, 5.425 to 16.962 after ten.
    expect(poissonInterval(0)[1]).toBeCloseTo(2.996, 1);
    expect(poissonInterval(10)[0]).toBeCloseTo(5.425, 1);
    expect(poissonInterval(10)[1]).toBeCloseTo(16.962, 1);
  });
});

describe('a rule', () => {
  it('takes its budget as weeks, as a sentence or as a word', () => {
    expect(Budget.parse('1 per 4 weeks')).toBe(4);
    expect(Budget.parse('1 per 1 week')).toBe(1);
    expect(Budget.parse('tranquilo')).toBe(8);
    expect(Budget.parse(2)).toBe(2);
    expect(Budget.safeParse('often').success).toBe(false);
  });

  it('refuses a field that it does not know', () => {
    expect(DetectionRule.safeParse({ budjet: 4 }).success).toBe(false);
    expect(DEFAULT_RULE.kinds).not.toContain('volume-spike');
  });
});

describe('the record of a rule', () => {
  it('proposes a stricter budget only where the rule is surely poor', () => {
    expect(ruleRecord({ useful: 1, notUseful: 9 }, 4).proposedWeeks).toBe(8);
    expect(ruleRecord({ useful: 2, notUseful: 2 }, 4).proposedWeeks).toBeNull();
  });

  it('proposes a more watchful budget only where the rule is surely good', () => {
    expect(ruleRecord({ useful: 30, notUseful: 1 }, 4).proposedWeeks).toBe(2);
    expect(ruleRecord({ useful: 4, notUseful: 0 }, 4).proposedWeeks).toBeNull();
  });

  it('knows nothing without verdicts', () => {
    expect(ruleRecord({ useful: 0, notUseful: 0 }, 4)).toMatchObject({
      precision: null,
      proposedWeeks: null,
    });
  });
});

describe('the words of a text', () => {
  it('are lower case, once each, without links, names, numbers and stop words', () => {
    expect(
      termsOf('La SUELA y la suela: @condor 2026 https://c.example/x #CorazónDeBarrio', 'es'),
    ).toEqual(['suela', 'corazóndebarrio']);
  });

  it('make the same copy key for texts that differ in links, names, digits and signs', () => {
    const text = 'Zapatillas Cóndor engaña a sus clientes';
    expect(copyKey(`${text}!!! 12 @ana https://x.example/1`)).toBe(copyKey(`${text} 99`));
    expect(copyKey('¿Web caída?')).toBe('');
  });
});

describe('the offset of a zone', () => {
  it('follows summer time', () => {
    const offset = zoneOffset('Europe/Madrid');
    expect(offset(Date.parse('2026-01-15T12:00:00Z'))).toBe(3_600_000);
    expect(offset(Date.parse('2026-07-15T12:00:00Z'))).toBe(7_200_000);
    // On the day of the change, by the hour.
    expect(offset(Date.parse('2026-03-29T00:59:59Z'))).toBe(3_600_000);
    expect(offset(Date.parse('2026-03-29T01:00:00Z'))).toBe(7_200_000);
    expect(zoneOffset('Asia/Kolkata')(Date.parse('2026-03-29T23:10:00Z'))).toBe(19_800_000);
  });
});

describe('the scorer of a series', () => {
  const start = Date.parse('2026-03-02T00:00:00Z');
  const daily = (index: number, perDay: number): number =>
    50 + 30 * Math.sin((index / perDay) * 2 * Math.PI) + ((index * 7919) % 11);

  function score(values: readonly number[], stepMs: number): number[] {
    const scorer = new SeriesScorer();
    return values.map((value, index) => scorer.next(start + index * stepMs, value));
  }

  it('gives a spike the highest score of the series, at any step', () => {
    for (const perDay of [24, 96]) {
      const values = Array.from({ length: perDay * 20 }, (_, index) => daily(index, perDay));
      const at = perDay * 16 + 5;
      values[at] = 600;
      const scores = score(values, 86_400_000 / perDay);
      expect(scores.indexOf(Math.max(...scores))).toBe(at);
      expect(scores[at]).toBeGreaterThan(0.3);
    }
  });

  it('never lets a later row change an earlier score, and stays within 0 and 1', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.integer({ min: 0, max: 500 }), fc.constant(Number.NaN)), {
          minLength: 30,
          maxLength: 200,
        }),
        fc.integer({ min: 10, max: 29 }),
        (values, cut) => {
          const whole = score(values, 3_600_000);
          expect(score(values.slice(0, cut), 3_600_000)).toEqual(whole.slice(0, cut));
          for (const one of whole) expect(one >= 0 && one < 1).toBe(true);
        },
      ),
      { numRuns: 40 },
    );
  });
});
