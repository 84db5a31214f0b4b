import type { Store } from '../core/contracts/store.js';
import type { SurveyImportCounts } from '../core/contracts/survey-store.js';
import type { SurveyAnswer } from '../core/survey.js';
import {
  findColumns,
  readAnswer,
  type SurveyField,
  type SurveyProblem,
  type SurveyReading,
} from '../experience/survey-row.js';
import { readRows } from '../sources/file/index.js';
import { ColumnsMissingError } from './columns-missing.js';

/** Answers put aside at once. */
const PAGE_ROWS = 1_000;
/** After so many bad rows the file is another one than was meant. */
const MAX_BAD_ROWS = 1_000;
/** Fields that every answer has. */
const REQUIRED = ['score', 'answeredAt'] as const satisfies readonly SurveyField[];

/** Why a row cannot be used: one of ours, or what its format says (not JSON, a quote that never ends). */
export type BadRow = SurveyProblem | { readonly problem: 'unreadable'; readonly found: string };

/** What became of a file: with a bad row nothing of it counts, and `added` and `known` are 0. */
export interface SurveyFileCounts extends SurveyImportCounts {
  readonly rows: number;
  readonly bad: number;
  /** Whether it was left off before its end, for too many bad rows. */
  readonly isCut: boolean;
}

/**
 * Reads a CSV or JSONL file of answers to its end, a page at a time, and lets all of them count at once; none where one
 * row is bad. A file of any size takes no more memory than a page. Read again, it changes nothing.
 *
 * @throws {ColumnsMissingError} the file has no column for the score or the date
 * @throws {FileRefusedError} neither JSONL nor CSV
 * @throws {Error} the file cannot be opened or read to its end (`code` as Node gives it)
 */
export async function importSurvey(
  { surveys }: Pick<Store, 'surveys'>,
  {
    path,
    reading,
    onBadRow,
    signal,
  }: {
    readonly path: string;
    readonly reading: SurveyReading;
    /** Called for each row that cannot be used; `line` counts from 1. */
    readonly onBadRow: (line: number, bad: BadRow) => Promise<void>;
    readonly signal: AbortSignal;
  },
): Promise<SurveyFileCounts> {
  const importId = await surveys.begin(reading.brand.id, reading.now);
  try {
    const columnsOf = columnFinder(reading);
    let rows = 0;
    let bad = 0;
    let page: SurveyAnswer[] = [];
    for await (const row of readRows(path)) {
      signal.throwIfAborted();
      rows += 1;
      const read =
        'problem' in row ? unreadable(row.problem) : answerOf(row, { reading, columnsOf });
      if ('problem' in read) {
        bad += 1;
        page = [];
        await onBadRow(row.line, read);
        if (bad >= MAX_BAD_ROWS) break;
        continue;
      }
      // With a bad row nothing will count; the rest is only looked at.
      if (bad > 0) continue;
      page.push(read);
      if (page.length < PAGE_ROWS) continue;
      await surveys.stage(importId, page);
      page = [];
    }
    if (bad > 0) {
      await surveys.cancel(importId);
      return { rows, bad, isCut: bad >= MAX_BAD_ROWS, added: 0, known: 0 };
    }
    await surveys.stage(importId, page);
    const { added } = await surveys.finish(importId);
    return { rows, bad, isCut: false, added, known: rows - added };
  } catch (error) {
    await surveys.cancel(importId);
    throw error;
  }
}

type ColumnFinder = (values: Readonly<Record<string, unknown>>) => ReturnType<typeof findColumns>;

/** Finds the columns once for rows of the same names: those of a CSV are always the same, those of JSONL nearly. */
function columnFinder(reading: SurveyReading): ColumnFinder {
  let known: { readonly names: string; readonly columns: ReturnType<typeof findColumns> } | null =
    null;
  return (values) => {
    const list = Object.keys(values);
    const names = list.join('\n');
    if (known?.names === names) return known.columns;
    const columns = findColumns(list, reading.columns);
    const missing = REQUIRED.filter((field) => columns[field] === undefined);
    // Later rows of JSONL may lack a key: that is theirs alone, and told by line.
    if (known === null && missing.length > 0) throw new ColumnsMissingError(missing, list);
    known = { names, columns };
    return columns;
  };
}

function answerOf(
  row: { readonly line: number; readonly values: Readonly<Record<string, unknown>> },
  { reading, columnsOf }: { readonly reading: SurveyReading; readonly columnsOf: ColumnFinder },
): SurveyAnswer | SurveyProblem {
  return readAnswer(row.values, { reading, columns: columnsOf(row.values), line: row.line });
}

function unreadable(problem: string): BadRow {
  return { problem: 'unreadable', found: problem };
}
