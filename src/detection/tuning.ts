import { DAY_MS } from '../core/time.js';

/**
 * Constants of the detector that were measured, not derived: chosen on simulated brands and on half of the real
 * storms, checked on others. README.md says how and what each is worth.
 */
export const TUNING = {
  /** Fewest voices that make a run of one word. */
  termMin: 2,
  /** Voices that a word's run needs per root of the negatives a day: two in a small brand, nine where a thousand complain. */
  termScale: 0.3,
  /** Voices up to which a shared word is most often chance, and the decades that such a run needs above its threshold. */
  fewVoices: 3,
  fewMargin: 0.25,
  /** Longest window, in bins, in which two voices alone may be an event. */
  pairBins: 192,
  /** Voices with a word never seen before that one should be ready for. */
  termPrior: 0.5,
  /** Voices of history that a brand without any is credited with. */
  termPriorVoices: 20,
  /** Negative voices that a surplus of other voices with the same word brings: misread ones, mostly. */
  termSpill: 0.2,
  /** Relative variance of a word's use beyond its history. */
  termDispersion: 0.05,
  /** Longest run of a word. */
  termSpanMs: 2 * DAY_MS,
  /** Decades above its threshold at which a word of its own opens a second event beside an open one. */
  newTopic: 0.5,
  /** Voices that such a word needs. */
  newTopicVoices: 3,
  /** Share of a word's posts that also speak of an open event, above which the word belongs to it. */
  sharedTopic: 0.25,
  /** Part of a surplus of other voices that brings its usual share of negatives along. */
  surplus: 0.7,
  /** All other voices of two hours or of the alarm's own window, against the usual, above which a public is there for something else. */
  surge: 1.8,
  /** Decades that an alarm needs above its threshold in such hours. */
  surgeMargin: 0.5,
  /** Hours in which an author speaks once. */
  authorHours: 1,
  /** Least share of different persons among the voices of an event. */
  people: 0.6,
  /** Daily maximum that an ordinary day of an unknown brand reaches three times in four, for counts and for words. */
  priorCount: 0.05,
  priorTerm: 0.05,
  /** Days that this belief is worth. */
  priorDays: 2,
  /** Score per decade of rarity in the tail of the daily maxima, for counts and for words. */
  slopeCount: 1,
  slopeTerm: 0.9,
  /** Days between two passings of the threshold per day between two false alarms: passings come in clusters. */
  budgetFactor: 0.85,
};
