/** What was spent of budgets, over restarts and by all processes together. Amounts are whole numbers. */
export interface BudgetStore {
  /**
   * Spends in one step, or not at all: two processes that ask at once never spend more than the limit together.
   * A later period begins at zero; an earlier one than the stored is taken for the stored one.
   *
   * @returns false where `spent + cost` would pass the limit; nothing is spent then
   */
  spend(spending: {
    readonly budget: string;
    readonly periodStart: Date;
    readonly cost: number;
    readonly limit: number;
  }): Promise<boolean>;
  /** Adds what a call cost more than was spent for it, or, below zero, gives back the rest; of this period alone. */
  adjust(budget: string, periodStart: Date, difference: number): Promise<void>;
  /** Spent in the period; 0 where nothing was. */
  spent(budget: string, periodStart: Date): Promise<number>;
}
