import { EMOTIONS, type Emotion, type LabelProbabilities } from '../../core/reading.js';
import type { Evidence } from './evidence.js';

/** What a word of an emotion counts beside the learnt classifier, and how far the mood of the text does (measured). */
const WORD_WEIGHT = 0.4;
const MOOD_WEIGHT = 0.7;
/** Words of one emotion beyond this weight say nothing new. */
const MOST_WORDS = 6;
/** Logarithm of the chance of an emotion that the classifier never saw; words can raise it. */
const UNSEEN = -4;
/** The mood of a text is never certain enough to rule an emotion out. */
const LEAST_MOOD = 0.02;
/** Surprise is as often good as bad. */
const MOOD_OF_SURPRISE = 0.4;

/**
 * Chances without a learnt classifier: anger is what a dissatisfied customer shows most, fear and
 * disgust need words.
 */
const USUAL_CHANCES: Readonly<Record<Emotion, number>> = {
  anger: 0.3,
  disgust: 0.03,
  fear: 0.03,
  joy: 0.3,
  sadness: 0.08,
  surprise: 0.03,
  none: 0.3,
};

/**
 * The likeliest emotion by three witnesses: the learnt classifier (or the usual chances), the words of
 * each emotion that no negation turns, and the mood of the text.
 *
 * @param learnt probabilities by the classifier, or null where none was trained for the language
 */
export function findEmotion(
  evidence: Evidence,
  {
    probabilities,
    learnt,
  }: {
    readonly probabilities: LabelProbabilities;
    readonly learnt: ReadonlyMap<string, number> | null;
  },
): Emotion {
  let best: Emotion = 'none';
  let bestScore = Number.NEGATIVE_INFINITY;
  for (const emotion of EMOTIONS) {
    const chance = learnt === null ? USUAL_CHANCES[emotion] : learnt.get(emotion);
    const prior = chance === undefined ? UNSEEN : Math.log(chance + 1e-6);
    const mood = Math.log(moodOf(emotion, probabilities) + LEAST_MOOD);
    const score = prior + WORD_WEIGHT * weigh(evidence, emotion) + MOOD_WEIGHT * mood;
    if (score > bestScore) {
      best = emotion;
      bestScore = score;
    }
  }
  return best;
}

function moodOf(emotion: Emotion, { negative, neutral, positive }: LabelProbabilities): number {
  if (emotion === 'none') return neutral;
  if (emotion === 'surprise') return MOOD_OF_SURPRISE;
  return emotion === 'joy' ? positive : negative;
}

function weigh(evidence: Evidence, emotion: Emotion): number {
  if (emotion === 'none') return 0;
  return Math.min(MOST_WORDS, evidence.weighPlain('emotion', emotion));
}
