/** Polarity of a text towards the brand. */
export const LABELS = ['negative', 'neutral', 'positive'] as const;
export type Label = (typeof LABELS)[number];

/** Languages the reader understands; any other gets a reading marked unsupported. */
export const READER_LANGUAGES = ['es', 'en', 'pt', 'fr', 'it', 'de'] as const;
export type ReaderLanguage = (typeof READER_LANGUAGES)[number];

export const EMOTIONS = ['anger', 'disgust', 'fear', 'joy', 'sadness', 'surprise', 'none'] as const;
export type Emotion = (typeof EMOTIONS)[number];

export const INTENTS = [
  'complaint',
  'question',
  'request',
  'praise',
  'suggestion',
  'threat-to-leave',
  'none',
] as const;
export type Intent = (typeof INTENTS)[number];

export const RISK_CATEGORIES = [
  'safety',
  'health',
  'legal',
  'discrimination',
  'privacy-security',
  'fraud',
  'animal-welfare',
  'labour',
  'environment',
  'none',
] as const;
export type RiskCategory = (typeof RISK_CATEGORIES)[number];

/** Probabilities of the three labels; they add up to 1. */
export interface LabelProbabilities {
  readonly negative: number;
  readonly neutral: number;
  readonly positive: number;
}

/** Everything understood from one text at once. */
export interface Reading {
  /** Name and version of what read it, for example 'logistic@3f2a91c0'; a corrected reading ends in '+label'. */
  readonly reader: string;
  /** Detected or declared language: a lower-case subtag, or 'und' where it cannot be told. */
  readonly lang: string;
  /** False where the reader does not know the language: the label is then 'neutral' with confidence 0. */
  readonly isSupported: boolean;
  readonly label: Label;
  /** Positive minus negative probability, from -1 to 1. */
  readonly score: number;
  /** Probability that the label is right, from 0 to 1, lowered by irony and by disagreement with the rating. */
  readonly confidence: number;
  readonly probabilities: LabelProbabilities;
  readonly emotion: Emotion;
  readonly intent: Intent;
  /** Id of a touchpoint of the brand's map, or null where the text names none. */
  readonly touchpoint: string | null;
  readonly risk: RiskCategory;
  /** Probability, from 0 to 1, that the text means the opposite of what it says. */
  readonly irony: number;
  /** False where the negativity is aimed at something else in the text, for example a competitor. */
  readonly isAboutBrand: boolean;
}

/** What the `reader` of a reading ends in where a person put the label right. */
export const CORRECTED = '+label';

/** Whether a person put the label right. */
export function isCorrected({ reader }: Pick<Reading, 'reader'>): boolean {
  return reader.endsWith(CORRECTED);
}

/** One word or phrase of a text and what it added to the score (negative lowers it). */
export interface Contribution {
  readonly term: string;
  readonly weight: number;
}
