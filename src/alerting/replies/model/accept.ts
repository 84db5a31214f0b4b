import type { DraftScore } from '../../../core/response.js';
import { scoreDraft } from '../scoring/score.js';
import type { Situation } from '../situation/situation.js';

/** Links, handles, hashtags: what a rephrased text may not bring along. */
const REFERENCE =
  /https?:\/\/\S+|www\.\S+|[\p{L}\p{N}.-]+\.(?:com|net|org|io|es|ly|me|app)\b|[@#][\p{L}\p{N}_]+/giu;
const NUMBER = /\d+(?:[.,:]\d+)*/g;

/**
 * The rephrased text with its score, or null where the template stands: it is longer than allowed, says other numbers
 * or times, brings a link or a handle, breaks a guardrail, or has any mark lower than the template.
 */
export function acceptRephrased(
  text: string,
  {
    template,
    score,
    situation,
    maxLength,
  }: {
    readonly template: string;
    readonly score: DraftScore;
    readonly situation: Situation;
    readonly maxLength: number;
  },
): DraftScore | null {
  if (text === '' || text.length > maxLength) return null;
  if (!isSameSet(text, template, NUMBER) || !isSameSet(text, template, REFERENCE)) return null;
  const rephrased = scoreDraft(text, situation);
  if (rephrased.violations.length > score.violations.length) return null;
  if (rephrased.lang !== score.lang) return null;
  const isLower = rephrased.marks.some(
    (mark, index) => mark.score < (score.marks[index]?.score ?? 0),
  );
  return isLower ? null : rephrased;
}

function isSameSet(one: string, other: string, pattern: RegExp): boolean {
  const found = (text: string) => [...new Set(text.match(pattern) ?? [])].sort().join(' ');
  return found(one) === found(other);
}
