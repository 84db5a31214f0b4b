import { VIGIA } from '../alerting/incidents.js';
import { cardKey } from '../alerting/notify.js';
import type { Brand } from '../core/brand.js';
import type { Channel } from '../core/contracts/channel.js';
import type { Job } from '../core/contracts/scheduler.js';
import type { Store } from '../core/contracts/store.js';
import { ChannelRefusedError, ChannelUnavailableError } from '../core/errors.js';
import type { Incident } from '../core/incident.js';
import type { Message, OutboxItem, OutboxPayload, Receipt } from '../core/message.js';
import { type Clock, HOUR_MS, MINUTE_MS, SECOND_MS } from '../core/time.js';
import type { Logger } from '../lib/logger.js';
import type { Random } from '../lib/random.js';
import { buildEscalation } from './escalation-call.js';
import { buildIncidentCard, type CardTools } from './incident-card.js';

/** Rows taken at once, and how long one may take: all of them together stay within the lease. */
const BATCH = 5;
const ATTEMPT_MS = 10 * SECOND_MS;
/** A process that dies gives its rows back after this; short, so that a channel still knows a message by its nonce. */
const LEASE_MS = MINUTE_MS;
/** First and longest wait between attempts; it doubles in between. */
const FIRST_RETRY_MS = 15 * SECOND_MS;
const LONGEST_RETRY_MS = 30 * MINUTE_MS;
/** A message this old is no news any more. */
const GIVE_UP_AFTER_MS = 48 * HOUR_MS;
/** Attempts at a message that a defect of ours, not the channel, keeps from leaving. */
const MAX_DEFECT_ATTEMPTS = 5;
/** Key, in the stored receipt of a card, of the incident's version that the card shows. */
const SHOWN_VERSION = 'vigia:version';

/** What the deliver job works with. */
export interface DeliverOptions extends CardTools {
  readonly store: Store;
  /** Channels that run, by name. */
  readonly channels: ReadonlyMap<string, Channel>;
  readonly brands: readonly Brand[];
  /** Jitter of the retries. */
  readonly random: Random;
  readonly clock: Clock;
  readonly log: Logger;
}

/** What one drain of the outbox did with the rows that were due. */
export interface DeliverSummary {
  readonly sent: number;
  /** Cards that showed the row's version already, and calls that somebody had answered. */
  readonly skipped: number;
  readonly postponed: number;
  readonly givenUp: number;
}

type Outcome = keyof DeliverSummary;

/** Drains the outbox every ten seconds. */
export function deliverJob(
  options: DeliverOptions,
  { cron = '*/10 * * * * *', timeZone = 'UTC' }: { cron?: string; timeZone?: string } = {},
): Job {
  return {
    name: 'deliver',
    schedule: { cron, timeZone },
    run: async (_now, signal) => {
      await deliverOutbox(options, signal);
    },
  };
}

/**
 * Sends what is due until nothing is, or `signal` is aborted. A row is sent at least once: a process that dies after
 * sending and before storing the receipt sends it again, under the key by which the channel knows the first one.
 */
export async function deliverOutbox(
  options: DeliverOptions,
  signal: AbortSignal,
): Promise<DeliverSummary> {
  const summary = { sent: 0, skipped: 0, postponed: 0, givenUp: 0 };
  while (!signal.aborted) {
    const now = options.clock.now();
    const leaseUntil = new Date(now.getTime() + LEASE_MS);
    const items = await options.store.outbox.claim(now, leaseUntil, BATCH);
    if (items.length === 0) break;
    // Channels do not wait for each other; within one, order is kept.
    const names = new Set(items.map(({ channel }) => channel));
    await Promise.all(
      [...names].map(async (name) => {
        for (const item of items.filter(({ channel }) => channel === name)) {
          if (signal.aborted) return;
          summary[await deliverItem(options, { item, signal })] += 1;
        }
      }),
    );
  }
  return summary;
}

async function deliverItem(
  options: DeliverOptions,
  { item, signal }: { readonly item: OutboxItem; readonly signal: AbortSignal },
): Promise<Outcome> {
  try {
    const { payload } = item;
    const channel = options.channels.get(item.channel);
    if (channel === undefined) throw new ChannelRefusedError(item.channel, 'it is not configured');
    if (payload.type === 'incident')
      return await deliverCard(options, { item, card: payload, channel, signal });
    if (payload.type === 'escalation')
      return await deliverCall(options, { item, call: payload, channel, signal });
    const receipt = await attempt(channel, { item, message: payload, signal });
    await options.store.outbox.markSent(item.id, receipt, options.clock.now());
    return 'sent';
  } catch (error) {
    return failed(options, { item, error, isStopping: signal.aborted });
  }
}

async function deliverCard(
  options: DeliverOptions,
  {
    item,
    card: { incidentId, version },
    channel,
    signal,
  }: {
    readonly item: OutboxItem;
    readonly card: { readonly incidentId: string; readonly version: number };
    readonly channel: Channel;
    readonly signal: AbortSignal;
  },
): Promise<Outcome> {
  const { store, clock } = options;
  const stored = await store.outbox.receiptFor(item.channel, incidentId);
  if (stored !== null && Number(stored[SHOWN_VERSION] ?? 0) >= version) {
    await store.outbox.markSent(item.id, stored, clock.now());
    return 'skipped';
  }
  const { incident, brand } = await subjectOf(options, { channel: item.channel, incidentId });
  const message = await buildIncidentCard(options, { incident, brand, now: clock.now() });
  const receipt = await attempt(channel, {
    // One card per incident, whichever of its versions is the first to arrive.
    item: { ...item, idempotencyKey: `card:${incidentId}:${item.channel}` },
    message,
    previous: stored === null ? null : withoutVersion(stored),
    signal,
  });
  const shown = { ...receipt, [SHOWN_VERSION]: String(incident.version) };
  await store.outbox.markSent(item.id, shown, clock.now());
  await queueLatest(options, { item, shown: incident });
  return 'sent';
}

/** Nobody is called for an incident that somebody has taken, or that is over, by the time the call would leave. */
async function deliverCall(
  options: DeliverOptions,
  {
    item,
    call,
    channel,
    signal,
  }: {
    readonly item: OutboxItem;
    readonly call: Extract<OutboxPayload, { readonly type: 'escalation' }>;
    readonly channel: Channel;
    readonly signal: AbortSignal;
  },
): Promise<Outcome> {
  const { store, clock } = options;
  const { incidentId } = call;
  const { incident, brand } = await subjectOf(options, { channel: item.channel, incidentId });
  if (incident.status !== 'open') {
    await store.outbox.markSent(item.id, {}, clock.now());
    return 'skipped';
  }
  const message = buildEscalation(call, { ...options, incident, brand, now: clock.now() });
  const card = await store.outbox.receiptFor(item.channel, incidentId);
  const previous = card === null ? null : withoutVersion(card);
  const receipt = await attempt(channel, { item, message, previous, signal });
  await store.outbox.markSent(item.id, receipt, clock.now());
  return 'sent';
}

/** What changed while the card was on its way was not queued, since there was no card to change yet. */
async function queueLatest(
  { store, clock }: Pick<DeliverOptions, 'store' | 'clock'>,
  { item, shown }: { readonly item: OutboxItem; readonly shown: Incident },
): Promise<void> {
  const latest = await store.incidents.get(shown.id);
  if (latest === null || latest.version <= shown.version) return;
  await store.outbox.enqueue({
    idempotencyKey: cardKey({ incident: latest, channel: item.channel }),
    channel: item.channel,
    locale: item.locale,
    payload: { type: 'incident', incidentId: latest.id, version: latest.version },
    createdAt: clock.now(),
  });
}

async function subjectOf(
  { store, brands }: Pick<DeliverOptions, 'store' | 'brands'>,
  { channel, incidentId }: { readonly channel: string; readonly incidentId: string },
): Promise<{ readonly incident: Incident; readonly brand: Brand }> {
  const incident = await store.incidents.get(incidentId);
  if (incident === null) throw new ChannelRefusedError(channel, `no incident ${incidentId}`);
  const brand = brands.find(({ id }) => id === incident.brandId);
  if (brand === undefined)
    throw new ChannelRefusedError(channel, `brand ${incident.brandId} is not configured`);
  return { incident, brand };
}

function attempt(
  channel: Channel,
  {
    item,
    message,
    previous = null,
    signal,
  }: {
    readonly item: OutboxItem;
    readonly message: Message;
    readonly previous?: Receipt | null;
    readonly signal: AbortSignal;
  },
): Promise<Receipt> {
  return channel.deliver({
    idempotencyKey: item.idempotencyKey,
    message,
    locale: item.locale,
    previous,
    signal: AbortSignal.any([signal, AbortSignal.timeout(ATTEMPT_MS)]),
  });
}

async function failed(
  options: DeliverOptions,
  {
    item,
    error,
    isStopping,
  }: { readonly item: OutboxItem; readonly error: unknown; readonly isStopping: boolean },
): Promise<Outcome> {
  const { store, log, clock } = options;
  const facts = { actor: VIGIA, row: item.id, channel: item.channel, attempt: item.attempts };
  const reason = error instanceof Error ? `${error.name}: ${error.message}` : 'not an Error';
  const now = clock.now();
  if (isStopping) {
    // Cut off by the stop of the program: due at once for the next start.
    await store.outbox.markFailed(item.id, reason, now);
    return 'postponed';
  }
  if (isHopeless(error, item, now)) {
    await store.outbox.markFailed(item.id, reason, null);
    log.error({ ...facts, err: error }, 'message given up');
    return 'givenUp';
  }
  const retryAt = retryTime(options, { item, error, now });
  await store.outbox.markFailed(item.id, reason, retryAt);
  log.warn({ ...facts, retryAt, err: error }, 'message postponed');
  return 'postponed';
}

function isHopeless(error: unknown, item: OutboxItem, now: Date): boolean {
  if (error instanceof ChannelRefusedError) return true;
  if (now.getTime() - item.createdAt.getTime() > GIVE_UP_AFTER_MS) return true;
  return !(error instanceof ChannelUnavailableError) && item.attempts >= MAX_DEFECT_ATTEMPTS;
}

function retryTime(
  { random }: Pick<DeliverOptions, 'random'>,
  { item, error, now }: { readonly item: OutboxItem; readonly error: unknown; readonly now: Date },
): Date {
  if (error instanceof ChannelUnavailableError && error.retryAt !== null && error.retryAt > now)
    return error.retryAt;
  const waitMs = Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** Math.max(0, item.attempts - 1));
  // From half to the whole of the wait, so that many messages do not come back at once.
  return new Date(now.getTime() + waitMs * (0.5 + random() / 2));
}

function withoutVersion(receipt: Receipt): Receipt {
  return Object.fromEntries(Object.entries(receipt).filter(([key]) => key !== SHOWN_VERSION));
}
