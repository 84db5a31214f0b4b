import { pipeline, Readable } from 'node:stream';
import { parse } from 'csv-parse';
import { readText } from './text.js';

/** One row of a file; `line` counts from 1. */
export type Row =
  | { readonly line: number; readonly values: Readonly<Record<string, unknown>> }
  | {
      readonly line: number;
      /** Why it cannot be read. */
      readonly problem: string;
      /** True for a last line without an end: it may still be being written. */
      readonly isUnfinished: boolean;
    };

/** The file as a whole cannot be read as rows. The message says why and what to do. */
export class FileRefusedError extends Error {
  override readonly name = 'FileRefusedError';
}

/** Longest row; one of a real export has a few kilobytes. */
const MAX_ROW_LENGTH = 1024 * 1024;
const DELIMITERS: readonly string[] = [',', ';', '\t', '|'];

/**
 * The rows of a JSONL or CSV file, in order, a few at a time: a file of any size takes no more than a few of them
 * in memory. Which of the two it is, and the delimiter, is seen from its first line.
 *
 * @throws {FileRefusedError} neither of the two
 */
export async function* readRows(path: string): AsyncGenerator<Row> {
  const text = readText(path);
  let head = '';
  let isOver = false;
  while (!isOver && !/\S[^\n]*\n/.test(head) && head.length < MAX_ROW_LENGTH) {
    const piece = await text.next();
    isOver = piece.done === true;
    head += piece.value ?? '';
  }
  const start = head.trimStart();
  if (start === '') return;
  if (start.startsWith('[')) {
    throw new FileRefusedError('is one JSON list; write one object on each line (JSONL)');
  }
  if (start.startsWith('{')) yield* readJsonLines(chain(head, text));
  else yield* readCsv(chain(head, text), delimiterOf(start));
}

async function* chain(first: string, others: AsyncIterable<string>): AsyncGenerator<string> {
  yield first;
  yield* others;
}

async function* readJsonLines(text: AsyncIterable<string>): AsyncGenerator<Row> {
  let line = 0;
  for await (const { content, isEnded } of splitLines(text)) {
    line++;
    if (content === null) yield { line, problem: 'longer than 1 MiB', isUnfinished: false };
    else if (content.trim() !== '') yield toRow(content, line, !isEnded);
  }
}

function toRow(content: string, line: number, isLast: boolean): Row {
  try {
    const values: unknown = JSON.parse(content);
    if (typeof values === 'object' && values !== null && !Array.isArray(values)) {
      return { line, values: values as Record<string, unknown> };
    }
    return { line, problem: 'not a JSON object', isUnfinished: false };
  } catch {
    return { line, problem: 'not JSON', isUnfinished: isLast };
  }
}

/** Lines without their ends; null for one that is too long to be held. */
async function* splitLines(
  text: AsyncIterable<string>,
): AsyncGenerator<{ readonly content: string | null; readonly isEnded: boolean }> {
  let open = '';
  let isTooLong = false;
  for await (const piece of text) {
    const parts = piece.split('\n');
    const last = parts.pop() ?? '';
    for (const part of parts) {
      const content = open + part;
      yield {
        content: isTooLong || content.length > MAX_ROW_LENGTH ? null : content,
        isEnded: true,
      };
      open = '';
      isTooLong = false;
    }
    open += last;
    if (open.length > MAX_ROW_LENGTH) {
      open = '';
      isTooLong = true;
    }
  }
  if (isTooLong || open !== '') yield { content: isTooLong ? null : open, isEnded: false };
}

async function* readCsv(text: AsyncIterable<string>, delimiter: string): AsyncGenerator<Row> {
  const skipped: Row[] = [];
  const parser = parse({
    columns: (names: string[]) => names.map((name) => name.trim()),
    delimiter,
    info: true,
    relax_quotes: true,
    relax_column_count_less: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
    max_record_size: MAX_ROW_LENGTH,
    on_skip: (error) => {
      const line = typeof error?.lines === 'number' ? error.lines : 0;
      skipped.push({ line, problem: error?.code ?? 'not CSV', isUnfinished: false });
    },
  });
  // Errors reach the reader of the last stream, so that the callback has nothing to do.
  const records = pipeline(Readable.from(text), parser, () => undefined);
  for await (const { record, info } of records as AsyncIterable<CsvRecord>) {
    yield* skipped.splice(0);
    yield { line: info.lines, values: record };
  }
  yield* skipped;
}

interface CsvRecord {
  readonly record: Readonly<Record<string, string>>;
  readonly info: { readonly lines: number };
}

/** The delimiter that stands most often in the first line, outside quotes. */
function delimiterOf(start: string): string {
  const firstLine = (/^[^\r\n]*/.exec(start)?.[0] ?? '').replace(/"[^"]*"/g, '');
  const count = (delimiter: string) => firstLine.split(delimiter).length;
  return DELIMITERS.reduce((best, other) => (count(other) > count(best) ? other : best));
}
