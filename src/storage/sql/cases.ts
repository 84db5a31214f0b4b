import { type Insertable, type Selectable, sql } from 'kysely';
import type { CaseCounts, CaseFilter, CaseStore } from '../../core/contracts/case-store.js';
import type { LegalCase } from '../../core/legal-case.js';
import { isOneOf, type SqlContext } from './context.js';
import { fromMsOrNull, storableText, toMs, toMsOrNull } from './documents.js';
import type { LegalCasesTable } from './schema.js';

/** Complaints with a legal term in either database. */
export class SqlCases implements CaseStore {
  readonly #context: SqlContext;

  constructor(context: SqlContext) {
    this.#context = context;
  }

  async open(legalCase: LegalCase): Promise<{ legalCase: LegalCase; isNew: boolean }> {
    const row = toRow(legalCase);
    const { numInsertedOrUpdatedRows: inserted } = await this.#context.db
      .insertInto('legal_cases')
      .values(row)
      .onConflict((conflict) => conflict.columns(['brand_id', 'mention']).doNothing())
      .executeTakeFirstOrThrow();
    if (inserted === 1n) return { legalCase, isNew: true };
    const existing = await this.#context.db
      .selectFrom('legal_cases')
      .selectAll()
      .where('brand_id', '=', row.brand_id)
      .where('mention', '=', row.mention)
      .executeTakeFirstOrThrow();
    return { legalCase: fromRow(existing), isNew: false };
  }

  async get(code: string): Promise<LegalCase | null> {
    const row = await this.#context.db
      .selectFrom('legal_cases')
      .selectAll()
      .where('code', '=', storableText(code))
      .executeTakeFirst();
    return row === undefined ? null : fromRow(row);
  }

  async list({
    brandId,
    statuses,
    mentions,
    dueBefore,
    limit,
  }: CaseFilter & { readonly limit: number }): Promise<readonly LegalCase[]> {
    const { db, engine } = this.#context;
    let query = db
      .selectFrom('legal_cases')
      .selectAll()
      .orderBy('due_at')
      .orderBy('code')
      .limit(limit);
    if (brandId !== undefined) query = query.where('brand_id', '=', brandId);
    if (statuses !== undefined) query = query.where(isOneOf(engine, 'status', statuses));
    if (mentions !== undefined) query = query.where(isOneOf(engine, 'mention', mentions));
    if (dueBefore !== undefined) query = query.where('due_at', '<', toMs(dueBefore));
    return (await query.execute()).map(fromRow);
  }

  async counts(
    brandId: string,
    { now, soon }: { readonly now: Date; readonly soon: Date },
  ): Promise<CaseCounts> {
    const [nowMs, soonMs] = [toMs(now), toMs(soon)];
    const count = (condition: ReturnType<typeof sql<boolean>>) =>
      sql<number>`coalesce(sum(case when ${condition} then 1 else 0 end), 0)`;
    const row = await this.#context.db
      .selectFrom('legal_cases')
      .select([
        count(sql<boolean>`true`).as('open'),
        count(sql<boolean>`due_at <= ${nowMs}`).as('overdue'),
        count(sql<boolean>`due_at > ${nowMs} and due_at < ${soonMs}`).as('dueSoon'),
        sql<number | null>`min(case when due_at > ${nowMs} then due_at end)`.as('next'),
      ])
      .where('brand_id', '=', brandId)
      .where('status', '=', 'open')
      .executeTakeFirstOrThrow();
    return {
      open: Number(row.open),
      overdue: Number(row.overdue),
      dueSoon: Number(row.dueSoon),
      nextDueAt: fromMsOrNull(row.next === null ? null : Number(row.next)),
    };
  }

  async close(
    code: string,
    { status, at, actor, note }: Parameters<CaseStore['close']>[1],
  ): Promise<LegalCase | null> {
    const row = await this.#context.db
      .updateTable('legal_cases')
      .set({
        status,
        closed_at: toMs(at),
        closed_by: storableText(actor),
        note: storableText(note),
      })
      .where('code', '=', storableText(code))
      .where('status', '=', 'open')
      .returningAll()
      .executeTakeFirst();
    return row === undefined ? null : fromRow(row);
  }

  async removeClosedBefore(closedBefore: Date): Promise<number> {
    const { numDeletedRows } = await this.#context.db
      .deleteFrom('legal_cases')
      .where('status', '!=', 'open')
      .where('closed_at', '<', toMs(closedBefore))
      .executeTakeFirst();
    return Number(numDeletedRows);
  }
}

function toRow(legalCase: LegalCase): Insertable<LegalCasesTable> {
  return {
    code: storableText(legalCase.code),
    brand_id: storableText(legalCase.brandId),
    mention: storableText(legalCase.mention),
    law: storableText(legalCase.law),
    region: legalCase.region === null ? null : storableText(legalCase.region),
    lang: storableText(legalCase.lang),
    touchpoint: storableText(legalCase.touchpoint),
    complained_at: toMs(legalCase.complainedAt),
    opened_at: toMs(legalCase.openedAt),
    working_days: legalCase.workingDays,
    due_at: toMs(legalCase.dueAt),
    status: legalCase.status,
    closed_at: toMsOrNull(legalCase.closedAt),
    closed_by: legalCase.closedBy === null ? null : storableText(legalCase.closedBy),
    note: storableText(legalCase.note),
  };
}

function fromRow(row: Selectable<LegalCasesTable>): LegalCase {
  return {
    code: row.code,
    brandId: row.brand_id,
    mention: row.mention,
    law: row.law,
    region: row.region,
    lang: row.lang,
    touchpoint: row.touchpoint,
    complainedAt: new Date(row.complained_at),
    openedAt: new Date(row.opened_at),
    workingDays: row.working_days,
    dueAt: new Date(row.due_at),
    status: row.status,
    closedAt: fromMsOrNull(row.closed_at),
    closedBy: row.closed_by,
    note: row.note,
  };
}
