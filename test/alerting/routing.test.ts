import { describe, expect, it } from 'vitest';
import { AlertingSettings } from '../../src/alerting/config.js';
import { channelsFor, type Told } from '../../src/alerting/routing.js';
import { unknownChannels } from '../../src/alerting/routing-config.js';

const running = ['console', 'discord', 'email', 'slack'];

function to(told: Told, routing: unknown = {}, channels: readonly string[] = []) {
  const settings = AlertingSettings.parse({ routing });
  return channelsFor(told, {
    brand: { id: 'condor', channels },
    routing: settings.routing,
    running,
  });
}

describe('routing', () => {
  it('sends everything everywhere where nothing is said', () => {
    expect(to({ type: 'incident', severity: 1 })).toEqual(running);
    expect(to({ type: 'notice' })).toEqual(running);
  });

  it('keeps to the channels that the brand names among those that run', () => {
    expect(to({ type: 'risk' }, {}, ['discord', 'pager'])).toEqual(['discord']);
  });

  it.each([
    [2, ['console', 'discord', 'slack']],
    [3, ['console', 'discord', 'email', 'slack']],
  ] as const)(
    'sends an incident of severity %i to those that want it: %j',
    (severity, expected) => {
      const routing = { channels: { email: { incidents: 3 }, slack: { incidents: 2 } } };
      expect(to({ type: 'incident', severity }, routing)).toEqual(expected);
      expect(to({ type: 'escalation', severity }, routing)).toEqual(expected);
    },
  );

  it('tells by kind what a channel gets', () => {
    const routing = {
      channels: {
        email: { incidents: false, notices: false },
        slack: { escalations: false, digest: false, risk: false },
      },
    };
    expect(to({ type: 'incident', severity: 4 }, routing)).not.toContain('email');
    expect(to({ type: 'escalation', severity: 4 }, routing)).toEqual(['console', 'discord']);
    expect(to({ type: 'notice' }, routing)).toEqual(['console', 'discord', 'slack']);
    expect(to({ type: 'digest' }, routing)).toEqual(['console', 'discord', 'email']);
    expect(to({ type: 'risk' }, routing)).toEqual(['console', 'discord', 'email']);
  });

  it("lets a brand's own route change single fields of the channel's", () => {
    const routing = {
      channels: { email: { incidents: 4, notices: false } },
      brands: { condor: { email: { incidents: 2 } }, pasoalto: { email: { incidents: false } } },
    };
    expect(to({ type: 'incident', severity: 2 }, routing)).toContain('email');
    expect(to({ type: 'notice' }, routing)).not.toContain('email');
  });

  it('finds the channels that do not exist, wherever they are named', () => {
    const settings = AlertingSettings.parse({
      routing: { channels: { pager: {} }, brands: { condor: { fax: {} } } },
      escalation: {
        ladder: { '3': [{ afterMinutes: 5, who: ['team'], channels: ['discord', 'sms'] }] },
      },
    });
    expect(unknownChannels(settings, running)).toEqual([
      { path: ['routing', 'channels', 'pager'], name: 'pager' },
      { path: ['routing', 'brands', 'condor', 'fax'], name: 'fax' },
      { path: ['escalation', 'ladder', '3', 0, 'channels', 1], name: 'sms' },
    ]);
  });
});
