import { describe, expect, it } from 'vitest';
import { AlertingSettings } from '../../src/alerting/config.js';
import { type PolicyFacts, verdictFor } from '../../src/alerting/policy.js';
import { HOUR_MS, MINUTE_MS } from '../../src/core/time.js';
import { madeIncident } from '../reports/made-mentions.js';
import { AT } from './made-alerts.js';

function verdict(facts: Partial<PolicyFacts> = {}) {
  return verdictFor({
    incident: madeIncident(AT, { id: 'new' }),
    brand: { id: 'condor', timeZone: 'Europe/Madrid' },
    settings: AlertingSettings.parse({}),
    team: { mutes: {} },
    recent: [],
    now: AT,
    ...facts,
  });
}

const earlier = (minutes: number, changes = {}) =>
  madeIncident(new Date(AT.getTime() - minutes * MINUTE_MS), { id: 'old', ...changes });

describe('cooldown', () => {
  it('holds a second alert of the same brand and kind until the first is 30 minutes old', () => {
    const until = new Date(AT.getTime() + 20 * MINUTE_MS);
    expect(verdict({ recent: [earlier(10)] })).toEqual({ type: 'hold', reason: 'cooldown', until });
    expect(verdict({ recent: [earlier(10)], now: until })).toEqual({ type: 'announce' });
  });

  it.each([
    ['another kind', earlier(10, { kind: 'flood' })],
    ['another brand', earlier(10, { brandId: 'pasoalto' })],
    ['a milder one', earlier(10, { severity: 2 })],
    ['itself', madeIncident(AT, { id: 'new' })],
  ])('is not set off by %s', (_, other) => {
    expect(verdict({ recent: [other] })).toEqual({ type: 'announce' });
  });
});

describe('quiet hours', () => {
  const settings = AlertingSettings.parse({ quietHours: { from: '22:00', to: '08:00' } });

  it.each([
    ['2026-11-19T20:59:00Z', null],
    ['2026-11-19T21:00:00Z', '2026-11-20T07:00:00.000Z'],
    ['2026-11-20T06:59:00Z', '2026-11-20T07:00:00.000Z'],
    ['2026-11-20T07:00:00Z', null],
  ])('over midnight in the time zone of the brand: %s holds until %s', (now, until) => {
    const expected =
      until === null
        ? { type: 'announce' }
        : { type: 'hold', reason: 'quiet-hours', until: new Date(until) };
    expect(verdict({ settings, now: new Date(now) })).toEqual(expected);
  });

  it('last until the new time on the night the clocks change', () => {
    // 29 March 2026: 02:00 becomes 03:00, so that 08:00 is 06:00 UTC.
    const now = new Date('2026-03-29T00:30:00Z');
    expect(verdict({ settings, now })).toMatchObject({ until: new Date('2026-03-29T06:00:00Z') });
  });

  it('refuse a time that no clock shows', () => {
    expect(AlertingSettings.safeParse({ quietHours: { from: '25:00', to: '08:00' } }).success).toBe(
      false,
    );
  });
});

describe('mutes', () => {
  const later = new Date(AT.getTime() + HOUR_MS);

  it.each([
    [
      'until a time',
      { condor: later.toISOString() },
      { type: 'hold', reason: 'muted', until: later },
    ],
    [
      'until somebody ends it',
      { condor: 'until-unmuted' },
      { type: 'hold', reason: 'muted', until: null },
    ],
    ['no longer', { condor: AT.toISOString() }, { type: 'announce' }],
    ['another brand', { pasoalto: 'until-unmuted' }, { type: 'announce' }],
  ])('%s', (_, mutes, expected) => {
    expect(verdict({ team: { mutes } })).toEqual(expected);
  });

  it('hold one incident alone', () => {
    expect(verdict({ incident: madeIncident(AT, { mutedUntil: later }) })).toMatchObject({
      reason: 'muted',
    });
  });
});

it('severity 4 is announced through cooldown, night and mute', () => {
  const facts = {
    incident: madeIncident(AT, { id: 'new', severity: 4 }),
    settings: AlertingSettings.parse({ quietHours: { from: '00:00', to: '23:59' } }),
    team: { mutes: { condor: 'until-unmuted' } },
    recent: [earlier(1, { severity: 4 })],
  };
  expect(verdict(facts)).toEqual({ type: 'announce' });
});
