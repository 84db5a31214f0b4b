import type { DefaultTouchpointId } from '../../../core/default-touchpoints.js';
import type { Emotion, RiskCategory } from '../../../core/reading.js';

/**
 * Phrases of one concept, weakest evidence 1, strongest 3. The syntax is that of `PhraseIndex`.
 * Phrases of the concept 'none' mean nothing themselves: they cover shorter phrases that would
 * mislead ('alta demanda', 'to die for').
 */
export type Phrases = readonly (readonly [weight: number, phrases: string])[];

type Concepts<Concept extends string> = Readonly<Partial<Record<Concept | 'none', Phrases>>>;

/** What a text does, as far as words tell. */
export type IntentCue =
  | 'leaving'
  | 'suggestion'
  | 'request'
  | 'question'
  | 'praise'
  | 'complaint'
  | 'news';

/** Words that tell who is meant. */
export type TargetCue =
  | 'leave'
  | 'join'
  | 'better'
  | 'worse'
  | 'unlike'
  | 'prefer'
  | 'elsewhere'
  | 'excused'
  | 'addressed'
  | 'contrast';

/** Marks of irony: said outright, set phrases, exaggerated praise, the failure it is set against, sincerity. */
export type IronyCue = 'declared' | 'formula' | 'hype' | 'failure' | 'sincere';

/** Everything that the rules know of a language. */
export interface AspectLexicon {
  /** Short forms and what they stand for: 'q que, x por'. */
  readonly aliases: string;
  readonly negation: Concepts<'negator'>;
  readonly polarity: Concepts<'positive' | 'negative'>;
  /** Facts that are bad or good news for a customer, said without feeling: 'charged twice', 'llegó antes'. */
  readonly experience: Concepts<'failure' | 'delight'>;
  readonly touchpoint: Concepts<DefaultTouchpointId>;
  readonly risk: Concepts<RiskCategory | 'doubt'>;
  readonly intent: Concepts<IntentCue>;
  readonly emotion: Concepts<Emotion>;
  readonly irony: Concepts<IronyCue>;
  readonly target: Concepts<TargetCue>;
}
