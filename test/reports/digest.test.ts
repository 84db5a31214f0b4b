import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { NewMention } from '../../src/core/mention.js';
import { LABELS } from '../../src/core/reading.js';
import { HOUR_MS } from '../../src/core/time.js';
import { buildDigest } from '../../src/reports/digest.js';
import { openSqliteStore } from '../../src/storage/sqlite/index.js';
import { madeBrand, madeIncident, madeMention } from './made-mentions.js';
import {
  plainCounts,
  plainDay,
  plainFirstWholeDay,
  plainQuantile,
  plainShift,
} from './plain-days.js';

async function storeOf(mentions: readonly NewMention[]) {
  const store = openSqliteStore({ path: ':memory:' });
  await store.migrate();
  await store.mentions.add(mentions);
  return store;
}

const PLACES = [
  { timeZone: 'Europe/Madrid', day: '2026-03-29', hours: 23 },
  { timeZone: 'Europe/Madrid', day: '2026-10-25', hours: 25 },
  { timeZone: 'America/Santiago', day: '2026-09-06', hours: 23 },
  { timeZone: 'Australia/Lord_Howe', day: '2026-04-05', hours: 24.5 },
  { timeZone: 'Asia/Kathmandu', day: '2026-07-01', hours: 24 },
  { timeZone: 'America/New_York', day: '2026-11-01', hours: 25 },
];

/** Mentions in the ten weeks around a day, most of them near its ends. */
function mentionsAround(day: string) {
  const middle = Date.parse(`${day}T12:00:00Z`);
  const offsetMinutes = fc.oneof(
    fc.integer({ min: -48 * 60, max: 48 * 60 }),
    fc.integer({ min: -70 * 24 * 60, max: 3 * 24 * 60 }),
  );
  const mention = fc.record({
    offsetMinutes,
    label: fc.constantFrom(...LABELS),
    voice: fc.constantFrom(
      'original' as const,
      'original' as const,
      'repost' as const,
      'copy' as const,
    ),
    target: fc.nat(8),
    touchpoint: fc.constantFrom(null, 'delivery', 'product-service', 'advertising'),
    likes: fc.nat(50),
    probability: fc.integer({ min: 34, max: 99 }),
    isAboutBrand: fc.boolean(),
  });
  return fc.array(mention, { maxLength: 120 }).map((made) =>
    made.map((one, index) =>
      madeMention({
        id: `p${index}`,
        at: new Date(middle + one.offsetMinutes * 60_000),
        label: one.label,
        text: `frase ${index}`,
        post: {
          engagement: { likes: one.likes },
          repostOf: one.voice === 'repost' ? `p${one.target}` : null,
        },
        reading: {
          touchpoint: one.touchpoint,
          isAboutBrand: one.isAboutBrand,
          probabilities: {
            negative: one.label === 'negative' ? one.probability / 100 : 0.1,
            neutral: 0.1,
            positive: one.label === 'positive' ? one.probability / 100 : 0.1,
          },
        },
        mention: {
          voice: one.voice,
          copyOf: one.voice === 'copy' ? `p${one.target}` : null,
        },
      }),
    ),
  );
}

describe('buildDigest', () => {
  it.each(PLACES)(
    'gives the figures that a plain count gives, $day in $timeZone',
    async (place) => {
      const brand = madeBrand({ timeZone: place.timeZone });
      await fc.assert(
        fc.asyncProperty(mentionsAround(place.day), async (mentions) => {
          await using store = disposable(await storeOf(mentions));
          const digest = await buildDigest({
            store,
            brand,
            day: place.day,
            now: new Date(`${place.day}T23:59:00Z`),
          });
          const on = (day: string) =>
            mentions.filter(({ post }) => plainDay(post.createdAt, place.timeZone) === day);
          const today = on(place.day);
          const before = on(plainShift(place.day, -1));
          expect(digest.counts).toEqual(plainCounts(today));
          expect(digest.previous).toEqual(plainCounts(before));
          expect((digest.to.getTime() - digest.from.getTime()) / HOUR_MS).toBe(place.hours);
          expect(
            digest.touchpoints.map(({ touchpoint, counts, previous }) => ({
              touchpoint,
              counts,
              previous,
            })),
          ).toEqual(expect.arrayContaining(plainTouchpoints(today, before)));
          expect(digest.touchpoints).toHaveLength(plainTouchpoints(today, before).length);
          expect(digest.worstPosts.map(({ key, reach }) => [key, reach])).toEqual(
            plainTop(today, 'negative'),
          );
          expect(digest.bestPosts.map(({ key, reach }) => [key, reach])).toEqual(
            plainTop(today, 'positive'),
          );
          expectUsual(digest.usualMentions, plainUsual(mentions, place));
        }),
        { numRuns: 25 },
      );
    },
  );

  it('says of a day without a mention that there was none, and does not invent a balance', async () => {
    await using store = disposable(await storeOf([]));
    const digest = await buildDigest({
      store,
      brand: madeBrand(),
      day: '2026-11-19',
      now: new Date('2026-11-20T07:00:00Z'),
    });
    expect(digest.counts).toEqual({
      mentions: 0,
      voices: 0,
      negative: 0,
      neutral: 0,
      positive: 0,
      netSentiment: null,
      negativeShare: null,
    });
    expect(digest).toMatchObject({ usualMentions: null, usualNetSentiment: null, drivers: [] });
    expect(digest.isQuiet).toBe(true);
  });

  it('takes one mention for what it is', async () => {
    const at = new Date('2026-11-19T10:00:00Z');
    await using store = disposable(
      await storeOf([madeMention({ id: 'a', at, label: 'negative' })]),
    );
    const digest = await buildDigest({ store, brand: madeBrand(), day: '2026-11-19', now: at });
    expect(digest.counts).toMatchObject({ voices: 1, netSentiment: -1, negativeShare: 1 });
    expect(digest.worstPosts.map(({ key }) => key)).toEqual(['bluesky/a']);
    expect(digest.isQuiet).toBe(true);
  });

  it('refuses a day that the calendar does not have', async () => {
    await using store = disposable(await storeOf([]));
    const digest = buildDigest({
      store,
      brand: madeBrand(),
      day: '2026-02-30',
      now: new Date('2026-03-01T00:00:00Z'),
    });
    await expect(digest).rejects.toThrow(RangeError);
  });

  it('tells incidents under way that day, and is not quiet then unless they were false alarms', async () => {
    await using store = disposable(await storeOf([]));
    const during = madeIncident(new Date('2026-11-19T15:00:00Z'));
    const over = madeIncident(new Date('2026-11-17T15:00:00Z'), {
      id: 'cnd-0',
      endedAt: new Date('2026-11-18T01:00:00Z'),
    });
    const later = madeIncident(new Date('2026-11-20T15:00:00Z'), { id: 'cnd-2' });
    for (const incident of [during, over, later]) await store.incidents.create(incident);
    const options = {
      store,
      brand: madeBrand(),
      day: '2026-11-19',
      now: new Date('2026-11-21T00:00:00Z'),
    };
    const digest = await buildDigest(options);
    expect(digest.incidents.map(({ id, topTerm }) => [id, topTerm])).toEqual([
      ['cnd-1', 'corazón'],
    ]);
    expect(digest.isQuiet).toBe(false);
    await store.incidents.update({ ...during, status: 'dismissed', version: 2 });
    expect((await buildDigest(options)).isQuiet).toBe(true);
  });

  it('leaves days with a long gap in a speaking source out of what is usual', async () => {
    const days = Array.from({ length: 8 }, (_, index) => plainShift('2026-11-19', -index));
    const mentions = days.flatMap((day, index) =>
      Array.from({ length: 10 }, (_, n) =>
        madeMention({ id: `${index}-${n}`, at: new Date(`${day}T${10 + n}:00:00Z`) }),
      ),
    );
    await using store = disposable(await storeOf(mentions));
    const options = {
      store,
      brand: madeBrand(),
      day: '2026-11-19',
      now: new Date('2026-11-20T07:00:00Z'),
    };
    // The first day is partly before the first mention and does not count.
    expect((await buildDigest(options)).usualMentions).toMatchObject({
      days: 6,
      median: 10,
      basis: 'day',
    });
    await store.health.openGap('condor', {
      source: 'bluesky',
      from: new Date('2026-11-17T00:00:00Z'),
      to: null,
      reason: 'no answer',
    });
    await store.health.closeGap('condor', 'bluesky', new Date('2026-11-17T20:00:00Z'));
    expect((await buildDigest(options)).usualMentions).toMatchObject({ days: 5 });
  });

  it('names campaigns that run or begin the next day', async () => {
    await using store = disposable(await storeOf([]));
    const campaign = (name: string, from: string, to: string) => ({
      id: name.toLowerCase(),
      name,
      from: new Date(from),
      to: new Date(to),
      terms: [],
    });
    const brand = madeBrand({
      campaigns: [
        campaign('Corazón de barrio', '2026-11-20T08:00:00Z', '2026-12-01T00:00:00Z'),
        campaign('Ayer', '2026-11-01T00:00:00Z', '2026-11-19T23:00:00Z'),
        campaign('Navidad', '2026-12-01T00:00:00Z', '2027-01-06T00:00:00Z'),
      ],
    });
    const digest = await buildDigest({
      store,
      brand,
      day: '2026-11-19',
      now: new Date('2026-11-20T07:00:00Z'),
    });
    expect(digest.campaignsTomorrow).toEqual(['Corazón de barrio']);
  });
});

function disposable<T extends { close(): Promise<void> }>(store: T): T & AsyncDisposable {
  return Object.assign(store, { [Symbol.asyncDispose]: () => store.close() });
}

function plainTouchpoints(today: readonly NewMention[], before: readonly NewMention[]) {
  return ['delivery', 'product-service', 'advertising']
    .map((touchpoint) => {
      const of = (mentions: readonly NewMention[]) =>
        plainCounts(mentions.filter(({ reading }) => reading.touchpoint === touchpoint));
      return { touchpoint, counts: of(today), previous: of(before) };
    })
    .filter(({ counts, previous }) => counts.voices + previous.voices > 0);
}

function plainTop(
  today: readonly NewMention[],
  label: 'negative' | 'positive',
): (readonly [string, number])[] {
  const reachOf = ({ post }: NewMention) => {
    const reposts = today.filter(
      (other) => other.voice === 'repost' && other.post.repostOf === post.id,
    ).length;
    const copies = today.filter(
      ({ voice, copyOf }) => voice === 'copy' && copyOf === post.id,
    ).length;
    return (post.engagement.likes ?? 0) + reposts + copies;
  };
  const weightOf = (mention: NewMention) =>
    mention.reading.probabilities[label] * (1 + Math.log(1 + reachOf(mention)));
  return today
    .filter(
      ({ voice, reading }) =>
        voice === 'original' && reading.label === label && reading.isAboutBrand,
    )
    .sort(
      (a, b) =>
        weightOf(b) - weightOf(a) || a.post.createdAt.getTime() - b.post.createdAt.getTime(),
    )
    .slice(0, 3)
    .map((mention) => [`${mention.post.source}/${mention.post.id}`, reachOf(mention)] as const);
}

function plainUsual(
  mentions: readonly NewMention[],
  { day, timeZone }: { day: string; timeZone: string },
): number[] | null {
  const first = mentions
    .map(({ post }) => post.createdAt)
    .sort((a, b) => a.getTime() - b.getTime())[0];
  if (first === undefined) return null;
  const countsOn = (days: string[]) =>
    days
      .filter((past) => past >= plainFirstWholeDay(first, timeZone))
      .map(
        (past) => mentions.filter(({ post }) => plainDay(post.createdAt, timeZone) === past).length,
      );
  const weekdays = countsOn(
    Array.from({ length: 8 }, (_, week) => plainShift(day, -7 * (week + 1))),
  );
  const figures =
    weekdays.length >= 4
      ? weekdays
      : countsOn(Array.from({ length: 28 }, (_, index) => plainShift(day, -(index + 1))));
  if (figures.length < 4) return null;
  return [figures.length, ...[0.1, 0.5, 0.9].map((q) => plainQuantile(figures, q))];
}

function expectUsual(
  usual: { days: number; low: number; median: number; high: number } | null,
  plain: number[] | null,
): void {
  if (plain === null || usual === null) {
    expect(usual).toBe(plain);
    return;
  }
  const [days, low, median, high] = plain;
  expect(usual.days).toBe(days);
  expect(usual.low).toBeCloseTo(low ?? 0, 9);
  expect(usual.median).toBeCloseTo(median ?? 0, 9);
  expect(usual.high).toBeCloseTo(high ?? 0, 9);
}
