import { isDeepStrictEqual } from 'node:util';
import { type REST, Routes } from 'discord.js';
import type { Desk } from '../../core/contracts/desk.js';
import type { Logger } from '../../lib/logger.js';
import { type CommandBody, commandBodies } from './commands/bodies.js';

/** What registering works with. */
export interface RegisterParts {
  readonly rest: REST;
  readonly applicationId: string;
  readonly scope: 'guild' | 'global';
  /** Servers, where the scope is theirs. */
  readonly guildIds: readonly string[];
  readonly desk: Pick<Desk, 'abilities'>;
  readonly log: Logger;
}

/** A command as Discord has it: ours, with an id and fields of its own. */
type Registered = CommandBody & { readonly id: string } & Readonly<Record<string, unknown>>;

/** Brings the commands that Discord knows to what they are here: sends only differences, mostly nothing. */
export async function registerCommands(parts: RegisterParts): Promise<void> {
  const { applicationId, scope, guildIds } = parts;
  const routes =
    scope === 'global'
      ? [Routes.applicationCommands(applicationId)]
      : guildIds.map((id) => Routes.applicationGuildCommands(applicationId, id));
  for (const route of routes) await registerAt(parts, route);
}

async function registerAt({ rest, desk, log }: RegisterParts, route: `/${string}`): Promise<void> {
  const query = new URLSearchParams({ with_localizations: 'true' });
  const known = (await rest.get(route, { query })) as readonly Registered[];
  const wanted = commandBodies(desk.abilities);
  const sent = { created: 0, changed: 0, removed: 0 };
  for (const body of wanted) {
    const twin = known.find(({ name, type }) => name === body.name && type === body.type);
    if (twin === undefined) {
      await rest.post(route, { body });
      sent.created += 1;
    } else if (!isSame(body, twin)) {
      await rest.patch(`${route}/${twin.id}`, { body });
      sent.changed += 1;
    }
  }
  for (const { id, name, type } of known) {
    if (wanted.some((body) => body.name === name && body.type === type)) continue;
    await rest.delete(`${route}/${id}`);
    sent.removed += 1;
  }
  if (sent.created + sent.changed + sent.removed > 0) log.info(sent, 'commands registered');
}

/** Whether Discord has a command as it is here; what it adds of its own (ids, versions, defaults) does not count. */
export function isSame(body: CommandBody, registered: Registered): boolean {
  return isDeepStrictEqual(comparable(body), comparable(pick(registered, body)));
}

/** Of what Discord tells, the fields that we set. */
function pick(registered: Registered, body: CommandBody): unknown {
  return Object.fromEntries(Object.keys(body).map((key) => [key, registered[key]]));
}

/** Without what means the same present or absent: null, false, and empty lists. */
function comparable(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(comparable);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value)
    .filter(([, part]) => part !== undefined && part !== null && part !== false)
    .filter(([, part]) => !(Array.isArray(part) && part.length === 0))
    .map(([key, part]) => [key, comparable(part)] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries);
}
