import type { DraftScore, WordedReason } from '../../../core/response.js';
import type { Situation } from '../situation/situation.js';
import { violationsOf } from './guards.js';
import { foldDraft } from './phrases.js';
import { marksOf } from './rubric.js';
import { readDraft } from './signals.js';

/** Longest draft that is read: some phrases take time that grows with the square of one endless word. */
const MAX_DRAFT = 5_000;

/** Marks a draft, the engine's or a person's, against the rubric and the guardrails. Pure. */
export function scoreDraft(draft: string, situation: Situation): DraftScore {
  const read = draft.slice(0, MAX_DRAFT);
  const signals = readDraft(read, situation);
  const marks = marksOf(signals, situation).map((mark) => ({
    ...mark,
    reason: asWritten(mark.reason, read),
  }));
  return {
    total: marks.reduce((sum, { score }) => sum + score, 0),
    marks,
    violations: violationsOf({ draft, signals, situation }).map((violation) => ({
      ...violation,
      reason: asWritten(violation.reason, read),
    })),
    lang: signals.lang,
  };
}

/** Phrases are found on folded text; what is quoted back to a person has its accents and capitals again. */
function asWritten(reason: WordedReason, draft: string): WordedReason {
  const { quote } = reason.values;
  const folded = foldDraft(draft);
  // Where folding changes a length ('ß') the places do not match, and the folded form is shown.
  if (typeof quote !== 'string' || folded.length !== draft.length) return reason;
  const at = folded.indexOf(quote);
  if (at < 0) return reason;
  return { ...reason, values: { ...reason.values, quote: draft.slice(at, at + quote.length) } };
}
