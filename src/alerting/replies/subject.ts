import type { Brand, Campaign, Touchpoint } from '../../core/brand.js';
import type { Finding } from '../../core/finding.js';
import type { Reading, RiskCategory } from '../../core/reading.js';
import type { Tone } from './answer.js';

/** What an answer is about. */
export interface Subject {
  readonly tone: Tone;
  readonly touchpoint: Touchpoint | null;
  readonly campaign: Campaign | null;
}

/** A touchpoint, a language or a campaign is what an incident is about from this share of its excess. */
const MAIN_SHARE = 0.3;

/** Risks where people come to harm: what to do comes before everything else (instructing information). */
const SAFETY: readonly RiskCategory[] = ['safety', 'health'];
/** Risks where a value is hurt, not a customer: there is no case to solve in private. */
const VALUES: readonly RiskCategory[] = [
  'discrimination',
  'animal-welfare',
  'labour',
  'environment',
];

/** What an incident is about, from its finding alone. */
export function subjectOf(finding: Finding, brand: Brand): Subject {
  const touchpointId = mainTerm(finding, 'touchpoint');
  const touchpoint = brand.touchpoints.find(({ id }) => id === touchpointId) ?? null;
  const campaignId = mainTerm(finding, 'campaign');
  const campaign = brand.campaigns.find(({ id }) => id === campaignId) ?? null;
  const risk = finding.severityReasons.find(
    ({ factor, points }) => factor === 'risk' && points > 0,
  );
  return {
    tone: toneOf({ risk: risk?.value, touchpoint, isCampaign: campaign !== null }),
    touchpoint,
    campaign,
  };
}

/**
 * What one post is about, from its reading. One that names nothing is about the incident only where that is a matter
 * of opinion: a customer's own case is not guessed from what others complain of.
 */
export function subjectOfPost(
  { risk, touchpoint: id }: Pick<Reading, 'risk' | 'touchpoint'>,
  { brand, incident }: { readonly brand: Brand; readonly incident: Subject },
): Subject {
  const named = brand.touchpoints.find((one) => one.id === id) ?? null;
  if (named === null && risk === 'none' && incident.tone === 'opinion')
    return { ...incident, campaign: null };
  return {
    tone: toneOf({ risk, touchpoint: named, isCampaign: false }),
    touchpoint: named,
    campaign: null,
  };
}

/** The language that most of the excess is in, or null where none is. */
export function mainLanguage(finding: Finding): string | null {
  return mainTerm(finding, 'language');
}

function toneOf({
  risk,
  touchpoint,
  isCampaign,
}: {
  readonly risk: string | number | undefined;
  readonly touchpoint: Touchpoint | null;
  readonly isCampaign: boolean;
}): Tone {
  if (SAFETY.some((one) => one === risk)) return 'safety';
  if (risk === 'privacy-security') return 'privacy';
  if (VALUES.some((one) => one === risk)) return 'opinion';
  // What nobody bought or received can be talked about in public only.
  return isCampaign || touchpoint?.contact === 'indirect' ? 'opinion' : 'default';
}

function mainTerm(finding: Finding, kind: 'touchpoint' | 'campaign' | 'language'): string | null {
  const [top] = finding.reasons
    .filter((reason) => reason.kind === kind && reason.term !== '*')
    .sort((a, b) => b.share - a.share);
  return top !== undefined && top.share >= MAIN_SHARE ? top.term : null;
}
