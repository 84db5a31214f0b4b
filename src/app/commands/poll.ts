import { SourceError, SourceRateLimitedError } from '../../core/errors.js';
import type { Post } from '../../core/post.js';
import { translator } from '../../lib/i18n/i18n.js';
import type { CommandModule } from '../command.js';
import { type CommandIo, write } from '../command-io.js';
import type { PollOptions } from '../poll-task.js';
import type { GlobalOptions } from '../program.js';

/** Of a post's text, so that a line stays one to the eye. */
const MAX_WORDS_LENGTH = 160;

export const poll: CommandModule = {
  register(program, io) {
    program
      .command('poll')
      .argument('<source>')
      .option('--brand <id>')
      .option('--since <instant>')
      .option('--url <url>')
      .option('--all')
      .option('--allow-private')
      .option('--json')
      .action(async (name: string, options: PollOptions & { json?: true }, command) => {
        await run(io(), { name, options, globals: command.optsWithGlobals() });
      });
  },
};

async function run(
  io: CommandIo,
  {
    name,
    options,
    globals,
  }: {
    readonly name: string;
    readonly options: PollOptions & { readonly json?: true };
    readonly globals: GlobalOptions;
  },
): Promise<void> {
  const [{ MAX_PAGES, pollOnce }, { pollTask }, { CommandFailed }] = await Promise.all([
    import('../poll-once.js'),
    import('../poll-task.js'),
    import('../program.js'),
  ]);
  const t = translator(io.locale);
  const toLine = options.json === true ? inJson : inWords;
  try {
    const posts = pollOnce(await pollTask(io, { name, options, globals }));
    let next = await posts.next();
    for (; next.done !== true; next = await posts.next()) {
      await write(io.stdout, toLine(next.value));
    }
    if (next.value) await write(io.stderr, `${t('cli:poll.bound', { count: MAX_PAGES })}\n`);
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    const retryAt = error instanceof SourceRateLimitedError ? error.retryAt.toISOString() : '';
    const reason = error.message.slice(error.source.length + 2);
    const words = t(`cli:poll.failed.${error.name}`, { reason, retryAt });
    throw new CommandFailed(`${name}: ${words}`, { cause: error });
  }
}

/** A post as one line of JSON, every field named whether it is there or not. */
function inJson(post: Post): string {
  const { source, id, kind, text, title, url, author, lang, createdAt, editedAt } = post;
  const { rating, repostOf, replyTo, hashtags, engagement } = post;
  const head = { source, id, kind, text, title, url, author, lang, createdAt, editedAt };
  return `${JSON.stringify({ ...head, rating, repostOf, replyTo, hashtags, engagement })}\n`;
}

/** A post for a person, in one line. */
function inWords({ createdAt, author, title, text, url }: Post): string {
  const words = [title, text].filter((part) => part !== null && part !== '').join(' · ');
  const short = words.replace(/\s+/g, ' ').slice(0, MAX_WORDS_LENGTH).toWellFormed();
  return `${createdAt.toISOString()}  ${author.handle}  ${short}  ${url ?? ''}\n`;
}
