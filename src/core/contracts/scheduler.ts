/** When a job runs. */
export interface Schedule {
  /** Five or six cron fields. */
  readonly cron: string;
  /** IANA name in which the fields are read. */
  readonly timeZone: string;
}

/** Work that is done again and again; a job may run twice for one slot and must not mind. */
export interface Job {
  /** Unique, for example 'poll:bluesky:condor'. */
  readonly name: string;
  readonly schedule: Schedule;
  /** @param now the slot's time, by the app's clock */
  run(now: Date, signal: AbortSignal): Promise<void>;
}

/** Runs jobs at their times, one run of a job at once. */
export interface Scheduler {
  start(jobs: readonly Job[]): Promise<void>;
  /** Takes no new run and waits for those under way, at most `timeoutMs`; then aborts their signal. */
  stop(timeoutMs: number): Promise<void>;
}
