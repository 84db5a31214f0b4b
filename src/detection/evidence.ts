import type { Observation } from './types.js';
import type { VoiceRole } from './voices.js';

/** One negative post as it is remembered to explain an incident. */
export interface Witness {
  readonly key: string;
  readonly createdAt: number;
  readonly receivedAt: number;
  readonly author: string;
  readonly source: string;
  readonly lang: string;
  readonly touchpoint: string | null;
  readonly campaign: string | null;
  readonly risk: Observation['risk'];
  readonly reach: number;
  readonly negative: number;
  readonly role: VoiceRole;
  readonly repostOf: string | null;
  readonly terms: readonly string[];
}

/** Whether a post uses a word, or is about a touchpoint or campaign watched as 'touchpoint=id' or 'campaign=id'. */
export function speaksOf({ terms, touchpoint, campaign }: Witness, term: string): boolean {
  if (!term.includes('=')) return terms.includes(term);
  return term === `touchpoint=${touchpoint}` || term === `campaign=${campaign}`;
}

/** Enough to divide an excess in shares of one in a hundred, and small enough to be stored with the state. */
const KEPT = 400;

/** The latest negative posts, oldest first, echoes included. */
export class Evidence {
  witnesses: Witness[] = [];

  add(post: Observation, role: VoiceRole, terms: readonly string[]): void {
    this.witnesses.push({
      key: post.key,
      createdAt: post.createdAt,
      receivedAt: post.receivedAt,
      author: post.author,
      source: post.source,
      lang: post.lang,
      touchpoint: post.touchpoint,
      campaign: post.campaign,
      risk: post.risk,
      reach: post.reach,
      negative: post.negative,
      role,
      repostOf: post.repostOf,
      terms,
    });
    if (this.witnesses.length >= 2 * KEPT) this.witnesses = this.witnesses.slice(-KEPT);
  }

  save(): readonly Witness[] {
    return this.witnesses.slice(-KEPT);
  }

  load(state: readonly Witness[]): void {
    this.witnesses = [...state];
  }

  /** Posts written at or after `from`, oldest first. */
  since(from: number): readonly Witness[] {
    return this.witnesses.slice(-KEPT).filter((witness) => witness.createdAt >= from);
  }
}
