import { z } from 'zod';
import type { Helpdesk, HelpdeskTicket } from '../../core/contracts/helpdesk.js';
import { TICKET_STATES } from '../../core/ticket.js';
import type { Clock } from '../../core/time.js';
import { type HelpdeskDefinition, missingVariables } from '../../lib/drivers.js';
import { HttpError } from '../../lib/http/errors.js';
import { optional } from '../../lib/http/forgiving.js';
import { withHelpdeskErrors } from '../../lib/http/helpdesk-errors.js';
import type { Http, HttpRequest } from '../../lib/http/http.js';
import { parseJson } from '../../lib/http/json-body.js';
import { signatureHeaders } from '../../lib/http/signature.js';
import type { Secret } from '../../lib/secret.js';

const NAME = 'webhook';
/** Of the body; grows when a field changes its meaning. */
const BODY_VERSION = 1;
const TIMEOUT_MS = 15_000;

/** `helpdesk` of `vigia.yaml`, with `type: webhook`. */
export const WebhookHelpdeskSettings = z.strictObject({
  type: z.literal(NAME),
  asksState: z
    .boolean()
    .default(false)
    .describe('whether the address answers GET ?ticket=<id> with {"state": …}'),
});
export type WebhookHelpdeskSettings = z.infer<typeof WebhookHelpdeskSettings>;

const ENV = [
  {
    variable: 'HELPDESK_WEBHOOK_URL',
    description: 'address of the CRM that takes tickets as JSON',
    isRequired: true,
  },
  {
    variable: 'HELPDESK_WEBHOOK_SECRET',
    description: 'secret that signs what is sent there, at least 16 characters',
    isRequired: true,
  },
] as const;

const ADVICE = {
  401: 'the signature is refused; set HELPDESK_WEBHOOK_SECRET to the one of the receiver',
  403: 'the receiver lets nobody in from here',
  404: 'there is no receiver at HELPDESK_WEBHOOK_URL',
} as const;

const Id = z.union([z.string().min(1).max(200), z.number()]).transform(String);
const State = z.enum(TICKET_STATES).catch('unknown');

/** What a receiver may answer; all of it may be left out. */
const Answer = z.object({
  id: optional(Id),
  url: optional(z.url({ protocol: /^https?$/ })),
  state: State,
});
const StateAnswer = z.object({ state: State });

/** Tickets for any other CRM, as signed JSON. */
export const webhookHelpdesk: HelpdeskDefinition<WebhookHelpdeskSettings> = {
  name: NAME,
  settings: WebhookHelpdeskSettings,
  env: ENV,
  missing: ({ env }) => [
    ...missingVariables(ENV, env),
    ...(env.HELPDESK_WEBHOOK_URL === undefined || URL.canParse(env.HELPDESK_WEBHOOK_URL.reveal())
      ? []
      : ['HELPDESK_WEBHOOK_URL (an address)']),
    ...(env.HELPDESK_WEBHOOK_SECRET === undefined ||
    env.HELPDESK_WEBHOOK_SECRET.reveal().length >= 16
      ? []
      : ['HELPDESK_WEBHOOK_SECRET (at least 16 characters)']),
  ],
  create({ settings, env, http, clock }) {
    const { HELPDESK_WEBHOOK_URL: url, HELPDESK_WEBHOOK_SECRET: secret } = env;
    if (url === undefined || secret === undefined)
      throw new TypeError('the webhook helpdesk is made without its address and secret');
    return webhook({ url, secret, http, clock, asksState: settings.asksState });
  },
};

function webhook({
  url,
  secret,
  http,
  clock,
  asksState,
}: {
  readonly url: Secret;
  readonly secret: Secret;
  readonly http: Http;
  readonly clock: Clock;
  readonly asksState: boolean;
}): Helpdesk {
  const call = (rest: Pick<HttpRequest, 'method' | 'query' | 'body' | 'headers' | 'signal'>) =>
    http.send({
      caller: 'helpdesk webhook',
      url: url.reveal(),
      timeoutMs: TIMEOUT_MS,
      ...rest,
      headers: {
        ...rest.headers,
        ...signatureHeaders({ secret, body: rest.body ?? rest.query, now: clock.now() }),
      },
    });
  const withErrors = <T>(work: () => Promise<T>) =>
    withHelpdeskErrors({ name: NAME, advice: ADVICE }, work);
  return {
    name: NAME,
    openTicket: (request, signal) =>
      withErrors(async () => {
        const { key, ...ticket } = request;
        const body = { type: 'ticket', version: BODY_VERSION, key, ...ticket };
        const headers = { 'idempotency-key': key };
        const response = await call({ method: 'POST', body, headers, signal });
        return answerOf(response.body, key);
      }),
    ticketState: (id, signal) =>
      withErrors(async () => {
        if (!asksState) return 'unknown';
        try {
          const { body } = await call({ query: { ticket: id }, signal });
          const json = parseJson(body);
          return json.isJson
            ? (StateAnswer.safeParse(json.value).data?.state ?? 'unknown')
            : 'unknown';
        } catch (error) {
          if (error instanceof HttpError && error.status === 404) return 'gone';
          throw error;
        }
      }),
  };
}

/** A receiver that says nothing has taken the ticket all the same; our own key is then its name. */
function answerOf(body: Uint8Array, key: string): HelpdeskTicket {
  const json = parseJson(body);
  const answer = json.isJson ? Answer.safeParse(json.value) : null;
  const { id = key, url = null, state = 'unknown' } = answer?.data ?? {};
  return { id, url: url ?? null, state };
}
