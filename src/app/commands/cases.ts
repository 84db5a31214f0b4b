import { Option } from 'commander';
import { UsageError } from '../../core/errors.js';
import { CASE_STATUSES, type LegalCase } from '../../core/legal-case.js';
import { type Translate, translator } from '../../lib/i18n/i18n.js';
import { caseText } from '../../lib/wording/legal-case.js';
import type { CommandModule } from '../command.js';
import { type CommandIo, write } from '../command-io.js';
import type { App } from '../load-app.js';

/** Cases printed; more than these are not read in a terminal. */
const MAX_CASES = 200;

interface Options {
  readonly brand?: string;
  readonly status: (typeof CASE_STATUSES)[number];
  readonly answered?: string;
  readonly dismissed?: string;
  readonly note?: string;
  readonly by?: string;
  readonly json?: boolean;
}

export const cases: CommandModule = {
  register(program, io) {
    program
      .command('cases')
      .option('--brand <id>')
      .addOption(new Option('--status <status>').choices([...CASE_STATUSES]).default('open'))
      .addOption(new Option('--answered <code>').conflicts('dismissed'))
      .option('--dismissed <code>')
      .option('--note <text>')
      .option('--by <name>')
      .option('--json')
      .action(async (options: Options, command) => {
        const { loadApp } = await import('../load-app.js');
        await using app = await loadApp(io(), command.optsWithGlobals());
        if (options.answered !== undefined)
          return await close(io(), app, { ...options, code: options.answered, end: 'answered' });
        if (options.dismissed !== undefined)
          return await close(io(), app, { ...options, code: options.dismissed, end: 'dismissed' });
        return await list(io(), app, options);
      });
  },
};

async function list(io: CommandIo, app: App, options: Options): Promise<void> {
  const t = translator(io.locale);
  const found = await app.store.cases.list({
    ...(options.brand === undefined ? {} : { brandId: app.brand(options.brand).id }),
    statuses: [options.status],
    limit: MAX_CASES,
  });
  if (options.json === true) return write(io.stdout, `${JSON.stringify({ cases: found })}\n`);
  if (found.length === 0) return write(io.stdout, `${t('cli:cases.none')}\n`);
  for (const one of found) await write(io.stdout, `${line(io, app, { one, t })}\n`);
}

async function close(
  io: CommandIo,
  app: App,
  {
    code,
    end,
    note = '',
    by,
    json,
  }: Options & { readonly code: string; readonly end: 'answered' | 'dismissed' },
): Promise<void> {
  const t = translator(io.locale);
  const actor = by ?? io.env.USER ?? io.env.USERNAME ?? '';
  if (actor === '') throw new UsageError(t('cli:label.who'));
  const closed = await app.store.cases.close(code, {
    status: end,
    at: io.clock.now(),
    actor,
    note,
  });
  if (closed === null) throw new UsageError(t('cli:cases.unknown', { code }));
  await write(
    io.stdout,
    json === true ? `${JSON.stringify(closed)}\n` : `${line(io, app, { one: closed, t })}\n`,
  );
}

/** On the clock of its brand, or of the installation where the brand is no longer configured. */
function line(
  io: CommandIo,
  { config }: App,
  { one, t }: { readonly one: LegalCase; readonly t: Translate },
): string {
  const brand = config.brands.find(({ id }) => id === one.brandId);
  const place = { locale: io.locale, timeZone: brand?.timeZone ?? config.timeZone };
  return `${brand?.name ?? one.brandId} · ${caseText(one, { now: io.clock.now(), place, t })}`;
}
