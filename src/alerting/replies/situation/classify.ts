import type { RiskCategory } from '../../../core/reading.js';
import {
  CLUSTERS,
  type Classification,
  type Cluster,
  type Strategy,
  type WordedReason,
} from '../../../core/response.js';
import type { Cause } from './cause.js';

/** How strongly people feel. */
export type Arousal = 'low' | 'medium' | 'high';

/** What the class of a crisis is decided from. */
export interface CrisisFacts {
  readonly cause: Cause;
  readonly touchpoint: string | null;
  readonly risk: RiskCategory;
  readonly arousal: Arousal;
  /** About a campaign, or another thing that nobody bought or received. */
  readonly isOpinion: boolean;
  readonly isCampaign: boolean;
  /** Known: whether people, animals or places came to harm. */
  readonly damage: 'none' | 'minor' | 'serious' | 'unknown';
  /** Told outright; null leaves it to the other facts. */
  readonly outrage: boolean | null;
  /** How responsible the public holds the brand, where that was told. */
  readonly responsibility: 'none' | 'low' | 'medium' | 'high' | null;
  readonly hasHistory: boolean;
  readonly hasBadReputation: boolean;
}

/** Coombs 2007: types of crisis by the responsibility that people attribute. */
const CLUSTER_OF: Readonly<Record<Cause, Cluster>> = {
  rumour: 'victim',
  impersonation: 'victim',
  tampering: 'victim',
  disaster: 'victim',
  violence: 'victim',
  breach: 'accidental',
  'technical-error': 'accidental',
  'product-defect': 'accidental',
  challenge: 'accidental',
  unknown: 'accidental',
  'human-error': 'preventable',
  misdeed: 'preventable',
  decision: 'preventable',
};

/** Falsehoods, which are corrected with facts. */
const FALSEHOODS: readonly Cause[] = ['rumour', 'impersonation'];
/** Risks that hurt a value, whether or not anybody came to harm. */
const VALUES: readonly RiskCategory[] = [
  'discrimination',
  'animal-welfare',
  'labour',
  'environment',
];
/** Risks where people are told first what to do. */
const INSTRUCTED: readonly RiskCategory[] = ['safety', 'health', 'privacy-security'];
/** What others do to a brand and its customers, and what those can do about it. */
const INSTRUCTED_CAUSES: readonly Cause[] = ['tampering', 'impersonation', 'breach', 'violence'];

/** Whether instructing information comes first: people may come to harm, or their data or money. */
export function needsInstruction({ cause, risk }: Pick<CrisisFacts, 'cause' | 'risk'>): boolean {
  return INSTRUCTED.includes(risk) || INSTRUCTED_CAUSES.includes(cause);
}

/** Whether it is a falsehood about the brand, or told in its name. */
export function isFalsehood({ cause }: Pick<CrisisFacts, 'cause'>): boolean {
  return FALSEHOODS.includes(cause);
}

/** The class of a crisis by SCCT, with its reasons, and the strategies that follow. */
export function classify(facts: CrisisFacts): Classification {
  const typeCluster = typeClusterOf(facts);
  const isRaised = (facts.hasHistory || facts.hasBadReputation) && typeCluster !== 'preventable';
  const cluster = isRaised ? nextCluster(typeCluster) : typeCluster;
  const hasOutrage = outrageOf(facts);
  const isParacrisis =
    facts.damage !== 'serious' &&
    facts.damage !== 'minor' &&
    (facts.cause === 'rumour' || facts.cause === 'challenge' || facts.isOpinion);
  const reasons: WordedReason[] = [
    facts.responsibility === null
      ? reason(`cause.${facts.cause}`)
      : reason(`attributed.${facts.responsibility}`),
  ];
  if (facts.hasHistory) reasons.push(reason(isRaised ? 'history' : 'historyTop'));
  else if (facts.hasBadReputation) reasons.push(reason(isRaised ? 'reputation' : 'reputationTop'));
  if (hasOutrage) reasons.push(reason('outrage'));
  if (facts.damage === 'serious') reasons.push(reason('damage.serious'));
  else if (facts.damage === 'none') reasons.push(reason('damage.none'));
  if (isParacrisis) reasons.push(reason('paracrisis'));
  return {
    cluster,
    typeCluster,
    hasOutrage,
    isParacrisis,
    reasons,
    ...strategiesFor({ ...facts, cluster, typeCluster, hasOutrage, isRaised }),
  };
}

function typeClusterOf({ responsibility, cause }: CrisisFacts): Cluster {
  if (responsibility === 'none' || responsibility === 'low') return 'victim';
  if (responsibility === 'medium') return 'accidental';
  if (responsibility === 'high') return 'preventable';
  return CLUSTER_OF[cause];
}

function nextCluster(cluster: Cluster): Cluster {
  return CLUSTERS[CLUSTERS.indexOf(cluster) + 1] ?? cluster;
}

function outrageOf({ outrage, cause, risk, arousal, damage }: CrisisFacts): boolean {
  if (outrage !== null) return outrage;
  if (CLUSTER_OF[cause] === 'victim') return false;
  if (cause === 'misdeed') return true;
  if (!VALUES.includes(risk)) return false;
  if (cause === 'human-error' || cause === 'decision')
    return arousal !== 'low' || damage === 'serious';
  return arousal === 'high';
}

function strategiesFor({
  cluster,
  typeCluster,
  hasOutrage,
  isRaised,
  ...facts
}: CrisisFacts &
  Pick<Classification, 'cluster' | 'typeCluster' | 'hasOutrage'> & {
    readonly isRaised: boolean;
  }): {
  readonly allowed: readonly Strategy[];
  readonly forbidden: readonly Strategy[];
} {
  const isStorm = facts.arousal === 'high';
  const allowed = new Set<Strategy>(['instruct', 'adjust']);
  const forbidden = new Set<Strategy>(['attack', 'humour', 'scapegoat-customers']);
  if (isFalsehood(facts)) allowed.add('refute');
  else forbidden.add('deny');
  if (typeCluster === 'victim') {
    // An apology for what one has not done is taken as an admission; it needs a person's approval.
    for (const one of ['apologise', 'compensate', 'ingratiate'] as const) forbidden.add(one);
    allowed.add('explain');
    if (isRaised) allowed.add('reform');
    else for (const one of ['victimage', 'remind'] as const) allowed.add(one);
    return { allowed: [...allowed], forbidden: [...forbidden] };
  }
  for (const one of ['explain', 'apologise'] as const) allowed.add(one);
  forbidden.add('scapegoat');
  if (cluster === 'preventable' || hasOutrage || facts.cause === 'challenge') allowed.add('reform');
  if (cluster === 'preventable' || hasOutrage)
    for (const one of ['excuse', 'justify', 'ingratiate', 'victimage'] as const) forbidden.add(one);
  else if (isStorm) forbidden.add('excuse');
  else if (facts.arousal === 'low') allowed.add('excuse').add('justify');
  // Public compensation feeds a firestorm, and looks like buying off where a value was hurt.
  if (isStorm || hasOutrage) forbidden.add('compensate');
  else allowed.add('compensate');
  if (cluster === 'accidental') allowed.add('remind');
  return { allowed: [...allowed], forbidden: [...forbidden] };
}

function reason(key: string): WordedReason {
  return { key: `reply:cluster.${key}`, values: {} };
}
