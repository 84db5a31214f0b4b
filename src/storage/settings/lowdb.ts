import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { Low } from 'lowdb';
import { JSONFile } from 'lowdb/node';
import {
  EMPTY_SETTINGS,
  type SettingsStore,
  type TeamSettings,
} from '../../core/contracts/settings.js';
import { ConfigError, StoreUnavailableError } from '../../core/errors.js';
import { MAX_HISTORY, SettingsFile, TeamSettingsDocument } from './document.js';

/**
 * Settings in a JSON file that a person may read and edit, made where absent. Each change replaces the file whole,
 * so that a reader sees the version before or after. Changes of one process queue; two processes that change
 * the file at the same moment are not kept apart, which is what the table beside PostgreSQL is for.
 */
export class LowdbSettings implements SettingsStore {
  readonly #path: string;
  readonly #file: Low<unknown>;
  /** Ends when the last change asked for is done, well or not. */
  #queue: Promise<void> = Promise.resolve();

  constructor(path: string) {
    this.#path = path;
    this.#file = new Low<unknown>(new JSONFile(path), null);
  }

  /** @throws {ConfigError} the file is not JSON, or not of the right shape; it names the place */
  async read(): Promise<TeamSettings> {
    return (await this.#read()).settings;
  }

  update(
    actor: string,
    at: Date,
    change: (settings: TeamSettings) => TeamSettings,
  ): Promise<TeamSettings> {
    const done = this.#queue.then(async () => {
      const { settings: before, history } = await this.#read();
      const settings = TeamSettingsDocument.parse(change(before));
      const entry = { at: at.toISOString(), actor, settings };
      this.#file.data = { settings, history: [entry, ...history].slice(0, MAX_HISTORY) };
      await this.#write();
      return settings;
    });
    this.#queue = done.then(
      () => undefined,
      () => undefined,
    );
    return done;
  }

  async history(
    limit: number,
  ): Promise<readonly { at: Date; actor: string; settings: TeamSettings }[]> {
    const { history } = await this.#read();
    return history
      .slice(0, limit)
      .map(({ at, actor, settings }) => ({ at: new Date(at), actor, settings }));
  }

  /** Waits for the changes under way. */
  close(): Promise<void> {
    return this.#queue;
  }

  async #read(): Promise<SettingsFile> {
    try {
      await this.#file.read();
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw this.#unavailable(error);
      throw new ConfigError([
        { where: this.#path, path: '', found: 'text that is not JSON', allowed: 'a JSON document' },
      ]);
    }
    if (this.#file.data === null) return { settings: EMPTY_SETTINGS, history: [] };
    const { data, error } = SettingsFile.safeParse(this.#file.data);
    if (data !== undefined) return data;
    throw new ConfigError(
      error.issues.map((issue) => ({
        where: this.#path,
        path: issue.path.join('.'),
        found: issue.code === 'unrecognized_keys' ? issue.keys.join(', ') : 'something else',
        allowed: issue.message,
      })),
    );
  }

  async #write(): Promise<void> {
    try {
      mkdirSync(dirname(this.#path), { recursive: true });
      await this.#file.write();
    } catch (error) {
      throw this.#unavailable(error);
    }
  }

  #unavailable(cause: unknown): StoreUnavailableError {
    const reason = cause instanceof Error ? cause.message : String(cause);
    return new StoreUnavailableError(`the settings ${this.#path} cannot be used: ${reason}`, {
      cause,
    });
  }
}
