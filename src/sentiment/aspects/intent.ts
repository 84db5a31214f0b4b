import type { Intent, Label, LabelProbabilities } from '../../core/reading.js';
import type { Evidence } from './evidence.js';
import type { Target } from './target.js';

/** A phrase that says it outright. */
const CLEAR = 3;
/** Complaint words that outweigh a polite request or a question. */
const LOUD_COMPLAINT = 4;
/** A score this far from 0 leans to one side even where the label is neutral. */
const LEANING = 0.1;
/** Above this probability the text is a grievance, whatever form it takes. */
const SURELY_NEGATIVE = 0.8;

/**
 * What the writer wants: the strongest act wins, in the order leaving, suggesting, asking for
 * something, asking, and then praise or complaint by polarity.
 *
 * @param label towards the brand, after any `polarityHint`
 */
export function findIntent(
  evidence: Evidence,
  {
    label,
    probabilities,
    target,
  }: {
    readonly label: Label;
    readonly probabilities: LabelProbabilities;
    readonly target: Target;
  },
): Intent {
  const leaving = strongest(evidence, 'leaving');
  if (target.isLeaving) return 'threat-to-leave';
  if (target.isAboutBrand && label !== 'positive' && leaving >= (label === 'negative' ? 2 : CLEAR))
    return 'threat-to-leave';
  const complaint =
    evidence.weighPlain('intent', 'complaint') + evidence.weighPlain('experience', 'failure');
  const isLoud =
    label === 'negative' && complaint >= LOUD_COMPLAINT && probabilities.negative > SURELY_NEGATIVE;
  if (strongest(evidence, 'suggestion') >= CLEAR && !isLoud) return 'suggestion';
  if (strongest(evidence, 'request') >= CLEAR && !isLoud) return 'request';
  const asks = strongest(evidence, 'question') >= CLEAR;
  const isRhetorical = label === 'negative' ? !asks || isLoud : complaint >= LOUD_COMPLAINT;
  if ((asks || hasQuestion(evidence)) && !isRhetorical) return 'question';
  const praise =
    evidence.weighPlain('intent', 'praise') + evidence.weighPlain('experience', 'delight');
  const news = evidence.weighPlain('intent', 'news');
  if (label === 'positive') return news > praise ? 'none' : 'praise';
  if (label === 'negative') return news > complaint + praise ? 'none' : 'complaint';
  if (news > 0) return 'none';
  if (complaint > praise) return 'complaint';
  if (praise > 0) return 'praise';
  // Who writes of a brand seldom does so without a reason: the side that the score leans to.
  const score = probabilities.positive - probabilities.negative;
  if (!target.isAboutBrand || Math.abs(score) < LEANING) return 'none';
  return score > 0 ? 'praise' : 'complaint';
}

function strongest(evidence: Evidence, concept: string): number {
  let most = 0;
  for (const { weight } of evidence.find('intent', concept)) most = Math.max(most, weight);
  return most;
}

function hasQuestion({ words }: Evidence): boolean {
  for (let sentence = 0; sentence < words.sentenceCount; sentence++)
    if (words.isQuestion(sentence)) return true;
  return false;
}
