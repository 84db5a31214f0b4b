import { createHash } from 'node:crypto';
import type { Brand } from '../core/brand.js';
import type { Helpdesk, TicketRequest } from '../core/contracts/helpdesk.js';
import type { Store } from '../core/contracts/store.js';
import { HelpdeskRefusedError } from '../core/errors.js';
import type { Incident } from '../core/incident.js';
import { type Mention, mentionKey } from '../core/mention.js';
import type { IncidentCard } from '../core/message.js';
import type { Ticket } from '../core/ticket.js';
import { type Clock, MINUTE_MS } from '../core/time.js';
import { incidentTicketText, mentionTicketText } from '../lib/wording/ticket.js';
import { HandOffUnderWayError } from './errors.js';
import { type NotifyRules, recordEvent } from './notify.js';

/** An attempt that was not heard of for so long died with its process; longer than any call to a helpdesk may take. */
const CLAIM_MS = 2 * MINUTE_MS;
/** Of the author's earlier mentions. */
const HISTORY_SHOWN = 5;

/** What is handed to the helpdesk. */
export type HandOffSubject =
  | { readonly type: 'incident'; readonly incident: Incident }
  | {
      readonly type: 'mention';
      readonly mention: Mention;
      /** Whose card shows the ticket; null for none. */
      readonly incidentId: string | null;
    };

/** What a hand-off works with. */
export interface HandOffTools {
  readonly store: Store;
  readonly helpdesk: Helpdesk;
  readonly incidentCard: (request: {
    readonly incident: Incident;
    readonly brand: Brand;
    readonly now: Date;
  }) => Promise<IncidentCard>;
  readonly pageUrl: (incidentId: string) => string | null;
  readonly clock: Clock;
}

/**
 * Opens a ticket for an incident or a mention, once: asked for again, by anybody, the same ticket comes back. An
 * attempt that got no answer may have gone through, so that the next one looks for its ticket first.
 *
 * @throws {HelpdeskUnavailableError} nothing is known: ask again later
 * @throws {HelpdeskRefusedError} nothing was opened, and a person must mend why
 * @throws {HandOffUnderWayError} somebody else is opening it right now
 */
export async function handOff(
  tools: HandOffTools,
  {
    subject,
    actor,
    rules,
    signal,
  }: {
    readonly subject: HandOffSubject;
    readonly actor: string;
    /** Of the subject's brand. */
    readonly rules: NotifyRules;
    readonly signal: AbortSignal;
  },
): Promise<{ readonly ticket: Ticket; readonly isNew: boolean }> {
  const { store, helpdesk, clock } = tools;
  const now = clock.now();
  const key = subjectKey(subject);
  const incidentId = subject.type === 'incident' ? subject.incident.id : subject.incidentId;
  const claim = await store.tickets.claim(
    {
      subject: key,
      brandId: rules.brand.id,
      incidentId,
      helpdesk: helpdesk.name,
      openedBy: actor,
      claimedAt: now,
    },
    new Date(now.getTime() - CLAIM_MS),
  );
  if (claim.ticket.ticketId !== null) return { ticket: claim.ticket, isNew: false };
  if (!claim.isMine) throw new HandOffUnderWayError(key);
  const opened = await open(tools, { subject, key, rules, isRepeat: claim.isRepeat, signal });
  const seen = { ...opened, checkedAt: clock.now() };
  await store.transaction(async (tables) => {
    await tables.tickets.note(key, seen);
    if (incidentId === null) return;
    await recordEvent(tables, {
      event: { incidentId, actor, action: 'handed-off', detail: opened.ticketId },
      rules,
      now: seen.checkedAt,
    });
  });
  return { ticket: { ...claim.ticket, ...seen }, isNew: true };
}

async function open(
  tools: HandOffTools,
  {
    subject,
    key,
    rules,
    isRepeat,
    signal,
  }: {
    readonly subject: HandOffSubject;
    readonly key: string;
    readonly rules: NotifyRules;
    readonly isRepeat: boolean;
    readonly signal: AbortSignal;
  },
): Promise<Pick<Ticket, 'url' | 'state'> & { readonly ticketId: string }> {
  const { store, helpdesk } = tools;
  try {
    const request = await requestOf(tools, { subject, key, rules });
    const { id, url, state } = await helpdesk.openTicket({ ...request, isRepeat }, signal);
    return { ticketId: id, url, state };
  } catch (error) {
    if (error instanceof HelpdeskRefusedError) await store.tickets.remove(key);
    else await store.tickets.release(key);
    throw error;
  }
}

async function requestOf(
  { store, incidentCard, pageUrl, clock }: HandOffTools,
  {
    subject,
    key,
    rules: { brand },
  }: {
    readonly subject: HandOffSubject;
    readonly key: string;
    readonly rules: NotifyRules;
  },
): Promise<Omit<TicketRequest, 'isRepeat'>> {
  const now = clock.now();
  if (subject.type === 'incident') {
    const card = await incidentCard({ incident: subject.incident, brand, now });
    return { key: ticketKey(key), ...incidentTicketText(card, brand.locale) };
  }
  const { mention, incidentId } = subject;
  return {
    key: ticketKey(key),
    ...mentionTicketText(
      {
        mention,
        brand,
        history: await historyOf(store, mention),
        incidentUrl: incidentId === null ? null : pageUrl(incidentId),
      },
      brand.locale,
    ),
  };
}

/** What the author had said of the brand before, by the same source: counts, and the latest few. */
async function historyOf(
  { mentions }: Store,
  { brandId, post }: Mention,
): Promise<{ total: number; negative: number; positive: number; latest: readonly Mention[] }> {
  const { handle } = post.author;
  if (handle === '') return { total: 0, negative: 0, positive: 0, latest: [] };
  const filter = {
    brandId,
    sources: [post.source],
    authors: [handle],
    range: { from: new Date(0), to: post.createdAt },
  };
  return {
    total: await mentions.count(filter),
    negative: await mentions.count({ ...filter, labels: ['negative'] }),
    positive: await mentions.count({ ...filter, labels: ['positive'] }),
    latest: await mentions.list(filter, { limit: HISTORY_SHOWN, offset: 0 }),
  };
}

function subjectKey(subject: HandOffSubject): string {
  return subject.type === 'incident'
    ? `incident:${subject.incident.id}`
    : `mention:${mentionKey(subject.mention)}`;
}

/** Fit for a tag of any helpdesk, and telling nothing of the author. */
function ticketKey(subject: string): string {
  return `vigia-${createHash('sha256').update(subject).digest('hex').slice(0, 20)}`;
}
