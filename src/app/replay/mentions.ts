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

/** What a reader makes of a text that carries no trusted label. */
export interface QuickReading {
  readonly label: Label;
  readonly negative: number;
  readonly touchpoint: string | null;
  readonly risk: Observation['risk'];
}

/** 'RT @name: ...': how old exports mark a repost. */
const OLD_REPOST = /^\s*RT @(\w+)/u;

/**
 * Turns lines into observations.
 *
 * @param read reads a text; called for lines without a label, and for all when labels are not trusted
 */
export function observationReader({
  isTrusted,
  read,
}: {
  isTrusted: boolean;
  read: (text: string, lang: string) => QuickReading;
}): (line: MentionLine) => Observation | null {
  return (line) => {
    const createdAt = Date.parse(line.createdAt);
    if (Number.isNaN(createdAt)) return null;
    const receivedAt = line.receivedAt == null ? createdAt : Date.parse(line.receivedAt);
    if (Number.isNaN(receivedAt)) return null;
    const source = line.source ?? 'file';
    const lang = (line.lang ?? 'und').slice(0, 2).toLowerCase();
    const given = isTrusted ? (line.label ?? line.sentiment ?? null) : null;
    const reading = given === null ? read(line.text, lang) : null;
    const repost = line.repostOf ?? OLD_REPOST.exec(line.text)?.[1] ?? null;
    return {
      key: `${source}/${line.id}`,
      createdAt,
      receivedAt,
      author: line.author ?? '',
      text: line.text,
      label: given ?? reading?.label ?? 'neutral',
      negative: reading?.negative ?? (given === 'negative' ? 1 : 0),
      source,
      lang,
      repostOf: repost === null ? null : `${source}/${repost}`,
      voice: null,
      touchpoint: line.touchpoint ?? reading?.touchpoint ?? null,
      risk: reading?.risk ?? 'none',
      reach: line.reach ?? 0,
      campaign: line.campaign ?? null,
    };
  };
}
