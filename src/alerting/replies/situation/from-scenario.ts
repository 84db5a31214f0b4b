import type { Voice } from '../../../core/brand.js';
import { draftLanguage } from '../scoring/language.js';
import { type Cause, causeIn, namedCause } from './cause.js';
import { type CrisisFacts, classify } from './classify.js';
import { arousalOf, damageOf, isBad, levelOf, riskOf, saysYes, touchpointOf } from './levels.js';
import { maxReplyLength } from './networks.js';
import type { Scenario, ScenarioPost } from './scenario.js';
import type { AnsweredPost, Situation } from './situation.js';
import { saysVosotros, varietyOf } from './variety.js';
import { isVindictive } from './vindictive.js';

/** A brand of which only its public voice is known. */
export interface SpeakingBrand {
  readonly name: string;
  readonly voice: Voice;
  readonly timeZone: string;
  /** Texts that may be asserted. */
  readonly facts: readonly string[];
  readonly contacts: readonly string[];
}

/** The brand of a scenario, over the configured one where there is one. */
export function scenarioBrand(scenario: Scenario, base: SpeakingBrand | null): SpeakingBrand {
  const { brand } = scenario;
  const { variety = base?.voice.variety } = brand;
  return {
    name: brand.name ?? base?.name ?? '',
    voice: {
      address: brand.address ?? base?.voice.address ?? (variety === 'es-AR' ? 'vos' : 'tu'),
      signature: brand.signature ?? base?.voice.signature ?? '',
      bannedWords:
        brand.bannedWords.length > 0 ? brand.bannedWords : (base?.voice.bannedWords ?? []),
      variety,
      tone: brand.tone ?? base?.voice.tone,
    },
    timeZone: brand.timeZone ?? base?.timeZone ?? zoneOf(variety),
    facts: [...(base?.facts ?? []), ...brand.facts],
    contacts: [...(base?.contacts ?? []), ...(brand.contact === undefined ? [] : [brand.contact])],
  };
}

function zoneOf(variety: Voice['variety']): string {
  const zones: Readonly<Record<NonNullable<Voice['variety']>, string>> = {
    'es-ES': 'Europe/Madrid',
    'es-MX': 'America/Mexico_City',
    'es-AR': 'America/Argentina/Buenos_Aires',
    'es-CO': 'America/Bogota',
    'es-PE': 'America/Lima',
    'en-GB': 'Europe/London',
    'en-US': 'America/New_York',
  };
  return variety === undefined ? 'Europe/Madrid' : zones[variety];
}

/** A scenario as the engine and the scorer see a crisis. */
export function situationOfScenario(
  scenario: Scenario,
  {
    base = null,
    draft = '',
  }: { readonly base?: SpeakingBrand | null; readonly draft?: string } = {},
): Situation {
  const brand = scenarioBrand(scenario, base);
  const lang = languageOf(scenario, draft);
  const facts = crisisFacts(scenario);
  const variety = varietyOf({ lang, voice: brand.voice, timeZone: brand.timeZone });
  const posts = scenario.posts.map(toPost);
  const post = scenario.post === undefined ? null : toPost(scenario.post, 0);
  const network = scenario.post?.network ?? scenario.network;
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
      scenario.summary ?? '',
      scenario.campaign ?? '',
      ...scenario.facts,
      ...brand.facts,
      ...[...posts, ...(post === null ? [] : [post])].map(({ text }) => text),
    ].filter((text) => text !== ''),
    contacts: brand.contacts,
    used: scenario.used,
    post,
    authors: [...posts, ...(post === null ? [] : [post])]
      .map(({ author }) => author)
      .filter((author) => author !== ''),
    maxLength: network === undefined || post === null ? null : maxReplyLength(network),
    isApologyApproved: scenario.isApologyApproved,
  };
}

/** The posts of a scenario as posts that can be answered. */
export function toPost(post: ScenarioPost, index: number): AnsweredPost {
  return {
    key: `${post.network ?? 'post'}/${post.id ?? index + 1}`,
    author: post.author ?? '',
    text: post.text,
    isVindictive: /vindictiv|vengativ|troll?/iu.test(post.speaker ?? '') || isVindictive(post.text),
    answers: post.answers ?? 0,
  };
}

function languageOf(scenario: Scenario, draft: string): string {
  const told = scenario.lang?.toLowerCase().slice(0, 2);
  if (told !== undefined && /^[a-z]{2}$/.test(told)) return told;
  const { variety } = scenario.brand;
  if (variety !== undefined) return variety.slice(0, 2);
  for (const text of [
    scenario.post?.text,
    ...scenario.posts.map((one) => one.text),
    scenario.summary,
  ]) {
    const lang = draftLanguage(text ?? '');
    if (lang !== 'und') return lang;
  }
  const lang = draftLanguage(draft);
  return lang === 'und' ? 'es' : lang;
}

function crisisFacts(scenario: Scenario): CrisisFacts {
  const account = [scenario.summary, scenario.campaign, ...scenario.facts]
    .filter(Boolean)
    .join('\n');
  const risk = riskOf(scenario.risk, account);
  const touchpoint = touchpointOf(scenario.touchpoint, account);
  const isCampaign = scenario.campaign !== undefined;
  const arousal = arousalOf({
    arousal: scenario.arousal,
    emotion: scenario.emotion,
    severity: scenario.severity,
    account,
  });
  const named = scenario.cause === undefined ? null : namedCause(scenario.cause);
  return {
    cause: named ?? causeIn(account) ?? causeByPlace({ touchpoint, risk, isCampaign }),
    touchpoint,
    risk,
    arousal,
    isOpinion: isCampaign || touchpoint === 'advertising' || touchpoint === 'reputation',
    isCampaign,
    damage: damageOf(scenario.damage, account),
    outrage: scenario.outrage ?? null,
    responsibility: levelOf(scenario.responsibility),
    hasHistory: saysYes(scenario.history),
    hasBadReputation: isBad(scenario.reputation),
  };
}

/** What a crisis is likely to come from where nobody tells: by the place where it hurts. */
export function causeByPlace({
  touchpoint,
  risk,
  isCampaign,
}: {
  readonly touchpoint: string | null;
  readonly risk: CrisisFacts['risk'];
  readonly isCampaign: boolean;
}): Cause {
  if (isCampaign || touchpoint === 'advertising') return 'decision';
  if (risk === 'privacy-security') return 'breach';
  if (risk === 'safety' || risk === 'health') return 'product-defect';
  if (risk === 'discrimination' || risk === 'fraud') return 'misdeed';
  if (risk !== 'none') return 'challenge';
  switch (touchpoint) {
    case 'website-app':
    case 'purchase-payment':
    case 'billing':
      return 'technical-error';
    case 'product-service':
      return 'product-defect';
    case 'staff':
    // A complaint that nobody answered is the second failure.
    case 'after-sales':
      return 'human-error';
    case 'price-offers':
      return 'decision';
    case 'reputation':
      return 'challenge';
    default:
      return 'unknown';
  }
}
