import type { SourceTools } from '../../lib/drivers.js';
import { MICROS } from '../../lib/http/budget.js';
import { HttpContractError, HttpUnavailableError } from '../../lib/http/errors.js';
import type { Quota } from '../../lib/rate-limit.js';
import type { XSettings } from './config.js';

/** What a page brought, which is what it costs. */
export interface Bought {
  readonly posts: number;
  readonly users: number;
}

/** Keeps within the month's money and posts. */
export interface Spending {
  /**
   * Sets the price of a full page aside, makes the call, and keeps what it really cost.
   *
   * @throws {BudgetSpentError} a full page could cost more than is left
   */
  buy<T>(call: () => Promise<T>, boughtBy: (result: T) => Bought): Promise<T>;
  /** Posts that may still be read this month. */
  left(): Promise<Quota>;
}

/** Whether an answer had begun that was then cut off or could not be read: what it held may be on the bill. */
function mayHaveCost(error: unknown): boolean {
  if (error instanceof HttpUnavailableError) return error.hasBegun;
  return error instanceof HttpContractError;
}

/** Opens the two budgets. A refused call costs nothing; one whose answer is lost counts as a full page. */
export function openSpending(
  { budgets }: Pick<SourceTools, 'budgets'>,
  settings: XSettings,
): Spending {
  const month = { period: 'month', timeZone: 'UTC' } as const;
  const toMicros = (usd: number) => Math.round(usd * MICROS);
  const money = budgets.open({ ...month, name: 'x usd', limit: toMicros(settings.monthlyUsd) });
  const posts = budgets.open({ ...month, name: 'x posts', limit: settings.monthlyPosts });
  const priceOf = (bought: Bought) =>
    toMicros(bought.posts * settings.postUsd + bought.users * settings.userUsd);
  const full = { posts: settings.pageSize, users: settings.withAuthors ? settings.pageSize : 0 };

  return {
    async buy(call, boughtBy) {
      const postsAside = await posts.reserve(full.posts);
      const moneyAside = await money.reserve(priceOf(full)).catch(async (error: unknown) => {
        await postsAside.settle(0);
        throw error;
      });
      let bought: Bought = full;
      try {
        const result = await call();
        bought = boughtBy(result);
        return result;
      } catch (error) {
        if (!mayHaveCost(error)) bought = { posts: 0, users: 0 };
        throw error;
      } finally {
        await postsAside.settle(bought.posts);
        await moneyAside.settle(priceOf(bought));
      }
    },
    left: () => posts.left(),
  };
}
