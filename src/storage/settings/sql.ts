import type { Kysely } from 'kysely';
import {
  EMPTY_SETTINGS,
  type SettingsStore,
  type TeamSettings,
} from '../../core/contracts/settings.js';
import { fromDocument, toDocument, toMs } from '../sql/documents.js';
import type { Tables } from '../sql/schema.js';
import { MAX_HISTORY, TeamSettingsDocument } from './document.js';

/** The table has this one row. */
const ROW = 1;

/** Settings in a table beside PostgreSQL; several processes may change them at the same moment. */
export class SqlSettings implements SettingsStore {
  readonly #db: Kysely<Tables>;

  constructor(db: Kysely<Tables>) {
    this.#db = db;
  }

  async read(): Promise<TeamSettings> {
    const row = await this.#db
      .selectFrom('settings')
      .select('settings')
      .where('id', '=', ROW)
      .executeTakeFirst();
    return row === undefined ? EMPTY_SETTINGS : parse(row.settings);
  }

  update(
    actor: string,
    at: Date,
    change: (settings: TeamSettings) => TeamSettings,
  ): Promise<TeamSettings> {
    return this.#db.transaction().execute(async (db) => {
      await db
        .insertInto('settings')
        .values({ id: ROW, settings: toDocument(EMPTY_SETTINGS) })
        .onConflict((conflict) => conflict.column('id').doNothing())
        .execute();
      const before = await db
        .selectFrom('settings')
        .select('settings')
        .where('id', '=', ROW)
        .forUpdate()
        .executeTakeFirstOrThrow();
      const settings = TeamSettingsDocument.parse(change(parse(before.settings)));
      const document = toDocument(settings);
      await db.updateTable('settings').set({ settings: document }).where('id', '=', ROW).execute();
      await db
        .insertInto('settings_history')
        .values({ at: toMs(at), actor, settings: document })
        .execute();
      await db
        .deleteFrom('settings_history')
        .where('id', '<=', (eb) =>
          eb
            .selectFrom('settings_history')
            .select('id')
            .orderBy('id', 'desc')
            .offset(MAX_HISTORY)
            .limit(1),
        )
        .execute();
      return settings;
    });
  }

  async history(
    limit: number,
  ): Promise<readonly { at: Date; actor: string; settings: TeamSettings }[]> {
    const rows = await this.#db
      .selectFrom('settings_history')
      .select(['at', 'actor', 'settings'])
      .orderBy('id', 'desc')
      .limit(limit)
      .execute();
    return rows.map(({ at, actor, settings }) => ({
      at: new Date(at),
      actor,
      settings: parse(settings),
    }));
  }

  close(): Promise<void> {
    return this.#db.destroy();
  }
}

function parse(document: string): TeamSettings {
  return TeamSettingsDocument.parse(fromDocument(document));
}
