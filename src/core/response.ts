/** One reply to one post, in the customer's language. */
export interface SuggestedReply {
  /** Key ('source/post id') of the post it answers. */
  readonly post: string;
  readonly lang: string;
  readonly text: string;
}

/** What to do inside the company. */
export interface PlanStep {
  /** Id of the department. */
  readonly department: string;
  readonly action: string;
  readonly dueAt: Date;
}

/** What Vigía suggests to answer; a person always decides and publishes. */
export interface SuggestedResponse {
  readonly lang: string;
  /** Id of the touchpoint the answer is about, or null where none stands out. */
  readonly touchpoint: string | null;
  /** By when the public should have had a first answer, by the incident's severity. */
  readonly respondBy: Date;
  /** At most 280 characters: we know, we care, what we are doing, when we will be back. */
  readonly holdingStatement: string;
  readonly replies: readonly SuggestedReply[];
  readonly plan: readonly PlanStep[];
}
