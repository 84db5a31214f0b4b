import type { DataGap, Finding } from '../core/finding.js';
import type { VoiceKind } from '../core/mention.js';
import type { Label, RiskCategory } from '../core/reading.js';
import type { TimeRange } from '../core/time.js';
import type { DetectionRule } from './config.js';
import type { EarlyWarning } from './early-warning.js';
import type { MonitorState } from './state.js';

/** What detection needs to know of one mention. Instants are milliseconds: a year of mentions is millions of them. */
export interface Observation {
  /** Key 'source/post id'; a second observation with the same key is ignored. */
  readonly key: string;
  /** When it was written: the bin it counts in. */
  readonly createdAt: number;
  /** When it was received: observations come in this order. */
  readonly receivedAt: number;
  /** Unique within the source; '' where unknown, and then every post is a voice of its own. */
  readonly author: string;
  readonly text: string;
  readonly label: Label;
  /** Probability, from 0 to 1, that it is negative; 1 or 0 where the label is trusted. */
  readonly negative: number;
  readonly source: string;
  /** Lower-case language subtag or 'und'. */
  readonly lang: string;
  /** Key of the post it passes on, or null. */
  readonly repostOf: string | null;
  /** As ingest judged it; null where nobody has: copies are then found here, by text. */
  readonly voice: VoiceKind | null;
  readonly touchpoint: string | null;
  readonly risk: RiskCategory;
  /** Followers of the author or views, whichever is known; 0 where neither is. */
  readonly reach: number;
  readonly campaign: string | null;
}

/** P(read as negative | true label), by language or '*': how often the reader is wrong where it matters. */
export interface ReaderError {
  readonly negative: number;
  readonly neutral: number;
  readonly positive: number;
}

/** A known change of rhythm: a holiday (often quieter) or a planned campaign (louder). */
export interface CalendarEntry {
  readonly kind: 'holiday' | 'campaign';
  readonly name: string;
  readonly range: TimeRange;
}

export interface MonitorOptions {
  readonly brandId: string;
  /** IANA name; the hours and days of the baseline are this zone's. */
  readonly timeZone: string;
  readonly rule: DetectionRule;
  /** Names of the brand: no word of theirs tells one matter from another. */
  readonly brandNames?: readonly string[];
  readonly calendar?: readonly CalendarEntry[];
  /** Measured error of the reader, by language subtag, '*' for any other. Absent: labels are taken as right. */
  readonly readerError?: Readonly<Record<string, ReaderError>>;
  /** What `snapshot()` gave before; a snapshot of another version, brand or scope is refused by throwing. */
  readonly state?: MonitorState;
  /** Told, for each negative voice, how many decades its best score lies above the threshold (negative: below). */
  readonly onScore?: (at: number, over: number) => void;
  /** Told of each voice, by the moment of writing; echoes are left out. */
  readonly onVoice?: (createdAt: number, isNegative: boolean) => void;
}

/** Follows one brand's mentions. Not safe for two brands: make one each. */
export interface Monitor {
  /** Takes one mention, in order of arrival. Findings that it causes are handed out by `advance`. */
  observe(observation: Observation): void;
  /** Says that a source ('*': all of them) gave no data. An open gap is told again with its end. */
  noteGap(gap: DataGap): void;
  /** Moves the clock and hands out what was found since the last call, oldest first. */
  advance(now: Date): readonly Finding[];
  /** How likely today, in the brand's zone, is to end as an incident. Call `advance` with the same `now` first. */
  earlyWarning(now: Date): EarlyWarning;
  /**
   * Everything needed to go on later: plain JSON, some tens of kilobytes. Call `advance` first: findings not handed
   * out are not part of it.
   */
  snapshot(): MonitorState;
}
