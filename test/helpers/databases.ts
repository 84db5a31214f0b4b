import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll } from 'vitest';
import type { SettingsStore } from '../../src/core/contracts/settings.js';
import type { Store } from '../../src/core/contracts/store.js';
import { Secret } from '../../src/lib/secret.js';
import { openPostgresStore } from '../../src/storage/postgres/index.js';
import { openLowdbSettings, openSqlSettings } from '../../src/storage/settings/index.js';
import type { Tables } from '../../src/storage/sql/schema.js';
import { openSqliteStore } from '../../src/storage/sqlite/index.js';

/** An empty, migrated database of its own; `drop` leaves nothing behind. */
export interface TestDatabase {
  readonly store: Store;
  /** Another store on the same database, as another process would open it; closed by `drop`. */
  reopen(): Store;
  /** The settings that go with it: lowdb beside SQLite, a table in PostgreSQL; closed by `drop`. */
  settings(): SettingsStore;
  /** Ends its connections as a restarting server does; does nothing on SQLite, which has none. */
  breakConnections(): Promise<void>;
  drop(): Promise<void>;
}

export interface TestEngine {
  readonly name: 'sqlite' | 'postgres';
  readonly isPresent: boolean;
  create(): Promise<TestDatabase>;
}

/** The server that tests run on; any database of it will do, because each test file makes its own schemas. */
export const TEST_DATABASE_URL =
  process.env.VIGIA_TEST_DATABASE_URL ?? 'postgres://root@127.0.0.1:5432/test';

/** Both engines. */
export const ENGINES: readonly TestEngine[] = [
  { name: 'sqlite', isPresent: true, create: createSqlite },
  { name: 'postgres', isPresent: await isPostgresPresent(), create: createPostgres },
];

async function createSqlite(): Promise<TestDatabase> {
  const folder = mkdtempSync(join(tmpdir(), 'vigia-store-'));
  return opened({
    openStore: () => openSqliteStore({ path: join(folder, 'vigia.db') }),
    openSettings: () => openLowdbSettings({ path: join(folder, 'settings.json') }),
    breakConnections: async () => undefined,
    remove: async () => rmSync(folder, { recursive: true }),
  });
}

/** Schemas of this test file that are empty again: making one takes a hundred times as long as emptying it. */
const emptySchemas: string[] = [];
const schemas: string[] = [];

afterAll(async () => {
  if (schemas.length === 0) return;
  await runOnServer(`set client_min_messages = error; drop schema ${schemas.join(', ')} cascade`);
});

async function createPostgres(): Promise<TestDatabase> {
  const schema = emptySchemas.pop() ?? (await createSchema());
  const url = schemaUrl(schema);
  return opened({
    openStore: () => openPostgresStore({ url }),
    openSettings: () => openSqlSettings({ url }),
    breakConnections: () =>
      runOnServer(
        `select pg_terminate_backend(pid) from pg_stat_activity where application_name = '${schema}'`,
      ),
    remove: async () => {
      await runOnServer(TABLES.map((table) => `delete from ${schema}.${table}`).join('; '));
      emptySchemas.push(schema);
    },
  });
}

async function createSchema(): Promise<string> {
  const schema = `vigia_test_${randomUUID().replaceAll('-', '')}`;
  await runOnServer(`create schema ${schema}`);
  schemas.push(schema);
  return schema;
}

/** Every table; one that refers to another comes before it. */
const TABLES = Object.keys({
  incident_actions: true,
  incidents: true,
  mentions: true,
  mention_counts: true,
  cursors: true,
  source_health: true,
  data_gaps: true,
  outbox: true,
  states: true,
  corrections: true,
  tickets: true,
  legal_cases: true,
  access_grants: true,
  survey_answers: true,
  survey_imports: true,
  customers: true,
  brand_replies: true,
  budgets: true,
  settings: true,
  settings_history: true,
} satisfies Record<keyof Tables, true>);

async function opened({
  openStore,
  openSettings,
  breakConnections,
  remove,
}: {
  readonly openStore: () => Store;
  readonly openSettings: () => SettingsStore;
  readonly breakConnections: () => Promise<void>;
  readonly remove: () => Promise<void>;
}): Promise<TestDatabase> {
  const store = openStore();
  await store.migrate();
  const open: { close(): Promise<void> }[] = [store];
  const keep = <T extends { close(): Promise<void> }>(it: T): T => {
    open.push(it);
    return it;
  };
  return {
    store,
    reopen: () => keep(openStore()),
    settings: () => keep(openSettings()),
    breakConnections,
    async drop() {
      for (const it of open) await it.close();
      await remove();
    },
  };
}

function schemaUrl(schema: string): Secret {
  const url = new URL(TEST_DATABASE_URL);
  url.searchParams.set('application_name', schema);
  url.searchParams.set('options', `-csearch_path=${schema}`);
  return new Secret(url.href);
}

async function runOnServer(sql: string): Promise<void> {
  const client = new pg.Client({
    connectionString: TEST_DATABASE_URL,
    connectionTimeoutMillis: 5_000,
  });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

/** Absent is fine on a developer's machine and fails the build. */
async function isPostgresPresent(): Promise<boolean> {
  try {
    await runOnServer('select 1');
    return true;
  } catch (error) {
    if (process.env.CI === 'true') throw error;
    process.stderr.write(
      'skipped: tests on PostgreSQL (none answers; start one: docker run -p 5432:5432 -e POSTGRES_PASSWORD=test postgres:15, ' +
        'then VIGIA_TEST_DATABASE_URL=postgres://postgres:test@127.0.0.1:5432/postgres)\n',
    );
    return false;
  }
}
