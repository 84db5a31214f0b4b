import { describe, expect, it } from 'vitest';
import { nextTick } from '../../src/lib/cron.js';

describe('the next time of a schedule', () => {
  it.each([
    ['*/5 * * * *', '2026-03-02T12:00:00Z', '2026-03-02T12:00:00.000Z'],
    ['*/5 * * * *', '2026-03-02T12:00:01Z', '2026-03-02T12:05:00.000Z'],
    ['30 */5 * * * *', '2026-03-02T12:01:00Z', '2026-03-02T12:05:00.000Z'],
    ['0 8 * * mon-fri', '2026-03-06T09:00:00Z', '2026-03-09T07:00:00.000Z'],
    ['0 8 * * 7', '2026-03-02T09:00:00Z', '2026-03-08T07:00:00.000Z'],
    ['10,40 9-17/4 * * *', '2026-03-02T09:00:00Z', '2026-03-02T12:10:00.000Z'],
    ['5/20 * * * *', '2026-03-02T12:26:00Z', '2026-03-02T12:45:00.000Z'],
    ['0 0 5 * 3', '2026-03-02T12:00:00Z', '2026-03-03T23:00:00.000Z'],
    // An hour that the clocks leave out in Madrid.
    ['30 2 * * *', '2026-03-28T12:00:00Z', '2026-03-30T00:30:00.000Z'],
  ])('%s from %s is %s', (cron, from, expected) => {
    const found = nextTick({ cron, timeZone: 'Europe/Madrid' }, new Date(from));
    expect(found?.toISOString()).toBe(expected);
  });

  it.each(['0 0 1 7 *', 'L * * * *', '* * * *', '99 * * * *', '1-x * * * *', '*/0 * * * *'])(
    'is not known of %s',
    (cron) => {
      const from = new Date('2026-03-02T12:00:00Z');
      expect(nextTick({ cron, timeZone: 'UTC' }, from)).toBeNull();
    },
  );
});
