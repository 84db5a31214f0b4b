import type { IncidentActionKind } from './incident.js';
import type { ChartPoint } from './message.js';
import type { IncidentLine, PostSample } from './report.js';

/** One moment of an incident: a post, the peak, or what somebody did. */
export interface TimelineEntry {
  readonly at: Date;
  readonly event:
    | 'first-post'
    | 'turning-post'
    | 'loudest-post'
    | 'peak'
    | 'first-reply'
    | IncidentActionKind;
  /** 'vigia', 'channel:user id', or null for what nobody of the team did. */
  readonly actor: string | null;
  /** What the log says of it; empty where nothing. */
  readonly detail: string;
  readonly post: PostSample | null;
}

/** Something that was promised, by being due. */
export interface PromiseLine {
  /** To take it, to answer in public, to answer a complaint by law. */
  readonly promise: 'acknowledge' | 'reply' | 'legal';
  /** The tracking code of a legal one; empty otherwise. */
  readonly code: string;
  readonly dueAt: Date;
  readonly doneAt: Date | null;
  /** 'open' is not due yet. */
  readonly state: 'kept' | 'late' | 'broken' | 'open';
}

export const LESSONS = [
  'false-alarm',
  'not-useful',
  'useful',
  'slow-detection',
  'slow-acknowledge',
  'no-reply',
  'slow-reply',
  'grew',
  'data-gap',
  'reader-error',
  'short-history',
  'as-planned',
] as const;

/** What the rule or the team should learn: `after:lesson.<lesson>` of the catalogue with its value. */
export interface Lesson {
  readonly lesson: (typeof LESSONS)[number];
  /** Minutes, counts, severities or days: what the lesson is measured in; 0 where nothing is. */
  readonly value: number;
}

/** What happened in an incident, when everything is over or as far as it has come. */
export interface AfterAction {
  readonly type: 'after-action';
  readonly brandId: string;
  readonly brandName: string;
  readonly timeZone: string;
  readonly incident: IncidentLine;
  readonly closedAt: Date | null;
  /** Up to when it is told: its end, or now. */
  readonly to: Date;
  readonly isOver: boolean;
  /** Oldest first. */
  readonly timeline: readonly TimelineEntry[];
  /** From the first post, and from the start of the excess, to the alert; in minutes, null where unknown. */
  readonly detectionMinutes: number | null;
  readonly fromStartMinutes: number;
  readonly acknowledgeMinutes: number | null;
  /** From the alert to the brand's first public answer to one of its negatives; null where none is known. */
  readonly replyMinutes: number | null;
  /** The hour with most negative voices, and what is usual in such an hour; null where nobody spoke. */
  readonly peak: { readonly at: Date; readonly negative: number; readonly usual: number } | null;
  /** Minutes from the peak until the excess of negatives was, and stayed for six hours, half of it; null before. */
  readonly halfLifeMinutes: number | null;
  /** Negative voices and all voices of the hours from its start to `to`. */
  readonly negative: number;
  readonly voices: number;
  readonly promises: readonly PromiseLine[];
  readonly lessons: readonly Lesson[];
  /** Hourly, oldest first: from three days before its start to a day after `to`. */
  readonly chart: readonly ChartPoint[];
}
