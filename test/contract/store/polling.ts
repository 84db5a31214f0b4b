import { describe, expect, it } from 'vitest';
import type { Correction, SourceHealth } from '../../../src/core/contracts/store.js';
import type { TestDatabase } from '../../helpers/databases.js';
import { collect, minutes, START } from './examples.js';

const HEALTH: SourceHealth = {
  source: 'rss',
  brandId: 'condor',
  lastOkAt: START,
  lastPostAt: null,
  error: { name: 'SourceUnavailableError', message: 'rss: timeout', at: minutes(5) },
  retryAt: minutes(10),
  consecutiveFailures: 2,
  skipped: 7,
  quotaRemaining: 299,
  quotaResetAt: null,
};

export function describePolling(database: () => TestDatabase): void {
  const store = () => database().store;

  it('keeps a cursor per source and brand, and clears it', async () => {
    const { cursors } = store();
    expect(await cursors.get('rss', 'condor')).toBeNull();
    await cursors.set('rss', 'condor', 'page 2', START);
    await cursors.set('rss', 'faro', 'page 9', START);
    await cursors.set('rss', 'condor', 'page 3', minutes(1));
    expect(await cursors.get('rss', 'condor')).toBe('page 3');
    await cursors.set('rss', 'condor', null, minutes(2));
    expect(await cursors.get('rss', 'condor')).toBeNull();
    expect(await cursors.get('rss', 'faro')).toBe('page 9');
  });

  it('keeps the last health of a source with its instants', async () => {
    const { health } = store();
    expect(await health.get('rss', 'condor')).toBeNull();
    await health.put({ ...HEALTH, error: null, consecutiveFailures: 0 });
    await health.put(HEALTH);
    await health.put({ ...HEALTH, source: 'bluesky' });
    expect(await health.get('rss', 'condor')).toEqual(HEALTH);
    expect((await health.list()).map(({ source }) => source)).toEqual(['bluesky', 'rss']);
  });

  describe('gaps', () => {
    const gap = (from: number, to: number | null) => ({
      source: 'rss',
      from: minutes(from),
      to: to === null ? null : minutes(to),
      reason: 'timeout',
    });
    const hour = { from: minutes(0), to: minutes(60) };

    it('opens one at a time and closes it', async () => {
      const { health } = store();
      await health.openGap('condor', gap(10, null));
      await health.openGap('condor', gap(20, null));
      expect(await health.gaps('condor', hour)).toEqual([gap(10, null)]);
      await health.closeGap('condor', 'rss', minutes(30));
      await health.closeGap('condor', 'rss', minutes(40));
      await health.openGap('condor', gap(50, null));
      expect(await health.gaps('condor', hour)).toEqual([gap(10, 30), gap(50, null)]);
    });

    it('stores a closed gap once, however often it is told', async () => {
      const { health } = store();
      await health.openGap('condor', gap(10, 20));
      await health.openGap('condor', gap(10, 20));
      expect(await health.gaps('condor', hour)).toEqual([gap(10, 20)]);
    });

    it('finds those that touch a half-open range', async () => {
      const { health } = store();
      await health.openGap('condor', gap(-20, 0));
      await health.openGap('condor', gap(-10, 1));
      await health.openGap('condor', gap(5, 6));
      await health.openGap('condor', gap(60, null));
      await health.openGap('faro', gap(5, 6));
      expect(await health.gaps('condor', hour)).toEqual([gap(-10, 1), gap(5, 6)]);
      const later = { from: minutes(600), to: minutes(660) };
      expect(await health.gaps('condor', later)).toEqual([gap(60, null)]);
    });
  });

  it('keeps the last state under a key', async () => {
    const { state } = store();
    expect(await state.get('detect/condor')).toBeNull();
    await state.set('detect/condor', '{"a":1}', START);
    await state.set('detect/condor', '{"a":2}', minutes(1));
    expect(await state.get('detect/condor')).toBe('{"a":2}');
  });

  it('streams corrections in the order in which they were made', async () => {
    const { corrections } = store();
    const made = Array.from({ length: 1_100 }, (_, index): Correction => {
      const brandId = 'condor';
      const words = { text: `Cóndor ${index}`, lang: 'es', label: 'neutral' } as const;
      return { brandId, key: `rss/p${index}`, ...words, actor: 'discord:1', at: minutes(-index) };
    });
    await store().transaction(async (tables) => {
      for (const correction of made) await tables.corrections.add(correction);
    });
    expect(await collect(corrections.stream())).toEqual(made);
  });

  it('tells the last correction of a mention from earlier ones and from those of others', async () => {
    const { corrections } = store();
    const first: Correction = {
      brandId: 'condor',
      key: 'rss/p1',
      text: 'Cóndor',
      lang: 'es',
      label: 'neutral',
      actor: 'discord:1',
      at: minutes(9),
    };
    const last: Correction = { ...first, label: 'positive', actor: 'web:Marta', at: minutes(3) };
    await corrections.add(first);
    await corrections.add(last);
    await corrections.add({ ...first, key: 'rss/p2' });
    await corrections.add({ ...first, brandId: 'suela' });
    expect(await corrections.latest('condor', 'rss/p1')).toEqual(last);
    expect(await corrections.latest('condor', 'rss/p3')).toBeNull();
  });
}
