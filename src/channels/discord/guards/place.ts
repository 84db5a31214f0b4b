import { type REST, Routes } from 'discord.js';
import { UserError } from '../../../core/errors.js';
import type { Logger } from '../../../lib/logger.js';
import { type DiscordSettings, namedChannels } from '../settings.js';

/**
 * The servers whose people may ask: those of the settings, else those that the channels written to belong to. The bot
 * may have been invited elsewhere, and what is said of a brand is for its team.
 */
export class HomeServers {
  readonly #rest: REST;
  readonly #settings: DiscordSettings;
  readonly #log: Logger;
  readonly #byChannel = new Map<string, string>();

  constructor(parts: {
    readonly rest: REST;
    readonly settings: DiscordSettings;
    readonly log: Logger;
  }) {
    this.#rest = parts.rest;
    this.#settings = parts.settings;
    this.#log = parts.log;
  }

  /** @returns ids, each once; a channel that cannot be asked about now is left out and asked about again next time */
  async ids(): Promise<readonly string[]> {
    const { guilds } = this.#settings;
    if (guilds.length > 0) return guilds;
    for (const channelId of namedChannels(this.#settings)) {
      if (this.#byChannel.has(channelId)) continue;
      const guildId = await this.#guildOf(channelId);
      if (guildId !== null) this.#byChannel.set(channelId, guildId);
    }
    return [...new Set(this.#byChannel.values())];
  }

  /** @throws {UserError} asked from elsewhere */
  async check(guildId: string | null): Promise<void> {
    if (guildId === null || !(await this.ids()).includes(guildId)) throw new UserError('elsewhere');
  }

  async #guildOf(channelId: string): Promise<string | null> {
    try {
      const channel = (await this.#rest.get(Routes.channel(channelId))) as {
        readonly guild_id?: string;
      };
      return channel.guild_id ?? null;
    } catch (error) {
      this.#log.warn({ err: error }, 'a channel cannot be asked about');
      return null;
    }
  }
}
