/** Grows when the meaning of what stands in ids changes; cards are pressed for months after they were sent. */
const VERSION = 'v1';
const LONGEST = 100;
const SEPARATOR = ':';

/** What a button, menu or form says when it is used. */
export interface CustomId {
  readonly family: string;
  readonly args: readonly string[];
}

/**
 * An id that Discord gives back when the thing is used: the state itself is in the database.
 *
 * @throws {RangeError} an argument that holds a colon, or too long for Discord (100 characters)
 */
export function customId(family: string, ...args: readonly string[]): string {
  const parts = [VERSION, family, ...args];
  const id = parts.join(SEPARATOR);
  if (id.length > LONGEST || parts.some((part) => part.includes(SEPARATOR)))
    throw new RangeError(`no custom id can be made for '${family}'`);
  return id;
}

/** Reads an id; null where it is not ours or of another version. */
export function readCustomId(id: string): CustomId | null {
  const [version, family, ...args] = id.split(SEPARATOR);
  if (version !== VERSION || family === undefined || family === '') return null;
  return { family, args };
}
