import { describe, expect, it } from 'vitest';
import type { SourceHealth } from '../../src/core/contracts/store.js';
import { type StatusFacts, sourceStatus } from '../../src/core/source-status.js';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../src/core/time.js';
import { translator } from '../../src/lib/i18n/i18n.js';
import { sourceStatusParts } from '../../src/lib/wording/source-status.js';

const NOW = new Date('2026-03-02T12:00:00Z');
const ago = (ms: number) => new Date(NOW.getTime() - ms);
const later = (ms: number) => new Date(NOW.getTime() + ms);

const WELL: SourceHealth = {
  source: 'bluesky',
  brandId: 'condor',
  lastOkAt: ago(4 * MINUTE_MS),
  lastPostAt: ago(HOUR_MS),
  error: null,
  retryAt: null,
  consecutiveFailures: 0,
  skipped: 2,
  quotaRemaining: null,
  quotaResetAt: null,
};

function status(health: Partial<SourceHealth> | null, facts: Partial<StatusFacts> = {}) {
  return sourceStatus({
    source: 'bluesky',
    brandId: 'condor',
    health: health === null ? null : { ...WELL, ...health },
    driver: { normalSilenceMs: DAY_MS },
    openGaps: [],
    nextTick: (from) => new Date(Math.ceil(from.getTime() / (5 * MINUTE_MS)) * 5 * MINUTE_MS),
    now: NOW,
    ...facts,
  });
}
const errorOf = (name: string) => ({ name, message: 'bsky.social answered 503', at: ago(HOUR_MS) });
function words(found: ReturnType<typeof status>, locale: 'es' | 'en' = 'es'): string {
  const place = { locale, timeZone: 'Europe/Madrid' };
  return sourceStatusParts(found, { t: translator(locale), place, now: NOW }).join(' · ');
}

describe('how a source does', () => {
  it('is well with a poll and a post not long ago', () => {
    const found = status({});
    expect(found).toMatchObject({
      state: 'well',
      silentSince: null,
      lagMs: 4 * MINUTE_MS,
      nextPollAt: NOW,
      skipped: 2,
    });
    expect(words(found)).toBe(
      'al día · último sondeo 12:56 · última publicación 12:00 · próximo sondeo 13:00',
    );
  });

  it('is silent where it answers and nothing came for longer than is normal', () => {
    const found = status({ lastPostAt: ago(3 * DAY_MS) });
    expect(found).toMatchObject({ state: 'silent', silentSince: ago(3 * DAY_MS) });
    expect(words(found)).toContain('lo normal es como mucho 24 h');
    expect(status({ lastPostAt: ago(DAY_MS) }).state).toBe('well');
    expect(status({ lastPostAt: null }).state).toBe('well');
  });

  it.each([
    ['SourceUnavailableError', 'failing', 'unavailable'],
    ['SourceRateLimitedError', 'waiting', 'limited'],
    ['SourceAuthError', 'failing', 'auth'],
    ['SourceContractError', 'failing', 'contract'],
    ['QueryCoverError', 'failing', 'query'],
    ['TypeError', 'failing', 'defect'],
  ])('tells of a %s as %s, with its kind %s', (name, state, kind) => {
    const retryAt = later(17 * MINUTE_MS);
    const found = status({ error: errorOf(name), retryAt, consecutiveFailures: 3 });
    expect(found).toMatchObject({ state, nextPollAt: later(20 * MINUTE_MS) });
    expect(found.failure).toMatchObject({ kind, attempts: 3 });
    for (const locale of ['es', 'en'] as const) {
      expect(words(found, locale)).toContain('bsky.social answered 503');
      expect(words(found, locale)).not.toMatch(/source:|undefined|\{\{/);
    }
  });

  it('is silent since the beginning of an open gap', () => {
    const openGaps = [
      { source: 'rss', from: ago(DAY_MS), to: null, reason: 'x' },
      { source: 'bluesky', from: ago(2 * HOUR_MS), to: null, reason: 'x' },
    ];
    const error = errorOf('SourceAuthError');
    const found = status(
      { error, lastOkAt: ago(2 * HOUR_MS), consecutiveFailures: 1 },
      { openGaps },
    );
    expect(found.silentSince).toEqual(ago(2 * HOUR_MS));
    expect(words(found, 'en')).toBe(
      'failing · refuses the key, which has to be renewed · one attempt at 12:00: bsky.social answered 503 · silent since 11:00 · 2 h behind · last post 12:00 · next poll 13:00',
    );
  });

  it('waits for a spent budget, and forgets one that is full again', () => {
    const spent = { quotaRemaining: 0, quotaResetAt: later(HOUR_MS), retryAt: later(HOUR_MS) };
    expect(status(spent)).toMatchObject({
      state: 'waiting',
      quota: { remaining: 0, resetAt: later(HOUR_MS) },
    });
    expect(words(status(spent))).toContain('quedan 0 en su cupo hasta 14:00');
    expect(status({ quotaRemaining: 5, quotaResetAt: ago(1) }).quota).toBeNull();
  });

  it('is new before its first poll, and off where something is missing', () => {
    expect(words(status(null))).toBe('sin sondear todavía · próximo sondeo 13:00');
    const off = status(null, { driver: { missing: ['X_BEARER_TOKEN'] } });
    expect(off).toMatchObject({ state: 'off', nextPollAt: null, normalSilenceMs: null });
    expect(words(off)).toBe('apagada: falta X_BEARER_TOKEN');
  });
});
