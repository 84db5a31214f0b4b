import { describe, expect, it } from 'vitest';
import { readQuota, readRetryAfter } from '../../src/lib/rate-limit.js';

const NOW = new Date('2026-03-02T10:00:00Z');
const at = (iso: string) => new Date(`2026-03-02T${iso}Z`);

describe('when they ask us to come back', () => {
  it.each([
    ['seconds', { 'retry-after': '120' }, at('10:02:00')],
    ['seconds with a fraction', { 'retry-after': '1.5' }, at('10:00:01.500')],
    ['a date', { 'retry-after': 'Mon, 02 Mar 2026 10:03:00 GMT' }, at('10:03:00')],
    [
      'a date by a clock that runs an hour ahead',
      { 'retry-after': 'Mon, 02 Mar 2026 11:03:00 GMT', date: 'Mon, 02 Mar 2026 11:00:00 GMT' },
      at('10:03:00'),
    ],
    ['a date that is past', { 'retry-after': 'Mon, 02 Mar 2026 09:00:00 GMT' }, at('10:00:01')],
    ['zero', { 'retry-after': '0' }, at('10:00:01')],
    ['a year', { 'retry-after': '31536000' }, new Date('2026-03-03T10:00:00Z')],
    ['nothing', {}, null],
    ['nonsense', { 'retry-after': 'soon' }, null],
  ])('reads %s', (_what, headers, expected) => {
    expect(readRetryAfter(headers as Record<string, string>, NOW)).toEqual(expected);
  });
});

describe('what is left of a budget', () => {
  it.each([
    [
      'epoch seconds',
      { 'ratelimit-remaining': '12', 'ratelimit-reset': '1772445900' },
      12,
      at('10:05:00'),
    ],
    [
      'seconds left',
      { 'x-ratelimit-remaining': '598.0', 'x-ratelimit-reset': '300' },
      598,
      at('10:05:00'),
    ],
    [
      'an ISO instant',
      { 'x-ratelimit-remaining': '299', 'x-ratelimit-reset': '2026-03-02T10:05:00.809356Z' },
      299,
      at('10:05:00.809'),
    ],
    ['no reset', { 'x-rate-limit-remaining': '1' }, 1, null],
  ])('reads a reset in %s', (_what, headers, remaining, resetAt) => {
    expect(readQuota(headers as Record<string, string>, NOW)).toEqual({ remaining, resetAt });
  });

  it('says nothing where they say nothing', () => {
    expect(readQuota({ 'content-type': 'text/html' }, NOW)).toBeNull();
  });
});
