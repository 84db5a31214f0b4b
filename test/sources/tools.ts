import type { Clock } from '../../src/core/time.js';
import type { SourceTools } from '../../src/lib/drivers.js';
import { createBudgets, memoryBudgetStore } from '../../src/lib/http/budget.js';
import { createHttp } from '../../src/lib/http/client.js';
import { noRobots } from '../../src/lib/http/robots.js';
import { silentLogger } from '../../src/lib/logger.js';
import { memoryVault } from '../../src/lib/oauth/vault.js';

/** Tools as the app hands them to a source, with nothing that outlives the test. */
export function sourceTools<C extends Clock>(clock: C): SourceTools & { readonly clock: C } {
  const http = createHttp({ userAgent: 'vigia-test', clock, log: silentLogger });
  return {
    http,
    clock,
    log: silentLogger,
    budgets: createBudgets(memoryBudgetStore(), clock),
    vault: memoryVault(),
    robots: noRobots,
  };
}
