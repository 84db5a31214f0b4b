import { z } from 'zod';

/** Values that the engine fills in, beside the words that follow the form of address. */
export const LINE_VALUES = ['brand', 'campaign', 'about', 'until'] as const;
export type LineValue = (typeof LINE_VALUES)[number];

/** A word in braces: '{about}', '{Until}', '{te encuentras}'. */
export const PLACEHOLDER = /\{([^{}]+)\}/gu;

const Line = z.string().trim().min(1);
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

/**
 * `config/replies/<lang>.yaml`: what may be said in one language. Every word in braces is known, or the file is
 * refused.
 */
export const ReplyBook = z
  .strictObject({
    address: Address.default({}),
    audience: Audience.default({}),
    about: z.strictObject({
      campaign: Line,
      default: Line,
      touchpoints: z.record(z.string(), Line).default({}),
    }),
    holding: z.strictObject({
      know: Lines,
      care: z.strictObject({ default: Lines, opinion: Lines, safety: Lines, privacy: Lines }),
      doing: z.strictObject({
        default: Lines,
        opinion: Lines,
        safety: Lines,
        privacy: Lines,
        touchpoints: ByTouchpoint,
      }),
      back: Lines,
    }),
    reply: z.strictObject({
      open: z.strictObject({
        default: Lines,
        complaint: Lines,
        question: Lines,
        leaving: Lines,
        opinion: Lines,
        safety: Lines,
      }),
      body: z.strictObject({
        default: Lines,
        safety: Lines,
        privacy: Lines,
        touchpoints: ByTouchpoint,
      }),
      close: z.strictObject({ private: Lines, public: Lines }),
    }),
    plan: z.strictObject({
      crisis: Line,
      safety: Line,
      publish: Line,
      answer: Line,
      return: Line,
      verify: z.strictObject({
        default: Line,
        touchpoints: z.record(z.string(), Line).default({}),
      }),
    }),
  })
  .superRefine((book, context) => {
    const known = new Set([
      ...LINE_VALUES,
      ...Object.keys(book.address),
      ...Object.keys(book.audience),
    ]);
    for (const { line, path } of linesOf(book, [])) {
      for (const [, word = ''] of line.matchAll(PLACEHOLDER)) {
        if (known.has(word) || known.has(uncapitalise(word))) continue;
        context.addIssue({
          code: 'custom',
          path,
          input: line,
          message: `{${word}} is neither one of ${LINE_VALUES.join(', ')} nor a word of address or audience`,
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

function linesOf(
  part: unknown,
  path: readonly (string | number)[],
): { readonly line: string; readonly path: (string | number)[] }[] {
  if (typeof part === 'string') return [{ line: part, path: [...path] }];
  if (Array.isArray(part)) return part.flatMap((one, index) => linesOf(one, [...path, index]));
  if (typeof part !== 'object' || part === null) return [];
  return Object.entries(part).flatMap(([key, one]) => linesOf(one, [...path, key]));
}
