import type { AlertingSettings } from '../alerting/config.js';
import { approvalFor } from '../alerting/escalation-contacts.js';
import type { ReplyBooks } from '../alerting/replies/book.js';
import type { RephraseTools } from '../alerting/replies/model/rephrase.js';
import { rephraseResponse } from '../alerting/replies/model/rephrase-response.js';
import { situationOfIncident } from '../alerting/replies/situation/from-incident.js';
import { subjectOf } from '../alerting/replies/subject.js';
import { type ResponseRequest, suggestResponse } from '../alerting/replies/suggest.js';
import type { Brand } from '../core/brand.js';
import type { StoreTables } from '../core/contracts/store.js';
import type { ReasonKind } from '../core/finding.js';
import { type Incident, type IncidentAction, verdictsOf } from '../core/incident.js';
import type { Mention } from '../core/mention.js';
import type { ChartPoint, IncidentCard } from '../core/message.js';
import type { SuggestedResponse } from '../core/response.js';
import { HOUR_MS } from '../core/time.js';
import { ReachTally, sampleOf } from '../reports/post-samples.js';
import { earlierReplies, hasCrisisHistory, rememberReplies } from './reply-memory.js';

/** Days of the small chart: a week, so that the same hour of each weekday is in it. */
const CHART_HOURS = 7 * 24;
/** Hours shown after the end of an incident, so that the way back to normal is seen. */
const HOURS_AFTER_END = 12;
/** Posts looked at, and kept with the card: those shown, those answered, and the first one. */
const MAX_POSTS = 40;
const MAX_SAMPLES = 8;

/** Reasons that say what it is about; where and in which language it is said does not choose a post. */
const TELLING: readonly ReasonKind[] = ['term', 'touchpoint', 'campaign'];

/** What a card is built with. */
export interface CardTools {
  readonly store: Pick<StoreTables, 'mentions' | 'incidents' | 'tickets' | 'cases' | 'state'>;
  readonly alerting: Pick<AlertingSettings, 'escalation'>;
  readonly books: ReplyBooks;
  /** Rephrases suggested answers; absent: the templates stand. */
  readonly model?: Omit<RephraseTools, 'state'> | undefined;
  /** Address of an incident's page; null where no page is served. */
  readonly pageUrl: (incidentId: string) => string | null;
}

/**
 * Everything that an alert card shows, as it is in the store now: eight queries, none for mentions over more than a
 * week. Remembers the replies that it suggests.
 */
export async function buildIncidentCard(
  { store, books, alerting, pageUrl, model }: CardTools,
  {
    incident,
    brand,
    now,
  }: { readonly incident: Incident; readonly brand: Brand; readonly now: Date },
): Promise<IncidentCard> {
  const posts = await incidentPosts(store, incident);
  const earlier = await earlierReplies(store, incident.id);
  const hasHistory = await hasCrisisHistory(store, { incident, brand });
  const response = await answerOf(
    { store, books, model },
    { incident, brand, posts, now, hasHistory, earlier },
  );
  await rememberReplies(store, {
    incidentId: incident.id,
    earlier,
    replies: response.replies,
    now,
  });
  const actions = await store.incidents.actions(incident.id);
  const ratings = await store.incidents.ratings(brand.id);
  const reach = new ReachTally();
  return {
    type: 'incident',
    incident,
    brand,
    response,
    samples: shownOf(posts, incident).map((post) => sampleOf(post, reach.reachOf(post.post))),
    chart: await chartOf(store, { incident, now }),
    earlierId: earlierIdOf(actions),
    pageUrl: pageUrl(incident.id),
    actions,
    verdicts: verdictsOf(ratings.filter(({ kind }) => kind === incident.kind)),
    approval: approvalFor(alerting.escalation, incident.severity),
    tickets: await store.tickets.ofIncident(incident.id),
    cases: await store.cases.list({
      brandId: brand.id,
      statuses: ['open'],
      mentions: posts.map(({ post }) => `${post.source}/${post.id}`),
      limit: MAX_POSTS,
    }),
  };
}

/** What the engine suggests, rephrased where a model is configured and does no worse. */
async function answerOf(
  { store, books, model }: Pick<CardTools, 'store' | 'books' | 'model'>,
  request: ResponseRequest & Required<Pick<ResponseRequest, 'hasHistory'>>,
): Promise<SuggestedResponse> {
  const response = suggestResponse(books, request);
  if (model === undefined) return response;
  const { incident, brand, posts, now, hasHistory } = request;
  const situation = situationOfIncident({
    incident,
    brand,
    subject: subjectOf(incident.finding, brand),
    posts,
    lang: response.lang,
    hasHistory,
    used: [],
  });
  const signal = AbortSignal.timeout(model.settings.timeoutMs);
  return rephraseResponse({ ...model, state: store.state }, response, {
    situation,
    posts,
    now,
    signal,
  });
}

/**
 * The posts that the finding names, those that show most of it before the others: each counts the shares of the
 * reasons that it stands for, and how far it went.
 */
export async function incidentPosts(
  { mentions }: Pick<StoreTables, 'mentions'>,
  { brandId, finding }: Incident,
): Promise<readonly Mention[]> {
  const shares = new Map<string, number>();
  for (const { kind, posts, share } of finding.reasons) {
    if (!TELLING.includes(kind)) continue;
    for (const key of posts) shares.set(key, (shares.get(key) ?? 0) + share);
  }
  const landmarks = [finding.firstPost, finding.loudestPost, finding.turningPost];
  const keys = [...new Set([...landmarks, ...shares.keys()])].filter((key) => key !== null);
  if (keys.length === 0) return [];
  const found = await mentions.list(
    { brandId, keys: keys.slice(0, MAX_POSTS) },
    { limit: MAX_POSTS, offset: 0 },
  );
  const reach = new ReachTally();
  const weight = ({ post }: Mention) =>
    (shares.get(`${post.source}/${post.id}`) ?? 0) * (1 + Math.log1p(reach.reachOf(post)));
  return found.toSorted((a, b) => weight(b) - weight(a) || a.seq - b.seq);
}

/** Those shown, and the first post, whose author the summary names. */
function shownOf(posts: readonly Mention[], { finding }: Incident): readonly Mention[] {
  const shown = posts.slice(0, MAX_SAMPLES);
  const first = posts.find(({ post }) => `${post.source}/${post.id}` === finding.firstPost);
  return first === undefined || shown.includes(first) ? shown : [...shown.slice(0, -1), first];
}

/** Voices by the hour; an hour without any is a zero, and whether it was calm or a gap is told in the facts. */
async function chartOf(
  { mentions }: CardTools['store'],
  { incident, now }: { readonly incident: Incident; readonly now: Date },
): Promise<readonly ChartPoint[]> {
  const { endedAt, brandId } = incident;
  const lastMs =
    endedAt === null
      ? now.getTime()
      : Math.min(now.getTime(), endedAt.getTime() + HOURS_AFTER_END * HOUR_MS);
  const toMs = Math.ceil(lastMs / HOUR_MS) * HOUR_MS;
  const fromMs = toMs - CHART_HOURS * HOUR_MS;
  const counts = Array.from({ length: CHART_HOURS }, () => ({ negative: 0, all: 0 }));
  const range = { from: new Date(fromMs), to: new Date(toMs) };
  for (const { at, label, voice, count } of await mentions.buckets({ brandId, range }, 60)) {
    const hour = counts[Math.floor((at.getTime() - fromMs) / HOUR_MS)];
    if (voice !== 'original' || hour === undefined) continue;
    hour.all += count;
    if (label === 'negative') hour.negative += count;
  }
  return counts.map((hour, index) => ({ at: new Date(fromMs + index * HOUR_MS), ...hour }));
}

/** The earlier wave, as the log of the opening names it. */
function earlierIdOf(actions: readonly IncidentAction[]): string | null {
  const opened = actions.find(({ action }) => action === 'opened');
  return opened === undefined || opened.detail === '' ? null : opened.detail;
}
