import {
  type AutocompleteInteraction,
  type ButtonInteraction,
  type ChatInputCommandInteraction,
  type Client,
  Events,
  type Interaction,
  type InteractionEditReplyOptions,
  type MessageContextMenuCommandInteraction,
  MessageFlags,
  type ModalSubmitInteraction,
  PermissionFlagsBits,
  type StringSelectMenuInteraction,
  type UserSelectMenuInteraction,
} from 'discord.js';
import type { Desk } from '../../core/contracts/desk.js';
import { UserError } from '../../core/errors.js';
import { type Clock, MINUTE_MS } from '../../core/time.js';
import { translator } from '../../lib/i18n/i18n.js';
import type { Logger } from '../../lib/logger.js';
import { safeText } from '../../lib/wording/safe-text.js';
import type { Asking, Member } from './asking.js';
import { FAMILIES } from './buttons/registry.js';
import { suggestionsFor } from './commands/autocomplete.js';
import { callOf } from './commands/command.js';
import { COMMANDS, MESSAGE_COMMANDS } from './commands/registry.js';
import { readCustomId } from './custom-id.js';
import type { Guard } from './guards/guard.js';
import { HomeServers } from './guards/place.js';
import { localeOf } from './locale.js';
import { refusalOf } from './refusal.js';
import { registerCommands } from './register.js';
import type { Rendered } from './render/message.js';
import { actorOf } from './render/people.js';
import type { DiscordSettings } from './settings.js';

/** A token of Discord's for an answer lasts 15 minutes. */
const LONGEST_ANSWER_MS = 14 * MINUTE_MS;
const MAX_NAME = 60;

/** What answering works with. */
export interface ListenParts {
  readonly desk: Desk;
  readonly client: Client;
  readonly settings: DiscordSettings;
  readonly clock: Clock;
  readonly log: Logger;
}

/** Hears what people press and type until it is stopped. */
export interface DeskListener {
  /** Takes nothing new and waits for the answers under way. */
  stop(): Promise<void>;
}

type Component = ButtonInteraction | StringSelectMenuInteraction | UserSelectMenuInteraction;
type Answerable =
  | Component
  | ModalSubmitInteraction
  | ChatInputCommandInteraction
  | MessageContextMenuCommandInteraction;

/** Answers what people press and type on Discord, and registers the commands whenever the bot connects. */
export function listenFor(parts: ListenParts): DeskListener {
  const listener = new Listener(parts);
  const { client } = parts;
  const hear = (interaction: Interaction) => listener.track(listener.hear(interaction));
  const ready = () => listener.track(listener.register());
  client.on(Events.InteractionCreate, hear);
  client.on(Events.ClientReady, ready);
  return {
    async stop() {
      client.off(Events.InteractionCreate, hear);
      client.off(Events.ClientReady, ready);
      await listener.settled();
    },
  };
}

class Listener {
  readonly #parts: ListenParts;
  readonly #homes: HomeServers;
  readonly #underWay = new Set<Promise<void>>();

  constructor(parts: ListenParts) {
    this.#parts = parts;
    this.#homes = new HomeServers({ ...parts, rest: parts.client.rest });
  }

  /** Remembers work until it ends; a failure to answer (the connection, an expired token) ends in the log. */
  track(work: Promise<void>): void {
    const done = work.catch((error: unknown) =>
      this.#parts.log.warn({ err: error }, 'a person was not answered'),
    );
    this.#underWay.add(done);
    void done.finally(() => this.#underWay.delete(done));
  }

  async settled(): Promise<void> {
    await Promise.all(this.#underWay);
  }

  async register(): Promise<void> {
    const { client, settings, log, desk } = this.#parts;
    const applicationId = client.application?.id;
    if (settings.commands === 'off' || applicationId === undefined) return;
    const guildIds = settings.commands === 'guild' ? await this.#homes.ids() : [];
    const { rest } = client;
    await registerCommands({ rest, applicationId, guildIds, scope: settings.commands, desk, log });
  }

  async hear(interaction: Interaction): Promise<void> {
    if (interaction.isAutocomplete()) return this.#suggest(interaction);
    if (interaction.isChatInputCommand()) return this.#command(interaction);
    if (interaction.isMessageContextMenuCommand()) return this.#messageCommand(interaction);
    if (interaction.isModalSubmit()) return this.#form(interaction);
    if (
      interaction.isButton() ||
      interaction.isStringSelectMenu() ||
      interaction.isUserSelectMenu()
    )
      return this.#component(interaction);
  }

  #command(interaction: ChatInputCommandInteraction): Promise<void> {
    const path = [
      interaction.options.getSubcommandGroup(false),
      interaction.options.getSubcommand(false),
    ].filter((name) => name !== null);
    const command = COMMANDS.find(({ data }) => data.path.join(' ') === path.join(' '));
    return this.#answer(interaction, {
      what: path.join(' '),
      guards: command?.guards ?? [],
      work: async (asking) => {
        if (command === undefined) throw new UserError('outdated');
        return command.run(callOf(interaction.options), asking);
      },
    });
  }

  #messageCommand(interaction: MessageContextMenuCommandInteraction): Promise<void> {
    const command = MESSAGE_COMMANDS.find(({ names }) => names.includes(interaction.commandName));
    return this.#answer(interaction, {
      what: interaction.commandName,
      guards: command?.guards ?? [],
      work: async (asking) => {
        if (command === undefined) throw new UserError('outdated');
        const footers = interaction.targetMessage.embeds.map(({ footer }) => footer?.text ?? '');
        return command.run({ footers }, asking);
      },
    });
  }

  async #component(interaction: Component): Promise<void> {
    const read = readCustomId(interaction.customId);
    const family = FAMILIES.find(({ name }) => name === read?.family);
    const what = read?.family ?? 'unknown';
    const args = read?.args ?? [];
    if (interaction.isButton() && family?.form !== undefined) {
      const asking = this.#askingOf(interaction);
      try {
        await this.#admit(asking, interaction, family.guards);
      } catch (error) {
        await interaction.reply({ content: this.#refuse(error, asking, what), ...PRIVATE });
        return;
      }
      await interaction.showModal(family.form(args, asking));
      return;
    }
    const values = 'values' in interaction ? interaction.values : [];
    await this.#answer(interaction, {
      what,
      guards: family?.guards ?? [],
      isUpdate: family?.isUpdate === true,
      work: async (asking) => {
        if (family === undefined) throw new UserError('outdated');
        return family.run({ args, values, written: '' }, asking);
      },
    });
  }

  #form(interaction: ModalSubmitInteraction): Promise<void> {
    const read = readCustomId(interaction.customId);
    const family = FAMILIES.find(({ name, form }) => name === read?.family && form !== undefined);
    return this.#answer(interaction, {
      what: read?.family ?? 'unknown',
      guards: family?.guards ?? [],
      work: async (asking) => {
        if (family === undefined || read === null) throw new UserError('outdated');
        const written = interaction.fields.getTextInputValue('text');
        return family.run({ args: read.args, values: [], written }, asking);
      },
    });
  }

  /** Says at once that an answer will come (Discord waits 3 s), works, and answers that person alone. */
  async #answer(
    interaction: Answerable,
    {
      what,
      guards,
      isUpdate = false,
      work,
    }: {
      readonly what: string;
      readonly guards: readonly Guard[];
      /** Whether the answer takes the place of the message that was pressed, which is an answer of ours. */
      readonly isUpdate?: boolean;
      readonly work: (asking: Asking) => Promise<Rendered>;
    },
  ): Promise<void> {
    const asking = this.#askingOf(interaction);
    if (isUpdate && interaction.isMessageComponent()) await interaction.deferUpdate();
    else await interaction.deferReply(PRIVATE);
    let answer: Rendered;
    try {
      await this.#admit(asking, interaction, guards);
      answer = await work(asking);
    } catch (error) {
      const content = this.#refuse(error, asking, what);
      if (isUpdate) await interaction.followUp({ content, ...PRIVATE });
      else await interaction.editReply({ content, ...QUIET });
      return;
    }
    await interaction.editReply(payloadOf(answer));
  }

  async #suggest(interaction: AutocompleteInteraction): Promise<void> {
    const asking = this.#askingOf(interaction);
    const { name, value } = interaction.options.getFocused(true);
    try {
      await this.#homes.check(interaction.guildId);
      const path = [
        interaction.options.getSubcommandGroup(false),
        interaction.options.getSubcommand(false),
      ].filter((part) => part !== null);
      const command = COMMANDS.find(({ data }) => data.path.join(' ') === path.join(' '));
      for (const guard of command?.guards ?? []) guard(asking);
      const brand = interaction.options.getString('brand');
      await interaction.respond(
        await suggestionsFor({ option: name, typed: String(value), brand }, asking),
      );
    } catch (error) {
      if (!(error instanceof UserError))
        this.#parts.log.warn({ err: error, option: name }, 'no suggestions');
      await interaction.respond([]);
    }
  }

  async #admit(asking: Asking, { guildId }: Interaction, guards: readonly Guard[]): Promise<void> {
    await this.#homes.check(guildId);
    for (const guard of guards) guard(asking);
  }

  #refuse(error: unknown, { t, asker }: Asking, what: string): string {
    const { text, ref } = refusalOf(error, t);
    const { log } = this.#parts;
    if (ref !== null) log.error({ err: error, ref, actor: asker.actor, what }, 'request failed');
    return text;
  }

  #askingOf(interaction: Interaction): Asking {
    const { desk, settings, clock } = this.#parts;
    const locale = localeOf(interaction.locale, desk.brands[0]?.locale ?? 'es');
    const { user } = interaction;
    const name = safeText(user.displayName, { maxLength: MAX_NAME });
    return {
      desk,
      settings,
      clock,
      locale,
      t: translator(locale),
      asker: { actor: actorOf(user.id), name },
      member: memberOf(interaction),
      signal: AbortSignal.timeout(LONGEST_ANSWER_MS),
    };
  }
}

/** Nobody is ever notified by an answer. */
const QUIET = { allowedMentions: { parse: [] } } as const;
/** Seen by the person who asked alone. */
const PRIVATE = { flags: MessageFlags.Ephemeral, ...QUIET } as const;

function payloadOf({
  content = '',
  embeds,
  files,
  components = [],
}: Rendered): InteractionEditReplyOptions {
  return {
    content,
    embeds,
    components: [...components],
    files: files.map(({ name, data }) => ({
      name,
      attachment: Buffer.isBuffer(data) ? data : Buffer.from(String(data)),
    })),
    // Files of the message that this one takes the place of.
    attachments: [],
    ...QUIET,
  };
}

function memberOf({ member, memberPermissions }: Interaction): Member {
  const isManager = memberPermissions?.has(PermissionFlagsBits.ManageGuild) === true;
  if (member === null) return { roleIds: [], isManager };
  const { roles } = member;
  return { roleIds: Array.isArray(roles) ? roles : [...roles.cache.keys()], isManager };
}
