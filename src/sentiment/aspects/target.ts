import type { Label } from '../../core/reading.js';
import type { Evidence } from './evidence.js';
import type { Mention } from './names.js';

/** Words between 'dejé' and the name that is left: 'dejé por fin de una vez Movifast'. */
const OBJECT_REACH = 4;
/** Turned by a negation a word weighs less than its opposite. */
const NEGATED = -0.7;

/** Whom a text is about. */
export interface Target {
  /** False where what is said, the negative above all, is aimed at something other than the brand. */
  readonly isAboutBrand: boolean;
  /** The label towards the brand where it differs from what the words alone say; null leaves the label as it is. */
  readonly polarityHint: Label | null;
  /** The writer goes, or went, from the brand to a competitor. */
  readonly isLeaving: boolean;
}

const ABOUT_BRAND: Target = { isAboutBrand: true, polarityHint: null, isLeaving: false };
const ABOUT_OTHERS: Target = { isAboutBrand: false, polarityHint: 'neutral', isLeaving: false };

/** A stretch of text between marks or turns, its tone and whom it speaks of. */
interface Clause {
  readonly start: number;
  readonly end: number;
  readonly tone: number;
  readonly subject: 'brand' | 'competitor' | 'elsewhere' | 'both' | null;
}

/**
 * Tells whether a text speaks of the brand or of a competitor or something else.
 *
 * Leaving, joining and comparing are read first ('dejé X y me pasé a Y', 'Y es mejor que X'); then the
 * tone of each clause is laid to the name that it stands with. A text that names only competitors is
 * not about the brand.
 *
 * @param label what the words alone say
 */
export function findTarget(
  evidence: Evidence,
  { mentions, label }: { readonly mentions: readonly Mention[]; readonly label: Label },
): Target {
  const namesBrand = mentions.some(({ isBrand }) => isBrand);
  const namesCompetitor = mentions.some(({ isBrand }) => !isBrand);
  if (evidence.has('target', 'excused') && label !== 'positive') return ABOUT_OTHERS;
  if (namesCompetitor && !namesBrand && !evidence.has('target', 'addressed')) return ABOUT_OTHERS;
  if (!namesCompetitor && !evidence.has('target', 'elsewhere')) return ABOUT_BRAND;
  const clauses = readClauses(evidence, mentions);
  if (!namesCompetitor) return findElsewhere(clauses, label);
  const verdict = compare(evidence, { mentions, label, clauses });
  if (verdict !== 0)
    return {
      isAboutBrand: true,
      polarityHint: verdict > 0 ? 'positive' : 'negative',
      isLeaving: verdict < 0 && changesSide(evidence, mentions),
    };
  return weighClauses(clauses);
}

/** @returns above 0 where a comparison or a change speaks for the brand, below 0 where it speaks against it */
function compare(
  evidence: Evidence,
  {
    mentions,
    label,
    clauses,
  }: {
    readonly mentions: readonly Mention[];
    readonly label: Label;
    readonly clauses: readonly Clause[];
  },
): number {
  const against = ['leave', 'better'] as const;
  const towards = ['join', 'prefer', 'worse'] as const;
  let votes = 0;
  for (const cue of against) {
    for (const hit of evidence.find('target', cue)) votes -= sideAfter(hit.end, mentions);
  }
  for (const cue of towards) {
    for (const hit of evidence.find('target', cue)) votes += sideAfter(hit.end, mentions);
  }
  for (const hit of evidence.find('target', 'unlike')) {
    const tone = clauses.reduce((sum, clause) => sum + clause.tone, 0);
    const direction = tone !== 0 ? Math.sign(tone) : label === 'negative' ? -1 : 1;
    votes -= sideAfter(hit.end, mentions) * direction;
  }
  return votes;
}

/** True where leaving the brand or joining a competitor is said in so many words. */
function changesSide(evidence: Evidence, mentions: readonly Mention[]): boolean {
  return (
    evidence.find('target', 'leave').some(({ end }) => sideAfter(end, mentions) > 0) ||
    evidence.find('target', 'join').some(({ end }) => sideAfter(end, mentions) < 0)
  );
}

/** 1 where the first name after word `at` is the brand, -1 where it is a competitor, 0 where none is near. */
function sideAfter(at: number, mentions: readonly Mention[]): number {
  const next = mentions.find(({ start }) => start >= at && start - at < OBJECT_REACH);
  if (next === undefined) return 0;
  return next.isBrand ? 1 : -1;
}

function weighClauses(clauses: readonly Clause[]): Target {
  const brand = toneOf(clauses, 'brand') + toneOf(clauses, 'both');
  const competitor = toneOf(clauses, 'competitor') + toneOf(clauses, 'both');
  if (competitor < 0 && brand >= 0)
    return { ...ABOUT_BRAND, polarityHint: brand > 0 ? 'positive' : 'neutral' };
  if (competitor > 0 && brand <= 0) return { ...ABOUT_BRAND, polarityHint: 'negative' };
  return ABOUT_BRAND;
}

/** Only the brand, or nobody, is named: is the anger for the rain, the boss or the traffic? */
function findElsewhere(clauses: readonly Clause[], label: Label): Target {
  const elsewhere = toneOf(clauses, 'elsewhere');
  const brand = toneOf(clauses, 'brand') + toneOf(clauses, null);
  const isAngerElsewhere = elsewhere < 0 && brand >= 0;
  if (!isAngerElsewhere) return ABOUT_BRAND;
  return {
    ...ABOUT_OTHERS,
    polarityHint: brand > 0 || label === 'positive' ? 'positive' : 'neutral',
  };
}

function toneOf(clauses: readonly Clause[], subject: Clause['subject']): number {
  return clauses.reduce((sum, clause) => (clause.subject === subject ? sum + clause.tone : sum), 0);
}

function readClauses(evidence: Evidence, mentions: readonly Mention[]): Clause[] {
  const turns = new Set(evidence.find('target', 'contrast').map(({ start }) => start));
  const { words } = evidence;
  const clauses: Clause[] = [];
  let start = 0;
  for (let at = 1; at <= words.count; at++) {
    if (at < words.count && !words.breaksBefore(at) && !turns.has(at)) continue;
    clauses.push(readClause(evidence, { mentions, start, end: at, previous: clauses.at(-1) }));
    start = at;
  }
  return clauses;
}

function readClause(
  evidence: Evidence,
  {
    mentions,
    start,
    end,
    previous,
  }: {
    readonly mentions: readonly Mention[];
    readonly start: number;
    readonly end: number;
    readonly previous: Clause | undefined;
  },
): Clause {
  let tone = 0;
  for (const hit of evidence.all('polarity')) {
    if (hit.start < start || hit.start >= end) continue;
    const weight = hit.concept === 'positive' ? hit.weight : -hit.weight;
    tone += evidence.isNegated(hit) ? weight * NEGATED : weight;
  }
  const inside = mentions.filter((mention) => mention.start >= start && mention.start < end);
  const hasBrand = inside.some(({ isBrand }) => isBrand);
  const hasCompetitor = inside.some(({ isBrand }) => !isBrand);
  const isElsewhere = evidence
    .find('target', 'elsewhere')
    .some((hit) => hit.start >= start && hit.start < end);
  const subject = hasBrand && hasCompetitor ? 'both' : hasCompetitor ? 'competitor' : null;
  if (subject !== null) return { start, end, tone, subject };
  // 'Con este tráfico y aun así Raudo llegó': what is bad in the clause is the traffic.
  if (isElsewhere && (!hasBrand || tone < 0)) return { start, end, tone, subject: 'elsewhere' };
  if (hasBrand) return { start, end, tone, subject: 'brand' };
  return { start, end, tone, subject: previous?.subject ?? null };
}
