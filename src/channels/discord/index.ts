import type { Channel } from '../../core/contracts/channel.js';
import type { Desk } from '../../core/contracts/desk.js';
import { type ChannelDefinition, missingVariables } from '../../lib/drivers.js';
import { lazyChannel } from '../../lib/lazy-channel.js';
import { DiscordSettings, Snowflake } from './settings.js';

const ENV = [
  {
    variable: 'DISCORD_TOKEN',
    description: 'token of the bot: Discord developer portal, your application, Bot, Reset Token',
    isRequired: true,
  },
  {
    variable: 'DISCORD_CHANNEL_ID',
    description: 'id of the channel to write to, where vigia.yaml names none',
    isRequired: false,
  },
] as const;

/** Writes to Discord as a bot. An incident is one message, edited in place; nobody is ever mentioned. */
export const discordChannel: ChannelDefinition<DiscordSettings> = {
  name: 'discord',
  settings: DiscordSettings,
  env: ENV,
  missing({ settings, env }) {
    const { channelId, kinds, brands } = settings;
    const hasChannel =
      channelId !== undefined ||
      env.DISCORD_CHANNEL_ID !== undefined ||
      Object.keys(kinds).length > 0 ||
      Object.keys(brands).length > 0;
    const fromEnv = env.DISCORD_CHANNEL_ID?.reveal();
    return [
      ...missingVariables(ENV, env),
      ...(hasChannel ? [] : ['channels.discord.channelId (or DISCORD_CHANNEL_ID)']),
      ...(fromEnv === undefined || Snowflake.safeParse(fromEnv).success
        ? []
        : ['DISCORD_CHANNEL_ID (17 to 20 digits)']),
    ];
  },
  create({ settings, env, log, clock }) {
    const token = env.DISCORD_TOKEN;
    if (token === undefined) throw new TypeError('discord is made without its token');
    const fallback = env.DISCORD_CHANNEL_ID?.reveal();
    const channelId = settings.channelId ?? fallback;
    return loadedLater(async (desk) => {
      const [{ DiscordSession }, { DiscordChannel }] = await Promise.all([
        import('./client.js'),
        import('./bot-channel.js'),
      ]);
      const channel = new DiscordChannel({
        session: new DiscordSession({ baseUrl: settings.baseUrl, token, log }),
        settings: { ...settings, ...(channelId === undefined ? {} : { channelId }) },
        clock,
        log,
      });
      if (desk !== null) channel.listen(desk);
      return channel;
    });
  },
};

/** discord.js takes a second or more to load and 50 MB: a command that sends nothing never loads it. */
function loadedLater(load: (desk: Desk | null) => Promise<Channel>): Channel {
  let heard: Desk | null = null;
  return {
    ...lazyChannel('discord', () => load(heard)),
    listen: (desk) => {
      heard = desk;
    },
  };
}
