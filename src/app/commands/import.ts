import type { Brand } from '../../core/brand.js';
import { UsageError } from '../../core/errors.js';
import { translator } from '../../lib/i18n/i18n.js';
import type { FileEntry } from '../../sources/file/index.js';
import type { CommandModule } from '../command.js';
import { type CommandIo, write } from '../command-io.js';
import type { ImportCounts } from '../import-file.js';
import type { GlobalOptions } from '../program.js';

interface Options {
  readonly brand: string;
  readonly source?: string;
  readonly map?: readonly string[];
  readonly where?: readonly string[];
  readonly kind?: string;
  readonly lang?: string;
  readonly all?: true;
  readonly json?: true;
}

/** Bad rows named one by one; a file of another shape has as many as it has rows. */
const MAX_NAMED_ROWS = 20;

export const importCommand: CommandModule = {
  register(program, io) {
    program
      .command('import')
      .argument('<file>')
      .requiredOption('--brand <id>')
      .option('--source <name>')
      .option('--map <pair>', '', collect)
      .option('--where <pair>', '', collect)
      .option('--kind <kind>')
      .option('--lang <tag>')
      .option('--all')
      .option('--json')
      .action(async (file: string, options: Options, command) => {
        await run(io(), { file, options, globals: command.optsWithGlobals() });
      });
  },
};

function collect(pair: string, pairs: readonly string[] = []): readonly string[] {
  return [...pairs, pair];
}

async function run(
  io: CommandIo,
  { file, options, globals }: { file: string; options: Options; globals: GlobalOptions },
): Promise<void> {
  const t = translator(io.locale);
  const entry = await entryOf(file, options, io);
  const where = new Map((options.where ?? []).map((pair) => splitPair(pair, '--where', io)));
  const [{ loadApp }, { importFile }, { createIngest }, { createReader }, { CommandFailed }] =
    await Promise.all([
      import('../load-app.js'),
      import('../import-file.js'),
      import('../../ingest/pipeline.js'),
      import('../../sentiment/read.js'),
      import('../program.js'),
    ]);
  await using app = await loadApp(io, globals);
  const brand = brandOf(app.brand(options.brand), options);
  const ingest = createIngest({ store: app.store, reader: createReader(), log: app.log });
  let named = 0;
  const counts = await importFile(
    {
      entry,
      brand,
      source: options.source ?? null,
      where,
      now: io.clock.now(),
      signal: io.signal,
      onBadRow: async (line, problem) => {
        named += 1;
        if (named <= MAX_NAMED_ROWS) {
          await write(io.stderr, `${t('cli:import.badRow', { file, line, problem })}\n`);
        }
      },
    },
    ingest,
  ).catch((error: unknown) => {
    throw fileMistake(error, file, io);
  });
  const result =
    options.json === true
      ? JSON.stringify({ brand: brand.id, ...counts })
      : inWords(counts, { brand, file, io });
  await write(io.stdout, `${result}\n`);
  if (counts.bad > 0) throw new CommandFailed(t('cli:import.bad', { count: counts.bad }));
}

/** The file, its columns and what its rows are, checked by the schema of the `file` source. */
async function entryOf(
  path: string,
  { map = [], kind, lang }: Options,
  io: CommandIo,
): Promise<FileEntry> {
  const { FileEntry: Entry, FIELDS } = await import('../../sources/file/index.js');
  const columns = Object.fromEntries(map.map((pair) => splitPair(pair, '--map', io)));
  const parsed = Entry.safeParse({ path, columns, kind, lang });
  if (parsed.success) return parsed.data;
  const option = parsed.error.issues[0]?.path[0];
  const t = translator(io.locale);
  if (option === 'kind' || option === 'lang') {
    throw new UsageError(
      t(`cli:import.${option}`, { found: (option === 'kind' ? kind : lang) ?? '' }),
    );
  }
  throw new UsageError(
    t('cli:import.fields', { found: Object.keys(columns).join(', '), fields: FIELDS.join(', ') }),
  );
}

function splitPair(pair: string, option: string, io: CommandIo): [name: string, value: string] {
  const at = pair.indexOf('=');
  if (at > 0 && at < pair.length - 1) return [pair.slice(0, at).trim(), pair.slice(at + 1).trim()];
  throw new UsageError(translator(io.locale)('cli:import.pair', { option, found: pair }));
}

/** With `--all` every row is about the brand, whatever its words: reviews seldom name what they review. */
function brandOf(brand: Brand, { all, source }: Options): Brand {
  if (all !== true) return brand;
  const query = brand.query.trim() === '' ? '$brand' : `(${brand.query})`;
  return { ...brand, query: `${query} OR source:"${source ?? 'file'}"` };
}

/** What a person at the keyboard can mend, in their language; anything else as it is. */
function fileMistake(error: unknown, file: string, io: CommandIo): unknown {
  if (!(error instanceof Error)) return error;
  const t = translator(io.locale);
  if (error.name === 'FileRefusedError') {
    return new UsageError(t('cli:import.refused', { file, reason: error.message }), {
      cause: error,
    });
  }
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (['ENOENT', 'EISDIR', 'EACCES'].includes(code)) {
    return new UsageError(t('cli:import.unreadable', { file, code }), { cause: error });
  }
  return error;
}

function inWords(
  counts: ImportCounts,
  { brand, file, io }: { brand: Brand; file: string; io: CommandIo },
): string {
  const t = translator(io.locale);
  const { rows, passedOver, unmatched, mentions, added, changed, reposts, copies } = counts;
  const lines = [
    t('cli:import.done', { brand: brand.name, file, count: added }),
    t('cli:import.rows', { rows, passedOver, unmatched, mentions }),
    t('cli:import.mentions', { known: mentions - added - changed, changed, reposts, copies }),
  ];
  const lost = counts.bad + counts.skipped;
  if (lost > 0) lines.push(t('cli:import.lost', { count: lost }));
  return lines.join('\n');
}
