import { FeedRefusedError } from './feed.js';

/** Entities of a feed's own stand for a name or a character; nothing longer is taken. */
const MAX_VALUE_LENGTH = 200;
/** Text that all entities together may add. */
const MAX_ADDED_LENGTH = 100_000;

/** Declarations that are looked at; those of real feeds have less than a kilobyte. */
const MAX_DOCTYPE_LENGTH = 20_000;

const DOCTYPE = /^<!DOCTYPE[^[>]*\[([^\]]*)\]\s*>/i;
const DECLARATION = /<!ENTITY\s+([\w.:-]+)\s+(?:"([^"]*)"|'([^']*)')\s*>/g;

/**
 * Puts the values of entities that the feed declares itself in place of their names. External ones are never fetched.
 *
 * @throws {FeedRefusedError} entities that stand for each other, or that blow the feed up: a known attack
 */
export function expandEntities(xml: string): string {
  const start = xml.search(/<!DOCTYPE/i);
  const subset = start < 0 ? null : DOCTYPE.exec(xml.slice(start, start + MAX_DOCTYPE_LENGTH));
  if (subset === null) return xml;
  const values = new Map<string, string>();
  for (const [, name = '', double, single] of (subset[1] ?? '').matchAll(DECLARATION)) {
    const value = double ?? single ?? '';
    if (value.length > MAX_VALUE_LENGTH || /&(?!#)/.test(value)) refuse();
    values.set(name, value);
  }
  const body = xml.slice(start + subset[0].length);
  if (values.size === 0) return body;
  let added = 0;
  return body.replace(/&([\w.:-]+);/g, (reference, name: string) => {
    const value = values.get(name) ?? reference;
    added += value.length;
    if (added > MAX_ADDED_LENGTH) refuse();
    return value;
  });
}

function refuse(): never {
  throw new FeedRefusedError('declares entities that grow without end');
}
