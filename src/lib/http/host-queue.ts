/** Lets one call a host through at a time, in order of asking. */
export class HostQueue {
  readonly #tails = new Map<string, Promise<void>>();

  /** Waits for the host's earlier calls, then runs `work`. One that fails does not hold up the next. */
  async run<T>(host: string, work: () => Promise<T>): Promise<T> {
    const before = this.#tails.get(host) ?? Promise.resolve();
    const result = before.then(work);
    const tail = result.then(
      () => undefined,
      () => undefined,
    );
    this.#tails.set(host, tail);
    try {
      return await result;
    } finally {
      if (this.#tails.get(host) === tail) this.#tails.delete(host);
    }
  }
}
