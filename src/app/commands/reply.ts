import type { CommandModule } from '../command.js';
import type { CommandIo } from '../command-io.js';

/** What `vigia reply` was asked. */
export interface ReplyOptions {
  readonly score?: boolean;
  readonly input?: string;
  readonly scenario?: string;
  readonly incident?: string;
  readonly brand?: string;
  readonly text?: string;
  readonly lang?: string;
  readonly json?: boolean;
}

export const reply: CommandModule = {
  register(program, io) {
    program
      .command('reply')
      .option('--score')
      .option('--input <file>')
      .option('--scenario <file>')
      .option('--incident <id>')
      .option('--brand <id>')
      .option('--text <text>')
      .option('--lang <lang>')
      .option('--json')
      .action(async (options: ReplyOptions, command) => {
        await run(io(), options, command.optsWithGlobals());
      });
  },
};

async function run(
  io: CommandIo,
  options: ReplyOptions,
  globals: { readonly config: string },
): Promise<void> {
  const { scoreOne, scoreLines } = await import('../reply/score-drafts.js');
  const { printAnswer } = await import('../reply/print-answer.js');
  if (options.score !== true) return printAnswer(io, options, globals);
  return options.input === undefined
    ? scoreOne(io, options, globals)
    : scoreLines(io, { ...options, input: options.input }, globals);
}
