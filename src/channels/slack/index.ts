import { z } from 'zod';
import type { Channel } from '../../core/contracts/channel.js';
import { cardStage, isStageNews } from '../../lib/card-stage.js';
import { type ChannelDefinition, missingVariables } from '../../lib/drivers.js';
import { withChannelErrors } from '../../lib/http/channel-errors.js';
import type { Http } from '../../lib/http/http.js';
import type { Secret } from '../../lib/secret.js';
import { renderMessage } from './render.js';

const NAME = 'slack';
/** The outbox tries again. */
const TIMEOUT_MS = 8_000;

/** The `channels.slack` part of `vigia.yaml`: nothing to set; `false` switches it off. */
export const SlackSettings = z.strictObject({});

const ENV = [
  {
    variable: 'SLACK_WEBHOOK_URL',
    description: 'incoming webhook of the channel to write to: Slack app, Incoming Webhooks',
    isRequired: true,
  },
] as const;

/** What a person is to do about the refusals that have a known cause. */
const ADVICE = {
  400: 'it does not take the message; this is a defect of Vigía',
  403: 'an administrator has forbidden posting there',
  404: 'the webhook or its channel is gone; make a new one and set SLACK_WEBHOOK_URL',
  410: 'the channel is archived; choose another and set SLACK_WEBHOOK_URL',
} as const;

/** A refusal of an incoming webhook is one word of plain text: 'channel_is_archived'. */
function refusalCode(body: unknown): string | undefined {
  return typeof body === 'string' ? body.trim() : undefined;
}

/** Writes to one channel of Slack by an incoming webhook. It cannot edit: of a card's changes only the grave are told. */
export const slackChannel: ChannelDefinition<z.infer<typeof SlackSettings>> = {
  name: NAME,
  settings: SlackSettings,
  env: ENV,
  missing: ({ env }) => [
    ...missingVariables(ENV, env),
    ...(env.SLACK_WEBHOOK_URL === undefined || URL.canParse(env.SLACK_WEBHOOK_URL.reveal())
      ? []
      : ['SLACK_WEBHOOK_URL (an address)']),
  ],
  create({ env, http }) {
    const url = env.SLACK_WEBHOOK_URL;
    if (url === undefined) throw new TypeError('slack is made without its webhook');
    return createSlack(url, http);
  },
};

function createSlack(url: Secret, http: Http): Channel {
  return {
    name: NAME,
    async deliver({ message, locale, previous, signal }) {
      const isCard = message.type === 'incident';
      if (isCard && previous !== null && !isStageNews(previous, message.incident)) return previous;
      await withChannelErrors({ name: NAME, advice: ADVICE }, () =>
        http.send({
          caller: NAME,
          method: 'POST',
          url: url.reveal(),
          body: renderMessage(message, locale),
          timeoutMs: TIMEOUT_MS,
          errorCode: refusalCode,
          signal,
        }),
      );
      return isCard ? cardStage(message.incident) : {};
    },
    start: () => Promise.resolve(),
    stop: () => Promise.resolve(),
  };
}
