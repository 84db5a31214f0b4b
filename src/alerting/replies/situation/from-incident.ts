import type { Brand } from '../../../core/brand.js';
import type { Incident } from '../../../core/incident.js';
import type { Mention } from '../../../core/mention.js';
import { RISK_CATEGORIES, type RiskCategory } from '../../../core/reading.js';
import type { Subject } from '../subject.js';
import { type Cause, causeIn } from './cause.js';
import { type Arousal, type CrisisFacts, classify } from './classify.js';
import { causeByPlace } from './from-scenario.js';
import type { Situation } from './situation.js';
import { saysVosotros, varietyOf } from './variety.js';

/** A post that shows an incident. */
export type IncidentPost = Pick<Mention, 'post' | 'reading' | 'voice'>;

/** Emotions that make people pass things on (Herhausen et al. 2019). */
const HIGH_AROUSAL = ['anger', 'disgust', 'fear'];
/** Share of the posts that must feel so, or name one cause, for the incident to be taken for it. */
const MOST = 0.4;
/** Fewer posts than this tell nothing of the others. */
const MIN_POSTS = 3;

/** What an incident is judged from: its finding, the posts that show it, what is remembered of the brand. */
export interface IncidentCase {
  readonly incident: Incident;
  readonly brand: Brand;
  readonly subject: Subject;
  readonly posts: readonly IncidentPost[];
  /** Language of the customers. */
  readonly lang: string;
  /** The brand had a serious incident about the same before. */
  readonly hasHistory: boolean;
  readonly used: readonly string[];
}

/** An incident as the engine and the scorer see a crisis. What posts say of its cause is a claim, no fact. */
export function situationOfIncident({
  incident,
  brand,
  subject,
  posts,
  lang,
  hasHistory,
  used,
}: IncidentCase): Situation {
  const facts = factsOf({ incident, subject, posts, hasHistory });
  const variety = varietyOf({ lang, voice: brand.voice, timeZone: brand.timeZone });
  return {
    lang,
    variety,
    brandName: brand.name,
    address: brand.voice.address,
    isVosotros: saysVosotros(variety, brand.voice),
    bannedWords: brand.voice.bannedWords,
    signature: brand.voice.signature,
    facts,
    classification: classify(facts),
    known: [
      ...incident.finding.reasons.filter(({ kind }) => kind === 'term').map(({ term }) => term),
      subject.campaign?.name ?? '',
      ...Object.values(subject.touchpoint?.name ?? {}),
      ...(brand.facts?.known ?? []).flatMap(({ text }) => Object.values(text)),
      ...posts.map(({ post }) => post.text),
    ].filter((text): text is string => text !== undefined && text !== ''),
    contacts: Object.values(brand.facts?.contact ?? {}).filter((text) => text !== undefined),
    used,
    post: null,
    authors: posts
      .flatMap(({ post }) => [post.author.handle, post.author.displayName ?? ''])
      .filter(Boolean),
    maxLength: null,
    isApologyApproved: false,
  };
}

function factsOf({
  incident,
  subject,
  posts,
  hasHistory,
}: Pick<IncidentCase, 'incident' | 'subject' | 'posts' | 'hasHistory'>): CrisisFacts {
  const touchpoint = subject.touchpoint?.id ?? null;
  const risk = riskOfIncident(incident, posts);
  const isCampaign = subject.campaign !== null;
  return {
    cause: claimedCause(posts) ?? causeByPlace({ touchpoint, risk, isCampaign }),
    touchpoint,
    risk,
    arousal: arousalOfIncident(incident, posts),
    isOpinion: isCampaign || subject.tone === 'opinion',
    isCampaign,
    damage: 'unknown',
    outrage: null,
    responsibility: null,
    hasHistory,
    hasBadReputation: false,
  };
}

function riskOfIncident({ finding }: Incident, posts: readonly IncidentPost[]): RiskCategory {
  const told = finding.severityReasons.find(
    ({ factor, points }) => factor === 'risk' && points > 0,
  );
  const named = RISK_CATEGORIES.find((risk) => risk === told?.value);
  return named ?? most(posts.map(({ reading }) => reading.risk)) ?? 'none';
}

function arousalOfIncident({ severity }: Incident, posts: readonly IncidentPost[]): Arousal {
  const aroused = posts.filter(({ reading }) => HIGH_AROUSAL.includes(reading.emotion)).length;
  const isAroused = posts.length > 0 && aroused / posts.length >= MOST;
  if (severity === 4 || (severity === 3 && (isAroused || posts.length < MIN_POSTS))) return 'high';
  if (severity >= 2) return isAroused && severity === 3 ? 'high' : 'medium';
  return isAroused ? 'medium' : 'low';
}

/** The cause that many of the posts name. */
function claimedCause(posts: readonly IncidentPost[]): Cause | null {
  if (posts.length < MIN_POSTS) return null;
  return most(posts.map(({ post }) => causeIn(post.text)));
}

function most<T extends string>(values: readonly (T | null)[]): T | null {
  const counts = new Map<T, number>();
  for (const value of values) {
    if (value !== null && value !== 'none') counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  const [top] = [...counts].sort(([, a], [, b]) => b - a);
  return top !== undefined && top[1] / values.length >= MOST ? top[0] : null;
}
