import { createServer, type Server } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { StoreUnavailableError } from '../../../src/core/errors.js';
import { Secret } from '../../../src/lib/secret.js';
import { openPostgresStore } from '../../../src/storage/postgres/index.js';
import { mention } from '../../contract/store/examples.js';
import { ENGINES, TEST_DATABASE_URL } from '../../helpers/databases.js';

const PASSWORD = 'k0nd0r-secreto';

/** Everything a logger could find in an error. */
function everything(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const fields = Object.values(error).map(String).join(' ');
  return `${error.name} ${error.message} ${error.stack} ${fields} ${JSON.stringify(error)} ${everything(error.cause)}`;
}

describe('a PostgreSQL server that cannot serve', () => {
  let server: Server | undefined;
  afterEach(() => {
    server?.close();
    server = undefined;
  });
  const failure = async (url: string) => {
    const store = openPostgresStore({ url: new Secret(url) });
    const error = await store.ping().catch((thrown: unknown) => thrown);
    await store.close();
    return error;
  };

  it('and is not there makes the store unavailable, without the password', async () => {
    const error = await failure(`postgres://vigia:${PASSWORD}@127.0.0.1:1/vigia`);
    expect(error).toBeInstanceOf(StoreUnavailableError);
    expect(everything(error)).not.toContain(PASSWORD);
    expect(everything(error)).toContain('DATABASE_URL');
  });

  it('and hangs up in the middle makes the store unavailable', async () => {
    server = createServer((socket) => socket.once('data', () => socket.destroy()));
    await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : null;
    const error = await failure(`postgres://vigia:${PASSWORD}@127.0.0.1:${port}/vigia`);
    expect(error).toBeInstanceOf(StoreUnavailableError);
    expect(everything(error)).not.toContain(PASSWORD);
  });

  it('and takes the call but never answers makes the store unavailable after five seconds', async () => {
    server = createServer();
    await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : null;
    const error = await failure(`postgres://vigia:${PASSWORD}@127.0.0.1:${port}/vigia`);
    expect(error).toBeInstanceOf(StoreUnavailableError);
  });

  it('because its address is none is told without the address', () => {
    const open = () => openPostgresStore({ url: new Secret(`//vigia:${PASSWORD}@`) });
    expect(open).toThrow(StoreUnavailableError);
    try {
      open();
    } catch (error) {
      expect(everything(error)).not.toContain(PASSWORD);
    }
  });
});

const postgres = ENGINES.find(({ name }) => name === 'postgres');

describe.skipIf(postgres?.isPresent !== true)('a PostgreSQL server', () => {
  it('without that database makes the store unavailable', async () => {
    const url = new URL(TEST_DATABASE_URL);
    url.pathname = '/vigia_no_such_database';
    const store = openPostgresStore({ url: new Secret(url.href) });
    await expect(store.ping()).rejects.toThrow(StoreUnavailableError);
    await store.close();
  });

  it('that refuses a row is quoted without the row', async () => {
    const database = await postgres!.create();
    const text = 'la suela se despegó';
    const broken = { ...mention(1, { post: { text } }), fingerprint: null as unknown as string };
    const error = await database.store.mentions.add([broken]).catch((thrown: unknown) => thrown);
    expect(everything(error)).toContain('not-null');
    expect(everything(error)).not.toContain(text);
    await database.drop();
  });

  it('that ends every connection is used again by the next call', async () => {
    const database = await postgres!.create();
    const { store } = database;
    const broken = store.transaction(async (tables) => {
      await tables.mentions.add([mention(1)]);
      await database.breakConnections();
      await tables.mentions.add([mention(2)]);
    });
    await expect(broken).rejects.toThrow(StoreUnavailableError);
    expect(await store.mentions.add([mention(3)])).toEqual({ added: 1, changed: 0 });
    expect(await store.mentions.count({ brandId: 'condor' })).toBe(1);
    await database.drop();
  });
});
