import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { parse, YAMLParseError } from 'yaml';
import { LOCALES } from '../../core/brand.js';
import { ConfigError, type ConfigMistake } from '../../core/errors.js';
import { ReplyBook, type ReplyBooks } from './book.js';

/** Longest piece of a file that is repeated in an error. */
const MAX_FOUND = 60;

/**
 * Reads the reply books of a folder, one '<language>.yaml' each.
 *
 * @param dir the folder, for example 'config/replies'
 * @throws {ConfigError} every mistake in every book, and a book that a language of the team lacks
 */
export async function loadReplyBooks(dir: string): Promise<ReplyBooks> {
  const names = (await listFolder(dir)).filter((name) => /^[a-z]{2,3}\.yaml$/.test(name)).sort();
  const mistakes: ConfigMistake[] = [];
  const books = new Map<string, ReplyBook>();
  for (const name of names) {
    const where = join(dir, name);
    const book = readBook(await readFile(where, 'utf8'), where);
    if (Array.isArray(book)) mistakes.push(...book);
    else books.set(basename(name, '.yaml'), book);
  }
  for (const locale of LOCALES)
    if (!names.includes(`${locale}.yaml`))
      mistakes.push({
        where: join(dir, `${locale}.yaml`),
        path: '',
        found: 'no such file',
        allowed: 'a reply book for each language that a brand can have',
      });
  if (mistakes.length > 0) throw new ConfigError(mistakes);
  return books;
}

async function listFolder(dir: string): Promise<string[]> {
  try {
    return await readdir(dir);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}

function readBook(text: string, where: string): ReplyBook | ConfigMistake[] {
  let content: unknown;
  try {
    content = parse(text);
  } catch (error) {
    if (!(error instanceof YAMLParseError)) throw error;
    const line = error.linePos?.[0].line ?? 1;
    return [{ where, path: `line ${line}`, found: error.code, allowed: 'well-formed YAML' }];
  }
  const result = ReplyBook.safeParse(content);
  if (result.success) return result.data;
  return result.error.issues.map((issue) => ({
    where,
    path: issue.path.map(String).join('.'),
    found: found(issue.input),
    allowed: issue.message,
  }));
}

function found(input: unknown): string {
  if (input === undefined) return 'nothing';
  const json = JSON.stringify(input) ?? typeof input;
  return json.length > MAX_FOUND ? `${json.slice(0, MAX_FOUND)}…` : json;
}
