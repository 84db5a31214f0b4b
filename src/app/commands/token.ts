import { Argument, InvalidArgumentError, Option } from 'commander';
import { ROLES, type Role } from '../../core/access.js';
import { UsageError } from '../../core/errors.js';
import { DAY_MS } from '../../core/time.js';
import { formatDateTime } from '../../lib/i18n/format.js';
import { translator } from '../../lib/i18n/i18n.js';
import type { CommandModule } from '../command.js';
import { type CommandIo, write } from '../command-io.js';
import type { App } from '../load-app.js';

const ACTIONS = ['create', 'list', 'revoke'] as const;
const MAX_DAYS = 3_650;

interface Options {
  readonly role: Role;
  readonly days: number;
  readonly json?: boolean;
}

export const token: CommandModule = {
  register(program, io) {
    program
      .command('token')
      .addArgument(new Argument('<action>').choices([...ACTIONS]))
      .argument('[name]')
      .addOption(new Option('--role <role>').choices([...ROLES]).default('viewer'))
      .addOption(new Option('--days <days>').argParser(days).default(365))
      .option('--json')
      .action(async (action: string, name: string | undefined, options: Options, command) => {
        const { loadApp } = await import('../load-app.js');
        await using app = await loadApp(io(), command.optsWithGlobals());
        if (action === 'list') return await list(io(), app, options);
        const t = translator(io().locale);
        if (name === undefined || !/^[\w.-]{1,40}$/.test(name))
          throw new UsageError(t('cli:token.name'));
        if (action === 'create') return await create(io(), app, { name, ...options });
        return await revoke(io(), app, name);
      });
  },
};

async function create(
  io: CommandIo,
  { store }: App,
  { name, role, days: lifetimeDays, json }: Options & { readonly name: string },
): Promise<void> {
  const { issueGrant } = await import('../../web/index.js');
  const t = translator(io.locale);
  const now = io.clock.now();
  const person = personOf(name);
  const known = await store.access.list('api', now);
  if (known.some((grant) => grant.person === person))
    throw new UsageError(t('cli:token.taken', { name }));
  const lifetimeMs = lifetimeDays * DAY_MS;
  const secret = await issueGrant(store.access, {
    kind: 'api',
    person,
    name,
    role,
    now,
    lifetimeMs,
  });
  const expiresAt = new Date(now.getTime() + lifetimeMs);
  await write(
    io.stdout,
    json === true
      ? `${JSON.stringify({ name, role, token: secret, expiresAt })}\n`
      : `${secret}\n${t('cli:token.once')}\n`,
  );
}

async function list(io: CommandIo, { store, config }: App, { json }: Options): Promise<void> {
  const t = translator(io.locale);
  const grants = await store.access.list('api', io.clock.now());
  if (json === true) {
    const tokens = grants.map(({ name, role, createdAt, expiresAt }) => ({
      name,
      role,
      createdAt,
      expiresAt,
    }));
    return write(io.stdout, `${JSON.stringify({ tokens })}\n`);
  }
  if (grants.length === 0) return write(io.stdout, `${t('cli:token.none')}\n`);
  const place = { locale: io.locale, timeZone: config.timeZone };
  for (const { name, role, expiresAt } of grants) {
    const until = formatDateTime(expiresAt, place);
    await write(
      io.stdout,
      `${t('cli:token.line', { name, role: t(`access:role.${role}`), until })}\n`,
    );
  }
}

async function revoke(io: CommandIo, { store }: App, name: string): Promise<void> {
  const t = translator(io.locale);
  if ((await store.access.removePerson(personOf(name))) === 0)
    throw new UsageError(t('cli:token.unknown', { name }));
  await write(io.stdout, `${t('cli:token.revoked', { name })}\n`);
}

function personOf(name: string): string {
  return `token:${name}`;
}

function days(text: string): number {
  const count = Number(text);
  if (Number.isInteger(count) && count >= 1 && count <= MAX_DAYS) return count;
  throw new InvalidArgumentError(`1 to ${MAX_DAYS}`);
}
