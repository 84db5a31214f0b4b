import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { ConfigParts } from '../../src/config/file-schema.js';
import { loadConfig } from '../../src/config/load.js';
import { ConfigError, type ConfigMistake } from '../../src/core/errors.js';

const PARTS: ConfigParts = {
  sources: {
    gazette: z.strictObject({
      baseUrl: z.url().default('https://gazette.example'),
      pages: z.int().max(5).default(2),
    }),
  },
  brandSources: { gazette: z.strictObject({ sections: z.array(z.string()).default([]) }) },
  channels: { console: z.strictObject({}) },
  transformers: z.strictObject({ model: z.string() }),
  detection: z.strictObject({ budget: z.string().default('1 per 4 weeks') }),
  alerting: z.strictObject({ cooldownMinutes: z.int().default(30) }),
  helpdesk: z.strictObject({ type: z.literal('counter') }),
};

let dir = '';
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'vigia-config-'));
  await mkdir(join(dir, 'brands'));
});
afterEach(() => rm(dir, { recursive: true }));

async function write(files: Record<string, string>): Promise<void> {
  for (const [name, text] of Object.entries({
    'vigia.yaml': '',
    'brands/lumbre.yaml': 'name: Lumbre\n',
    ...files,
  })) {
    await writeFile(join(dir, name), text);
  }
}

async function mistakes(env: Record<string, string> = {}): Promise<readonly ConfigMistake[]> {
  const error = await loadConfig({ dir, env, parts: PARTS }).catch((caught: unknown) => caught);
  if (!(error instanceof ConfigError)) throw new Error('expected a ConfigError', { cause: error });
  return error.mistakes.map((mistake) => ({
    ...mistake,
    where: mistake.where.replace(`${dir}/`, ''),
  }));
}

describe('loadConfig', () => {
  it('fills every default from an empty file', async () => {
    await write({});
    const config = await loadConfig({ dir, env: {}, parts: PARTS });
    expect(config).toMatchObject({
      locale: 'es',
      timeZone: 'Europe/Madrid',
      store: { path: 'data/vigia.db', retentionDays: 400 },
      web: { host: '127.0.0.1', port: 8080 },
      sources: { gazette: { pages: 2 } },
      databaseUrl: null,
    });
    expect(config.brands[0]).toMatchObject({
      id: 'lumbre',
      name: 'Lumbre',
      locale: 'es',
      timeZone: 'Europe/Madrid',
      sources: [{ source: 'gazette', settings: {} }],
      voice: { address: 'tu', signature: 'Lumbre' },
    });
    expect(config.brands[0]?.touchpoints.map(({ id }) => id)).toContain('delivery');
  });

  it.each([
    ['', 'nothing'],
    ['http://:never-to-be-told@127.0.0.1', 'another kind of address'],
  ])('asks for an address of Redis where the jobs are shared: %j', async (REDIS_URL, found) => {
    await write({ 'vigia.yaml': 'scheduler: bullmq\n' });
    expect(await mistakes({ REDIS_URL })).toMatchObject([{ where: 'REDIS_URL', found }]);
    const env = { REDIS_URL: 'redis://:never-to-be-told@127.0.0.1:6379' };
    const config = await loadConfig({ dir, env, parts: PARTS });
    expect(String(config.redisUrl)).toBe('[secret]');
  });

  it('cannot be changed afterwards, not even deep inside', async () => {
    await write({});
    const config = await loadConfig({ dir, env: {}, parts: PARTS });
    expect(() => Object.assign(config.web, { port: 1 })).toThrow(TypeError);
    expect(() => Object.assign(config.brands[0]?.voice ?? {}, { signature: 'x' })).toThrow(
      TypeError,
    );
  });

  it('reports every mistake of every file at once, with file, line, path, what was found and what is allowed', async () => {
    await write({
      'vigia.yaml': 'timeZone: Europe/Madird\nweb:\n  prot: 8080\n  port: 99999\n',
      'brands/lumbre.yaml': 'aliases: [Lumbre]\nlanguages: [español]\n',
    });
    expect(await mistakes()).toEqual([
      {
        where: 'vigia.yaml:1',
        path: 'timeZone',
        found: "'Europe/Madird'",
        allowed: 'an IANA time zone, for example Europe/Madrid',
      },
      expect.objectContaining({ where: 'vigia.yaml:4', path: 'web.port', found: '99999' }),
      expect.objectContaining({
        where: 'vigia.yaml:3',
        path: 'web.prot',
        found: 'a key that does not exist',
      }),
      expect.objectContaining({ where: 'brands/lumbre.yaml', path: 'name', found: 'nothing' }),
      expect.objectContaining({
        where: 'brands/lumbre.yaml:2',
        path: 'languages[0]',
        found: "'español'",
      }),
    ]);
  });

  it("looks inside a driver's settings where more than true or false was given", async () => {
    await write({ 'vigia.yaml': 'sources:\n  gazette:\n    pages: 9\n' });
    expect(await mistakes()).toEqual([
      expect.objectContaining({
        where: 'vigia.yaml:3',
        path: 'sources.gazette.pages',
        found: '9',
      }),
    ]);
  });

  it('says which line of broken YAML cannot be read', async () => {
    await write({ 'brands/lumbre.yaml': 'name: Lumbre\naliases: [a, b\n' });
    const [mistake] = await mistakes();
    expect(mistake?.where).toMatch(/^brands\/lumbre\.yaml:[23]$/);
    expect(mistake?.found).toBe('broken YAML');
  });

  it('names the files that are missing', async () => {
    expect((await mistakes()).map(({ where, found }) => [where, found])).toEqual([
      ['vigia.yaml', 'nothing'],
      ['brands', 'no brand'],
    ]);
  });

  it('refuses aliases that grow without end', async () => {
    const levels = Array.from(
      { length: 9 },
      (_, level) => `x${level + 1}: &x${level + 1} [${Array(10).fill(`*x${level}`).join(', ')}]`,
    );
    await write({ 'vigia.yaml': `x0: &x0 [lol]\n${levels.join('\n')}\n` });
    expect(await mistakes()).toContainEqual(expect.objectContaining({ found: 'too many aliases' }));
  });

  it('checks that a touchpoint names a department that exists, and a brand a channel that exists', async () => {
    await write({
      'brands/lumbre.yaml': `
name: Lumbre
channels: [pigeon]
touchpoints:
  - { id: oven, name: { es: Horno, en: Oven }, stage: during, contact: direct, department: bakery }
`,
    });
    expect((await mistakes()).map(({ path, found }) => [path, found])).toEqual([
      ['touchpoints[0].department', "'bakery'"],
      ['channels[0]', "'pigeon'"],
    ]);
  });

  it("counts a campaign's days in the brand's time zone, its last day included", async () => {
    await write({
      'brands/lumbre.yaml':
        "name: Lumbre\ntimeZone: America/Bogota\ncampaigns: [{ id: pan, name: Pan, from: '2026-03-01', to: '2026-03-02', terms: [pan] }]\n",
    });
    const config = await loadConfig({ dir, env: {}, parts: PARTS });
    expect(config.brands[0]?.campaigns[0]).toMatchObject({
      from: new Date('2026-03-01T05:00:00Z'),
      to: new Date('2026-03-03T05:00:00Z'),
    });
  });

  it('takes a base URL, the log level and the database from the environment, and never shows the password', async () => {
    await write({});
    const env = {
      VIGIA_GAZETTE_BASE_URL: 'http://127.0.0.1:9/',
      VIGIA_LOG_LEVEL: 'debug',
      DATABASE_URL: 'postgres://vigia:hunter2@db/vigia',
    };
    const config = await loadConfig({ dir, env, parts: PARTS });
    expect(config.sources).toEqual({ gazette: { baseUrl: 'http://127.0.0.1:9/', pages: 2 } });
    expect(config.log.level).toBe('debug');
    expect(config.databaseUrl?.reveal()).toContain('hunter2');
    expect(JSON.stringify(config)).not.toContain('hunter2');
  });

  it('a source that is switched off stays off, whatever the environment says of its address', async () => {
    await write({ 'vigia.yaml': 'sources: { gazette: false }\n' });
    const config = await loadConfig({
      dir,
      env: { VIGIA_GAZETTE_BASE_URL: 'http://127.0.0.1:9/' },
      parts: PARTS,
    });
    expect(config.sources).toEqual({ gazette: false });
  });

  it('asks for the model where the reader is one of your own', async () => {
    await write({ 'vigia.yaml': 'reader: transformers\n' });
    expect(await mistakes()).toEqual([
      expect.objectContaining({ path: 'transformers', found: 'nothing' }),
    ]);
    await write({ 'vigia.yaml': 'reader: transformers\ntransformers: { model: models/mine }\n' });
    const config = await loadConfig({ dir, env: {}, parts: PARTS });
    expect(config.transformers).toEqual({ model: 'models/mine' });
  });

  it('refuses a file name that is no id', async () => {
    await write({ 'brands/Lumbre S.A..yaml': 'name: Lumbre\n' });
    expect(await mistakes()).toContainEqual(
      expect.objectContaining({ found: "the file name 'Lumbre S.A.'" }),
    );
  });
});
