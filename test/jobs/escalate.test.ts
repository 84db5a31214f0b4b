import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AlertingSettings } from '../../src/alerting/config.js';
import { recordFindings, recordHumanAction } from '../../src/alerting/notify.js';
import { loadReplyBooks } from '../../src/alerting/replies/load.js';
import type { Channel, Delivery } from '../../src/core/contracts/channel.js';
import { EMPTY_SETTINGS, type TeamSettings } from '../../src/core/contracts/settings.js';
import type { Store } from '../../src/core/contracts/store.js';
import type { Finding } from '../../src/core/finding.js';
import type { Escalation } from '../../src/core/message.js';
import { MINUTE_MS } from '../../src/core/time.js';
import { deliverOutbox } from '../../src/jobs/deliver.js';
import { escalateJob } from '../../src/jobs/escalate.js';
import { ManualClock } from '../../src/lib/clock.js';
import { silentLogger } from '../../src/lib/logger.js';
import { AT, campaignBrand, laterFinding, madeFinding } from '../alerting/made-alerts.js';
import { ENGINES, type TestDatabase } from '../helpers/databases.js';

const brand = campaignBrand();
const books = await loadReplyBooks('config/replies');
const running = () => new AbortController().signal;
let database: TestDatabase;
let settings: AlertingSettings;
let team: TeamSettings;
let channels: readonly string[];

/** Takes everything and remembers it. */
class Recorder implements Channel {
  readonly taken: Delivery[] = [];
  readonly name: string;

  constructor(name: string) {
    this.name = name;
  }

  deliver(delivery: Delivery): Promise<{ id: string }> {
    this.taken.push(delivery);
    return Promise.resolve({ id: String(this.taken.length) });
  }

  start = () => Promise.resolve();
  stop = () => Promise.resolve();

  get calls(): readonly Escalation[] {
    return this.taken.flatMap(({ message }) => (message.type === 'escalation' ? [message] : []));
  }
}

let recorder: Recorder;

for (const engine of ENGINES) {
  describe.skipIf(!engine.isPresent)(`escalation on ${engine.name}`, () => {
    beforeEach(async () => {
      database = await engine.create();
      settings = AlertingSettings.parse({});
      team = EMPTY_SETTINGS;
      channels = ['discord'];
      recorder = new Recorder('discord');
    });

    afterEach(() => database.drop());

    const rules = () => ({ brand, settings, team, channels });
    const at = (minutes: number) => new Date(AT.getTime() + minutes * MINUTE_MS);

    async function find(minutes: number, finding: Finding): Promise<string> {
      const [change] = await database.store.transaction((tables) =>
        recordFindings(tables, { findings: [finding], rules: rules(), now: at(minutes) }),
      );
      return change?.incident.id ?? '';
    }

    async function escalate(minutes: number, store: Store = database.store): Promise<void> {
      await escalateJob(
        { brandId: brand.id, schedule: { cron: '* * * * *', timeZone: 'UTC' } },
        { store, rules: async () => rules(), log: silentLogger },
      ).run(at(minutes), running());
    }

    async function deliver(minutes: number): Promise<void> {
      await deliverOutbox(
        {
          store: database.store,
          channels: new Map([[recorder.name, recorder]]),
          brands: [brand],
          books,
          alerting: settings,
          pageUrl: () => null,
          random: () => 0,
          clock: new ManualClock(at(minutes)),
          log: silentLogger,
        },
        running(),
      );
    }

    async function pass(minutes: readonly number[]): Promise<readonly string[]> {
      for (const minute of minutes) {
        await escalate(minute);
        await deliver(minute);
      }
      return recorder.calls.map(
        ({ at: when, contacts }) =>
          `${(when.getTime() - AT.getTime()) / MINUTE_MS}: ${contacts.map(({ id }) => id).join(' ')}`,
      );
    }

    it('climbs from rung to rung while nobody acknowledges, each call once', async () => {
      await find(0, madeFinding());
      await deliver(0);
      expect(await pass([1, 14, 15, 16, 29, 30, 31, 60, 61, 300])).toEqual([
        '15: team',
        '30: manager',
        '60: head',
      ]);
    });

    it('stops when somebody acknowledges, and a call that is under way then is not made', async () => {
      const incidentId = await find(0, madeFinding());
      await deliver(0);
      await escalate(15);
      await recordHumanAction(database.store, {
        incidentId,
        action: { type: 'acknowledge' },
        actor: 'discord:1',
        rules: rules(),
        now: at(15),
      });
      expect(await pass([16, 30, 60])).toEqual([]);
      expect(await database.store.outbox.size()).toEqual({ waiting: 0, failed: 0 });
    });

    it('is told beside the card: the call carries its receipt', async () => {
      await find(0, madeFinding());
      await deliver(0);
      await pass([15]);
      const [call] = recorder.taken.filter(({ message }) => message.type === 'escalation');
      expect(call?.previous).toEqual({ id: '1' });
    });

    it('is in the log, and changes the card', async () => {
      const incidentId = await find(0, madeFinding());
      await deliver(0);
      await pass([15]);
      const log = await database.store.incidents.actions(incidentId);
      expect(log.at(-1)).toMatchObject({ actor: 'vigia', action: 'escalated', detail: '3/1 team' });
      expect(recorder.taken.filter(({ message }) => message.type === 'incident')).toHaveLength(2);
    });

    it('survives a restart: nothing is called twice, and what fell due meanwhile is one call', async () => {
      await find(0, madeFinding());
      await deliver(0);
      await pass([15]);
      const restarted = database.reopen();
      await escalate(16, restarted);
      await escalate(200, restarted);
      await escalate(201, restarted);
      await deliver(201);
      expect(await pass([202])).toEqual(['15: team', '201: manager head']);
    });

    it('makes one call where six processes climb at the same moment', async () => {
      await find(0, madeFinding());
      await deliver(0);
      const stores = Array.from({ length: 6 }, () => database.reopen());
      await Promise.all(stores.map((store) => escalate(15, store)));
      expect(await pass([15])).toEqual(['15: team']);
    });

    it('starts anew on the ladder of a higher severity', async () => {
      const finding = madeFinding();
      await find(0, finding);
      await deliver(0);
      await pass([15]);
      await find(20, laterFinding(finding, 20, { severity: 4 }));
      expect(await pass([20, 29, 30, 40])).toEqual([
        '15: team',
        '20: crisis team',
        '30: crisis manager',
        '40: crisis head',
      ]);
    });

    it('stands still in quiet hours below severity 4', async () => {
      // AT is 16:50 in Madrid.
      settings = AlertingSettings.parse({ quietHours: { from: '17:00', to: '18:00' } });
      await find(0, madeFinding());
      await deliver(0);
      expect(await pass([9, 15, 30, 69, 74, 75, 90])).toEqual(['75: team', '90: manager']);
    });

    it('goes through quiet hours and mutes at severity 4', async () => {
      settings = AlertingSettings.parse({ quietHours: { from: '16:00', to: '23:00' } });
      team = { ...EMPTY_SETTINGS, mutes: { condor: 'until-unmuted' } };
      await find(0, madeFinding({ severity: 4 }));
      await deliver(0);
      expect(await pass([0, 10])).toEqual(['0: crisis team', '10: crisis manager']);
    });

    it('is held back by a mute, of the brand as of the incident', async () => {
      const incidentId = await find(0, madeFinding());
      await deliver(0);
      team = { ...EMPTY_SETTINGS, mutes: { condor: 'until-unmuted' } };
      expect(await pass([15, 20])).toEqual([]);
      team = EMPTY_SETTINGS;
      await recordHumanAction(database.store, {
        incidentId,
        action: { type: 'mute', until: at(45) },
        actor: 'discord:1',
        rules: rules(),
        now: at(20),
      });
      expect(await pass([21, 44, 45])).toEqual(['45: team manager']);
    });

    it('calls nobody for what was not announced', async () => {
      settings = AlertingSettings.parse({ quietHours: { from: '16:00', to: '18:00' } });
      await find(0, madeFinding());
      settings = AlertingSettings.parse({});
      expect(await pass([15, 60])).toEqual([]);
    });

    it('goes to the channels that the rung names, or else to those that have the incident', async () => {
      channels = ['discord', 'email', 'slack'];
      settings = AlertingSettings.parse({
        escalation: {
          ladder: {
            '3': [
              { afterMinutes: 5, who: ['team'], channels: ['email'] },
              { afterMinutes: 10, who: ['head'] },
            ],
          },
        },
        routing: { channels: { email: { incidents: 4 }, slack: { escalations: false } } },
      });
      await find(0, madeFinding());
      await deliver(0);
      await escalate(5);
      const first = await database.store.outbox.claim(at(5), at(6), 10);
      expect(first.map(({ channel, payload }) => [channel, payload.type])).toContainEqual([
        'email',
        'escalation',
      ]);
      await escalate(10);
      const second = await database.store.outbox.claim(at(10), at(11), 10);
      const calls = second.filter(
        ({ payload }) => payload.type === 'escalation' && payload.step === 2,
      );
      expect(calls.map(({ channel }) => channel)).toEqual(['discord']);
    });

    it('names contacts as configured now, with how each channel reaches them', async () => {
      settings = AlertingSettings.parse({
        escalation: {
          contacts: { team: { name: 'Guardia', discord: 'role:123456789012345678' } },
          approval: { '3': { approver: 'head', backup: 'team' } },
        },
      });
      await find(0, madeFinding());
      await deliver(0);
      await pass([15]);
      expect(recorder.calls[0]).toMatchObject({
        step: 1,
        contacts: [
          { id: 'team', name: 'Guardia', handles: { discord: 'role:123456789012345678' } },
        ],
        approval: { approver: { id: 'head' }, backup: { name: 'Guardia' } },
        respondBy: at(60),
      });
    });
  });
}

describe('the ladder in the configuration', () => {
  it.each([
    [{ ladder: { '3': [{ afterMinutes: 5, who: ['nobody'] }] } }, /team, manager, head, crisis/],
    [
      {
        ladder: {
          '3': [
            { afterMinutes: 5, who: ['team'] },
            { afterMinutes: 5, who: ['head'] },
          ],
        },
      },
      /later than the step before/,
    ],
    [{ approval: { '4': { approver: 'ceo' } } }, /one of/],
    [{ contacts: { team: { discord: '@everyone' } } }, /role:/],
  ])('refuses %j', (escalation, expected) => {
    const parsed = AlertingSettings.safeParse({ escalation });
    expect(JSON.stringify(parsed.error?.issues)).toMatch(expected);
  });

  it('names no real id before somebody is named', () => {
    expect(AlertingSettings.parse({}).escalation.contacts).toEqual({});
  });
});
