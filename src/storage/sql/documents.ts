import { fromJson, toJson } from '../../lib/json.js';

/** Escapes by which JSON writes NUL and lone surrogates (an escaped backslash before them is told apart below). */
const SUSPECT_ESCAPE = /\\u(?:0000|d[89a-f])/i;

/**
 * Text as both databases keep it: PostgreSQL refuses NUL, and the two disagree on lone surrogates.
 * Ingest has done this to posts already; here it also holds for everything else (names, reasons, keys).
 */
export function storableText(text: string): string {
  const wellFormed = text.isWellFormed() ? text : text.toWellFormed();
  return wellFormed.includes('\0') ? wellFormed.replaceAll('\0', '') : wellFormed;
}

/** A value as JSON text with its instants kept and every string in it storable. */
export function toDocument(value: unknown): string {
  return storableJson(toJson(value));
}

/** JSON text with every string in it storable. */
export function storableJson(json: string): string {
  if (!SUSPECT_ESCAPE.test(json)) return json;
  return JSON.stringify(JSON.parse(json), (_key, part: unknown) =>
    typeof part === 'string' ? storableText(part) : part,
  );
}

/** Reads what `toDocument` wrote: our own rows, so the type is taken at the writer's word. */
export function fromDocument<T>(document: string): T {
  return fromJson(document) as T;
}

/**
 * An instant as integer milliseconds.
 *
 * @throws {RangeError} an invalid date, which no database would keep
 */
export function toMs(instant: Date): number {
  const ms = instant.getTime();
  if (Number.isNaN(ms)) throw new RangeError('an invalid date cannot be stored');
  return ms;
}

/** The instant, or null. */
export function toMsOrNull(instant: Date | null): number | null {
  return instant === null ? null : toMs(instant);
}

/** The instant of a nullable column. */
export function fromMsOrNull(ms: number | null): Date | null {
  return ms === null ? null : new Date(ms);
}
