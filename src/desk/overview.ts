import type { Brand } from '../core/brand.js';
import type { BrandOverview, RuleVerdicts } from '../core/contracts/desk.js';
import type { TeamSettings } from '../core/contracts/settings.js';
import type { Store } from '../core/contracts/store.js';
import { FINDING_KINDS } from '../core/finding.js';
import { type Rating, verdictsOf } from '../core/incident.js';
import { sumBuckets } from '../core/sentiment-counts.js';
import { DAY_MS, HOUR_MS } from '../core/time.js';
import { ruleRecord } from '../detection/record.js';
import { buildRiskSummary, type MeasuredReader } from '../reports/risk.js';

const MAX_INCIDENTS = 50;

/** How a brand stands at a glance: a handful of short queries, and the week's risk. */
export async function brandOverview(
  store: Store,
  {
    brand,
    team,
    budgetWeeks,
    readerError,
    now,
  }: {
    readonly brand: Brand;
    readonly team: TeamSettings;
    /** Of the rule in force. */
    readonly budgetWeeks: number;
    readonly readerError?: MeasuredReader | undefined;
    readonly now: Date;
  },
): Promise<BrandOverview> {
  const to = new Date(Math.ceil(now.getTime() / HOUR_MS) * HOUR_MS);
  const dayAgo = new Date(to.getTime() - DAY_MS);
  const range = { from: new Date(dayAgo.getTime() - DAY_MS), to };
  const buckets = await store.mentions.buckets({ brandId: brand.id, range }, 60);
  const open = await store.incidents.list({
    brandId: brand.id,
    statuses: ['open', 'acknowledged'],
    limit: MAX_INCIDENTS,
  });
  const gaps = await store.health.gaps(brand.id, { from: dayAgo, to });
  return {
    brand,
    now,
    counts: sumBuckets(buckets.filter(({ at }) => at >= dayAgo)),
    previous: sumBuckets(buckets.filter(({ at }) => at < dayAgo)),
    risk: await buildRiskSummary({ store, brand, to: now, now, readerError }),
    openIncidents: open.toSorted((a, b) => b.severity - a.severity),
    silent: gaps.filter(({ to: end }) => end === null),
    lastMentionAt: (await store.mentions.span(brand.id))?.to ?? null,
    mutedUntil: muteOf(team.mutes[brand.id], now),
    watchTerms: team.watchTerms[brand.id] ?? [],
    rules: rulesJudged(await store.incidents.ratings(brand.id), budgetWeeks),
  };
}

function muteOf(mute: string | undefined, now: Date): BrandOverview['mutedUntil'] {
  if (mute === undefined || mute === 'until-unmuted') return mute ?? null;
  const until = new Date(mute);
  return until > now ? until : null;
}

/** The rules that somebody has judged, in the order of the kinds. */
function rulesJudged(ratings: readonly Rating[], budgetWeeks: number): readonly RuleVerdicts[] {
  return FINDING_KINDS.flatMap((kind) => {
    const verdicts = verdictsOf(ratings.filter((rating) => rating.kind === kind));
    if (verdicts.useful + verdicts.notUseful === 0) return [];
    return [{ kind, verdicts, proposedWeeks: ruleRecord(verdicts, budgetWeeks).proposedWeeks }];
  });
}
