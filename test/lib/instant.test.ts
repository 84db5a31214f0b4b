import { describe, expect, it } from 'vitest';
import { parseInstant } from '../../src/lib/instant.js';

describe('instants as others write them', () => {
  it.each([
    ['2026-03-02T10:00:00Z', '2026-03-02T10:00:00.000Z'],
    ['2026-03-02T10:00:00.123456', '2026-03-02T10:00:00.123Z'],
    ['2026-03-02 10:00', '2026-03-02T10:00:00.000Z'],
    ['2026-03-02', '2026-03-02T00:00:00.000Z'],
    ['2026-03', '2026-03-01T00:00:00.000Z'],
    ['2026-03-02 11:35:52 -0800', '2026-03-02T19:35:52.000Z'],
    ['Mon, 02 Mar 2026 10:00:00 GMT', '2026-03-02T10:00:00.000Z'],
    ['Mon, 02 Mar 2026 10:00:00', '2026-03-02T10:00:00.000Z'],
    ['Mon, 2 Mar 26 10:00 EST', '2026-03-02T15:00:00.000Z'],
    ['02 Mar 2026 10:00:00 CEST', '2026-03-02T08:00:00.000Z'],
    ['Wed Oct 10 20:19:24 +0000 2018', '2018-10-10T20:19:24.000Z'],
    ['lun, 12 ene 2026 10:00:00 GMT', '2026-01-12T10:00:00.000Z'],
    ['Seg, 24 Set 2018 11:55:45 -0300', '2018-09-24T14:55:45.000Z'],
    ['March 2, 2026', '2026-03-02T00:00:00.000Z'],
    ['1772445600', '2026-03-02T10:00:00.000Z'],
    ['1772445600500', '2026-03-02T10:00:00.500Z'],
  ])('reads %s in every time zone of the machine', (written, expected) => {
    expect(parseInstant(written)?.toISOString()).toBe(expected);
  });

  it.each(['', 'soon', 'Room 5', '12/03/2026', '2026-13-45', `2026-${'0'.repeat(200)}`, '7'])(
    'does not guess at %j',
    (written) => {
      expect(parseInstant(written)).toBeUndefined();
    },
  );
});
