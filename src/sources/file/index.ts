import type { Stats } from 'node:fs';
import { stat } from 'node:fs/promises';
import { z } from 'zod';
import type { Source } from '../../core/contracts/source.js';
import { SourceContractError, SourceUnavailableError } from '../../core/errors.js';
import type { RawPost } from '../../core/post.js';
import { DAY_MS } from '../../core/time.js';
import type { DriverTools, SourceDefinition } from '../../lib/drivers.js';
import { type LanePage, LaneWalker } from '../../lib/lanes.js';
import { createFieldReader } from './columns.js';
import { FileBrandSettings, type FileEntry, FileSettings } from './config.js';
import { toPost } from './map.js';
import { FileRefusedError, type Row, readRows } from './rows.js';

// What reads one file needs as well, without the rounds of a poll: the import.
export { createFieldReader } from './columns.js';
export { FIELDS, FileEntry } from './config.js';
export { toPost } from './map.js';
export { FileRefusedError, readRows } from './rows.js';

const NAME = 'file';

/** Where a file stands. */
const FileState = z.object({
  /** Last line that was read; 0 before the first. */
  line: z.int().min(0),
  /** The file on its disk: one that was put in its place is read from its start. */
  inode: z.number(),
  /** Bytes and time of change of the file when it was read to its end; null while it is being read. */
  seen: z.object({ size: z.number(), mtimeMs: z.number() }).nullable(),
});
type FileState = z.infer<typeof FileState>;

/** A file that is open between two pages, so that no page has to find its place anew. */
interface OpenFile {
  readonly rows: AsyncGenerator<Row>;
  /** As it was when opened: what is written later is seen as a change. */
  readonly stats: Stats;
  line: number;
}

/** What one page is read from. */
interface PageTask {
  readonly key: string;
  readonly entry: FileEntry;
  readonly state: FileState | null;
  readonly since: Date;
  readonly signal: AbortSignal;
}

/** JSONL and CSV files: exports of other tools, or what `vigia poll --json` wrote. */
export const file: SourceDefinition<FileSettings, FileBrandSettings> = {
  name: NAME,
  settings: FileSettings,
  brandSettings: FileBrandSettings,
  env: [],
  isAskedByTerms: false,
  create: createSource,
};

function createSource({
  settings,
  log,
}: DriverTools & { readonly settings: FileSettings }): Source {
  const walker = new LaneWalker(FileState);
  const openFiles = new Map<string, OpenFile>();

  return {
    name: NAME,
    readiness: { isReady: true },
    // A file speaks when somebody writes it.
    normalSilenceMs: 365 * DAY_MS,
    isAskedByTerms: false,
    async fetchPage({ brand, cursor, since, signal }) {
      const own = brand.sources.find(({ source }) => source === NAME)?.settings ?? {};
      return walker.next({
        lanes: FileBrandSettings.parse(own).files.map((entry) => ({
          key: entry.path,
          group: entry.path,
          entry,
        })),
        cursor,
        signal,
        fetch: ({ entry }, state) =>
          readPage({ key: `${brand.id} ${entry.path}`, entry, state, since, signal }),
      });
    },
  };

  async function readPage(task: PageTask): Promise<LanePage<FileState>> {
    const { key, entry, state } = task;
    try {
      const stats = await stat(entry.path);
      if (state !== null && isSame(state, stats)) return { posts: [], state, isDone: true };
      const open = await openAt(task, stats);
      const { posts, skipped, isOver } = await take(open, task);
      const { line, stats: opened } = open;
      if (!isOver) {
        return { posts, skipped, state: { line, inode: opened.ino, seen: null }, isDone: false };
      }
      openFiles.delete(key);
      const seen = { size: opened.size, mtimeMs: opened.mtimeMs };
      return { posts, skipped, state: { line, inode: opened.ino, seen }, isDone: true };
    } catch (error) {
      await close(key);
      throw toSourceError(entry.path, error);
    }
  }

  async function take(
    open: OpenFile,
    { entry, since, signal }: PageTask,
  ): Promise<{ readonly posts: RawPost[]; readonly skipped: number; readonly isOver: boolean }> {
    const startLine = open.line;
    const fields = createFieldReader(entry.columns);
    const posts: RawPost[] = [];
    let skipped = 0;
    for (let count = 0; count < settings.pageSize; ) {
      const next = await open.rows.next();
      signal.throwIfAborted();
      if (next.done === true) return { posts, skipped, isOver: true };
      const row = next.value;
      if (row.line <= startLine) continue;
      count++;
      const mapped = 'problem' in row ? row : toPost(fields(row.values), entry);
      if ('post' in mapped) {
        if (mapped.post.createdAt >= since) posts.push(mapped.post);
      } else {
        skipped++;
        log.warn({ file: entry.path, line: row.line, problem: mapped.problem }, 'row left out');
      }
      // A last line that is still being written is read again when the file has grown.
      if (!('problem' in row && row.isUnfinished)) open.line = row.line;
    }
    return { posts, skipped, isOver: false };
  }

  async function openAt({ key, entry, state }: PageTask, stats: Stats): Promise<OpenFile> {
    const isNew =
      state === null || state.inode !== stats.ino || stats.size < (state.seen?.size ?? 0);
    const line = isNew ? 0 : state.line;
    const known = openFiles.get(key);
    if (known !== undefined && known.line === line && line > 0) return known;
    await close(key);
    const opened = { rows: readRows(entry.path), stats, line };
    openFiles.set(key, opened);
    return opened;
  }

  async function close(key: string): Promise<void> {
    const open = openFiles.get(key);
    openFiles.delete(key);
    await open?.rows.return(undefined);
  }
}

function isSame({ inode, seen }: FileState, stats: Stats): boolean {
  return inode === stats.ino && seen?.size === stats.size && seen.mtimeMs === stats.mtimeMs;
}

function toSourceError(path: string, error: unknown): unknown {
  if (error instanceof FileRefusedError) {
    const reason = `${path} ${error.message}`;
    return new SourceContractError({ source: NAME, reason, path: '' }, { cause: error });
  }
  if (!(error instanceof Error)) return error;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : error.name;
  const reason = `${path} cannot be read to its end (${code})`;
  return new SourceUnavailableError({ source: NAME, reason }, { cause: error });
}
