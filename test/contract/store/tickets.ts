import { expect, it } from 'vitest';
import type { TestDatabase } from '../../helpers/databases.js';
import { minutes, START } from './examples.js';

/** Claims that began before are given up by their process. */
const STALE = minutes(-1);

export function describeTickets(database: () => TestDatabase): void {
  const tickets = () => database().store.tickets;
  const claimed = (subject: string, changes: { claimedAt?: Date; openedBy?: string } = {}) => ({
    subject,
    brandId: 'condor',
    incidentId: 'a1',
    helpdesk: 'freshdesk',
    openedBy: 'discord:1',
    claimedAt: START,
    ...changes,
  });
  const seen = (ticketId: string, at = START) => ({
    ticketId,
    url: `https://ayuda.example/a/tickets/${ticketId}`,
    state: 'open' as const,
    checkedAt: at,
  });

  it('gives the right to open a ticket to one of eight that ask at the same moment', async () => {
    const claims = await Promise.all(
      Array.from({ length: 8 }, (_, index) =>
        database()
          .reopen()
          .tickets.claim(claimed('incident:a1', { openedBy: `discord:${index}` }), STALE),
      ),
    );
    expect(claims.filter(({ isMine }) => isMine)).toHaveLength(1);
    expect(new Set(claims.map(({ ticket }) => ticket.openedBy)).size).toBe(1);
    expect(claims.some(({ isRepeat }) => isRepeat)).toBe(false);
  });

  it('keeps what the helpdesk said, and gives no right to open it again', async () => {
    await tickets().claim(claimed('incident:a1'), STALE);
    await tickets().note('incident:a1', seen('7'));
    const again = await tickets().claim(
      claimed('incident:a1', { claimedAt: minutes(90) }),
      minutes(89),
    );
    expect(again).toEqual({
      ticket: { ...claimed('incident:a1'), ...seen('7') },
      isMine: false,
      isRepeat: false,
    });
    await tickets().release('incident:a1');
    await tickets().remove('incident:a1');
    expect(await tickets().get('incident:a1')).toEqual(again.ticket);
  });

  it('lets one of eight take over a claim that was never heard of again, as a repeat', async () => {
    await tickets().claim(claimed('incident:a1'), STALE);
    expect(
      await tickets().claim(claimed('incident:a1', { claimedAt: minutes(1) }), START),
    ).toMatchObject({ isMine: false });
    const claims = await Promise.all(
      Array.from({ length: 8 }, () =>
        database()
          .reopen()
          .tickets.claim(claimed('incident:a1', { claimedAt: minutes(5) }), minutes(4)),
      ),
    );
    expect(claims.filter(({ isMine, isRepeat }) => isMine && isRepeat)).toHaveLength(1);
  });

  it('makes a claim after one that was given back a repeat, and after one that was refused a first', async () => {
    await tickets().claim(claimed('incident:a1'), STALE);
    await tickets().release('incident:a1');
    expect(await tickets().claim(claimed('incident:a1'), STALE)).toMatchObject({
      isMine: true,
      isRepeat: true,
    });
    await tickets().remove('incident:a1');
    expect(await tickets().get('incident:a1')).toBeNull();
    expect(await tickets().claim(claimed('incident:a1'), STALE)).toMatchObject({
      isMine: true,
      isRepeat: false,
    });
  });

  it('lists the tickets of a card in the order of their opening, without those not open yet', async () => {
    await tickets().claim(claimed('mention:condor/bluesky/1', { claimedAt: minutes(2) }), STALE);
    await tickets().note('mention:condor/bluesky/1', seen('8'));
    await tickets().claim(claimed('incident:a1'), STALE);
    await tickets().note('incident:a1', seen('7'));
    await tickets().claim(claimed('mention:condor/bluesky/2'), STALE);
    expect((await tickets().ofIncident('a1')).map(({ ticketId }) => ticketId)).toEqual(['7', '8']);
    expect(await tickets().ofIncident('a2')).toEqual([]);
  });

  it('lists the tickets that can still change, those not asked for longest first', async () => {
    for (const [subject, at, state] of [
      ['incident:a', 3, 'open'],
      ['incident:b', 1, 'pending'],
      ['incident:c', 2, 'resolved'],
      ['incident:d', 0, 'closed'],
      ['incident:e', 0, 'gone'],
      ['incident:f', 0, 'unknown'],
    ] as const) {
      await tickets().claim(claimed(subject), STALE);
      await tickets().note(subject, { ...seen(subject, minutes(at)), state });
    }
    expect((await tickets().live(10)).map(({ subject }) => subject)).toEqual([
      'incident:b',
      'incident:c',
      'incident:a',
    ]);
    expect(await tickets().live(1)).toHaveLength(1);
  });
}
