import { expect, it } from 'vitest';
import type { StoreTables } from '../../../src/core/contracts/store.js';
import type { TestDatabase } from '../../helpers/databases.js';
import { incident, mention, message, minutes, START, total } from './examples.js';

const WIDE = { from: minutes(-60), to: minutes(100_000) };

export function describeTransactions(database: () => TestDatabase): void {
  const store = () => database().store;

  it('keep all of their work, and return its result', async () => {
    const added = await store().transaction(async (tables) => {
      await tables.cursors.set('bluesky', 'condor', '2', START);
      return tables.mentions.add([mention(1)]);
    });
    expect(added).toEqual({ added: 1, changed: 0 });
    expect(await store().cursors.get('bluesky', 'condor')).toBe('2');
    expect(await store().mentions.count({ brandId: 'condor' })).toBe(1);
  });

  it('leave nothing when the work throws', async () => {
    const failure = new Error('the line broke');
    const work = store().transaction(async (tables) => {
      await tables.mentions.add([mention(1)]);
      await tables.cursors.set('bluesky', 'condor', '2', START);
      await tables.incidents.create(incident('a1'));
      await tables.outbox.enqueue(message('a-1', { incidentId: 'a1' }));
      throw failure;
    });
    await expect(work).rejects.toBe(failure);
    expect(await store().mentions.count({ brandId: 'condor' })).toBe(0);
    expect(await store().mentions.buckets({ brandId: 'condor', range: WIDE }, 60)).toEqual([]);
    expect(await store().cursors.get('bluesky', 'condor')).toBeNull();
    expect(await store().incidents.get('a1')).toBeNull();
    expect(await store().outbox.size()).toEqual({ waiting: 0, failed: 0 });
  });

  it('of many writers lose no mention and no count', async () => {
    const stores = [store(), database().reopen(), database().reopen()];
    const pages = Array.from({ length: 30 }, (_, page) => async (tables: StoreTables) => {
      // Each page repeats half of the one before.
      const rows = Array.from({ length: 20 }, (_, row) => mention(page * 10 + row));
      await tables.mentions.add(rows);
      await tables.cursors.set('bluesky', `page ${page}`, String(page), START);
    });
    await Promise.all(pages.map((page, index) => stores[index % 3]!.transaction(page)));
    expect(await store().mentions.count({ brandId: 'condor' })).toBe(310);
    const buckets = await store().mentions.buckets({ brandId: 'condor', range: WIDE }, 60);
    expect(total(buckets)).toBe(310);
  });

  it('never let a mention appear below a number that was already read', async () => {
    const writers = [store(), database().reopen(), database().reopen()];
    const reader = database().reopen();
    const seen: number[] = [];
    let isWriting = true;
    const reading = (async () => {
      let last = 0;
      while (isWriting) {
        for (const { seq } of await reader.mentions.after('condor', last, 1_000)) {
          seen.push(seq);
          last = seq;
        }
      }
      for (const { seq } of await reader.mentions.after('condor', last, 1_000)) seen.push(seq);
    })();
    await Promise.all(
      writers.map(async (writer, number) => {
        for (let page = 0; page < 15; page += 1) {
          await writer.transaction(async (tables) => {
            await tables.mentions.add([mention(number * 1_000 + page)]);
            // Gives others the chance to commit between this insert and its commit.
            for (let pause = 0; pause < number; pause += 1) await tables.state.get('none');
          });
        }
      }),
    );
    isWriting = false;
    await reading;
    expect(seen).toHaveLength(45);
  });

  it('run one after the other on SQLite, and are isolated on PostgreSQL', async () => {
    let release = (): void => undefined;
    const gate = new Promise<void>((resolve) => {
      release = resolve;
    });
    let begun = (): void => undefined;
    const hasBegun = new Promise<void>((resolve) => {
      begun = resolve;
    });
    const first = store().transaction(async (tables) => {
      await tables.state.set('order', 'first', START);
      begun();
      await gate;
      return tables.state.get('order');
    });
    // On PostgreSQL two transactions begin in any order: the second is to find the first one's row locked.
    await hasBegun;
    const second = store().transaction((tables) => tables.state.set('order', 'second', START));
    release();
    expect(await first).toBe('first');
    await second;
    expect(await store().state.get('order')).toBe('second');
  });

  it('refuse that the store itself is used inside', async () => {
    const work = store().transaction(async (tables) => {
      await tables.state.set('inside', '1', START);
      await store().state.set('outside', '1', START);
    });
    await expect(work).rejects.toThrow(/inside its own transaction/);
    expect(await store().state.get('inside')).toBeNull();
    expect(await store().state.get('outside')).toBeNull();
  });

  it('let work that they started and left running use the store after them', async () => {
    let end = (): void => undefined;
    const ended = new Promise<void>((resolve) => {
      end = resolve;
    });
    let later: Promise<void> = Promise.resolve();
    await store().transaction(async (tables) => {
      await tables.state.set('inside', '1', START);
      later = ended.then(() => store().state.set('later', '2', START));
    });
    end();
    await later;
    expect(await store().state.get('later')).toBe('2');
  });

  it('migrate once, also where four processes start at the same moment', async () => {
    expect(await store().migrate()).toEqual([]);
    const stores = Array.from({ length: 4 }, () => database().reopen());
    const applied = await Promise.all(stores.map((it) => it.migrate()));
    expect(applied.flat()).toEqual([]);
    await store().ping();
  });
}
