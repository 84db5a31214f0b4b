import type { z } from 'zod';
import { SourceAuthError } from '../../core/errors.js';
import { withBodyRetry } from '../../lib/http/body-retry.js';
import { HttpError } from '../../lib/http/errors.js';
import type { Http, HttpRequest } from '../../lib/http/http.js';
import type { Secret } from '../../lib/secret.js';
import { Channel, discordErrorCode, Messages } from './schema.js';

const SOURCE = 'discord';
/** Discord asks for this form and turns other programs away at its door. */
const USER_AGENT = 'DiscordBot (vigia, 1)';
/** The most that one answer holds. */
export const PAGE_SIZE = 100;

/** How the API is reached. */
export interface DiscordApi {
  readonly http: Http;
  readonly baseUrl: string;
  readonly token: Secret;
  readonly now: () => Date;
}

/** The messages right behind `after`, at most `PAGE_SIZE`, in any order. */
export function fetchMessages(
  api: DiscordApi,
  {
    channel,
    after,
    signal,
  }: { readonly channel: string; readonly after: string; readonly signal: AbortSignal },
) {
  const query = { after, limit: PAGE_SIZE };
  return ask(api, { channel, path: '/messages', query, signal }, Messages);
}

/** The server that a channel belongs to; undefined where it is not said. */
export async function fetchGuild(
  api: DiscordApi,
  { channel, signal }: { readonly channel: string; readonly signal: AbortSignal },
): Promise<string | undefined> {
  const { value } = await ask(api, { channel, path: '', query: {}, signal }, Channel);
  return value.guild_id;
}

async function ask<Schema extends z.ZodType>(
  { http, baseUrl, token, now }: DiscordApi,
  {
    channel,
    path,
    query,
    signal,
  }: {
    readonly channel: string;
    readonly path: string;
    readonly query: NonNullable<HttpRequest['query']>;
    readonly signal: AbortSignal;
  },
  schema: Schema,
) {
  try {
    return await http.json(
      {
        caller: SOURCE,
        url: `${baseUrl.replace(/\/+$/, '')}/v10/channels/${channel}${path}`,
        query,
        headers: { authorization: `Bot ${token.reveal()}`, 'user-agent': USER_AGENT },
        errorCode: discordErrorCode,
        signal,
      },
      schema,
    );
  } catch (error) {
    throw withBodyRetry(SOURCE, explain(error, channel), now());
  }
}

function explain(error: unknown, channel: string): unknown {
  if (!(error instanceof HttpError)) return error;
  const told = (reason: string) =>
    new SourceAuthError({ source: SOURCE, reason }, { cause: error });
  if (error.status === 401) {
    return told('the token was refused (401); set DISCORD_TOKEN to the one of the bot');
  }
  if (error.status === 403 && error.isJson) {
    return told(
      `the bot may not read the channel ${channel} (403); give it 'View Channel' and 'Read Message History'`,
    );
  }
  // 10003: unknown channel.
  if (error.status === 404 && error.code === '10003') {
    return told(
      `there is no channel ${channel} (404); correct sources.discord.channels of the brand`,
    );
  }
  return error;
}
