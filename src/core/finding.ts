/** What turned: each kind is watched apart and opens its own incidents. */
export const FINDING_KINDS = [
  'negative-spike',
  'volume-spike',
  'share-shift',
  'mix-shift',
  'slow-burn',
  'post',
  'flood',
] as const;
export type FindingKind = (typeof FINDING_KINDS)[number];

/** 1 watch, 2 answer today, 3 answer within the hour, 4 call the crisis team; after the escalation ladder. */
export type Severity = 1 | 2 | 3 | 4;

export const REASON_KINDS = [
  'term',
  'touchpoint',
  'source',
  'language',
  'author',
  'campaign',
  'repost',
] as const;
export type ReasonKind = (typeof REASON_KINDS)[number];

/** One part of the excess. The shares of all reasons of one kind add up to 1; what is left over has the term '*'. */
export interface Reason {
  readonly kind: ReasonKind;
  /** The word, phrase, touchpoint id, source name, language, author or campaign id; 'repost' or 'original' for kind repost. */
  readonly term: string;
  /** Share of the excess, from 0 to 1. */
  readonly share: number;
  /** Keys ('source/post id') of posts that show it, loudest first, at most 20. */
  readonly posts: readonly string[];
}

/** Why a finding has its severity, as a message key with its numbers: the words are the catalogue's. */
export interface SeverityReason {
  readonly factor: 'excess' | 'speed' | 'reach' | 'spread' | 'risk' | 'customers';
  /** Points that this factor added. */
  readonly points: number;
  /** The measured value behind the points: a ratio, an hourly rate, followers, number of sources ... */
  readonly value: number | string;
}

/** Part of the excess that repeats itself by text or author, from 0 (independent voices) to 1, with its 90 % interval. */
export interface Coordination {
  readonly index: number;
  readonly low: number;
  readonly high: number;
}

/** A time for which a source gave no data: not calm, and not part of the baseline. */
export interface DataGap {
  readonly source: string;
  readonly from: Date;
  /** Null while it lasts. */
  readonly to: Date | null;
  readonly reason: string;
}

/** What detection returns about one series of one brand. Numbers are counts of voices, not of reposts or copies. */
export interface Finding {
  readonly brandId: string;
  readonly kind: FindingKind;
  /** Same for every sight of the same event, so that it becomes one incident. */
  readonly dedupeKey: string;
  readonly phase: 'opened' | 'updated' | 'closed';
  /** The moment it would have been announced, updated or closed. */
  readonly at: Date;
  /** When it was announced first. */
  readonly openedAt: Date;
  /** When the excess began, before it could be told from chance. */
  readonly startedAt: Date;
  /** Length of the window that the counts below cover, up to `at` (for a closed finding: the whole event). */
  readonly windowMinutes: number;
  readonly observed: number;
  readonly expected: number;
  /** Range in which 95 % of such windows fall when nothing happens. */
  readonly expectedLow: number;
  readonly expectedHigh: number;
  /** `observed - expected`. */
  readonly excess: number;
  /** Strength of the evidence: decades of false-alarm rate below the announced budget; at 0 it just fires. */
  readonly score: number;
  readonly severity: Severity;
  readonly severityReasons: readonly SeverityReason[];
  /** Whether it would still fire were the reader as often wrong as measured. */
  readonly survivesReaderError: boolean;
  /** Days of the brand's own history behind the baseline. */
  readonly historyDays: number;
  /** Weeks between two false alarms that the threshold was solved for. */
  readonly budgetWeeks: number;
  /** Different authors among the observed. */
  readonly authors: number;
  readonly reposts: number;
  readonly coordination: Coordination;
  /** Share of negatives among all voices in the window, and what is usual, from 0 to 1. */
  readonly negativeShare: number;
  readonly usualNegativeShare: number;
  readonly reasons: readonly Reason[];
  /** Keys ('source/post id') of the first, the loudest and the turning post; null where there is none. */
  readonly firstPost: string | null;
  readonly loudestPost: string | null;
  readonly turningPost: string | null;
  readonly gaps: readonly DataGap[];
}
