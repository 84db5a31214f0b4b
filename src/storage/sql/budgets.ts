import { sql } from 'kysely';
import type { BudgetStore } from '../../core/contracts/budget-store.js';
import type { SqlContext } from './context.js';
import { toMs } from './documents.js';

/** What was spent of budgets, in either database; a row a budget, of its latest period. */
export class SqlBudgets implements BudgetStore {
  readonly #context: SqlContext;

  constructor(context: SqlContext) {
    this.#context = context;
  }

  async spend({
    budget,
    periodStart,
    cost,
    limit,
  }: Parameters<BudgetStore['spend']>[0]): Promise<boolean> {
    if (cost > limit) return false;
    const period_start = toMs(periodStart);
    const { numInsertedOrUpdatedRows } = await this.#context.db
      .insertInto('budgets')
      .values({ budget, period_start, spent: cost })
      .onConflict((conflict) =>
        conflict
          .column('budget')
          .doUpdateSet({
            spent: sql<number>`case when budgets.period_start < ${period_start} then ${cost} else budgets.spent + ${cost} end`,
            period_start: sql<number>`case when budgets.period_start < ${period_start} then ${period_start} else budgets.period_start end`,
          })
          .where((eb) =>
            eb.or([
              eb('budgets.period_start', '<', period_start),
              eb('budgets.spent', '<=', limit - cost),
            ]),
          ),
      )
      .executeTakeFirstOrThrow();
    return numInsertedOrUpdatedRows === 1n;
  }

  async adjust(budget: string, periodStart: Date, difference: number): Promise<void> {
    await this.#context.db
      .updateTable('budgets')
      .set({
        spent: sql<number>`case when spent + ${difference} < 0 then 0 else spent + ${difference} end`,
      })
      .where('budget', '=', budget)
      .where('period_start', '=', toMs(periodStart))
      .execute();
  }

  async spent(budget: string, periodStart: Date): Promise<number> {
    const row = await this.#context.db
      .selectFrom('budgets')
      .select('spent')
      .where('budget', '=', budget)
      .where('period_start', '>=', toMs(periodStart))
      .executeTakeFirst();
    return row?.spent ?? 0;
  }
}
