import { type Kysely, sql } from 'kysely';
import type { Store, StoreTables } from '../../core/contracts/store.js';
import { SqlAccess } from './access.js';
import { SqlBudgets } from './budgets.js';
import { SqlCases } from './cases.js';
import type { SqlContext } from './context.js';
import { SqlCorrections } from './corrections.js';
import { SqlCursors } from './cursors.js';
import { SqlCustomers } from './customers.js';
import { SqlHealth } from './health.js';
import { SqlIncidents } from './incidents.js';
import { SqlMentions } from './mentions.js';
import { migrateToLatest } from './migrate.js';
import { SqlOutbox } from './outbox.js';
import { SqlReplies } from './replies.js';
import type { Engine, Tables } from './schema.js';
import { SqlStates } from './states.js';
import { SqlSurveys } from './surveys.js';
import { SqlTickets } from './tickets.js';
import type { TransactionScope } from './transaction-scope.js';

interface SqlStoreOptions extends SqlContext {
  readonly scope: TransactionScope;
  /** A connection with more patience, for migrations alone; closed after use. */
  readonly openForMigration?: () => Kysely<Tables>;
}

/** The store on either database; `sqlite/` and `postgres/` open it. */
export class SqlStore implements Store {
  readonly engine: Engine;
  readonly mentions: SqlMentions;
  readonly cursors: SqlCursors;
  readonly health: SqlHealth;
  readonly incidents: SqlIncidents;
  readonly outbox: SqlOutbox;
  readonly state: SqlStates;
  readonly corrections: SqlCorrections;
  readonly cases: SqlCases;
  readonly tickets: SqlTickets;
  readonly access: SqlAccess;
  readonly surveys: SqlSurveys;
  readonly customers: SqlCustomers;
  readonly replies: SqlReplies;
  readonly budgets: SqlBudgets;
  readonly #db: Kysely<Tables>;
  readonly #scope: TransactionScope;
  readonly #openForMigration: () => Kysely<Tables>;

  constructor({ db, engine, scope, openForMigration = () => db }: SqlStoreOptions) {
    const tables = sqlTables({ db, engine });
    this.engine = engine;
    this.mentions = tables.mentions;
    this.cursors = tables.cursors;
    this.health = tables.health;
    this.incidents = tables.incidents;
    this.outbox = tables.outbox;
    this.state = tables.state;
    this.corrections = tables.corrections;
    this.cases = tables.cases;
    this.tickets = tables.tickets;
    this.access = tables.access;
    this.surveys = tables.surveys;
    this.customers = tables.customers;
    this.replies = tables.replies;
    this.budgets = tables.budgets;
    this.#db = db;
    this.#scope = scope;
    this.#openForMigration = openForMigration;
  }

  transaction<T>(work: (tables: StoreTables) => Promise<T>): Promise<T> {
    return this.#db
      .transaction()
      .execute((db) => this.#scope.run(() => work(sqlTables({ db, engine: this.engine }))));
  }

  async migrate(): Promise<readonly string[]> {
    const db = this.#openForMigration();
    try {
      return await migrateToLatest({ db, engine: this.engine });
    } finally {
      if (db !== this.#db) await db.destroy();
    }
  }

  async ping(): Promise<void> {
    await sql`select 1`.execute(this.#db);
  }

  close(): Promise<void> {
    return this.#db.destroy();
  }
}

function sqlTables(context: SqlContext) {
  return {
    mentions: new SqlMentions(context),
    cursors: new SqlCursors(context),
    health: new SqlHealth(context),
    incidents: new SqlIncidents(context),
    outbox: new SqlOutbox(context),
    state: new SqlStates(context),
    corrections: new SqlCorrections(context),
    budgets: new SqlBudgets(context),
    cases: new SqlCases(context),
    tickets: new SqlTickets(context),
    access: new SqlAccess(context),
    surveys: new SqlSurveys(context),
    customers: new SqlCustomers(context),
    replies: new SqlReplies(context),
  };
}
