import { z } from 'zod';
import type { Channel } from '../../core/contracts/channel.js';
import type { Clock } from '../../core/time.js';
import { type ChannelDefinition, missingVariables } from '../../lib/drivers.js';
import { withChannelErrors } from '../../lib/http/channel-errors.js';
import type { Http } from '../../lib/http/http.js';
import { signatureHeaders } from '../../lib/http/signature.js';
import type { Secret } from '../../lib/secret.js';
import { WebhookBody, webhookBody } from './body.js';

const NAME = 'webhook';
/** The outbox tries again. */
const TIMEOUT_MS = 8_000;
/** A shorter secret could be guessed from one signed body. */
const MIN_SECRET = 16;

/** The `channels.webhook` part of `vigia.yaml`: nothing to set; `false` switches it off. */
export const WebhookSettings = z.strictObject({});

const ENV = [
  {
    variable: 'WEBHOOK_URL',
    description:
      'address that every message is posted to as JSON (config/schema/webhook.schema.json)',
    isRequired: true,
  },
  {
    variable: 'WEBHOOK_SECRET',
    description: `secret that signs what is posted there, at least ${MIN_SECRET} characters`,
    isRequired: true,
  },
] as const;

/** What a person is to do about the refusals that have a known cause. */
const ADVICE = {
  401: 'the signature is refused; set WEBHOOK_SECRET to the one of the receiver',
  403: 'the receiver lets nobody in from here',
  404: 'there is no receiver at WEBHOOK_URL',
  410: 'the receiver at WEBHOOK_URL is gone',
} as const;

/** The JSON Schema of what is posted, as text for `config/schema/`. */
export function webhookJsonSchema(): string {
  return `${JSON.stringify(z.toJSONSchema(WebhookBody), null, 2)}\n`;
}

/** Posts every message as signed JSON, for programs: each version of an incident, the card's words and its figures. */
export const webhookChannel: ChannelDefinition<z.infer<typeof WebhookSettings>> = {
  name: NAME,
  settings: WebhookSettings,
  env: ENV,
  missing({ env }) {
    const url = env.WEBHOOK_URL?.reveal();
    const secret = env.WEBHOOK_SECRET?.reveal();
    return [
      ...missingVariables(ENV, env),
      ...(url === undefined || URL.canParse(url) ? [] : ['WEBHOOK_URL (an address)']),
      ...(secret === undefined || secret.length >= MIN_SECRET
        ? []
        : [`WEBHOOK_SECRET (at least ${MIN_SECRET} characters)`]),
    ];
  },
  create({ env, http, clock }) {
    const { WEBHOOK_URL: url, WEBHOOK_SECRET: secret } = env;
    if (url === undefined || secret === undefined)
      throw new TypeError('the webhook is made without its address and secret');
    return createWebhook({ url, secret, http, clock });
  },
};

function createWebhook({
  url,
  secret,
  http,
  clock,
}: {
  readonly url: Secret;
  readonly secret: Secret;
  readonly http: Http;
  readonly clock: Clock;
}): Channel {
  return {
    name: NAME,
    async deliver({ idempotencyKey, message, locale, signal }) {
      // Of a card each version is a message of its own to a program; the outbox knows the card by one key.
      const key =
        message.type === 'incident'
          ? `${idempotencyKey}:v${message.incident.version}`
          : idempotencyKey;
      const body = webhookBody(message, { key, locale });
      await withChannelErrors({ name: NAME, advice: ADVICE }, () =>
        http.send({
          caller: NAME,
          method: 'POST',
          url: url.reveal(),
          headers: {
            'idempotency-key': key,
            ...signatureHeaders({ secret, body, now: clock.now() }),
          },
          body,
          timeoutMs: TIMEOUT_MS,
          signal,
        }),
      );
      return { key };
    },
    start: () => Promise.resolve(),
    stop: () => Promise.resolve(),
  };
}
