import type { Label, LabelProbabilities, RiskCategory } from '../../core/reading.js';
import type { Evidence } from './evidence.js';

/** One clear fact, such as 'charged twice' or 'llegó antes'. */
const CLEAR = 3;
/** A label this likely is not overruled by a fact. */
const SURE = 0.75;

/** Who asks or proposes tells no experience. */
const NOT_STATEMENTS = ['question', 'request', 'suggestion'];

/**
 * The label that the facts call for where the words show no feeling: 'the brakes stopped working' is
 * bad news for the brand though every word is neutral. Asked only for texts that name the brand; news
 * and questions state no experience of the writer.
 *
 * @returns null where the facts say nothing else than the label, or the label is sure
 */
export function findFactualTone(
  evidence: Evidence,
  {
    label,
    probabilities,
    risk,
  }: {
    readonly label: Label;
    readonly probabilities: LabelProbabilities;
    readonly risk: RiskCategory;
  },
): Label | null {
  if (evidence.has('intent', 'news') || probabilities[label] > SURE) return null;
  const isStatement =
    !NOT_STATEMENTS.some((cue) => evidence.has('intent', cue)) && !evidence.words.isQuestion(0);
  const bad =
    evidence.weighPlain('experience', 'failure') + (risk !== 'none' && isStatement ? CLEAR : 0);
  const good = evidence.weighPlain('experience', 'delight');
  if (label !== 'negative' && bad >= CLEAR && bad > good) return 'negative';
  if (label !== 'positive' && good >= CLEAR && good > bad) return 'positive';
  return null;
}
