import type { ContactKind, JourneyStage, Locale, ServiceTargets } from './brand.js';
import type { Emotion, Intent, RiskCategory } from './reading.js';
import type {
  DepartmentName,
  Driver,
  PostSample,
  ResponseFigures,
  SentimentCounts,
} from './report.js';

/** Good and bad experiences, and how many customers had more of which. A neutral voice is neither. */
export interface ExperienceBalance {
  /** Positive and negative voices. */
  readonly good: number;
  readonly bad: number;
  /** Known authors who told a good or a bad experience. The next three add up to it. */
  readonly customers: number;
  readonly mostlyGood: number;
  readonly mostlyBad: number;
  readonly even: number;
}

/** One sort of complaint among the negatives, with its share of them from 0 to 1. */
export interface MixPart<Kind extends string> {
  readonly kind: Kind;
  readonly count: number;
  readonly share: number;
}

/** What the negatives are, most frequent first; parts without any are left out, 'none' is a part. */
export interface ComplaintMix {
  readonly intents: readonly MixPart<Intent>[];
  readonly emotions: readonly MixPart<Emotion>[];
  readonly risks: readonly MixPart<RiskCategory>[];
  /** Words that are in more of these negatives than in those of all other touchpoints; at most 6. */
  readonly words: readonly Omit<Driver, 'direction' | 'posts'>[];
}

/** How a figure moved from the span before. */
export interface NetSentimentChange {
  /** From -2 to 2. */
  readonly change: number;
  /** 95 % interval of the change from sampling alone. */
  readonly low: number;
  readonly high: number;
  /** Whether it is more than chance. */
  readonly isClear: boolean;
}

/** What customers lived at one point of contact in a span, against the same length of time before. */
export interface TouchpointExperience {
  /** Id in the brand's map. */
  readonly touchpoint: string;
  readonly name: Readonly<Record<Locale, string>>;
  readonly stage: JourneyStage;
  readonly contact: ContactKind;
  readonly isCritical: boolean;
  readonly department: DepartmentName;
  readonly targets: ServiceTargets;
  readonly counts: SentimentCounts;
  readonly previous: SentimentCounts;
  /** Of `counts.mentions`: placed here by what they are (a review, an article), not by their words. */
  readonly inferred: number;
  /** Null where nobody spoke in one of the two spans. */
  readonly change: NetSentimentChange | null;
  readonly complaints: ComplaintMix;
  /** Moments worth repeating: praise or joy, by how sure the reader is and how far it went; at most 3. */
  readonly wow: readonly PostSample[];
  readonly worst: readonly PostSample[];
  /** Public answers to its complaints, against `targets.replyMinutes`. */
  readonly replies: ResponseFigures;
  readonly balance: ExperienceBalance;
}

/** A stage of the journey: its touchpoints added up. */
export interface StageExperience {
  readonly stage: JourneyStage;
  readonly counts: SentimentCounts;
  readonly previous: SentimentCounts;
}

/** A brand's journey as its customers tell it, over a span of whole days. */
export interface ExperienceMap {
  readonly type: 'experience';
  readonly brandId: string;
  readonly brandName: string;
  readonly timeZone: string;
  readonly from: Date;
  readonly to: Date;
  /** Start of the span that `previous` is about; it ends at `from`. */
  readonly previousFrom: Date;
  readonly counts: SentimentCounts;
  readonly previous: SentimentCounts;
  readonly stages: readonly StageExperience[];
  /** All of the map, in the order of the journey. */
  readonly touchpoints: readonly TouchpointExperience[];
  /** The brand in general: mentions that name no point of contact. */
  readonly general: { readonly counts: SentimentCounts; readonly previous: SentimentCounts };
  readonly balance: ExperienceBalance;
}

/** What a department has to answer for in a span. */
export interface DepartmentLine {
  readonly department: DepartmentName;
  /** Ids of its touchpoints. */
  readonly touchpoints: readonly string[];
  /** Negative voices at its touchpoints, now and in the span before; share of all that are placed, from 0 to 1. */
  readonly negative: number;
  readonly previous: number;
  readonly share: number;
  /** Incidents it owns that were under way, false alarms left out. */
  readonly incidents: number;
  readonly openIncidents: number;
  /** Half of its incidents were open no longer than this, in hours, those still open counted up to now; null where it had none. */
  readonly medianHoldingHours: number | null;
  /** Longest one, in hours. */
  readonly longestHoldingHours: number | null;
  /** What was promised (to take an incident, to answer in public, to answer by law) and how it was kept. */
  readonly promises: ResponseFigures;
}

/** Who owns the negatives of a span. */
export interface DepartmentReport {
  readonly type: 'departments';
  readonly brandId: string;
  readonly brandName: string;
  readonly timeZone: string;
  readonly from: Date;
  readonly to: Date;
  /** Most negatives first. */
  readonly departments: readonly DepartmentLine[];
  /** Negative voices about the brand in general: nobody's. */
  readonly unplaced: number;
}
