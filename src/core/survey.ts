import type { Locale } from './brand.js';

/**
 * What a survey asks. nps: would you recommend us, from 0 to 10. csat: how satisfied are you. ces: how easy was it,
 * where more is easier.
 */
export const SURVEY_KINDS = ['nps', 'csat', 'ces'] as const;
export type SurveyKind = (typeof SURVEY_KINDS)[number];

/** Ends of a scale of whole numbers, both included. */
export interface SurveyScale {
  readonly min: number;
  readonly max: number;
}

/** The scale of a survey that names none. NPS has no other. */
export const DEFAULT_SCALES: Readonly<Record<SurveyKind, SurveyScale>> = {
  nps: { min: 0, max: 10 },
  csat: { min: 1, max: 5 },
  ces: { min: 1, max: 7 },
};

/**
 * One answer. It says nothing of who gave it, and keeps no words: what is reckoned needs neither.
 * More is always better: an effort scale that runs the other way is turned round when it is read.
 */
export interface SurveyAnswer {
  readonly brandId: string;
  readonly kind: SurveyKind;
  /** Unique within brand and kind; the same answer sent or imported again changes nothing. */
  readonly id: string;
  /** A whole number within the scale. */
  readonly score: number;
  readonly scale: SurveyScale;
  /** Id of the brand's map, or null where the survey is about the brand in general. */
  readonly touchpoint: string | null;
  readonly answeredAt: Date;
}

/** Answers with one score: what figures are reckoned from. */
export interface SurveyCount {
  readonly kind: SurveyKind;
  readonly touchpoint: string | null;
  readonly score: number;
  readonly scale: SurveyScale;
  readonly count: number;
}

/** A figure with its 95 % interval. */
export interface Estimate {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** Figures of one kind of survey over one span. */
export interface SurveyFigures {
  readonly kind: SurveyKind;
  readonly answers: number;
  /**
   * nps: promoters (9, 10) - detractors (0 to 6), from -100 to 100. csat: share of the two best scores, from 0 to 1.
   * ces: mean on the scale that most answers use. Null where nobody answered.
   */
  readonly main: Estimate | null;
  /** ces alone: share of low effort (the easiest three sevenths of the scale), from 0 to 1; null elsewhere. */
  readonly lowEffort: Estimate | null;
  /** Good minus bad answers over all, from -1 to 1: what can be set beside a net sentiment. */
  readonly balance: Estimate | null;
  /** Fewer answers than one should conclude from. */
  readonly isSmall: boolean;
}

/** One week, from Monday, in the brand's time zone. */
export interface SurveyWeek {
  readonly from: Date;
  readonly to: Date;
  readonly figures: SurveyFigures;
  /** Net sentiment of the social voices of the week (and touchpoint) with its 95 % interval; null where nobody spoke. */
  readonly social: Estimate | null;
  readonly voices: number;
}

/**
 * Surveys and voices tell two stories. 'survey-better': who answers surveys is happier than who speaks in public;
 * the survey may not reach those who are not. 'social-better': the other way round.
 */
export interface SurveyGap {
  readonly direction: 'survey-better' | 'social-better';
  /** Survey balance minus net sentiment, from -2 to 2, with its 95 % interval. */
  readonly gap: Estimate;
}

/** One kind of survey about one touchpoint, or about the brand in general. */
export interface SurveyLine {
  readonly kind: SurveyKind;
  readonly touchpoint: string | null;
  readonly name: Readonly<Record<Locale, string>> | null;
  /** The whole span. */
  readonly figures: SurveyFigures;
  readonly social: Estimate | null;
  readonly voices: number;
  /** Null where the two agree, or where there are too few of either to say. */
  readonly gap: SurveyGap | null;
  /** Oldest first. */
  readonly weeks: readonly SurveyWeek[];
}

/** What customers answered beside what they said. */
export interface SurveyReport {
  readonly type: 'surveys';
  readonly brandId: string;
  readonly brandName: string;
  readonly timeZone: string;
  readonly from: Date;
  readonly to: Date;
  /** By kind, all touchpoints together first (`touchpoint` null, `isTotal`), then those of the map with an answer. */
  readonly lines: readonly (SurveyLine & { readonly isTotal: boolean })[];
}
