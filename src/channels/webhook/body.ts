import { z } from 'zod';
import { LOCALES, type Locale } from '../../core/brand.js';
import { assertNever } from '../../core/errors.js';
import { FINDING_KINDS } from '../../core/finding.js';
import { INCIDENT_STATUSES } from '../../core/incident.js';
import type { Escalation, IncidentCard, Message } from '../../core/message.js';
import { TICKET_STATES } from '../../core/ticket.js';
import { type MessageText, messageText } from '../../lib/wording/message-text.js';
import { safeText } from '../../lib/wording/safe-text.js';

/** Grows when a field changes its meaning or goes; new fields may come at any time. */
const VERSION = 1;
const MAX_NAME = 80;

const Severity = z.literal([1, 2, 3, 4]);
const Instant = z.iso.datetime();

const Text = z
  .strictObject({
    mark: z.string(),
    title: z.string(),
    summary: z.array(z.string()),
    facts: z.array(z.strictObject({ label: z.string(), text: z.string() })),
    groups: z.array(
      z.strictObject({
        heading: z.string(),
        entries: z.array(
          z.strictObject({
            heading: z.string(),
            text: z.string(),
            url: z.string().nullable(),
          }),
        ),
      }),
    ),
    link: z.strictObject({ label: z.string(), url: z.string() }).nullable(),
  })
  .describe('the message in words, in the order in which it is read: plain text, one line each');

const IncidentPart = z.strictObject({
  id: z.string(),
  version: z
    .int()
    .describe('grows at every change; a lower one than the last seen is late: ignore it'),
  kind: z.enum(FINDING_KINDS),
  status: z.enum(INCIDENT_STATUSES),
  severity: Severity.describe('1 watch, 2 answer today, 3 within the hour, 4 call the crisis team'),
  openedAt: Instant,
  startedAt: Instant,
  endedAt: Instant.nullable(),
  closedAt: Instant.nullable(),
  acknowledgedBy: z.string().nullable(),
  assignee: z.string().nullable(),
  observed: z.number().describe('voices in the window'),
  expected: z.number(),
  expectedLow: z.number(),
  expectedHigh: z.number(),
  windowMinutes: z.number(),
});

const shared = {
  version: z.literal(VERSION),
  key: z
    .string()
    .describe('same for every attempt at this message, and in the header Idempotency-Key'),
  locale: z.enum(LOCALES),
  brand: z.strictObject({ id: z.string(), name: z.string() }).nullable(),
  text: Text,
};

/** What is posted; the JSON Schema of the documentation is made of it. */
export const WebhookBody = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('incident'),
    ...shared,
    incident: IncidentPart,
    respondBy: Instant,
    tickets: z.array(
      z.strictObject({
        id: z.string().nullable(),
        url: z.string().nullable(),
        state: z.enum(TICKET_STATES),
      }),
    ),
  }),
  z.strictObject({
    type: z.literal('escalation'),
    ...shared,
    incident: IncidentPart,
    step: z.int().describe('rung of the ladder, from 1'),
    who: z.array(z.string()).describe('ids of the contacts that are called'),
    respondBy: Instant,
  }),
  z.strictObject({
    type: z.literal('digest'),
    ...shared,
    from: Instant,
    to: Instant.describe('excluded'),
    mentions: z.int(),
    netSentiment: z.number().nullable().describe('from -1 to 1'),
    isQuiet: z.boolean(),
  }),
  z.strictObject({
    type: z.literal('risk'),
    ...shared,
    from: Instant,
    to: Instant.describe('excluded'),
    risk: z.number().describe('from 0 to 100'),
    low: z.number(),
    high: z.number(),
    band: z.string(),
  }),
  z.strictObject({
    type: z.literal('notice'),
    ...shared,
    level: z.enum(['warning', 'info']),
    code: z.string().describe("which notice, for example 'source-silent'"),
  }),
]);
export type WebhookBody = z.infer<typeof WebhookBody>;

/** A message as a program reads it, with the words for a person beside the figures. */
export function webhookBody(
  message: Message,
  { key, locale }: { readonly key: string; readonly locale: Locale },
): WebhookBody {
  const common = {
    version: VERSION,
    key,
    locale,
    brand: brandOf(message),
    text: plainText(messageText(message, locale)),
  } as const;
  switch (message.type) {
    case 'incident':
      return {
        type: message.type,
        ...common,
        incident: incidentPart(message),
        respondBy: message.response.respondBy.toISOString(),
        tickets: message.tickets.map(({ ticketId, url, state }) => ({ id: ticketId, url, state })),
      };
    case 'escalation':
      return {
        type: message.type,
        ...common,
        incident: incidentPart(message),
        step: message.step,
        who: message.contacts.map(({ id }) => id),
        respondBy: message.respondBy.toISOString(),
      };
    case 'digest':
      return {
        type: message.type,
        ...common,
        from: message.from.toISOString(),
        to: message.to.toISOString(),
        mentions: message.counts.mentions,
        netSentiment: message.counts.netSentiment,
        isQuiet: message.isQuiet,
      };
    case 'risk':
      return {
        type: message.type,
        ...common,
        from: message.from.toISOString(),
        to: message.to.toISOString(),
        risk: message.risk,
        low: message.low,
        high: message.high,
        band: message.band,
      };
    case 'notice':
      return {
        type: message.type,
        ...common,
        level: message.level,
        code: message.messageKey,
      };
    default:
      return assertNever(message);
  }
}

function brandOf(message: Message): WebhookBody['brand'] {
  if ('brand' in message) return { id: message.brand.id, name: plain(message.brand.name) };
  if (message.brandId === null) return null;
  const name = 'brandName' in message ? message.brandName : message.brandId;
  return { id: message.brandId, name: plain(name) };
}

function incidentPart({ incident }: IncidentCard | Escalation): z.infer<typeof IncidentPart> {
  const { id, version, kind, status, severity, finding } = incident;
  const { observed, expected, expectedLow, expectedHigh, windowMinutes } = finding;
  return {
    id,
    version,
    kind,
    status,
    severity,
    openedAt: incident.openedAt.toISOString(),
    startedAt: incident.startedAt.toISOString(),
    endedAt: incident.endedAt?.toISOString() ?? null,
    closedAt: incident.closedAt?.toISOString() ?? null,
    acknowledgedBy: plainOrNull(incident.acknowledgedBy),
    assignee: plainOrNull(incident.assignee),
    observed,
    expected,
    expectedLow,
    expectedHigh,
    windowMinutes,
  };
}

/** Mutable copies, as the schema's type has them. */
function plainText({
  mark,
  title,
  summary,
  facts,
  groups,
  link,
}: MessageText): WebhookBody['text'] {
  return {
    mark,
    title,
    summary: [...summary],
    facts: facts.map(({ label, text }) => ({ label, text })),
    groups: groups.map(({ heading, entries }) => ({
      heading,
      entries: entries.map((entry) => ({
        heading: entry.heading,
        text: entry.text,
        url: entry.url,
      })),
    })),
    link,
  };
}

function plain(text: string): string {
  return safeText(text, { maxLength: MAX_NAME });
}

function plainOrNull(text: string | null): string | null {
  return text === null ? null : plain(text);
}
