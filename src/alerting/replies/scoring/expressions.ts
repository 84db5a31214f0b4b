import type { PhraseList } from './phrases.js';

/** How one language says what the rubric looks for. The phrases are rules of meaning, not sentences of ours. */
export interface Expressions {
  /** Asks for pardon or says sorry. */
  readonly apology: PhraseList;
  /** Apology in words that admit a fault: not for what the brand did not do. */
  readonly guiltyApology: PhraseList;
  /** 'if anyone was offended'. */
  readonly conditionalApology: PhraseList;
  /** Worn phrases that could be about anything. */
  readonly canned: PhraseList;
  readonly ownership: PhraseList;
  /** 'mistakes were made'. */
  readonly passive: PhraseList;
  readonly excuse: PhraseList;
  readonly blamesOthers: PhraseList;
  readonly blamesCustomer: PhraseList;
  readonly denial: PhraseList;
  /** Corrects a falsehood. */
  readonly refutation: PhraseList;
  readonly attack: PhraseList;
  readonly joke: PhraseList;
  readonly compensation: PhraseList;
  /** What looks like compensation and is not: a refund of what is owed, a free phone line. */
  readonly notCompensation: PhraseList;
  readonly concern: PhraseList;
  /** Something is done that mends. */
  readonly repair: PhraseList;
  /** Something is looked into. */
  readonly inquiry: PhraseList;
  /** Somebody in particular does it. */
  readonly owner: PhraseList;
  readonly time: PhraseList;
  /** A time of the clock or a day by which one can be held to a promise. */
  readonly exactTime: PhraseList;
  /** Verbs of coming back with news. */
  readonly news: PhraseList;
  readonly here: PhraseList;
  readonly privately: PhraseList;
  readonly asksFor: PhraseList;
  readonly personalDetail: PhraseList;
  readonly unknown: PhraseList;
  readonly instruction: PhraseList;
  readonly cause: PhraseList;
  /** Certain of more than anybody can be. */
  readonly overclaim: PhraseList;
  /** Claims of drastic acts that have to be in the facts. */
  readonly drastic: PhraseList;
  readonly slang: PhraseList;
}
