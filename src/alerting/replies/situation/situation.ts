import type { Variety, Voice } from '../../../core/brand.js';
import type { Classification } from '../../../core/response.js';
import type { CrisisFacts } from './classify.js';

/** The post that a draft answers. */
export interface AnsweredPost {
  readonly key: string;
  /** Handle or name; empty where it is not known. */
  readonly author: string;
  readonly text: string;
  /** Out to do harm whatever is answered (Weitzl 2019): one factual reply, then none. */
  readonly isVindictive: boolean;
  /** Replies that the brand gave it already. */
  readonly answers: number;
}

/** Everything that a draft is judged against and an answer is written for. */
export interface Situation {
  /** Language of the customers: a subtag. */
  readonly lang: string;
  readonly variety: Variety | null;
  readonly brandName: string;
  readonly address: Voice['address'];
  /** Whether a group of readers is 'vosotros'. */
  readonly isVosotros: boolean;
  readonly bannedWords: readonly string[];
  readonly signature: string;
  readonly facts: CrisisFacts;
  readonly classification: Classification;
  /** What is known: a draft may assert this and nothing else. */
  readonly known: readonly string[];
  /** Contacts that may be named. */
  readonly contacts: readonly string[];
  /** Texts already published or suggested in this incident. */
  readonly used: readonly string[];
  readonly post: AnsweredPost | null;
  /** Names and handles of those who take part. */
  readonly authors: readonly string[];
  /** UTF-16 units that the network takes; null where it is not known. */
  readonly maxLength: number | null;
  /** A person approved an apology although the brand is not held responsible. */
  readonly isApologyApproved: boolean;
}
