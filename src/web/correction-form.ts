import { z } from 'zod';
import { LABELS } from '../core/reading.js';
import { safeText } from '../lib/wording/safe-text.js';

/** Longest name of a person, in UTF-16 units. */
export const MAX_NAME_LENGTH = 60;
/** A label and a name of the longest, written as %XX, several times over. */
export const MAX_FORM_BYTES = 4_096;

/** By which name a person is known here: one harmless line. */
export const PersonName = z
  .string()
  .max(MAX_NAME_LENGTH)
  .transform((text) => safeText(text, { maxLength: MAX_NAME_LENGTH }))
  .pipe(z.string().min(1));

/** What the form on the page of a mention sends. */
export const CorrectionForm = z.object({ label: z.enum(LABELS), name: PersonName });
