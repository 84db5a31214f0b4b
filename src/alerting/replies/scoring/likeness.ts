import { foldDraft } from './phrases.js';

/** Words of a run that are compared. */
const RUN = 3;
/** From this share of common runs two texts are the same with small changes. */
export const SAME_TEXT = 0.6;

/** How much of two texts is the same, from 0 to 1: runs of three words that both have, of those of the shorter one. */
export function likeness(one: string, other: string): number {
  const [a, b] = [runsOf(one), runsOf(other)];
  const [shorter, longer] = a.size <= b.size ? [a, b] : [b, a];
  if (shorter.size === 0) return 0;
  let common = 0;
  for (const run of shorter) if (longer.has(run)) common += 1;
  return common / shorter.size;
}

/** Whether a text was used already, be it with another name or time in it. */
export function isRepeated(text: string, used: readonly string[]): boolean {
  return used.some((earlier) => likeness(text, earlier) >= SAME_TEXT);
}

function runsOf(text: string): ReadonlySet<string> {
  const words = foldDraft(text).match(/[\p{L}\p{N}]+/gu) ?? [];
  if (words.length < RUN) return new Set(words.length === 0 ? [] : [words.join(' ')]);
  const runs = new Set<string>();
  for (let start = 0; start + RUN <= words.length; start += 1)
    runs.add(words.slice(start, start + RUN).join(' '));
  return runs;
}
