import type { DraftScore } from '../../../core/response.js';
import type { Situation } from '../situation/situation.js';
import { violationsOf } from './guards.js';
import { marksOf } from './rubric.js';
import { readDraft } from './signals.js';

/** Longest draft that is read; what comes after says nothing new. */
const MAX_DRAFT = 20_000;

/** Marks a draft, the engine's or a person's, against the rubric and the guardrails. Pure. */
export function scoreDraft(draft: string, situation: Situation): DraftScore {
  const read = draft.slice(0, MAX_DRAFT);
  const signals = readDraft(read, situation);
  const marks = marksOf(signals, situation);
  return {
    total: marks.reduce((sum, { score }) => sum + score, 0),
    marks,
    violations: violationsOf({ draft, signals, situation }),
    lang: signals.lang,
  };
}
