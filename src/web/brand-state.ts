import type { Brand } from '../core/brand.js';
import type { TeamSettings } from '../core/contracts/settings.js';
import type { SourceHealth, Store } from '../core/contracts/store.js';
import type { DataGap } from '../core/finding.js';
import type { Incident } from '../core/incident.js';
import type { SentimentCounts } from '../core/report.js';
import { sumBuckets } from '../core/sentiment-counts.js';
import { DAY_MS, HOUR_MS } from '../core/time.js';

/** How a brand stands at a glance. */
export interface BrandState {
  readonly brand: Brand;
  /** The last 24 hours, in whole hours, and the 24 before them. */
  readonly counts: SentimentCounts;
  readonly previous: SentimentCounts;
  /** Not yet closed, gravest first. */
  readonly openIncidents: readonly Incident[];
  readonly sources: readonly SourceHealth[];
  /** Sources that are silent now. */
  readonly silent: readonly DataGap[];
  readonly lastMentionAt: Date | null;
  /** Until when alerts are muted: an instant, 'until-unmuted', or null. */
  readonly mutedUntil: string | null;
}

const MAX_INCIDENTS = 50;

/** Five short queries, none over more than two days of counters. */
export async function brandState(
  store: Store,
  {
    brand,
    settings,
    now,
  }: { readonly brand: Brand; readonly settings: TeamSettings; readonly now: Date },
): Promise<BrandState> {
  const to = new Date(Math.ceil(now.getTime() / HOUR_MS) * HOUR_MS);
  const dayAgo = new Date(to.getTime() - DAY_MS);
  const twoDaysAgo = new Date(dayAgo.getTime() - DAY_MS);
  const buckets = await store.mentions.buckets(
    { brandId: brand.id, range: { from: twoDaysAgo, to } },
    60,
  );
  const open = await store.incidents.list({
    brandId: brand.id,
    statuses: ['open', 'acknowledged'],
    limit: MAX_INCIDENTS,
  });
  const gaps = await store.health.gaps(brand.id, { from: dayAgo, to });
  const mute = settings.mutes[brand.id];
  return {
    brand,
    counts: sumBuckets(buckets.filter(({ at }) => at >= dayAgo)),
    previous: sumBuckets(buckets.filter(({ at }) => at < dayAgo)),
    openIncidents: open.toSorted((a, b) => b.severity - a.severity),
    sources: (await store.health.list()).filter(({ brandId }) => brandId === brand.id),
    silent: gaps.filter(({ to: end }) => end === null),
    lastMentionAt: (await store.mentions.span(brand.id))?.to ?? null,
    mutedUntil: mute === undefined || isPast(mute, now) ? null : mute,
  };
}

function isPast(until: string, now: Date): boolean {
  return until !== 'until-unmuted' && new Date(until) <= now;
}
