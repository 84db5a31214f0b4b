import { DiscordAPIError, HTTPError, RateLimitError, RESTJSONErrorCodes } from 'discord.js';
import { ChannelRefusedError, ChannelUnavailableError } from '../../core/errors.js';

const NAME = 'discord';

/** Codes that say that the message to be edited is not there any more, or not for us. */
const GONE: readonly (number | string)[] = [
  RESTJSONErrorCodes.UnknownMessage,
  RESTJSONErrorCodes.UnknownChannel,
  RESTJSONErrorCodes.MissingAccess,
  RESTJSONErrorCodes.CannotEditMessageAuthoredByAnotherUser,
];

/** What a person is to do about the refusals that have a known cause. */
const ADVICE: Readonly<Record<number, string>> = {
  401: 'the token is refused; set DISCORD_TOKEN to the one of the bot',
  403: 'the bot may not write there; give it View Channel, Send Messages, Embed Links and Attach Files',
  404: 'there is no such channel, or the bot is not in its server',
};

/** Whether an edit failed because its message is gone. */
export function isGone(error: unknown): boolean {
  return error instanceof DiscordAPIError && GONE.includes(error.code);
}

/**
 * One of the two failures of a channel, for anything that a call to Discord throws. The reason holds Discord's own
 * words and code; never the address of a call, which holds ids, or its body, which holds texts of posts.
 */
export function channelFailure(
  error: unknown,
  now: Date,
): ChannelUnavailableError | ChannelRefusedError {
  if (error instanceof ChannelRefusedError || error instanceof ChannelUnavailableError)
    return error;
  if (error instanceof RateLimitError) {
    const retryAt = new Date(now.getTime() + error.retryAfter);
    return new ChannelUnavailableError(NAME, 'it asked us to wait', { retryAt });
  }
  if (error instanceof DiscordAPIError || error instanceof HTTPError) {
    const { status } = error;
    const code = error instanceof DiscordAPIError ? `, code ${error.code}` : '';
    if (status >= 500 || status === 429 || status === 408)
      return new ChannelUnavailableError(NAME, `HTTP ${status}${code}`);
    const advice = ADVICE[status] ?? 'it does not take the message; this is a defect of Vigía';
    return new ChannelRefusedError(NAME, `HTTP ${status}${code}: ${advice}`, {
      cause: new Error(error.message),
    });
  }
  const reason = error instanceof Error ? error.name : typeof error;
  return new ChannelUnavailableError(NAME, `no answer (${reason})`, { cause: error });
}
