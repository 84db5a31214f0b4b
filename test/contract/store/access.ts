import { expect, it } from 'vitest';
import type { AccessGrant } from '../../../src/core/access.js';
import type { TestDatabase } from '../../helpers/databases.js';
import { minutes, START } from './examples.js';

const LINK: AccessGrant = {
  hash: 'a1',
  kind: 'link',
  person: 'discord:1',
  name: 'Marta',
  role: 'manager',
  createdAt: START,
  expiresAt: minutes(10),
};

export function describeAccess(database: () => TestDatabase): void {
  const store = () => database().store.access;

  it('gives a grant back for its secret, its kind and its time only', async () => {
    await store().add(LINK);
    expect(await store().get('a1', 'link', minutes(9))).toEqual(LINK);
    expect(await store().get('a1', 'session', minutes(9))).toBeNull();
    expect(await store().get('a1', 'link', minutes(10))).toBeNull();
    expect(await store().get('a2', 'link', minutes(9))).toBeNull();
  });

  it('lets one of two take a link, and nobody later', async () => {
    await store().add(LINK);
    const taken = await Promise.all([
      store().take('a1', 'link', minutes(1)),
      store().take('a1', 'link', minutes(1)),
    ]);
    expect(taken.filter((grant) => grant !== null)).toEqual([LINK]);
    expect(await store().take('a1', 'link', minutes(1))).toBeNull();
  });

  it('does not take what has expired', async () => {
    await store().add(LINK);
    expect(await store().take('a1', 'link', minutes(10))).toBeNull();
  });

  it('lists those of a kind that still open something, newest first', async () => {
    await store().add({ ...LINK, hash: 't1', kind: 'api', expiresAt: minutes(5) });
    await store().add({ ...LINK, hash: 't2', kind: 'api', createdAt: minutes(1) });
    await store().add({ ...LINK, hash: 't3', kind: 'api' });
    await store().add(LINK);
    const hashes = (await store().list('api', minutes(6))).map(({ hash }) => hash);
    expect(hashes).toEqual(['t2', 't3']);
  });

  it('ends one grant, everything of a person, or what has expired', async () => {
    await store().add(LINK);
    await store().add({ ...LINK, hash: 'a2', kind: 'session', expiresAt: minutes(60) });
    await store().add({ ...LINK, hash: 'a3', person: 'discord:2', expiresAt: minutes(60) });
    expect(await store().removeExpired(minutes(10))).toBe(1);
    expect(await store().removePerson('discord:1')).toBe(1);
    expect(await store().remove('a3')).toBe(true);
    expect(await store().remove('a3')).toBe(false);
  });
}
