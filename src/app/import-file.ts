import type { Brand } from '../core/brand.js';
import type { RawPost } from '../core/post.js';
import { type Ingest, type IngestCounts, NO_COUNTS, sumCounts } from '../ingest/pipeline.js';
import { createFieldReader, type FileEntry, readRows, toPost } from '../sources/file/index.js';

/** Rows read and stored at once: a transaction of some 100 ms, and little to do again after a stop. */
const PAGE_ROWS = 500;

/** What is imported, and for whom. */
export interface ImportRequest {
  readonly entry: FileEntry;
  readonly brand: Brand;
  /** Name under which the posts are stored; null takes the file's own, else 'file'. */
  readonly source: string | null;
  /** Rows whose columns have these values, all of them; the rest is passed over. */
  readonly where: ReadonlyMap<string, string>;
  /** Called for each row that cannot be used; `line` counts from 1. */
  readonly onBadRow: (line: number, problem: string) => Promise<void>;
  readonly now: Date;
  readonly signal: AbortSignal;
}

/** What became of the rows: `rows` is the sum of `passedOver`, `bad` and the counts' `received`. */
export interface ImportCounts extends Omit<IngestCounts, 'removed'> {
  readonly rows: number;
  /** Left out by `where`. */
  readonly passedOver: number;
  readonly bad: number;
}

/**
 * Reads a file to its end and stores what is said of the brand, a page at a time. Read again, it changes nothing:
 * a row without an id gets one from its author, date and words.
 *
 * @throws {FileRefusedError} neither JSONL nor CSV
 * @throws {Error} the file cannot be opened or read to its end (`code` as Node gives it); the pages before are stored
 */
export async function importFile(
  { entry, brand, source, where, onBadRow, now, signal }: ImportRequest,
  ingest: Ingest,
): Promise<ImportCounts> {
  const rows = { rows: 0, passedOver: 0, bad: 0 };
  let counts = NO_COUNTS;
  let posts: RawPost[] = [];
  const store = async (): Promise<void> => {
    const page = {
      posts,
      cursor: null,
      hasMore: false,
      skipped: 0,
      deletedIds: [],
      gap: null,
      quota: null,
    };
    posts = [];
    counts = sumCounts(
      counts,
      await ingest.ingestPage({ page, brand, source: source ?? 'file', now }),
    );
  };

  const fields = createFieldReader(entry.columns);
  for await (const row of readRows(entry.path)) {
    signal.throwIfAborted();
    rows.rows += 1;
    if ('values' in row && !isWanted(row.values, where)) {
      rows.passedOver += 1;
      continue;
    }
    const mapped = 'problem' in row ? row : toPost(fields(row.values), entry);
    if ('problem' in mapped) {
      rows.bad += 1;
      await onBadRow(row.line, mapped.problem);
      continue;
    }
    posts.push(source === null ? mapped.post : { ...mapped.post, source });
    if (posts.length === PAGE_ROWS) await store();
  }
  if (posts.length > 0) await store();
  // An import names no post that is gone.
  const { removed: _removed, ...stored } = counts;
  return { ...rows, ...stored };
}

function isWanted(
  values: Readonly<Record<string, unknown>>,
  where: ReadonlyMap<string, string>,
): boolean {
  return [...where].every(
    ([column, wanted]) => Object.hasOwn(values, column) && String(values[column]) === wanted,
  );
}
