import { expect, it } from 'vitest';
import type { TestDatabase } from '../../helpers/databases.js';
import { message, minutes, START } from './examples.js';

export function describeOutbox(database: () => TestDatabase): void {
  const outbox = () => database().store.outbox;
  const enqueue = async (...messages: Parameters<ReturnType<typeof outbox>['enqueue']>[0][]) => {
    for (const one of messages) await outbox().enqueue(one);
  };
  const claimKeys = async (now: number, limit = 10) =>
    (await outbox().claim(minutes(now), minutes(now + 5), limit)).map((row) => row.idempotencyKey);

  it('stores a message once, however often it is put in', async () => {
    const notice = message('n1');
    expect(await outbox().enqueue(notice)).toBe(true);
    expect(await outbox().enqueue({ ...notice, channel: 'discord' })).toBe(false);
    expect(await outbox().claim(START, minutes(5), 10)).toEqual([
      { ...notice, id: expect.any(Number), attempts: 1 },
    ]);
  });

  it('removes old reports that are done with, and keeps those that wait and the cards of incidents', async () => {
    await enqueue(
      message('sent'),
      message('waiting'),
      message('young', { createdAt: minutes(30) }),
    );
    const [sent] = await outbox().claim(START, minutes(5), 1);
    await outbox().markSent(sent?.id ?? 0, {}, START);
    expect(await outbox().removeReportsBefore(minutes(20))).toBe(1);
    expect(await outbox().removeReportsBefore(minutes(20))).toBe(0);
    expect(await claimKeys(40)).toEqual(['waiting', 'young']);
  });

  it('hands out due messages, oldest first, and each once while its lease lasts', async () => {
    await enqueue(
      message('n1'),
      message('n2'),
      message('n3'),
      message('later', { createdAt: minutes(9) }),
    );
    expect(await claimKeys(0, 2)).toEqual(['n1', 'n2']);
    expect(await claimKeys(1)).toEqual(['n3']);
    expect(await claimKeys(2)).toEqual([]);
  });

  it('hands a message out again, and counts the attempt, when its lease has run out', async () => {
    await enqueue(message('n1'));
    await outbox().claim(START, minutes(5), 1);
    expect(await outbox().claim(minutes(4), minutes(9), 1)).toEqual([]);
    const [again] = await outbox().claim(minutes(5), minutes(10), 1);
    expect(again).toMatchObject({ idempotencyKey: 'n1', attempts: 2 });
  });

  it('never hands one message to two processes that claim at the same moment', async () => {
    await enqueue(...Array.from({ length: 60 }, (_, index) => message(`n${index}`)));
    const stores = Array.from({ length: 6 }, () => database().reopen());
    const claims = await Promise.all(
      stores.flatMap((store) => [1, 2].map(() => store.outbox.claim(START, minutes(5), 10))),
    );
    const keys = claims.flat().map((row) => row.idempotencyKey);
    expect(new Set(keys).size).toBe(keys.length);
    // On PostgreSQL a claim may find its rows locked by another, and get fewer: the rest is there for the next.
    const rest = await claimKeys(1, 60);
    expect(new Set([...keys, ...rest]).size).toBe(60);
    expect(keys.length + rest.length).toBe(60);
  });

  it('retries after the time named, and gives up when there is none', async () => {
    await enqueue(message('n1'));
    const [claimed] = await outbox().claim(START, minutes(5), 1);
    await outbox().markFailed(claimed!.id, 'console: closed', minutes(30));
    expect(await outbox().size()).toEqual({ waiting: 1, failed: 0 });
    expect(await claimKeys(29)).toEqual([]);
    expect(await claimKeys(30)).toEqual(['n1']);
    await outbox().markFailed(claimed!.id, 'console: gone', null);
    expect(await outbox().size()).toEqual({ waiting: 0, failed: 1 });
    expect(await claimKeys(600)).toEqual([]);
  });

  it('keeps a message sent when a slower attempt fails', async () => {
    await enqueue(message('n1'));
    const [claimed] = await outbox().claim(START, minutes(5), 1);
    await outbox().markSent(claimed!.id, { id: '1' }, minutes(6));
    await outbox().markFailed(claimed!.id, 'timeout', minutes(7));
    expect(await claimKeys(60)).toEqual([]);
    expect(await outbox().size()).toEqual({ waiting: 0, failed: 0 });
  });

  it('sends the messages of one incident to one channel one after the other', async () => {
    await enqueue(
      message('a-1', { incidentId: 'a' }),
      message('a-2', { incidentId: 'a' }),
      message('a-discord', { incidentId: 'a', channel: 'discord' }),
      message('b-1', { incidentId: 'b' }),
    );
    const first = await outbox().claim(START, minutes(5), 10);
    expect(first.map((row) => row.idempotencyKey)).toEqual(['a-1', 'a-discord', 'b-1']);
    expect(await claimKeys(1)).toEqual([]);
    await outbox().markFailed(first[0]!.id, 'closed', minutes(30));
    expect(await claimKeys(6)).toEqual(['a-discord', 'b-1']);
    await outbox().markSent(first[0]!.id, { id: '1' }, minutes(31));
    expect(await claimKeys(31)).toContain('a-2');
  });

  it('goes on to the next message of an incident when one is given up', async () => {
    await enqueue(message('a-1', { incidentId: 'a' }), message('a-2', { incidentId: 'a' }));
    const [first] = await outbox().claim(START, minutes(5), 10);
    await outbox().markFailed(first!.id, 'refused', null);
    expect(await claimKeys(1)).toEqual(['a-2']);
  });

  it('knows when an incident was announced first, in whichever channel, and calls are not cards', async () => {
    await enqueue(
      message('a-2', { incidentId: 'a', createdAt: minutes(4) }),
      message('a-1', { incidentId: 'a', channel: 'discord', createdAt: minutes(3) }),
      {
        ...message('call'),
        payload: { type: 'escalation', incidentId: 'b', step: 1, who: ['team'] },
      },
    );
    expect(await outbox().announcedAt('a')).toEqual(minutes(3));
    expect(await outbox().announcedAt('b')).toBeNull();
    const [call] = await outbox().claim(minutes(0), minutes(5), 1);
    await outbox().markSent(call!.id, { id: 'call' }, START);
    expect(await outbox().receiptFor('console', 'b')).toBeNull();
  });

  it('finds the last receipt of an incident in a channel', async () => {
    await enqueue(
      message('a-1', { incidentId: 'a' }),
      message('a-2', { incidentId: 'a' }),
      message('a-3', { incidentId: 'a' }),
      message('a-discord', { incidentId: 'a', channel: 'discord' }),
    );
    expect(await outbox().receiptFor('console', 'a')).toBeNull();
    for (const id of ['1', '2']) {
      const [next] = await outbox().claim(minutes(10), minutes(11), 1);
      await outbox().markSent(next!.id, { id }, minutes(10));
    }
    expect(await outbox().receiptFor('console', 'a')).toEqual({ id: '2' });
    expect(await outbox().receiptFor('discord', 'a')).toBeNull();
    expect(await outbox().receiptFor('console', 'b')).toBeNull();
  });
}
