import { z } from 'zod';
import { LABELS, type Label } from '../../core/reading.js';
import type { Observation } from '../../detection/types.js';

/** One line of a history: a mention as exported or collected elsewhere. Unknown fields are ignored. */
export const MentionLine = z.object({
  id: z.union([z.string().min(1).max(300), z.number()]),
  createdAt: z.string(),
  receivedAt: z.string().nullish(),
  brand: z.string().nullish(),
  author: z.string().nullish(),
  text: z.string(),
  label: z.enum(LABELS).nullish(),
  /** Another name for `label`. */
  sentiment: z.enum(LABELS).nullish(),
  source: z.string().nullish(),
  lang: z.string().nullish(),
  repostOf: z.string().nullish(),
  touchpoint: z.string().nullish(),
  campaign: z.string().nullish(),
  reach: z.number().nonnegative().nullish(),
});
export type MentionLine = z.infer<typeof MentionLine>;

/** What is known of a text: read, or given with a label that is trusted. */
export interface QuickReading {
  readonly label: Label;
  /** Probability, from 0 to 1, that it is negative for the brand. */
  readonly negative: number;
  readonly touchpoint: string | null;
  readonly risk: Observation['risk'];
  /** As the reader recognised it; null where a label was given. */
  readonly lang: string | null;
}

/** Language of a line, 'und' where it says none. */
export function langOf({ lang }: MentionLine): string {
  return (lang ?? 'und').slice(0, 2).toLowerCase();
}

/** The label that a line brings along, taken as right; null where it has none. */
export function trustedReading({ label, sentiment }: MentionLine): QuickReading | null {
  const given = label ?? sentiment ?? null;
  if (given === null) return null;
  const negative = given === 'negative' ? 1 : 0;
  return { label: given, negative, touchpoint: null, risk: 'none', lang: null };
}

/** 'RT @name: ...': how old exports mark a repost. */
const OLD_REPOST = /^\s*RT @(\w+)/u;

/** Turns a line into an observation; null where its instants cannot be read. */
export function lineObservation(line: MentionLine, reading: QuickReading): Observation | null {
  const createdAt = Date.parse(line.createdAt);
  const receivedAt = line.receivedAt == null ? createdAt : Date.parse(line.receivedAt);
  if (Number.isNaN(createdAt) || Number.isNaN(receivedAt)) return null;
  const source = line.source ?? 'file';
  const repost = line.repostOf ?? OLD_REPOST.exec(line.text)?.[1] ?? null;
  return {
    key: `${source}/${line.id}`,
    createdAt,
    receivedAt,
    author: line.author ?? '',
    text: line.text,
    label: reading.label,
    negative: reading.negative,
    source,
    lang: reading.lang ?? langOf(line),
    repostOf: repost === null ? null : `${source}/${repost}`,
    voice: null,
    touchpoint: line.touchpoint ?? reading.touchpoint,
    risk: reading.risk,
    reach: line.reach ?? 0,
    campaign: line.campaign ?? null,
  };
}
