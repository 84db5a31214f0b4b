import type { Guard, Violation } from '../../../core/response.js';
import type { Situation } from '../situation/situation.js';
import { foldDraft } from './phrases.js';
import type { Signals } from './signals.js';

/** What a guardrail looks at. */
interface Guarded {
  readonly draft: string;
  readonly signals: Signals;
  readonly situation: Situation;
}

type Verdict = Readonly<Record<string, string | number>> | null;

/** Each guardrail: null where it is kept, else what to quote. */
const RULES: Readonly<Record<Guard, (guarded: Guarded) => Verdict>> = {
  'public-compensation': ({ signals, situation }) =>
    signals.compensation !== null && situation.classification.forbidden.includes('compensate')
      ? { quote: signals.compensation.text }
      : null,
  'unapproved-apology': ({ signals, situation }) => {
    if (situation.classification.typeCluster !== 'victim' || situation.isApologyApproved)
      return null;
    const hit = signals.guiltyApology ?? (signals.denial === null ? signals.ownership : null);
    return hit === null ? null : { quote: hit.text };
  },
  humour: ({ signals }) => (signals.joke === null ? null : { quote: signals.joke.text }),
  argument: ({ signals, situation: { post } }) => {
    const hit = signals.attack ?? signals.blamesCustomer;
    if (hit !== null) return { quote: hit.text };
    // One factual reply, then stop: whatever is said next feeds it.
    return post?.isVindictive === true && post.answers > 0 ? { quote: post.author } : null;
  },
  unfounded: ({ signals: { unfounded } }) =>
    unfounded.length === 0 ? null : { quote: unfounded.map(({ text }) => text).join(', ') },
  repeated: ({ signals }) => (signals.isRepeated ? {} : null),
  'details-in-public': ({ signals }) =>
    signals.asksInPublic === null ? null : { quote: signals.asksInPublic.text },
  'personal-data': ({ signals: { personalData } }) =>
    personalData.length === 0
      ? null
      : { kinds: [...new Set(personalData.map(({ kind }) => kind))].join(', ') },
  'too-long': ({ draft, situation: { maxLength } }) =>
    maxLength !== null && draft.length > maxLength ? { count: draft.length, max: maxLength } : null,
  'banned-word': ({ draft, situation: { bannedWords } }) => {
    const word = bannedWordIn(draft, bannedWords);
    return word === null ? null : { quote: word };
  },
};

/** Every guardrail that a draft breaks. */
export function violationsOf(guarded: Guarded): readonly Violation[] {
  return (Object.keys(RULES) as Guard[]).flatMap((guard) => {
    const values = RULES[guard](guarded);
    return values === null ? [] : [{ guard, reason: { key: `reply:guard.${guard}`, values } }];
  });
}

/** The first word or phrase of a text that the brand does not use, or null; accents, case and signs do not hide one. */
export function bannedWordIn(text: string, bannedWords: readonly string[]): string | null {
  const folded = ` ${bare(text)} `;
  return (
    bannedWords.find((word) => bare(word) !== '' && folded.includes(` ${bare(word)} `)) ?? null
  );
}

function bare(text: string): string {
  return foldDraft(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
