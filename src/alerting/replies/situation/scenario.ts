import { z } from 'zod';
import { VARIETIES } from '../../../core/brand.js';

/** Text, trimmed and bounded; anything else is as good as absent. */
const Text = z.string().trim().max(20_000).optional().catch(undefined);
const Flag = z
  .union([z.boolean(), z.string(), z.number(), z.array(z.unknown()), z.null()])
  .optional()
  .catch(undefined);
const Level = z.union([z.string(), z.number()]).optional().catch(undefined);

/** One text or several; an entry that is no text may be an object with one. */
const Texts = z.preprocess((value) => {
  if (value === undefined || value === null) return [];
  const list = Array.isArray(value) ? value : [value];
  return list.flatMap((one) => {
    if (typeof one === 'string') return [one];
    if (typeof one === 'number') return [String(one)];
    if (typeof one === 'object' && one !== null)
      return Object.values(one).filter((part) => typeof part === 'string');
    return [];
  });
}, z.array(z.string()));

const Post = z.preprocess(
  (value) => (typeof value === 'string' ? { text: value } : value),
  z.object({
    id: z.union([z.string(), z.number()]).optional().catch(undefined),
    author: Text,
    text: z.string().default('').catch(''),
    lang: Text,
    network: Text,
    speaker: Text,
    answers: z.number().int().min(0).optional().catch(undefined),
  }),
);

const ScenarioBrand = z.preprocess(
  (value) => (typeof value === 'string' ? { name: value } : (value ?? {})),
  z.object({
    name: Text,
    address: z.enum(['tu', 'usted', 'vos']).optional().catch(undefined),
    variety: z.enum(VARIETIES).optional().catch(undefined),
    tone: z.enum(['warm', 'sober']).optional().catch(undefined),
    signature: Text,
    bannedWords: Texts,
    timeZone: Text,
    facts: Texts,
    contact: Text,
  }),
);

/**
 * A crisis told by a person or another system, for `vigia reply`. Every field may be absent, unknown ones are passed
 * over, and a value that makes no sense is as good as absent: what is missing is read from `summary`.
 */
export const Scenario = z.preprocess(
  (value) => (typeof value === 'string' ? { summary: value } : value),
  z.object({
    id: z.union([z.string(), z.number()]).optional().catch(undefined),
    summary: Text,
    lang: Text,
    brand: ScenarioBrand.default(() => ScenarioBrand.parse({})),
    network: Text,
    touchpoint: Text,
    cause: Text,
    risk: Text,
    emotion: Text,
    arousal: Level,
    severity: z.coerce.number().int().min(1).max(4).optional().catch(undefined),
    campaign: Text,
    speaker: Text,
    responsibility: Level,
    damage: Level,
    outrage: z.boolean().optional().catch(undefined),
    history: Flag,
    reputation: Text,
    facts: Texts,
    posts: z.array(Post).default([]).catch([]),
    post: Post.optional().catch(undefined),
    used: Texts,
    isApologyApproved: z.boolean().default(false).catch(false),
    openedAt: z.coerce.date().optional().catch(undefined),
    now: z.coerce.date().optional().catch(undefined),
  }),
);
export type Scenario = z.infer<typeof Scenario>;
export type ScenarioPost = z.infer<typeof Post>;
