import { z } from 'zod';
import { VARIETIES } from '../../core/brand.js';

/** Values that the engine fills in, beside the words that follow the form of address and the country. */
export const LINE_VALUES = [
  'brand',
  'campaign',
  'about',
  'duty',
  'owner',
  'contact',
  'until',
] as const;
export type LineValue = (typeof LINE_VALUES)[number];

/** A word in braces: '{about}', '{Until}', '{te encuentras}'. */
export const PLACEHOLDER = /\{([^{}]+)\}/gu;

const Text = z.string().trim().min(1);
/** One line, or one for each tone of voice. */
const Line = z.union([Text, z.strictObject({ warm: Text, sober: Text })]);
export type Line = z.infer<typeof Line>;
/** Alternatives that say the same. */
const Lines = z.array(Line).min(1);
const ByTouchpoint = z.record(z.string(), Lines).default({});

const Address = z.record(
  z.string(),
  z.strictObject({ tu: z.string(), usted: z.string(), vos: z.string() }),
);
const Audience = z.record(
  z.string(),
  z.strictObject({ vosotros: z.string(), ustedes: z.string() }),
);
const ByVariety = z.record(
  z.string(),
  z.strictObject({
    ...Object.fromEntries(VARIETIES.map((variety) => [variety, z.string().optional()])),
    default: z.string(),
  }),
);

/** What people are told to do first, by what threatens them. */
const Instructions = z.strictObject({
  safety: Lines,
  health: Lines,
  privacy: Lines,
  leak: Lines,
  impersonation: Lines,
  tampering: Lines,
  violence: Lines,
  environment: Lines,
});
export type InstructionKind = keyof z.infer<typeof Instructions>;

const Own = z.strictObject({ attributed: Lines, confirmed: Lines, decision: Lines });

/**
 * `config/replies/<lang>.yaml`: what may be said in one language. Every word in braces is known, or the file is
 * refused.
 */
export const ReplyBook = z
  .strictObject({
    address: Address.default({}),
    audience: Audience.default({}),
    variety: ByVariety.default({}),
    about: z.strictObject({
      campaign: Text,
      default: Text,
      privacy: Text,
      touchpoints: z.record(z.string(), Text).default({}),
    }),
    duty: z.strictObject({
      default: Text,
      safety: Text,
      privacy: Text,
      opinion: Text,
      touchpoints: z.record(z.string(), Text).default({}),
    }),
    instruct: z.strictObject({ many: Instructions, one: Instructions }),
    statement: z.strictObject({
      know: Lines,
      refute: Lines,
      impersonated: Lines,
      suffered: Lines,
      own: Own,
      care: z.strictObject({
        default: Lines,
        opinion: Lines,
        safety: Lines,
        privacy: Lines,
        falsehood: Lines,
        harm: Lines,
      }),
      sorry: Lines,
      doing: z.strictObject({
        default: Lines,
        opinion: Lines,
        safety: Lines,
        privacy: Lines,
        falsehood: Lines,
        impersonation: Lines,
        suffered: Lines,
        touchpoints: ByTouchpoint,
      }),
      unknown: Lines,
      back: Lines,
      private: Lines,
      change: z.strictObject({ default: Lines, opinion: Lines, falsehood: Lines }),
      unknownFull: z.strictObject({ cause: Lines, extent: Lines }),
      privateFull: Lines,
    }),
    reply: z.strictObject({
      open: z.strictObject({
        default: Lines,
        complaint: Lines,
        question: Lines,
        leaving: Lines,
        opinion: Lines,
        safety: Lines,
        falsehood: Lines,
      }),
      own: Own,
      refute: Lines,
      impersonated: Lines,
      body: z.strictObject({
        default: Lines,
        safety: Lines,
        privacy: Lines,
        opinion: Lines,
        falsehood: Lines,
        touchpoints: ByTouchpoint,
      }),
      close: z.strictObject({ private: Lines, public: Lines }),
      last: Lines,
    }),
    contact: Text,
    plan: z.strictObject({
      crisis: Text,
      safety: Text,
      publish: Text,
      answer: Text,
      return: Text,
      full: Text,
      verify: z.strictObject({
        default: Text,
        touchpoints: z.record(z.string(), Text).default({}),
      }),
    }),
  })
  .superRefine((book, context) => {
    const known = new Set([
      ...LINE_VALUES,
      ...Object.keys(book.address),
      ...Object.keys(book.audience),
      ...Object.keys(book.variety),
    ]);
    for (const { line, path } of linesOf(book, [])) {
      for (const [, word = ''] of line.matchAll(PLACEHOLDER)) {
        if (known.has(word) || known.has(uncapitalise(word))) continue;
        context.addIssue({
          code: 'custom',
          path,
          input: line,
          message: `{${word}} is neither one of ${LINE_VALUES.join(', ')} nor a word of address, audience or variety`,
        });
      }
    }
  });
export type ReplyBook = z.infer<typeof ReplyBook>;

/** The books by language subtag. */
export type ReplyBooks = ReadonlyMap<string, ReplyBook>;

/** With the first letter small, as the words of a book are listed. */
export function uncapitalise(word: string): string {
  return word.charAt(0).toLowerCase() + word.slice(1);
}

/** With the first letter capital. */
export function capitalise(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

function linesOf(
  part: unknown,
  path: readonly (string | number)[],
): { readonly line: string; readonly path: (string | number)[] }[] {
  if (typeof part === 'string') return [{ line: part, path: [...path] }];
  if (Array.isArray(part)) return part.flatMap((one, index) => linesOf(one, [...path, index]));
  if (typeof part !== 'object' || part === null) return [];
  return Object.entries(part).flatMap(([key, one]) => linesOf(one, [...path, key]));
}
