import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SuggestedReply } from '../../src/core/response.js';
import { DAY_MS } from '../../src/core/time.js';
import { earlierReplies, hasCrisisHistory, rememberReplies } from '../../src/jobs/reply-memory.js';
import { AT, campaignBrand, madeFinding } from '../alerting/made-alerts.js';
import { ENGINES, type TestDatabase } from '../helpers/databases.js';
import { madeIncident } from '../reports/made-mentions.js';

let database: TestDatabase;
beforeEach(async () => {
  database = await ENGINES[0]!.create();
});
afterEach(() => database.drop());

const reply = (post: string, text: string): Pick<SuggestedReply, 'post' | 'text'> => ({
  post,
  text,
});

describe('what was suggested in an incident', () => {
  it('is remembered by post, the latest text of each', async () => {
    const { store } = database;
    const remember = async (...replies: Pick<SuggestedReply, 'post' | 'text'>[]) =>
      rememberReplies(store, {
        incidentId: 'i1',
        earlier: await earlierReplies(store, 'i1'),
        replies,
        now: AT,
      });
    await remember(reply('x/1', 'uno'), reply('x/2', 'dos'));
    await remember(reply('x/2', 'dos bis'), reply('x/3', 'tres'));
    expect([...(await earlierReplies(store, 'i1'))]).toEqual([
      ['x/1', 'uno'],
      ['x/2', 'dos bis'],
      ['x/3', 'tres'],
    ]);
    expect((await earlierReplies(store, 'i2')).size).toBe(0);
  });
});

describe('crisis history', () => {
  const incident = madeIncident(AT, { finding: madeFinding(), id: 'now' });
  it.each([
    ['a crisis about the same a year ago', { daysAgo: 365, severity: 3 }, true],
    ['a crisis of the day before, which is the same one', { daysAgo: 1, severity: 4 }, false],
    ['a crisis of three years ago', { daysAgo: 1_100, severity: 4 }, false],
    ['something small', { daysAgo: 30, severity: 2 }, false],
    ['a false alarm', { daysAgo: 30, severity: 4, status: 'dismissed' }, false],
    ['a crisis about something else', { daysAgo: 30, severity: 4, touchpoint: 'billing' }, false],
  ] as const)('%s', async (_, before, expected) => {
    const openedAt = new Date(AT.getTime() - before.daysAgo * DAY_MS);
    const touchpoint = 'touchpoint' in before ? before.touchpoint : 'advertising';
    await database.store.incidents.create(
      madeIncident(openedAt, {
        id: 'before',
        dedupeKey: 'before',
        openedAt,
        severity: before.severity,
        status: 'status' in before ? before.status : 'resolved',
        finding: madeFinding({
          reasons: [{ kind: 'touchpoint', term: touchpoint, share: 0.8, posts: [] }],
        }),
      }),
    );
    const found = await hasCrisisHistory(database.store, {
      incident: { ...incident, openedAt: AT },
      brand: campaignBrand(),
    });
    expect(found).toBe(expected);
  });
});
