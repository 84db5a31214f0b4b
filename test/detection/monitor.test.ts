import { describe, expect, it } from 'vitest';
import type { Finding } from '../../src/core/finding.js';
import { HOUR_MS, MINUTE_MS } from '../../src/core/time.js';
import { DEFAULT_RULE, DetectionRule } from '../../src/detection/config.js';
import { createMonitor, StaleStateError } from '../../src/detection/monitor.js';
import type { MonitorState } from '../../src/detection/state.js';
import type { MonitorOptions, Observation } from '../../src/detection/types.js';
import { dayAt, inOrder, joy, post, quietDays, storm } from './made-stream.js';

const OPTIONS: MonitorOptions = {
  brandId: 'condor',
  timeZone: 'Europe/Madrid',
  rule: DEFAULT_RULE,
};

function findingsOf(
  posts: readonly Observation[],
  { until, ...over }: Partial<MonitorOptions> & { readonly until: number },
): readonly Finding[] {
  const monitor = createMonitor({ ...OPTIONS, ...over });
  for (const observation of inOrder(posts)) monitor.observe(observation);
  return monitor.advance(new Date(until));
}

const opened = (findings: readonly Finding[]): readonly Finding[] =>
  findings.filter(({ phase }) => phase === 'opened');

describe('a storm after two quiet weeks', () => {
  const quiet = quietDays({ days: 17, perDay: 120 });
  const posts = [...quiet, ...storm(dayAt(14, 15), { count: 60 })];
  const findings = findingsOf(posts, { until: dayAt(17, 0) });
  const [first] = opened(findings).filter(({ openedAt }) => openedAt.getTime() >= dayAt(14, 15));

  it('opens one incident within a quarter of an hour and closes it the same evening', () => {
    const inStorm = opened(findings).filter(
      ({ at }) => at.getTime() >= dayAt(14, 15) && at.getTime() < dayAt(15, 0),
    );
    expect(inStorm).toHaveLength(1);
    expect(first?.kind).toBe('negative-spike');
    expect(first?.openedAt.getTime()).toBeLessThan(dayAt(14, 15) + 15 * MINUTE_MS);
    const closed = findings.find(
      ({ phase, dedupeKey }) => phase === 'closed' && dedupeKey === first?.dedupeKey,
    );
    expect(closed?.at.getTime()).toBeGreaterThan(dayAt(14, 18));
    expect(closed?.at.getTime()).toBeLessThan(dayAt(15, 3));
  });

  it('names the matter, and the shares of every kind of reason add up to one', () => {
    const terms = first?.reasons.filter(({ kind }) => kind === 'term').map(({ term }) => term);
    expect(terms?.slice(0, 3)).toContain('corazón');
    const sums = new Map<string, number>();
    for (const { kind, share } of first?.reasons ?? [])
      sums.set(kind, (sums.get(kind) ?? 0) + share);
    expect(sums.size).toBeGreaterThan(2);
    for (const sum of sums.values()) expect(sum).toBeCloseTo(1, 6);
  });

  it('says when it began, from which post, and how much history stands behind it', () => {
    expect(first?.startedAt.getTime()).toBeGreaterThanOrEqual(dayAt(14, 15) - HOUR_MS);
    expect(first?.firstPost).not.toBeNull();
    expect(first?.historyDays).toBeGreaterThan(14);
    expect(first?.observed).toBeGreaterThan(first?.expectedHigh ?? Number.POSITIVE_INFINITY);
  });
});

describe('what is not a crisis', () => {
  const quiet = quietDays({ days: 16, perDay: 120 });
  const afterTwoWeeks = (findings: readonly Finding[]): readonly string[] =>
    opened(findings)
      .filter(({ at }) => at.getTime() >= dayAt(14, 10))
      .map(({ kind }) => kind);

  it("keeps silent about a launch's joy, and tells of it where the rule asks for volume", () => {
    const posts = [...quiet, ...joy(dayAt(14, 10), { count: 400, hours: 8 })];
    expect(afterTwoWeeks(findingsOf(posts, { until: dayAt(16, 0) }))).toEqual([]);
    const rule = DetectionRule.parse({ kinds: ['negative-spike', 'volume-spike'] });
    expect(afterTwoWeeks(findingsOf(posts, { until: dayAt(16, 0), rule }))).toEqual([
      'volume-spike',
    ]);
  });

  it('calls forty complaints of one author a flood', () => {
    const flood = Array.from({ length: 40 }, (_, index) =>
      post(dayAt(14, 11) + index * 3 * MINUTE_MS, {
        author: 'pesado',
        label: 'negative',
        text: `Cóndor me debe dinero, aviso ${'abcdefghijklmnopqrstuvwxyz'[index % 26]}${index} otra vez`,
      }),
    );
    expect(afterTwoWeeks(findingsOf([...quiet, ...flood], { until: dayAt(16, 0) }))).toEqual([
      'flood',
    ]);
  });

  it('calls one text from forty accounts a flood, with a high coordination index', () => {
    const flood = Array.from({ length: 40 }, (_, index) =>
      post(dayAt(14, 11) + index * 2 * MINUTE_MS, {
        author: `bot${index}`,
        label: 'negative',
        text: `Zapatillas Cóndor engaña a sus clientes con la suela ${index}`,
      }),
    );
    const findings = findingsOf([...quiet, ...flood], { until: dayAt(16, 0) });
    expect(afterTwoWeeks(findings)).toEqual(['flood']);
    const found = opened(findings).find(({ kind }) => kind === 'flood');
    expect(found?.coordination.index).toBeGreaterThan(0.5);
    expect(found?.coordination.low).toBeLessThan(found?.coordination.index ?? 0);
  });

  it('takes six silent hours and their late delivery for neither calm nor a spike', () => {
    const from = dayAt(14, 12);
    const to = dayAt(14, 18);
    const held = quiet.map((observation) =>
      observation.createdAt >= from && observation.createdAt < to
        ? { ...observation, receivedAt: to + (observation.createdAt - from) / 100 }
        : observation,
    );
    expect(afterTwoWeeks(findingsOf(held, { until: dayAt(16, 0) }))).toEqual([]);
    const lost = quiet.filter(({ createdAt }) => createdAt < from || createdAt >= to);
    expect(afterTwoWeeks(findingsOf(lost, { until: dayAt(16, 0) }))).toEqual([]);
  });

  it('opens nothing in its first half day, whatever comes', () => {
    expect(opened(findingsOf(storm(dayAt(0, 1), { count: 80 }), { until: dayAt(0, 11) }))).toEqual(
      [],
    );
  });
});

describe('other events', () => {
  it('opens a post when one complaint is passed on far more than usual', () => {
    const quiet = quietDays({ days: 16, perDay: 40 });
    const seed = post(dayAt(14, 12), {
      author: 'ines',
      label: 'negative',
      text: 'La suela de Cóndor abrasa el pie',
    });
    const reposts = Array.from({ length: 30 }, (_, index) =>
      post(dayAt(14, 12) + (index + 1) * 4 * MINUTE_MS, {
        author: `r${index}`,
        label: 'negative',
        text: seed.text,
        repostOf: seed.key,
      }),
    );
    const found = opened(findingsOf([...quiet, seed, ...reposts], { until: dayAt(16, 0) })).filter(
      ({ at }) => at.getTime() >= dayAt(14, 12),
    );
    expect(found.map(({ kind }) => kind)).toEqual(['post']);
    expect(found[0]?.turningPost).toBe(seed.key);
  });

  it('notices that the mix of complaints turns to delivery while their number stays', () => {
    const quiet = quietDays({ days: 18, perDay: 200 }).map((observation, index) =>
      observation.label === 'negative'
        ? { ...observation, touchpoint: index % 12 === 0 ? 'delivery' : 'product' }
        : observation,
    );
    const turned = quiet.map((observation, index) =>
      observation.label === 'negative' && observation.createdAt >= dayAt(15, 8) && index % 2 === 0
        ? { ...observation, touchpoint: 'delivery' }
        : observation,
    );
    const found = opened(findingsOf(turned, { until: dayAt(18, 0) })).filter(
      ({ at }) => at.getTime() >= dayAt(15, 8),
    );
    expect(found.length).toBeGreaterThan(0);
    expect(found[0]?.reasons.find(({ kind }) => kind === 'touchpoint')?.term).toBe('delivery');
  });

  it('opens a second event for another matter while the first is open', () => {
    const quiet = quietDays({ days: 16, perDay: 120 });
    const places = ['Lugo', 'Quito', 'Jaén', 'Lima', 'Soria', 'Cuenca', 'Rosario', 'Teruel'];
    const other = storm(dayAt(14, 17), { count: 32, hours: 2, seed: 23 }).map(
      (observation, index) => ({
        ...observation,
        touchpoint: 'privacy',
        text: `Desde ${places[index % 8]} y ${places[(index * 3 + 1) % 8]}: contraseñas filtradas`,
      }),
    );
    const posts = [...quiet, ...storm(dayAt(14, 15), { count: 60, hours: 4 }), ...other];
    const found = opened(findingsOf(posts, { until: dayAt(16, 0) })).filter(
      ({ at }) => at.getTime() >= dayAt(14, 15) && at.getTime() < dayAt(15, 0),
    );
    const seconds = found.slice(1).flatMap(({ reasons }) => reasons.map(({ term }) => term));
    expect(found).toHaveLength(2);
    expect(seconds).toContain('contraseñas');
  });
});

describe('the state', () => {
  const posts = inOrder([
    ...quietDays({ days: 12, perDay: 100 }),
    ...storm(dayAt(10, 15), { count: 50 }),
  ]);

  it('goes on from a snapshot as if it had never stopped', () => {
    const whole = createMonitor(OPTIONS);
    const all: Finding[] = [];
    let parts = createMonitor(OPTIONS);
    const restored: Finding[] = [];
    for (const [index, observation] of posts.entries()) {
      whole.observe(observation);
      parts.observe(observation);
      all.push(...whole.advance(new Date(observation.receivedAt)));
      restored.push(...parts.advance(new Date(observation.receivedAt)));
      if (index % 97 !== 0) continue;
      const state = JSON.parse(JSON.stringify(parts.snapshot())) as MonitorState;
      parts = createMonitor({ ...OPTIONS, state });
    }
    expect(all.length).toBeGreaterThan(1);
    expect(restored.map(brief)).toEqual(all.map(brief));
  });

  it('stays in kilobytes', () => {
    const monitor = createMonitor(OPTIONS);
    for (const observation of posts) monitor.observe(observation);
    expect(JSON.stringify(monitor.snapshot()).length).toBeLessThan(600_000);
  });

  it('is refused when it is of another brand', () => {
    const state = createMonitor(OPTIONS).snapshot();
    expect(() => createMonitor({ ...OPTIONS, brandId: 'aurora', state })).toThrow(StaleStateError);
  });

  it('does not mind a delivery that comes twice', () => {
    const once = findingsOf(posts, { until: dayAt(12, 0) });
    const twice = findingsOf(
      posts.flatMap((observation) => [observation, observation]),
      { until: dayAt(12, 0) },
    );
    expect(twice.map(brief)).toEqual(once.map(brief));
  });

  it('finds the same up to a moment whatever comes later', () => {
    const until = dayAt(10, 16);
    const early = posts.filter(({ receivedAt }) => receivedAt <= until);
    const cut = findingsOf(early, { until });
    const whole = findingsOf(posts, { until: dayAt(12, 0) }).filter(
      ({ at }) => at.getTime() <= until,
    );
    expect(whole.map(brief)).toEqual(cut.map(brief));
  });
});

function brief({ kind, phase, at, observed, expected, severity }: Finding): unknown {
  return [kind, phase, at.toISOString(), observed, expected.toFixed(6), severity];
}
