import { ConfigError } from '../../core/errors.js';
import { translator } from '../../lib/i18n/i18n.js';
import type { CommandModule } from '../command.js';
import { type CommandIo, write } from '../command-io.js';
import type { Readiness } from '../readiness.js';

/** What `check` found, as printed by `--json`. */
interface Findings {
  readonly ok: boolean;
  readonly mistakes: ConfigError['mistakes'];
  readonly sources: readonly Readiness[];
  readonly channels: readonly Readiness[];
  /** Null where none is configured. */
  readonly helpdesk: Readiness | null;
  readonly database: string | null;
}

export const check: CommandModule = {
  register(program, io) {
    program
      .command('check')
      .option('--json')
      .action(async (options: { json?: boolean }, command) => {
        const { config: dir } = command.optsWithGlobals();
        const { findings, brands } = await runCheck(io(), dir);
        const { stdout, locale } = io();
        if (options.json === true) await write(stdout, `${JSON.stringify(findings)}\n`);
        else
          await write(
            stdout,
            findings.ok
              ? inWords(findings, { dir, brands, locale })
              : mistakesInWords(findings, locale),
          );
        // Every mistake is in the report already; the error only carries the exit code.
        if (!findings.ok) throw new ConfigError([]);
      });
  },
};

async function runCheck(
  io: CommandIo,
  dir: string,
): Promise<{ findings: Findings; brands: number }> {
  const { loadApp } = await import('../load-app.js');
  const { sourceReadiness, channelReadiness, helpdeskReadiness } = await import('../readiness.js');
  try {
    await using app = await loadApp(io, { config: dir });
    await app.store.ping();
    const findings: Findings = {
      ok: true,
      mistakes: [],
      sources: sourceReadiness(app.config, io.env),
      channels: channelReadiness(app.config, io.env),
      helpdesk: helpdeskReadiness(app.config, io.env),
      database: app.store.engine,
    };
    return { findings, brands: app.config.brands.length };
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return {
      findings: {
        ok: false,
        mistakes: error.mistakes,
        sources: [],
        channels: [],
        helpdesk: null,
        database: null,
      },
      brands: 0,
    };
  }
}

function mistakesInWords({ mistakes }: Findings, locale: CommandIo['locale']): string {
  const t = translator(locale);
  const lines = mistakes.map(({ path, ...mistake }) =>
    t('ops:check.mistake', { ...mistake, path: path === '' ? '' : `: ${path}` }),
  );
  return `${t('ops:check.mistakes', { count: mistakes.length })}\n${lines.join('\n')}\n`;
}

function inWords(
  { sources, channels, helpdesk, database }: Findings,
  { dir, brands, locale }: { dir: string; brands: number; locale: CommandIo['locale'] },
): string {
  const t = translator(locale);
  const state = ({ state, missing }: Readiness, suffix: '' | 'Channel'): string =>
    t(`ops:check.${state}${suffix}`, { missing: missing.join(', ') });
  const rows = [
    [t('ops:check.config'), t('ops:check.configOk', { dir, count: brands })],
    [t('ops:check.database'), t('ops:check.databaseOk', { engine: database ?? '' })],
    ...sources.map((source) => [t('ops:check.source', { name: source.name }), state(source, '')]),
    ...channels.map((channel) => [
      t('ops:check.channel', { name: channel.name }),
      state(channel, 'Channel'),
    ]),
    ...(helpdesk === null
      ? []
      : [[t('ops:check.helpdesk', { name: helpdesk.name }), state(helpdesk, 'Channel')]]),
  ];
  const width = Math.max(...rows.map(([name = '']) => name.length));
  return `${rows.map(([name = '', text]) => `${name.padEnd(width)}  ${text}`).join('\n')}\n${t('ops:check.ok')}\n`;
}
