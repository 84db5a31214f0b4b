import { Argument } from 'commander';
import { UsageError } from '../../core/errors.js';
import { LABELS, type Label } from '../../core/reading.js';
import { translator } from '../../lib/i18n/i18n.js';
import type { CommandModule } from '../command.js';
import { type CommandIo, write } from '../command-io.js';

interface Options {
  readonly brand: string;
  readonly by?: string;
  readonly json?: boolean;
}

export const label: CommandModule = {
  register(program, io) {
    program
      .command('label')
      .argument('<mention>')
      .addArgument(new Argument('<label>').choices([...LABELS]))
      .requiredOption('--brand <id>')
      .option('--by <name>')
      .option('--json')
      .action(async (mention: string, given: Label, options: Options, command) => {
        await run(io(), { mention, given, options, globals: command.optsWithGlobals() });
      });
  },
};

async function run(
  io: CommandIo,
  {
    mention,
    given,
    options,
    globals,
  }: {
    readonly mention: string;
    readonly given: Label;
    readonly options: Options;
    readonly globals: { config: string };
  },
): Promise<void> {
  const [{ loadApp }, { correctMention }] = await Promise.all([
    import('../load-app.js'),
    import('../correct-mention.js'),
  ]);
  const t = translator(io.locale);
  await using app = await loadApp(io, globals);
  const { id: brandId } = app.brand(options.brand);
  const actor = options.by ?? io.env.USER ?? io.env.USERNAME ?? '';
  if (actor === '') throw new UsageError(t('cli:label.who'));
  const at = io.clock.now();
  const corrected = await correctMention(app.store, {
    brandId,
    key: mention,
    label: given,
    actor,
    at,
  });
  if (corrected === null) throw new UsageError(t('cli:label.unknown', { mention, brand: brandId }));
  const { before, after } = corrected;
  await write(
    io.stdout,
    options.json === true
      ? `${JSON.stringify({ brand: brandId, mention, before: before.label, after: after.label, by: actor, at })}\n`
      : `${t('cli:label.done', {
          mention,
          before: t(`terms:label.${before.label}`),
          after: t(`terms:label.${after.label}`),
          by: actor,
        })}\n`,
  );
}
