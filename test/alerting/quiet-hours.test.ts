import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quietSpanAt, wakingMs } from '../../src/alerting/quiet-hours.js';
import { HOUR_MS, MINUTE_MS } from '../../src/core/time.js';

const place = { quietHours: { from: '22:00', to: '08:00' }, timeZone: 'Europe/Madrid' };
const range = (from: string, to: string) => ({ from: new Date(from), to: new Date(to) });

describe('waking time', () => {
  it.each([
    ['by day', '2026-11-19T15:00:00Z', '2026-11-19T16:30:00Z', 90],
    ['over a night', '2026-11-19T20:30:00Z', '2026-11-20T07:15:00Z', 45],
    ['from within a night', '2026-11-19T23:00:00Z', '2026-11-20T07:20:00Z', 20],
    ['within a night', '2026-11-19T22:00:00Z', '2026-11-20T05:00:00Z', 0],
    ['over two nights', '2026-11-19T20:00:00Z', '2026-11-21T08:00:00Z', 60 + 14 * 60 + 60],
    [
      'over the night in which the clocks change',
      '2026-03-28T20:00:00Z',
      '2026-03-29T07:00:00Z',
      120,
    ],
    ['backwards', '2026-11-19T16:00:00Z', '2026-11-19T15:00:00Z', 0],
  ])('%s', (_, from, to, minutes) => {
    expect(wakingMs(range(from, to), place) / MINUTE_MS).toBe(minutes);
  });

  it('is the whole time where there are no quiet hours', () => {
    const whole = range('2026-11-19T20:30:00Z', '2026-11-20T07:30:00Z');
    expect(wakingMs(whole, { ...place, quietHours: null })).toBe(11 * HOUR_MS);
  });

  it('grows by the minute exactly where it is not quiet', () => {
    const start = Date.parse('2026-03-27T00:00:00Z');
    fc.assert(
      fc.property(fc.nat(4 * 24 * 60), fc.nat(3 * 24 * 60), (offset, length) => {
        const from = new Date(start + offset * MINUTE_MS);
        const to = new Date(from.getTime() + length * MINUTE_MS);
        const next = new Date(to.getTime() + MINUTE_MS);
        const grown = wakingMs({ from, to: next }, place) - wakingMs({ from, to }, place);
        expect(grown).toBe(quietSpanAt(to, place) === null ? MINUTE_MS : 0);
      }),
    );
  });
});
