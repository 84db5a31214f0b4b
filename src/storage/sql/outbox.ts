import type { Selectable } from 'kysely';
import type { OutboxStore } from '../../core/contracts/store.js';
import type { NewOutboxItem, OutboxItem, OutboxPayload, Receipt } from '../../core/message.js';
import type { SqlContext } from './context.js';
import { fromDocument, toDocument, toMs } from './documents.js';
import type { OutboxTable } from './schema.js';

/** Messages on their way out, in either database. */
export class SqlOutbox implements OutboxStore {
  readonly #context: SqlContext;

  constructor(context: SqlContext) {
    this.#context = context;
  }

  async enqueue(item: NewOutboxItem): Promise<boolean> {
    const { payload } = item;
    const createdAt = toMs(item.createdAt);
    const { numInsertedOrUpdatedRows: inserted } = await this.#context.db
      .insertInto('outbox')
      .values({
        idempotency_key: item.idempotencyKey,
        channel: item.channel,
        locale: item.locale,
        incident_id: payload.type === 'incident' ? payload.incidentId : null,
        payload: toDocument(payload),
        created_at: createdAt,
        attempts: 0,
        status: 'waiting',
        due_at: createdAt,
        sent_at: null,
        receipt: null,
        last_error: null,
      })
      .onConflict((conflict) => conflict.column('idempotency_key').doNothing())
      .executeTakeFirstOrThrow();
    return inserted === 1n;
  }

  async claim(now: Date, leaseUntil: Date, limit: number): Promise<readonly OutboxItem[]> {
    const { db, engine } = this.#context;
    let due = db
      .selectFrom('outbox')
      .select('id')
      .where('status', '=', 'waiting')
      .where('due_at', '<=', toMs(now))
      // One message of an incident at a time: an older one that is under way or waits for its next attempt goes first.
      .where((eb) =>
        eb.not(
          eb.exists(
            eb
              .selectFrom('outbox as older')
              .select('older.id')
              .whereRef('older.incident_id', '=', 'outbox.incident_id')
              .whereRef('older.channel', '=', 'outbox.channel')
              .whereRef('older.id', '<', 'outbox.id')
              .where('older.status', '=', 'waiting'),
          ),
        ),
      )
      .orderBy('id')
      .limit(limit);
    // Two processes that claim at once each take what the other has not locked.
    if (engine === 'postgres') due = due.forUpdate().skipLocked();
    const rows = await db
      .updateTable('outbox')
      .set((eb) => ({ due_at: toMs(leaseUntil), attempts: eb('attempts', '+', 1) }))
      .where('id', 'in', due)
      .returningAll()
      .execute();
    return rows.sort((one, other) => one.id - other.id).map(fromRow);
  }

  async markSent(id: number, receipt: Receipt, at: Date): Promise<void> {
    await this.#context.db
      .updateTable('outbox')
      .set({ status: 'sent', sent_at: toMs(at), receipt: toDocument(receipt), last_error: null })
      .where('id', '=', id)
      .execute();
  }

  async markFailed(id: number, reason: string, retryAt: Date | null): Promise<void> {
    const next = retryAt === null ? { status: 'failed' as const } : { due_at: toMs(retryAt) };
    await this.#context.db
      .updateTable('outbox')
      .set({ ...next, last_error: reason })
      .where('id', '=', id)
      // A slow attempt whose lease ran out does not undo what another one has sent since.
      .where('status', '=', 'waiting')
      .execute();
  }

  async announcedAt(incidentId: string): Promise<Date | null> {
    const row = await this.#context.db
      .selectFrom('outbox')
      .select('created_at')
      .where('incident_id', '=', incidentId)
      .orderBy('created_at')
      .limit(1)
      .executeTakeFirst();
    return row === undefined ? null : new Date(row.created_at);
  }

  async receiptFor(channel: string, incidentId: string): Promise<Receipt | null> {
    const row = await this.#context.db
      .selectFrom('outbox')
      .select('receipt')
      .where('incident_id', '=', incidentId)
      .where('channel', '=', channel)
      .where('status', '=', 'sent')
      .orderBy('id', 'desc')
      .limit(1)
      .executeTakeFirst();
    return row === undefined || row.receipt === null ? null : fromDocument<Receipt>(row.receipt);
  }

  async removeReportsBefore(createdBefore: Date): Promise<number> {
    const { numDeletedRows } = await this.#context.db
      .deleteFrom('outbox')
      .where('incident_id', 'is', null)
      .where('status', '!=', 'waiting')
      .where('created_at', '<', toMs(createdBefore))
      .executeTakeFirstOrThrow();
    return Number(numDeletedRows);
  }

  async size(): Promise<{ waiting: number; failed: number }> {
    const rows = await this.#context.db
      .selectFrom('outbox')
      .select((eb) => ['status', eb.fn.countAll<number>().as('rows')])
      .where('status', '!=', 'sent')
      .groupBy('status')
      .execute();
    const of = (status: OutboxTable['status']): number =>
      rows.find((row) => row.status === status)?.rows ?? 0;
    return { waiting: of('waiting'), failed: of('failed') };
  }
}

function fromRow(row: Selectable<OutboxTable>): OutboxItem {
  return {
    id: row.id,
    idempotencyKey: row.idempotency_key,
    channel: row.channel,
    locale: row.locale,
    payload: fromDocument<OutboxPayload>(row.payload),
    createdAt: new Date(row.created_at),
    attempts: row.attempts,
  };
}
