/** A message key of the catalogue with its values: pure code gives reasons, the catalogue has the words. */
export interface WordedReason {
  /** For example 'reply:cluster.cause.rumour'. */
  readonly key: string;
  readonly values: Readonly<Record<string, string | number>>;
}

/** Crisis clusters of Situational Crisis Communication Theory (Coombs 2007), by growing attributed responsibility. */
export const CLUSTERS = ['victim', 'accidental', 'preventable'] as const;
export type Cluster = (typeof CLUSTERS)[number];

/**
 * What may be done in an answer. 'refute' corrects a falsehood with facts; 'deny' disputes what did happen;
 * 'compensate' is meant in public; 'reform' changes what was criticised.
 */
export const STRATEGIES = [
  'instruct',
  'adjust',
  'explain',
  'refute',
  'deny',
  'attack',
  'scapegoat',
  'scapegoat-customers',
  'excuse',
  'justify',
  'compensate',
  'apologise',
  'reform',
  'remind',
  'ingratiate',
  'victimage',
  'humour',
] as const;
export type Strategy = (typeof STRATEGIES)[number];

/** How a crisis is classed, why, and what follows from it. */
export interface Classification {
  readonly cluster: Cluster;
  /** The cluster of the type of crisis alone, before history and reputation raised it. */
  readonly typeCluster: Cluster;
  /** An act that people find wrong in itself, whether or not it did damage (Tachkova and Coombs). */
  readonly hasOutrage: boolean;
  /** A threat that is public and has not (yet) stopped anything from working or hurt anyone. */
  readonly isParacrisis: boolean;
  /** The strongest reason first. */
  readonly reasons: readonly WordedReason[];
  /** In the order in which they come in an answer. */
  readonly allowed: readonly Strategy[];
  readonly forbidden: readonly Strategy[];
}

/** Marks of a suggested reply; what each asks is in `src/alerting/replies/README.md`. */
export const MARK_IDS = ['R1', 'R2', 'R3', 'R4', 'R5', 'R6', 'R7', 'R8', 'R9', 'R10'] as const;
export type MarkId = (typeof MARK_IDS)[number];

export interface Mark {
  readonly id: MarkId;
  readonly score: 0 | 1 | 2;
  readonly reason: WordedReason;
}

/** Rules that no draft may break, whatever its marks. */
export const GUARDS = [
  'public-compensation',
  'unapproved-apology',
  'humour',
  'argument',
  'unfounded',
  'repeated',
  'details-in-public',
  'personal-data',
  'too-long',
  'banned-word',
] as const;
export type Guard = (typeof GUARDS)[number];

export interface Violation {
  readonly guard: Guard;
  readonly reason: WordedReason;
}

/** How a draft does in the rubric. */
export interface DraftScore {
  /** Sum of the marks, 0 to 20. */
  readonly total: number;
  /** All ten, R1 first. */
  readonly marks: readonly Mark[];
  readonly violations: readonly Violation[];
  /** Language that the draft is written in, or 'und'. */
  readonly lang: string;
}

/** One reply to one post, in the customer's language. */
export interface SuggestedReply {
  /** Key ('source/post id') of the post it answers. */
  readonly post: string;
  readonly lang: string;
  readonly text: string;
  readonly score: DraftScore;
  /** True where the author is out to do harm: this one factual reply, and then no more. */
  readonly isLast: boolean;
}

/** What to do inside the company. */
export interface PlanStep {
  /** Id of the department. */
  readonly department: string;
  readonly action: string;
  readonly dueAt: Date;
}

/** Who approves what is published where the team named nobody; a person always does. */
export interface ApprovingDepartments {
  /** Id of the department that approves, and of the one that does where the first cannot be reached. */
  readonly approver: string;
  readonly backup: string;
}

/** A statement and how it does. */
export interface SuggestedStatement {
  readonly text: string;
  readonly score: DraftScore;
}

/** What Vigía suggests to answer; a person always decides and publishes. */
export interface SuggestedResponse {
  readonly lang: string;
  readonly classification: Classification;
  /** Id of the touchpoint the answer is about, or null where none stands out. */
  readonly touchpoint: string | null;
  /** By when the public should have had a first answer, by the incident's severity. */
  readonly respondBy: Date;
  /** At most 280 characters: we know, we care, what we are doing, when we will be back. */
  readonly holdingStatement: string;
  readonly holdingScore: DraftScore;
  /** What follows once there is more room: the whole answer, in paragraphs. */
  readonly fullStatement: SuggestedStatement;
  readonly replies: readonly SuggestedReply[];
  readonly plan: readonly PlanStep[];
  readonly approval: ApprovingDepartments | null;
}
