import type { Incident } from '../core/incident.js';
import type { PostSample, RiskSummary } from '../core/report.js';
import { ReachTally, sampleOf } from './post-samples.js';
import type { ReportStore } from './report-store.js';
import type { RiskComponentId, ScoredComponent } from './risk-formula.js';
import type { WeekReading } from './risk-week.js';

const MAX_REASONS = 3;
const POSTS_PER_REASON = 2;
/** Points below which a part is no reason. */
const MIN_REASON_POINTS = 1;

const POSTS_OF = {
  share: 'worst',
  change: 'worst',
  gravity: 'gravity',
  press: 'press',
  spread: 'spread',
} as const satisfies Record<
  Exclude<RiskComponentId, 'incidents' | 'response'>,
  keyof WeekReading['posts']
>;

/** The parts that weigh most, each with posts that no earlier one shows. */
export async function reasonsOf(
  store: ReportStore,
  {
    brandId,
    components,
    week,
    incidents,
  }: {
    readonly brandId: string;
    readonly components: readonly ScoredComponent[];
    readonly week: WeekReading;
    readonly incidents: readonly Incident[];
  },
): Promise<RiskSummary['reasons']> {
  const shown = new Set<string>();
  const heaviest = components
    .filter(({ contribution }) => contribution >= MIN_REASON_POINTS)
    .toSorted((a, b) => b.contribution - a.contribution)
    .slice(0, MAX_REASONS);
  const reasons: { component: RiskComponentId; posts: readonly PostSample[] }[] = [];
  for (const { id } of heaviest) {
    // A timely answer only ever takes points off.
    if (id === 'response') continue;
    const candidates =
      id === 'incidents'
        ? await incidentPosts(store, brandId, incidents)
        : week.posts[POSTS_OF[id]];
    const posts = candidates.filter(({ key }) => !shown.has(key)).slice(0, POSTS_PER_REASON);
    for (const { key } of posts) shown.add(key);
    reasons.push({ component: id, posts });
  }
  return reasons;
}

/** The loudest, the first and the turning post of the gravest incident. */
async function incidentPosts(
  store: ReportStore,
  brandId: string,
  incidents: readonly Incident[],
): Promise<readonly PostSample[]> {
  const [gravest] = incidents
    .filter(({ status }) => status !== 'dismissed')
    .toSorted((a, b) => b.severity - a.severity);
  if (gravest === undefined) return [];
  const { loudestPost, firstPost, turningPost } = gravest.finding;
  // One post is often two of the three.
  const keys = [...new Set([loudestPost, firstPost, turningPost])].filter((key) => key !== null);
  if (keys.length === 0) return [];
  const mentions = await store.mentions.list({ brandId, keys }, { limit: keys.length, offset: 0 });
  const reach = new ReachTally();
  return keys
    .map((key) => mentions.find(({ post }) => `${post.source}/${post.id}` === key))
    .filter((mention) => mention !== undefined)
    .map((mention) => sampleOf(mention, reach.reachOf(mention.post)));
}
