import { Option } from 'commander';
import type { Brand } from '../../core/brand.js';
import { UsageError } from '../../core/errors.js';
import { SURVEY_KINDS, type SurveyKind, type SurveyScale } from '../../core/survey.js';
import type { SurveyReading } from '../../experience/survey-row.js';
import { type Translate, translator } from '../../lib/i18n/i18n.js';
import { ColumnsMissingError } from '../columns-missing.js';
import type { CommandModule } from '../command.js';
import { type CommandIo, write } from '../command-io.js';
import type { BadRow } from '../import-survey.js';
import type { GlobalOptions } from '../program.js';

interface ImportOptions {
  readonly brand: string;
  readonly kind: string;
  readonly map?: readonly string[];
  readonly scale?: string;
  readonly reversed?: true;
  readonly touchpoint?: string;
  readonly dateOrder: 'dmy' | 'mdy';
  readonly json?: true;
}

interface ReportOptions {
  readonly weeks: string;
  readonly json?: true;
}

/** Bad rows named one by one; a file of another shape has as many as it has rows. */
const MAX_NAMED_ROWS = 20;
const MAX_WEEKS = 104;

export const survey: CommandModule = {
  register(program, io) {
    const group = program.command('survey');
    group
      .command('import')
      .argument('<file>')
      .requiredOption('--brand <id>')
      .requiredOption('--kind <kind>')
      .option('--map <pair>', '', collect)
      .option('--scale <scale>')
      .option('--reversed')
      .option('--touchpoint <id>')
      .addOption(new Option('--date-order <order>').choices(['dmy', 'mdy']).default('dmy'))
      .option('--json')
      .action(async (file: string, options: ImportOptions, command) => {
        await importFile(io(), { file, options, globals: command.optsWithGlobals() });
      });
    group
      .command('report')
      .argument('<brand>')
      .option('--weeks <number>', '', '12')
      .option('--json')
      .action(async (brand: string, options: ReportOptions, command) => {
        await printSurveys(io(), { brand, options, globals: command.optsWithGlobals() });
      });
  },
};

function collect(pair: string, pairs: readonly string[] = []): readonly string[] {
  return [...pairs, pair];
}

async function importFile(
  io: CommandIo,
  {
    file,
    options,
    globals,
  }: { readonly file: string; readonly options: ImportOptions; readonly globals: GlobalOptions },
): Promise<void> {
  const t = translator(io.locale);
  const [{ loadApp }, { importSurvey }, { SURVEY_FIELDS }, { CommandFailed }] = await Promise.all([
    import('../load-app.js'),
    import('../import-survey.js'),
    import('../../experience/survey-row.js'),
    import('../program.js'),
  ]);
  const kind = kindOf(options.kind, t);
  const columns = columnsOf(options.map ?? [], { t, fields: SURVEY_FIELDS });
  const scale = options.scale === undefined ? undefined : scaleOf(options.scale, { kind, t });
  await using app = await loadApp(io, globals);
  const brand = app.brand(options.brand);
  const reading: SurveyReading = {
    brand,
    kind,
    columns,
    ...(scale === undefined ? {} : { scale }),
    isReversed: options.reversed === true,
    touchpoint: placeOf(options.touchpoint, { brand, t }),
    dateOrder: options.dateOrder,
    now: io.clock.now(),
  };
  let named = 0;
  const onBadRow = async (line: number, bad: BadRow): Promise<void> => {
    named += 1;
    if (named > MAX_NAMED_ROWS) return;
    const problem = t(`survey:problem.${bad.problem}`, { ...bad });
    await write(io.stderr, `${t('survey:badRow', { file, line, problem })}\n`);
  };
  const asked = { path: file, reading, onBadRow, signal: io.signal };
  const counts = await importSurvey(app.store, asked).catch((error: unknown) => {
    throw fileMistake(error, { file, t });
  });
  const { added, known, bad, isCut, rows } = counts;
  if (bad > 0) {
    throw new CommandFailed(isCut ? t('survey:cut') : t('survey:bad', { count: bad }));
  }
  if (options.json === true) {
    await write(io.stdout, `${JSON.stringify({ brand: brand.id, kind, rows, added, known })}\n`);
    return;
  }
  const told = { count: added, kind: t(`survey:kind.${kind}`), brand: brand.name, file };
  const lines = [
    rows === 0 ? t('survey:empty', { file }) : t('survey:imported', told),
    ...(known === 0 ? [] : [t('survey:known', { count: known })]),
  ];
  await write(io.stdout, `${lines.join(' ')}\n`);
}

async function printSurveys(
  io: CommandIo,
  {
    brand: id,
    options,
    globals,
  }: { readonly brand: string; readonly options: ReportOptions; readonly globals: GlobalOptions },
): Promise<void> {
  const weeks = Number(options.weeks);
  if (!Number.isInteger(weeks) || weeks < 1 || weeks > MAX_WEEKS) {
    const found = options.weeks.slice(0, 20);
    throw new UsageError(translator(io.locale)('survey:weeks', { found }));
  }
  const [{ loadApp }, { buildSurveyReport }, { dayOf }, { lastWholePeriod }] = await Promise.all([
    import('../load-app.js'),
    import('../../experience/survey-report.js'),
    import('../../reports/calendar.js'),
    import('../../reports/period.js'),
  ]);
  await using app = await loadApp(io, globals);
  const brand = app.brand(id);
  const lastDay = lastWholePeriod(dayOf(io.clock.now(), brand.timeZone), 'week');
  const report = await buildSurveyReport({ store: app.store, brand, lastDay, weeks });
  if (options.json === true) {
    await write(io.stdout, `${JSON.stringify(report)}\n`);
    return;
  }
  const [{ surveyText }, { printText }] = await Promise.all([
    import('../../lib/wording/survey.js'),
    import('../print-report.js'),
  ]);
  await write(io.stdout, await printText(surveyText(report, io.locale), io));
}

function kindOf(asked: string, t: Translate): SurveyKind {
  const kind = SURVEY_KINDS.find((one) => one === asked.toLowerCase());
  if (kind === undefined) throw new UsageError(t('survey:kinds', { found: asked.slice(0, 20) }));
  return kind;
}

function columnsOf(
  pairs: readonly string[],
  { t, fields }: { readonly t: Translate; readonly fields: readonly string[] },
): NonNullable<SurveyReading['columns']> {
  return Object.fromEntries(
    pairs.map((pair) => {
      const at = pair.indexOf('=');
      const field = pair.slice(0, Math.max(0, at)).trim();
      const column = pair.slice(at + 1).trim();
      if (fields.includes(field) && column !== '') return [field, column];
      throw new UsageError(
        t('survey:fields', { found: pair.slice(0, 40), fields: fields.join(', ') }),
      );
    }),
  );
}

function scaleOf(
  asked: string,
  { kind, t }: { readonly kind: SurveyKind; readonly t: Translate },
): SurveyScale {
  const [, min = '', max = ''] = /^(\d{1,2})\s*[-–]\s*(\d{1,3})$/.exec(asked.trim()) ?? [];
  const scale = { min: Number(min), max: Number(max) };
  if (min === '' || scale.max <= scale.min || kind === 'nps') {
    throw new UsageError(t('survey:scale', { found: asked.slice(0, 20) }));
  }
  return scale;
}

function placeOf(
  asked: string | undefined,
  { brand, t }: { readonly brand: Brand; readonly t: Translate },
): string | null {
  if (asked === undefined) return null;
  const places = brand.touchpoints.map(({ id }) => id);
  if (places.includes(asked)) return asked;
  throw new UsageError(
    t('survey:touchpoint', { found: asked.slice(0, 40), places: places.join(', ') }),
  );
}

/** What a person at the keyboard can mend, in their language; anything else as it is. */
function fileMistake(
  error: unknown,
  { file, t }: { readonly file: string; readonly t: Translate },
): unknown {
  if (!(error instanceof Error)) return error;
  if (error instanceof ColumnsMissingError) {
    const { missing, names } = error;
    const fields = missing.map((field) => t(`survey:field.${field}`)).join(', ');
    const shown = names.map((name) => name.slice(0, 40)).slice(0, 20);
    return new UsageError(t('survey:columns', { file, fields, names: shown.join(', ') }), {
      cause: error,
    });
  }
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
