import { describe, expect, it } from 'vitest';
import { nextPlace, placeQuery } from '../../../src/lib/graph/paging.js';
import { graphErrorCode } from '../../../src/lib/graph/refusal.js';
import { readUsage, usageQuota } from '../../../src/lib/graph/usage.js';

describe('usage of the Graph API', () => {
  const headers = {
    'x-app-usage': '{"call_count":28,"total_time":25,"total_cputime":80}',
    'x-business-use-case-usage':
      '{"178":[{"type":"pages","call_count":1,"total_time":2,"estimated_time_to_regain_access":0},{"type":"instagram","call_count":99.5}]}',
  };

  it('is that of the scarcest', () => {
    expect(readUsage(headers)).toEqual({ percent: 99.5, regainMinutes: null });
    expect(usageQuota(headers, new Date(0))).toEqual({ remaining: 0, resetAt: null });
  });

  it('says for how long nothing is taken', () => {
    const business = '{"178":[{"call_count":40,"estimated_time_to_regain_access":12}]}';
    const quota = usageQuota({ 'x-business-use-case-usage': business }, new Date(0));
    expect(quota).toEqual({ remaining: 0, resetAt: new Date(12 * 60_000) });
  });

  it.each([{}, { 'x-app-usage': 'no json' }, { 'x-app-usage': '{}' }])(
    'is not made up out of %j',
    (none) => {
      expect(readUsage(none)).toBeNull();
    },
  );
});

describe('refusals of the Graph API', () => {
  it.each([
    [4, 'throttled:'],
    [32, 'throttled:'],
    [613, 'throttled:'],
    [80_001, 'throttled:'],
    [190, 'token:190'],
    [10, 'permission:10'],
    [200, 'permission:200'],
    [2, 'transient:2'],
    [100, 'graph:100'],
  ])('with code %i are %s', (code, kind) => {
    expect(graphErrorCode({ error: { code, message: 'No' } }, {})).toBe(kind);
  });

  it('tell the subcode of a token, and the minutes of a throttle', () => {
    expect(graphErrorCode({ error: { code: 190, error_subcode: 463 } }, {})).toBe('token:463');
    const headers = {
      'x-business-use-case-usage': '{"1":[{"call_count":100,"estimated_time_to_regain_access":7}]}',
    };
    expect(graphErrorCode({ error: { code: '17' } }, headers)).toBe('throttled:7');
  });

  it('tell a thing that may not be seen from a wrong parameter', () => {
    const message =
      '(#100) Pages Public Content Access requires either app secret proof or an app token';
    expect(graphErrorCode({ error: { code: 100, message } }, {})).toBe('permission:100');
    expect(graphErrorCode({ message: 'no' }, {})).toBeUndefined();
  });
});

describe('pages of the Graph API', () => {
  const next = 'https://graph.facebook.com/v10.0/4/feed?access_token=SECRET&limit=5&fields=id';

  it('are kept without the token that stands in their address', () => {
    const place = nextPlace({
      next: `${next}&until=162&since&__paging_token=enc`,
      cursors: undefined,
    });
    expect(place).toBe('until=162&__paging_token=enc');
    expect(placeQuery(place)).toEqual({ until: '162', __paging_token: 'enc' });
  });

  it('are found by their cursor, and end where no address is named', () => {
    expect(nextPlace({ next, cursors: { after: 'abc' } })).toBe('after=abc');
    expect(nextPlace({ next: undefined, cursors: { after: 'abc' } })).toBeNull();
    expect(nextPlace(undefined)).toBeNull();
    expect(placeQuery(null)).toEqual({});
  });
});
