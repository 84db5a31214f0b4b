import type { Locale } from './brand.js';
import type { DataGap, FindingKind, Severity } from './finding.js';
import type { IncidentStatus } from './incident.js';
import type { CaseState } from './legal-case.js';
import type { LabelProbabilities } from './reading.js';

/** Counts over one span and what follows from them. */
export interface SentimentCounts {
  /** Voices and reach together: every mention. */
  readonly mentions: number;
  readonly voices: number;
  /** Of the voices. */
  readonly negative: number;
  readonly neutral: number;
  readonly positive: number;
  /** (positive - negative) / voices, from -1 to 1; null where there is no voice. */
  readonly netSentiment: number | null;
  /** negative / voices, from 0 to 1; null where there is no voice. */
  readonly negativeShare: number | null;
}

/** A figure and its usual range: median and the middle 80 % of comparable days in the past. */
export interface UsualRange {
  /** 'weekday': days of the same weekday; 'day': any day, while there are too few of the same weekday. */
  readonly basis: 'weekday' | 'day';
  readonly median: number;
  readonly low: number;
  readonly high: number;
  /** Days it rests on. */
  readonly days: number;
}

/** A post as shown to a person. */
export interface PostSample {
  /** 'source/post id'. */
  readonly key: string;
  readonly source: string;
  readonly author: string;
  readonly text: string;
  readonly url: string | null;
  readonly createdAt: Date;
  readonly probabilities: LabelProbabilities;
  /** Reposts, likes, replies and copies together. */
  readonly reach: number;
}

/** A word that drove the day: said far more than in the brand's own past. */
export interface Driver {
  readonly term: string;
  /** Voices of the day that say it. */
  readonly count: number;
  /** Times its usual rate, above 1; null where it is new. */
  readonly ratio: number | null;
  /** Whether the voices that say it raise the day's net sentiment or lower it. */
  readonly direction: 'up' | 'down';
}

export interface TouchpointLine {
  /** Id in the brand's map. */
  readonly touchpoint: string;
  readonly name: Readonly<Record<Locale, string>>;
  readonly counts: SentimentCounts;
  readonly previous: SentimentCounts;
}

/** A department as a report names it. */
export interface DepartmentName {
  readonly id: string;
  readonly name: Readonly<Record<Locale, string>>;
}

/** How long something took, of those to which it happened; against what was promised. */
export interface ResponseFigures {
  /** Those that asked for it. */
  readonly total: number;
  /** Those that had it. */
  readonly answered: number;
  /** Of the total: in time, and too late or still missing after its term. The rest is not due yet. */
  readonly inTime: number;
  readonly late: number;
  /** Half of the answered took no longer than this, in minutes; null where none was. */
  readonly medianMinutes: number | null;
}

/** What was promised and what was done in a span: incidents by the hour, public answers by the touchpoint's target, complaints by law. */
export interface ResponseTimes {
  /** From the alert to somebody who takes it. Target: the first half of the time to the public answer, by severity. */
  readonly acknowledge: ResponseFigures;
  /** From a complaint to the brand's public answer to it, as far as the brand's own accounts are listened to. */
  readonly reply: ResponseFigures;
}

/** One complaint with a legal term. */
export interface ClockLine {
  readonly code: string;
  readonly law: string;
  readonly touchpoint: string;
  readonly dueAt: Date;
  readonly state: CaseState;
}

/** Legal terms that run. */
export interface LegalClocks {
  readonly open: number;
  readonly overdue: number;
  /** Of the open, those that end within a week. */
  readonly dueSoon: number;
  /** Overdue and due soon, most urgent first, at most 5. */
  readonly lines: readonly ClockLine[];
}

/** How likely the day ends in an incident, judged from its last hours; measured by backtest. */
export interface EarlyWarning {
  /** From 0 to 1. */
  readonly probability: number;
  /** The same on a day like any other. */
  readonly usual: number;
  readonly at: Date;
}

/** One of the touchpoints that hurt most, with who takes it and what to do first. */
export interface TouchpointTask {
  readonly touchpoint: string;
  readonly name: Readonly<Record<Locale, string>>;
  readonly department: DepartmentName;
  readonly negative: number;
  readonly previous: number;
  /** Key of the first action, `action:<key>` of the catalogue: the touchpoint's id where it is of the default map, else 'general'. */
  readonly action: string;
}

export interface IncidentLine {
  readonly id: string;
  readonly kind: FindingKind;
  readonly severity: Severity;
  readonly status: IncidentStatus;
  readonly openedAt: Date;
  readonly endedAt: Date | null;
  readonly topTerm: string | null;
  readonly assignee: string | null;
}

/** One brand, one day of its own time zone. */
export interface Digest {
  readonly type: 'digest';
  readonly brandId: string;
  readonly brandName: string;
  readonly timeZone: string;
  /** Calendar day in the brand's time zone, 'YYYY-MM-DD'. */
  readonly day: string;
  /** The span that the day is; 23 to 25 hours. */
  readonly from: Date;
  readonly to: Date;
  readonly isQuiet: boolean;
  readonly counts: SentimentCounts;
  readonly previous: SentimentCounts;
  readonly usualMentions: UsualRange | null;
  readonly usualNetSentiment: UsualRange | null;
  readonly drivers: readonly Driver[];
  readonly touchpoints: readonly TouchpointLine[];
  readonly worstPosts: readonly PostSample[];
  readonly bestPosts: readonly PostSample[];
  readonly incidents: readonly IncidentLine[];
  readonly silentSources: readonly DataGap[];
  /** Campaigns that run or begin on the next day. */
  readonly campaignsTomorrow: readonly string[];
}

export const RISK_BANDS = ['low', 'guarded', 'high', 'severe'] as const;
export type RiskBand = (typeof RISK_BANDS)[number];

/** One part of the risk number. */
export interface RiskComponent {
  readonly id: string;
  /** Weight of the part; all weights add up to 1. */
  readonly weight: number;
  /** From 0 (none) to 1 (worst). */
  readonly value: number;
  /** 100 x weight x value: points of the total. */
  readonly contribution: number;
  /** The measured figure behind `value`, in its own unit. */
  readonly measured: number;
}

/** One brand, one week: the number a CEO reads, with its parts. */
export interface RiskSummary {
  readonly type: 'risk';
  readonly brandId: string;
  readonly brandName: string;
  readonly timeZone: string;
  readonly from: Date;
  readonly to: Date;
  /** 0 to 100; the sum of the contributions. */
  readonly risk: number;
  /** 90 % interval of `risk` from sample size and the reader's error. */
  readonly low: number;
  readonly high: number;
  readonly band: RiskBand;
  /** The same number a week earlier; null where there was no data. */
  readonly previousRisk: number | null;
  readonly components: readonly RiskComponent[];
  readonly counts: SentimentCounts;
  readonly reasons: readonly {
    readonly component: string;
    readonly posts: readonly PostSample[];
  }[];
  readonly openIncidents: readonly IncidentLine[];
  readonly silentSources: readonly DataGap[];
}
