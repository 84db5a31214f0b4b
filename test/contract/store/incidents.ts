import { expect, it } from 'vitest';
import type { TestDatabase } from '../../helpers/databases.js';
import { incident, minutes, START } from './examples.js';

export function describeIncidents(database: () => TestDatabase): void {
  const incidents = () => database().store.incidents;

  it('stores an incident with its finding and finds it by id and key', async () => {
    const stored = incident('a1', { mutedUntil: minutes(5) });
    expect(await incidents().create(stored)).toEqual({ incident: stored, isNew: true });
    expect(await incidents().get('a1')).toEqual(stored);
    expect(await incidents().byDedupeKey(stored.dedupeKey)).toEqual(stored);
    expect(await incidents().get('a2')).toBeNull();
    expect(await incidents().byDedupeKey('none')).toBeNull();
  });

  it('makes one incident of two with one key', async () => {
    const first = incident('a1', { dedupeKey: 'same' });
    await incidents().create(first);
    expect(await incidents().create(incident('a2', { dedupeKey: 'same' }))).toEqual({
      incident: first,
      isNew: false,
    });
    expect(await incidents().get('a2')).toBeNull();
  });

  it('makes one incident where eight processes create it at the same moment', async () => {
    const stores = Array.from({ length: 8 }, () => database().reopen());
    const created = await Promise.all(
      stores.map((store, index) =>
        store.transaction((tables) =>
          tables.incidents.create(incident(`a${index}`, { dedupeKey: 'same' })),
        ),
      ),
    );
    expect(created.filter(({ isNew }) => isNew)).toHaveLength(1);
    expect(new Set(created.map(({ incident: { id } }) => id)).size).toBe(1);
  });

  it('refuses a change that was made to an older version', async () => {
    await incidents().create(incident('a1'));
    const acknowledged = incident('a1', { status: 'acknowledged', version: 2 });
    const resolved = incident('a1', { status: 'resolved', version: 2 });
    expect(await incidents().update(acknowledged)).toBe(true);
    expect(await incidents().update(resolved)).toBe(false);
    expect(await incidents().get('a1')).toEqual(acknowledged);
    expect(await incidents().update({ ...resolved, version: 3 })).toBe(true);
    expect(await incidents().update(incident('a9', { version: 2 }))).toBe(false);
  });

  it('lets one of eight simultaneous changes of one version through', async () => {
    await incidents().create(incident('a1'));
    const changed = await Promise.all(
      Array.from({ length: 8 }, (_, index) =>
        database()
          .reopen()
          .incidents.update(incident('a1', { assignee: `discord:${index}`, version: 2 })),
      ),
    );
    expect(changed.filter(Boolean)).toHaveLength(1);
  });

  it('lists by brand, status and opening, newest first', async () => {
    await incidents().create(incident('a1'));
    await incidents().create(incident('a2', { openedAt: minutes(10), status: 'resolved' }));
    await incidents().create(incident('a3', { openedAt: minutes(20) }));
    await incidents().create(incident('b1', { openedAt: minutes(30), brandId: 'faro' }));
    const ids = async (filter: Parameters<ReturnType<typeof incidents>['list']>[0]) =>
      (await incidents().list(filter)).map(({ id }) => id);
    expect(await ids({ limit: 10 })).toEqual(['b1', 'a3', 'a2', 'a1']);
    expect(await ids({ limit: 2, brandId: 'condor' })).toEqual(['a3', 'a2']);
    expect(await ids({ limit: 9, statuses: ['resolved', 'dismissed'] })).toEqual(['a2']);
    expect(await ids({ limit: 9, range: { from: START, to: minutes(20) } })).toEqual(['a2', 'a1']);
    expect(await ids({ limit: 9, statuses: [] })).toEqual([]);
  });

  it('keeps the log of an incident in order, and none of an unknown incident', async () => {
    await incidents().create(incident('a1'));
    const actions = [
      { at: START, actor: 'vigia', action: 'opened', detail: '' },
      { at: minutes(3), actor: 'discord:1', action: 'acknowledged', detail: '' },
      { at: minutes(3), actor: 'discord:1', action: 'assigned', detail: 'discord:2' },
    ] as const;
    for (const action of actions) await incidents().log({ incidentId: 'a1', ...action });
    const expected = actions.map((action) => ({ incidentId: 'a1', ...action }));
    expect(await incidents().actions('a1')).toEqual(expected);
    expect(await incidents().actions('a2')).toEqual([]);
    await expect(incidents().log({ incidentId: 'a2', ...actions[0] })).rejects.toThrow(
      /foreign key/i,
    );
  });

  it("keeps each person's last word on each incident of a brand", async () => {
    await incidents().create(incident('a1'));
    await incidents().create(incident('a2'));
    await incidents().create(incident('b1', { brandId: 'faro' }));
    const rate = (incidentId: string, actor: string, isUseful: boolean, at: Date) =>
      incidents().log({
        incidentId,
        at,
        actor,
        action: isUseful ? 'rated-useful' : 'rated-not-useful',
        detail: '',
      });
    await rate('a1', 'discord:1', true, START);
    await rate('a1', 'discord:1', false, minutes(1));
    await rate('a1', 'discord:2', true, START);
    await rate('a2', 'discord:1', true, START);
    await rate('b1', 'discord:1', true, START);
    const said = (await incidents().ratings('condor')).map(
      ({ incidentId, actor, isUseful, kind }) => `${incidentId} ${actor} ${isUseful} ${kind}`,
    );
    expect(said.sort()).toEqual([
      'a1 discord:1 false negative-spike',
      'a1 discord:2 true negative-spike',
      'a2 discord:1 true negative-spike',
    ]);
  });
}
