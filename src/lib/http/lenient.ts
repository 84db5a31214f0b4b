import { z } from 'zod';
import { parseInstant } from '../instant.js';
import { optional } from './forgiving.js';

/** A count as networks write it: a number or its digits; absent where it is neither, or negative. */
export const LenientCount = optional(
  z
    .union([
      z.number(),
      z
        .string()
        .regex(/^\d{1,15}$/)
        .transform(Number),
    ])
    .pipe(z.number().int().min(0)),
);

/** An id as networks write it: a text, or a whole number that has not lost digits on the way. */
export const LenientId = z.union([z.string().min(1), z.number().int().transform(String)]);

/** An instant in any of the ways that `parseInstant` reads; anything else is refused. */
export const LenientInstant = z.union([z.string(), z.number()]).transform((written, context) => {
  const instant = parseInstant(written);
  if (instant !== undefined) return instant;
  context.addIssue({ code: 'custom', message: 'not an instant' });
  return z.NEVER;
});

/** A text that may be missing, null or empty; then it is absent. */
export const LenientText = optional(z.string().min(1));
