import type { Locale } from './brand.js';
import type { DataGap, FindingKind, Severity } from './finding.js';
import type { IncidentStatus } from './incident.js';
import type { CaseState } from './legal-case.js';
import type { ChartPoint } from './message.js';
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

/** A figure and its usual range: median and the middle 80 % of comparable days (weeks, months) in the past. */
export interface UsualRange {
  /** 'weekday': days of the same weekday; 'day': any day, while there are too few of the same weekday. */
  readonly basis: 'weekday' | 'day' | 'week' | 'month';
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
  /** Whether the voices that say it raise the day's net sentiment or lower it; more complaint than praise never raises it. */
  readonly direction: 'up' | 'down';
  /** Those of the voices that went farthest and pull its way, at most 2. */
  readonly posts: readonly PostSample[];
}

export interface TouchpointLine {
  /** Id in the brand's map. */
  readonly touchpoint: string;
  readonly name: Readonly<Record<Locale, string>>;
  /** Who owns it. */
  readonly department: DepartmentName;
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
  /** Who owns what it is about. */
  readonly department: DepartmentName | null;
  /** Key of the first action, as in `TouchpointTask`. */
  readonly action: string;
}

/** What a digest tells: a day, a week from Monday, a month. */
export const DIGEST_PERIODS = ['day', 'week', 'month'] as const;
export type DigestPeriod = (typeof DIGEST_PERIODS)[number];

/** One brand, one day (or week, or month) of its own time zone. */
export interface Digest {
  readonly type: 'digest';
  readonly period: DigestPeriod;
  readonly brandId: string;
  readonly brandName: string;
  readonly timeZone: string;
  /** Calendar day in the brand's time zone, 'YYYY-MM-DD'; the first one of a week or a month. */
  readonly day: string;
  /** The span that it is; a day has 23 to 25 hours. */
  readonly from: Date;
  readonly to: Date;
  readonly isQuiet: boolean;
  readonly counts: SentimentCounts;
  readonly previous: SentimentCounts;
  readonly usualMentions: UsualRange | null;
  readonly usualNetSentiment: UsualRange | null;
  readonly drivers: readonly Driver[];
  readonly touchpoints: readonly TouchpointLine[];
  /** The touchpoints with most negatives, at most 3, worst first; empty where none has any. */
  readonly tasks: readonly TouchpointTask[];
  readonly worstPosts: readonly PostSample[];
  readonly bestPosts: readonly PostSample[];
  /** Gravest first, at most 10; false alarms last. */
  readonly incidents: readonly IncidentLine[];
  /** All of them, by whether they were real. */
  readonly incidentTotals: { readonly real: number; readonly falseAlarms: number };
  readonly responses: ResponseTimes;
  readonly clocks: LegalClocks;
  /** At most 20, oldest first. */
  readonly silentSources: readonly DataGap[];
  /** Campaigns that run or begin on the next day (week, month). */
  readonly campaignsTomorrow: readonly string[];
  /** Null where nobody reckons it, or the day told is not the last one. */
  readonly earlyWarning: EarlyWarning | null;
  /** Voices, oldest first: per hour over the seven days that end with it; per day over a week's eight weeks or a month's three months. */
  readonly chart: readonly ChartPoint[];
  readonly chartStep: 'hour' | 'day';
}

export const RISK_BANDS = ['low', 'guarded', 'high', 'severe'] as const;
export type RiskBand = (typeof RISK_BANDS)[number];

/** One part of the risk number. */
export interface RiskComponent {
  readonly id: string;
  /** The most that this part alone can take the number to, as a share of 100. */
  readonly weight: number;
  /** From 0 (none) to 1 (worst). */
  readonly value: number;
  /** Points of the total; negative where it brings the number down. All of them add up to the total. */
  readonly contribution: number;
  /** The same a week earlier; null where there was no data. */
  readonly previousContribution: number | null;
  /** Where one day decides rather than the week: the last instant of that day, which may be under way. */
  readonly peak: Date | null;
  /** The measured figure behind `value`, in its own unit. */
  readonly measured: number;
}

/** A risk number of the past, as it was told then. */
export interface RiskPoint {
  readonly to: Date;
  readonly risk: number;
  readonly low: number;
  readonly high: number;
}

/** The brand or one of its competitors in the talk of the week. */
export interface ShareOfVoice {
  readonly name: string;
  readonly isOwn: boolean;
  /** Null for a competitor that is not listened to. */
  readonly counts: SentimentCounts | null;
  /** Of the voices of all that are listened to, from 0 to 1; null where it is not listened to or nobody spoke. */
  readonly share: number | null;
}

/** A campaign that runs in the week or begins in the next one. */
export interface CampaignRisk {
  readonly id: string;
  readonly name: string;
  readonly from: Date;
  readonly to: Date;
  /** Of the week's mentions that name it. */
  readonly counts: SentimentCounts;
  /** 'none' before it is spoken of by 10 voices; then by the lower end of the 90 % interval of its negative share. */
  readonly level: 'none' | 'low' | 'high';
}

/** The one thing asked of who reads the summary. */
export interface RiskDecision {
  /** What it is about; key of the catalogue, `risk:decision.<kind>`. */
  readonly kind: 'safety' | 'campaign' | 'crisis' | 'legal' | 'touchpoint';
  /** Name of the campaign, or '' where the kind has none. */
  readonly subject: string;
  readonly touchpoint: Readonly<Record<Locale, string>> | null;
  readonly department: DepartmentName | null;
  /** Keys of the catalogue, `risk:option.<kind>.<option>`; the recommended one is first. */
  readonly options: readonly ['act', 'wait'];
  readonly dueAt: Date;
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
  /** 90 % interval of `risk` from sample size and the reader's measured error. */
  readonly low: number;
  readonly high: number;
  readonly band: RiskBand;
  /** The same number a week earlier; null where there was no data. */
  readonly previousRisk: number | null;
  /** Numbers told before, oldest first, at most 12. */
  readonly history: readonly RiskPoint[];
  readonly components: readonly RiskComponent[];
  readonly counts: SentimentCounts;
  readonly reasons: readonly {
    readonly component: string;
    readonly posts: readonly PostSample[];
  }[];
  /** Null where nothing has to be decided. */
  readonly decision: RiskDecision | null;
  /** Gravest first, at most 10. */
  readonly openIncidents: readonly IncidentLine[];
  readonly openIncidentTotal: number;
  readonly clocks: LegalClocks;
  /** The brand first; empty where no competitor is configured. */
  readonly shareOfVoice: readonly ShareOfVoice[];
  readonly campaigns: readonly CampaignRisk[];
  /** The touchpoints with most negatives, at most 3, worst first. */
  readonly tasks: readonly TouchpointTask[];
  /** At most 20, oldest first. */
  readonly silentSources: readonly DataGap[];
}
