import { generateKeyPairSync } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { baseUrlVariable } from '../../src/config/env.js';
import { SOURCES } from '../../src/sources/registry.js';
import { makeConfigFolder } from '../helpers/config-folder.js';
import { type HttpServer, startHttpServer } from '../helpers/http-server.js';
import { runCommand } from '../helpers/run-command.js';

const SECRET = 'a-planted-secret-0123456789';

/** What a brand says to those that are told whom to ask. */
const BRAND_SETTINGS: Readonly<Record<string, object>> = {
  appstore: { appIds: ['1'] },
  discord: { channels: ['1'] },
  facebook: { pages: ['1'] },
  googlebusiness: { locations: ['accounts/1/locations/2'] },
  googleplay: { packages: ['com.lumbre.app'] },
  instagram: { accounts: ['1'] },
  trustpilot: { businessUnits: ['0123456789abcdef01234567'] },
  youtube: { videos: ['abcdefghijk'] },
};
const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
/** Variables that are more than one word. */
const WRITTEN: Readonly<Record<string, string>> = {
  GOOGLE_PLAY_SERVICE_ACCOUNT: JSON.stringify({
    client_email: SECRET,
    private_key: privateKey.export({ type: 'pkcs8', format: 'pem' }),
  }),
  MASTODON_TOKENS: `mastodon.example=${SECRET}`,
};

const withAddress = SOURCES.filter(
  ({ settings }) => settings.safeParse({ baseUrl: 'https://example.org' }).success,
);

let dir = '';
let remove: () => Promise<void>;
let server: HttpServer;
beforeAll(async () => {
  const sources = Object.fromEntries(SOURCES.map(({ name }) => [name, BRAND_SETTINGS[name] ?? {}]));
  const folder = await makeConfigFolder({
    'brands/lumbre.yaml': JSON.stringify({
      name: 'Panadería Lumbre',
      query: 'lumbre',
      sources,
    }),
  });
  dir = folder.dir;
  remove = () => folder.remove();
  server = await startHttpServer((_request, response) => {
    response.writeHead(503, { 'content-type': 'text/html' }).end('<html>Back soon</html>');
  });
});
afterAll(async () => {
  await server.close();
  await remove();
});

describe('a poll by hand of every source that has an address', () => {
  it.each(withAddress.map((definition) => [definition.name, definition] as const))(
    '%s asks the address of the environment, and tells of its outage in one line',
    async (name, { env: specs }) => {
      const before = server.requests.length;
      const env = Object.fromEntries(
        specs.map(({ variable }) => [variable, WRITTEN[variable] ?? SECRET]),
      );
      const { code, stdout, stderr } = await runCommand(
        ['--config', dir, 'poll', name, '--brand', 'lumbre', '--since', '2026-06-10', '--json'],
        { env: { ...env, [baseUrlVariable(name)]: server.url } },
      );
      expect(server.requests.length, stderr).toBeGreaterThan(before);
      expect([code, stdout]).toEqual([1, '']);
      expect(stderr.trim().split('\n')).toHaveLength(1);
      expect(stderr).toContain(name);
      expect(stderr).not.toContain(SECRET);
    },
  );
});
