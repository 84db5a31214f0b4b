import type { AfterAction, PromiseLine, TimelineEntry } from '../core/after-action.js';
import type { Brand } from '../core/brand.js';
import type { StoreTables } from '../core/contracts/store.js';
import type { Incident, IncidentAction } from '../core/incident.js';
import type { ChartPoint } from '../core/message.js';
import type { PostSample } from '../core/report.js';
import { DAY_MS, HOUR_MS, MINUTE_MS, type TimeRange } from '../core/time.js';
import { chartPoints } from '../lib/charts/series.js';
import { declineOf } from './half-life.js';
import { incidentLine } from './incident-lines.js';
import { lessonsOf } from './lessons.js';
import { ReachTally, sampleOf } from './post-samples.js';
import type { ReportStore } from './report-store.js';
import { ACKNOWLEDGE_MINUTES, PUBLIC_ANSWER_MINUTES, repliesTo, takenAt } from './responses.js';

/** What is usual is taken from the week before; of it three days are shown. */
const USUAL_MS = 7 * DAY_MS;
const SHOWN_BEFORE_MS = 3 * DAY_MS;
const SHOWN_AFTER_MS = DAY_MS;
const HOUR_MINUTES = 60;
/** Complaints with a legal term among an incident's posts. */
const MAX_CASES = 100;
/** Actions that only say that numbers moved. */
const NOISE: ReadonlySet<string> = new Set(['updated']);

/** What an after-action report reads. */
export type AfterActionStore = ReportStore & {
  readonly incidents: Pick<StoreTables['incidents'], 'list' | 'actions'>;
};

/**
 * What happened in an incident: when it began, was noticed, taken and answered, how it fell, what was promised and kept,
 * and what to learn. Told while it lasts as well, up to now.
 *
 * Reads the negatives of its span once; counts come by the hour.
 */
export async function buildAfterAction({
  store,
  brand,
  incident,
  now,
}: {
  readonly store: AfterActionStore;
  readonly brand: Brand;
  readonly incident: Incident;
  readonly now: Date;
}): Promise<AfterAction> {
  const end = incident.endedAt ?? incident.closedAt;
  const to = end !== null && end < now ? end : now;
  const range = {
    from: incident.startedAt,
    to: new Date(Math.max(to.getTime(), incident.startedAt.getTime() + 1)),
  };
  const actions = await store.incidents.actions(incident.id);
  const posts = await landmarks(store, incident);
  const points = await hourly(store, { brand, incident, to, now });
  const decline = declineOf(points, incident.startedAt);
  const replied = await firstReply(store, { brand, range, now });
  const since = (at: Date | null) =>
    at === null ? null : Math.max(0, (at.getTime() - incident.openedAt.getTime()) / MINUTE_MS);
  const first = posts.get('first-post');
  const times = {
    detectionMinutes:
      first === undefined ? null : minutesBetween(first.createdAt, incident.openedAt),
    fromStartMinutes: minutesBetween(incident.startedAt, incident.openedAt),
    acknowledgeMinutes: since(takenAt(incident)),
    replyMinutes: since(replied),
    isOver: end !== null,
  };
  const counts = countsOf(points, range);
  return {
    type: 'after-action',
    brandId: brand.id,
    brandName: brand.name,
    timeZone: brand.timeZone,
    incident: incidentLine(brand, incident),
    closedAt: incident.closedAt,
    to,
    ...times,
    timeline: timelineOf({ actions, posts, peak: decline.peak, replied }),
    ...decline,
    ...counts,
    promises: [
      ...promisesOf(incident, { replied, now }),
      ...(await legalPromises(store, { incident, now })),
    ],
    lessons: lessonsOf({ incident, actions, report: times }),
    chart: points.filter(
      ({ at }) => at.getTime() >= incident.startedAt.getTime() - SHOWN_BEFORE_MS,
    ),
  };
}

type Landmark = 'first-post' | 'turning-post' | 'loudest-post';

/** The posts that the finding names, as far as they are still there. */
async function landmarks(
  store: AfterActionStore,
  { brandId, finding }: Incident,
): Promise<ReadonlyMap<Landmark, PostSample>> {
  const named: readonly (readonly [Landmark, string | null])[] = [
    ['first-post', finding.firstPost],
    ['turning-post', finding.turningPost],
    ['loudest-post', finding.loudestPost],
  ];
  const keys = named.flatMap(([, key]) => (key === null ? [] : [key]));
  if (keys.length === 0) return new Map();
  const found = await store.mentions.list({ brandId, keys }, { limit: keys.length, offset: 0 });
  const reach = new ReachTally();
  const samples = new Map(
    found.map((mention) => {
      const sample = sampleOf(mention, reach.reachOf(mention.post));
      return [sample.key, sample];
    }),
  );
  const posts = new Map<Landmark, PostSample>();
  for (const [landmark, key] of named) {
    const sample = samples.get(key ?? '');
    if (sample !== undefined) posts.set(landmark, sample);
  }
  return posts;
}

async function hourly(
  store: AfterActionStore,
  {
    brand,
    incident,
    to,
    now,
  }: { readonly brand: Brand; readonly incident: Incident; readonly to: Date; readonly now: Date },
): Promise<readonly ChartPoint[]> {
  const floor = (ms: number) => Math.floor(ms / HOUR_MS) * HOUR_MS;
  const last = Math.min(now.getTime(), to.getTime() + SHOWN_AFTER_MS);
  const range = {
    from: new Date(floor(incident.startedAt.getTime() - USUAL_MS)),
    to: new Date(floor(last) + HOUR_MS),
  };
  const buckets = await store.mentions.buckets({ brandId: brand.id, range }, HOUR_MINUTES);
  return chartPoints(buckets, { range, step: 'hour', timeZone: brand.timeZone });
}

/** When the brand first answered one of the negatives in public; null where nothing is known of it. */
async function firstReply(
  store: AfterActionStore,
  { brand, range, now }: { readonly brand: Brand; readonly range: TimeRange; readonly now: Date },
): Promise<Date | null> {
  const { byPost } = await repliesTo(store, { brandId: brand.id, range, now });
  if (byPost.size === 0) return null;
  let first: Date | null = null;
  const keys = [...byPost.keys()];
  const filter = { brandId: brand.id, range, labels: ['negative'] as const, keys };
  for await (const { post } of store.mentions.stream(filter)) {
    const at = byPost.get(`${post.source}/${post.id}`);
    if (at !== undefined && (first === null || at < first)) first = at;
  }
  return first;
}

function timelineOf({
  actions,
  posts,
  peak,
  replied,
}: {
  readonly actions: readonly IncidentAction[];
  readonly posts: ReadonlyMap<Landmark, PostSample>;
  readonly peak: AfterAction['peak'];
  readonly replied: Date | null;
}): readonly TimelineEntry[] {
  const entries: TimelineEntry[] = [
    ...[...posts].map(([event, post]) => ({
      at: post.createdAt,
      event,
      actor: null,
      detail: '',
      post,
    })),
    ...(peak === null
      ? []
      : [{ at: peak.at, event: 'peak' as const, actor: null, detail: '', post: null }]),
    ...(replied === null
      ? []
      : [{ at: replied, event: 'first-reply' as const, actor: null, detail: '', post: null }]),
    ...actions
      .filter(({ action }) => !NOISE.has(action))
      .map(({ at, action, actor, detail }) => ({ at, event: action, actor, detail, post: null })),
  ];
  return entries.toSorted((a, b) => a.at.getTime() - b.at.getTime());
}

function promisesOf(
  incident: Incident,
  { replied, now }: { readonly replied: Date | null; readonly now: Date },
): readonly PromiseLine[] {
  const { openedAt, severity, status } = incident;
  if (status === 'dismissed') return [];
  const due = (minutes: number) => new Date(openedAt.getTime() + minutes * MINUTE_MS);
  return [
    promise('acknowledge', {
      dueAt: due(ACKNOWLEDGE_MINUTES[severity]),
      doneAt: takenAt(incident),
      now,
    }),
    promise('reply', { dueAt: due(PUBLIC_ANSWER_MINUTES[severity]), doneAt: replied, now }),
  ];
}

async function legalPromises(
  store: AfterActionStore,
  { incident, now }: { readonly incident: Incident; readonly now: Date },
): Promise<readonly PromiseLine[]> {
  const { brandId, finding } = incident;
  const mentions = [...new Set(finding.reasons.flatMap(({ posts }) => posts))];
  if (mentions.length === 0) return [];
  const cases = await store.cases.list({ brandId, mentions, limit: MAX_CASES });
  return cases
    .filter(({ status }) => status !== 'dismissed')
    .map(({ code, dueAt, closedAt }) => promise('legal', { code, dueAt, doneAt: closedAt, now }));
}

function promise(
  kind: PromiseLine['promise'],
  {
    code = '',
    dueAt,
    doneAt,
    now,
  }: {
    readonly code?: string;
    readonly dueAt: Date;
    readonly doneAt: Date | null;
    readonly now: Date;
  },
): PromiseLine {
  const base = { promise: kind, code, dueAt, doneAt };
  if (doneAt !== null) return { ...base, state: doneAt <= dueAt ? 'kept' : 'late' };
  return { ...base, state: now > dueAt ? 'broken' : 'open' };
}

/** Voices of the hours that an incident touches. */
function countsOf(
  points: readonly ChartPoint[],
  { from, to }: TimeRange,
): Pick<AfterAction, 'negative' | 'voices'> {
  const during = points.filter(({ at }) => at < to && at.getTime() + HOUR_MS > from.getTime());
  return {
    negative: during.reduce((sum, { negative }) => sum + negative, 0),
    voices: during.reduce((sum, { all }) => sum + all, 0),
  };
}

function minutesBetween(from: Date, to: Date): number {
  return Math.max(0, (to.getTime() - from.getTime()) / MINUTE_MS);
}
