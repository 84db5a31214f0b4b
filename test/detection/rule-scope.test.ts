import { describe, expect, it } from 'vitest';
import type { FindingKind } from '../../src/core/finding.js';
import { HOUR_MS, MINUTE_MS } from '../../src/core/time.js';
import { DetectionRule } from '../../src/detection/config.js';
import { createMonitor, StaleStateError } from '../../src/detection/monitor.js';
import type { Observation } from '../../src/detection/types.js';
import { dayAt, inOrder, joy, post, quietDays, storm } from './made-stream.js';

const quiet = quietDays({ days: 16, perDay: 120 }).map((observation, index) => ({
  ...observation,
  touchpoint: index % 6 === 0 ? 'delivery' : 'product',
  campaign: index % 8 === 0 ? 'otono' : null,
}));
const START = dayAt(14, 10);

function kindsOf(posts: readonly Observation[], rule: object): readonly FindingKind[] {
  const monitor = createMonitor({
    brandId: 'condor',
    timeZone: 'Europe/Madrid',
    rule: DetectionRule.parse(rule),
  });
  for (const observation of inOrder(posts)) monitor.observe(observation);
  return monitor
    .advance(new Date(dayAt(16, 0)))
    .filter(({ phase, at }) => phase === 'opened' && at.getTime() >= START)
    .map(({ kind }) => kind);
}

/** The advertising storm, told of the campaign it is about. */
const rage = storm(START, { count: 50 }).map((observation) => ({
  ...observation,
  campaign: 'otono',
}));

describe('a rule that watches one thing alone', () => {
  it('hears of a storm in its touchpoint, and of none in another', () => {
    expect(kindsOf([...quiet, ...rage], { touchpoints: ['advertising'] }).length).toBeGreaterThan(
      0,
    );
    expect(kindsOf([...quiet, ...rage], { touchpoints: ['delivery'] })).toEqual([]);
  });

  it('hears of a storm in its campaign, and of none in another', () => {
    expect(kindsOf([...quiet, ...rage], { campaigns: ['otono'] })[0]).toBe('negative-spike');
    expect(kindsOf([...quiet, ...rage], { campaigns: ['rebajas'] })).toEqual([]);
  });

  it('hears of all mentions where only volume is asked for, and of nothing else', () => {
    const posts = [...quiet, ...joy(START, { count: 500, hours: 8 })];
    expect(kindsOf(posts, { kinds: ['volume-spike'] })).toEqual(['volume-spike']);
    expect(kindsOf([...quiet, ...rage], { kinds: ['flood'] })).toEqual([]);
  });

  it('hears that the negative share grows while all mentions stay as many', () => {
    const busy = quietDays({ days: 18, perDay: 600 });
    const soured = busy.map((observation, index) =>
      observation.createdAt >= START &&
      observation.createdAt < START + 20 * HOUR_MS &&
      observation.label !== 'negative' &&
      index % 3 === 0
        ? { ...observation, label: 'negative' as const, negative: 1 }
        : observation,
    );
    expect(kindsOf(soured, { kinds: ['share-shift'] })[0]).toBe('share-shift');
    expect(kindsOf(busy, { kinds: ['share-shift'] })).toEqual([]);
  });

  it('hears of one post that is passed on, and of nothing else', () => {
    const seed = post(START, { author: 'ines', label: 'negative', text: 'La suela abrasa el pie' });
    const reposts = Array.from({ length: 40 }, (_, index) =>
      post(START + (index + 1) * 3 * MINUTE_MS, {
        author: `r${index}`,
        label: 'negative',
        text: seed.text,
        repostOf: seed.key,
      }),
    );
    expect(kindsOf([...quiet, seed, ...reposts], { kinds: ['post'] })).toEqual(['post']);
    expect(kindsOf([...quiet, ...rage], { kinds: ['post'] })).toEqual([]);
  });

  it('does not go on with the baseline of another', () => {
    const options = { brandId: 'condor', timeZone: 'UTC' };
    const state = createMonitor({ ...options, rule: DetectionRule.parse({}) }).snapshot();
    const rule = DetectionRule.parse({ touchpoints: ['delivery'] });
    expect(() => createMonitor({ ...options, rule, state })).toThrow(StaleStateError);
  });
});
