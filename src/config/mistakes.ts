import type { Document, LineCounter } from 'yaml';
import type { z } from 'zod';
import type { ConfigMistake } from '../core/errors.js';

/** Longest piece of a wrong value that is shown. */
const FOUND_MAX_LENGTH = 60;

/** A parsed YAML file, with what is needed to name the line of a mistake. */
export interface YamlSource {
  /** As shown to a person. */
  readonly file: string;
  readonly document: Document;
  readonly lines: LineCounter;
}

/** One mistake per issue of the schema, each with file, line, path, what was found and what is allowed. */
export function mistakesOf(error: z.ZodError, source: YamlSource): ConfigMistake[] {
  return error.issues.flatMap((issue) => issueMistakes(issue, source));
}

function issueMistakes(
  issue: z.core.$ZodIssue,
  source: YamlSource,
  prefix: PropertyKey[] = [],
): ConfigMistake[] {
  const path = [...prefix, ...issue.path];
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) =>
      mistake(
        source,
        [...path, key],
        'a key that does not exist',
        'check the spelling, or remove it',
      ),
    );
  }
  if (issue.code === 'invalid_union') {
    // Of the alternatives ('false', 'true', settings) the last is the one a person meant when giving more than a word.
    const meant = issue.errors.at(-1) ?? [];
    if (
      meant.length > 0 &&
      meant.some((inner) => inner.path.length > 0 || inner.code === 'unrecognized_keys')
    ) {
      return meant.flatMap((inner) => issueMistakes(inner, source, path));
    }
  }
  return [mistake(source, path, shown(source.document.getIn(path)), issue.message)];
}

function mistake(
  { file, document, lines }: YamlSource,
  path: readonly PropertyKey[],
  found: string,
  allowed: string,
): ConfigMistake {
  const node = document.getIn(path, true);
  const offset =
    typeof node === 'object' && node !== null && 'range' in node && Array.isArray(node.range)
      ? Number(node.range[0])
      : null;
  const where = offset === null ? file : `${file}:${lines.linePos(offset).line}`;
  return { where, path: written(path), found, allowed };
}

function shown(value: unknown): string {
  if (value === undefined || value === null) return 'nothing';
  const text = typeof value === 'string' ? `'${value}'` : JSON.stringify(value);
  return text.length > FOUND_MAX_LENGTH ? `${text.slice(0, FOUND_MAX_LENGTH)}…` : text;
}

/** ['sources', 'rss', 'feeds', 0] as 'sources.rss.feeds[0]'. */
function written(path: readonly PropertyKey[]): string {
  return path.reduce<string>((text, part) => {
    if (typeof part === 'number') return `${text}[${part}]`;
    return text === '' ? String(part) : `${text}.${String(part)}`;
  }, '');
}
