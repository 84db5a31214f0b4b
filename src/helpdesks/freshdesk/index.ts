import { z } from 'zod';
import type { Helpdesk, HelpdeskTicket, TicketRequest } from '../../core/contracts/helpdesk.js';
import type { TicketState } from '../../core/ticket.js';
import { type HelpdeskDefinition, missingVariables } from '../../lib/drivers.js';
import { withHelpdeskErrors } from '../../lib/http/helpdesk-errors.js';
import { escapeHtml } from '../../lib/text/escape-html.js';
import { FreshdeskClient } from './client.js';
import type { FreshdeskTicket } from './schema.js';

const NAME = 'freshdesk';

/** `helpdesk` of `vigia.yaml`, with `type: freshdesk`. */
export const FreshdeskSettings = z.strictObject({
  type: z.literal(NAME),
  baseUrl: z.url().describe('address of the account, for example https://condor.freshdesk.com'),
  groupId: z.int().positive().optional().describe('group that gets the tickets'),
  ticketType: z.string().min(1).optional().describe('type of the tickets, as the account names it'),
  customFields: z
    .record(z.string(), z.union([z.string(), z.number(), z.boolean()]))
    .default({})
    .describe('values for fields that the account requires, by their API names'),
});
export type FreshdeskSettings = z.infer<typeof FreshdeskSettings>;

const ENV = [
  {
    variable: 'FRESHDESK_API_KEY',
    description:
      'API key of the agent that opens tickets: Freshdesk, Profile settings, View API key',
    isRequired: true,
  },
  {
    variable: 'VIGIA_FRESHDESK_BASE_URL',
    description: 'another address for freshdesk: a proxy, a test server',
    isRequired: false,
  },
] as const;

/** What a person is to do about the refusals that have a known cause. */
const ADVICE = {
  400: 'it does not take the ticket; see helpdesk.customFields where a field is missing',
  401: 'the key is refused; set FRESHDESK_API_KEY to that of an active agent',
  403: 'the agent of the key may not open tickets, or the plan has no API',
  404: 'there is no Freshdesk account at helpdesk.baseUrl',
  409: 'it does not take the ticket as it is',
} as const;

/** Longest subject and tag that Freshdesk takes. */
const MAX_SUBJECT = 255;
const MAX_TAG = 32;
/** 'Portal': of the ways in that its API may name, the only one that is nobody's e-mail or telephone. */
const SOURCE_PORTAL = 2;
const STATUS_OPEN = 2;

/** Requester of what is not one person's: Freshdesk takes no ticket without one. */
const OURSELVES = { id: 'vigia', name: 'Vigía' };

/** Tickets in Freshdesk, by its API version 2. */
export const freshdeskHelpdesk: HelpdeskDefinition<FreshdeskSettings> = {
  name: NAME,
  settings: FreshdeskSettings,
  env: ENV,
  missing: ({ env }) => missingVariables(ENV, env),
  create({ settings, env, http }) {
    const apiKey = env.FRESHDESK_API_KEY;
    if (apiKey === undefined) throw new TypeError('freshdesk is made without its key');
    const baseUrl = env.VIGIA_FRESHDESK_BASE_URL?.reveal() ?? settings.baseUrl;
    const client = new FreshdeskClient({ http, baseUrl, apiKey });
    return freshdesk(client, settings);
  },
};

function freshdesk(client: FreshdeskClient, settings: FreshdeskSettings): Helpdesk {
  const told = (ticket: FreshdeskTicket): HelpdeskTicket => ({
    id: String(ticket.id),
    url: client.ticketUrl(String(ticket.id)),
    state: stateOf(ticket),
  });
  const withErrors = <T>(work: () => Promise<T>) =>
    withHelpdeskErrors({ name: NAME, advice: ADVICE }, work);
  return {
    name: NAME,
    openTicket: (request, signal) =>
      withErrors(async () => {
        const earlier = request.isRepeat ? await client.findByTag(request.key, signal) : null;
        return told(earlier ?? (await client.create(bodyOf(request, settings), signal)));
      }),
    ticketState: (id, signal) =>
      withErrors(async () => {
        const ticket = await client.get(id, signal);
        return ticket === null ? 'gone' : stateOf(ticket);
      }),
  };
}

function bodyOf(
  { key, subject, blocks, links, severity, tags, requester }: TicketRequest,
  { groupId, ticketType, customFields }: FreshdeskSettings,
) {
  const { id, name } = requester ?? OURSELVES;
  return {
    subject: subject.slice(0, MAX_SUBJECT),
    description: htmlOf({ blocks, links }),
    status: STATUS_OPEN,
    // Both scales go from 1, low, to 4, urgent.
    priority: severity,
    source: SOURCE_PORTAL,
    tags: [key, ...tags].map((tag) => tag.slice(0, MAX_TAG)),
    // A contact of its own for each author, known again by the next ticket.
    unique_external_id: id,
    name,
    ...(groupId === undefined ? {} : { group_id: groupId }),
    ...(ticketType === undefined ? {} : { type: ticketType }),
    ...(Object.keys(customFields).length === 0 ? {} : { custom_fields: customFields }),
  };
}

function htmlOf({ blocks, links }: Pick<TicketRequest, 'blocks' | 'links'>): string {
  const parts = blocks.map(({ heading, lines }) => {
    const title = heading === '' ? '' : `<h4>${escapeHtml(heading)}</h4>`;
    return `${title}<p>${lines.map(escapeHtml).join('<br>')}</p>`;
  });
  const anchors = links.map(
    ({ label, url }) => `<p><a href="${escapeHtml(url)}">${escapeHtml(label)}</a></p>`,
  );
  return [...parts, ...anchors].join('');
}

/** Statuses above 5 are the account's own, and all of them mean that somebody waits for something. */
function stateOf({ status, deleted, spam }: FreshdeskTicket): TicketState {
  if (deleted === true || spam === true) return 'gone';
  if (status <= 2) return 'open';
  if (status === 4) return 'resolved';
  return status === 5 ? 'closed' : 'pending';
}
