import type { Brand } from '../core/brand.js';
import type { CampaignRisk, ShareOfVoice } from '../core/report.js';
import { SentimentTally, sumBuckets } from '../core/sentiment-counts.js';
import { type TimeRange, WEEK_MS } from '../core/time.js';
import { wilson, Z_90 } from '../lib/stats/intervals.js';
import type { ReportStore } from './report-store.js';
import type { WeekReading } from './risk-week.js';

/** Fewer voices than this say nothing of a campaign. */
const MIN_CAMPAIGN_VOICES = 10;
/** Negative share from which a campaign is a risk, with 95 % certainty: twice the calm share of the formula. */
const RISKY_SHARE = 0.3;
const HOUR_MINUTES = 60;

/** The brand's part of what is said in its trade, as far as its competitors are listened to; empty where it has none. */
export async function shareOfVoice(
  store: ReportStore,
  {
    brand,
    range,
    counts,
  }: { readonly brand: Brand; readonly range: TimeRange; readonly counts: WeekReading['counts'] },
): Promise<readonly ShareOfVoice[]> {
  if (brand.competitors.length === 0) return [];
  const lines: Omit<ShareOfVoice, 'share'>[] = [{ name: brand.name, isOwn: true, counts }];
  for (const { name, brand: brandId } of brand.competitors) {
    lines.push({
      name,
      isOwn: false,
      counts:
        brandId === undefined
          ? null
          : sumBuckets(await store.mentions.buckets({ brandId, range }, HOUR_MINUTES)),
    });
  }
  const all = lines.reduce((sum, line) => sum + (line.counts?.voices ?? 0), 0);
  const isCompared = lines.some(({ isOwn, counts: own }) => !isOwn && own !== null);
  return lines.map((line) => ({
    ...line,
    share: line.counts === null || all === 0 || !isCompared ? null : line.counts.voices / all,
  }));
}

/** Campaigns that run in the range or begin in the week after it, earliest first, with what is said of them. */
export function campaignRisks(
  { campaigns }: Brand,
  { range, week }: { readonly range: TimeRange; readonly week: WeekReading },
): readonly CampaignRisk[] {
  const until = new Date(range.to.getTime() + WEEK_MS);
  const none = new SentimentTally().counts();
  return campaigns
    .filter(({ from, to }) => from < until && to > range.from)
    .toSorted((a, b) => a.from.getTime() - b.from.getTime())
    .map(({ id, name, from, to }) => {
      const counts = week.byCampaign.get(id) ?? none;
      return { id, name, from, to, counts, level: levelOf(counts) };
    });
}

function levelOf({ voices, negative }: CampaignRisk['counts']): CampaignRisk['level'] {
  if (voices < MIN_CAMPAIGN_VOICES) return 'none';
  return wilson(negative, voices, Z_90).low > RISKY_SHARE ? 'high' : 'low';
}
