import { AsyncLocalStorage } from 'node:async_hooks';

/**
 * Notices a store that is used inside its own transaction in place of the tables handed to the work: on SQLite that
 * would wait for itself for ever, on PostgreSQL it would silently write outside the transaction.
 */
export class TransactionScope {
  readonly #current = new AsyncLocalStorage<{ isOpen: boolean }>();

  /** Runs the work of a transaction. */
  async run<T>(work: () => Promise<T>): Promise<T> {
    const scope = { isOpen: true };
    try {
      return await this.#current.run(scope, work);
    } finally {
      // What the work started and left running is outside from here on.
      scope.isOpen = false;
    }
  }

  /** @throws {Error} called from the work of a transaction: a defect of the caller */
  refuseInside(): void {
    if (this.#current.getStore()?.isOpen !== true) return;
    throw new Error('the store was used inside its own transaction: use the tables it hands over');
  }
}
