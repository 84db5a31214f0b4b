import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { CHANNELS } from '../src/channels/registry.js';
import { HELPDESKS } from '../src/helpdesks/registry.js';
import { SOURCES } from '../src/sources/registry.js';

const SRC = fileURLToPath(new URL('../src/', import.meta.url));

/** Which folders a folder may import from, beside its own; `src/README.md` tells why. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  core: [],
  lib: ['core'],
  config: ['core', 'lib'],
  storage: ['core', 'lib'],
  detection: ['core', 'lib'],
  experience: ['core', 'lib', 'reports'],
  reports: ['core', 'lib'],
  sentiment: ['core', 'lib'],
  web: ['core', 'lib'],
  sources: ['core', 'lib'],
  channels: ['core', 'lib'],
  helpdesks: ['core', 'lib'],
  ingest: ['core', 'lib', 'sentiment'],
  alerting: ['core', 'lib', 'detection'],
  desk: ['core', 'lib', 'alerting', 'detection', 'reports', 'experience'],
  jobs: ['core', 'lib', 'ingest', 'detection', 'alerting', 'reports', 'experience'],
};

/** Folders whose sub-folders are drivers: each is entered by its `index.ts` only, and knows no sibling. */
const DRIVER_FOLDERS = ['sources', 'channels', 'helpdesks', 'storage'] as const;

interface SourceFile {
  /** Relative to src, with forward slashes. */
  readonly path: string;
  readonly text: string;
  /** Relative to src, of modules of our own. */
  readonly imports: readonly string[];
}

const files = listFiles(SRC).map(readSource);

describe('the import table', () => {
  it('names every folder of src', () => {
    const folders = readdirSync(SRC).filter((name) => statSync(join(SRC, name)).isDirectory());
    expect(folders.filter((name) => name !== 'app' && !(name in MAY_IMPORT))).toEqual([]);
  });

  it('is kept by every file', () => {
    const breaches = files.flatMap(({ path, imports }) =>
      imports
        .filter((target) => !isAllowed(path, target))
        .map((target) => `${path} imports ${target}`),
    );
    expect(breaches).toEqual([]);
  });

  it('finds a breach where there is one', () => {
    expect(isAllowed('core/post.ts', 'lib/clock.ts')).toBe(false);
    expect(isAllowed('reports/digest.ts', 'storage/sqlite/index.ts')).toBe(false);
    expect(isAllowed('sources/rss/index.ts', 'sources/file/index.ts')).toBe(false);
    expect(isAllowed('app/load-app.ts', 'storage/sqlite/index.ts')).toBe(true);
    expect(isAllowed('app/load-app.ts', 'storage/sqlite/connect.ts')).toBe(false);
  });
});

describe('registries', () => {
  it.each([
    ['sources', SOURCES],
    ['channels', CHANNELS],
    ['helpdesks', HELPDESKS],
  ])('%s/registry.ts lists exactly the folders beside it', (folder, registry) => {
    const folders = readdirSync(join(SRC, folder)).filter((entry) =>
      statSync(join(SRC, folder, entry)).isDirectory(),
    );
    expect(registry.map(({ name }) => name).sort()).toEqual(folders.sort());
  });

  it('every command file is registered', async () => {
    const { COMMANDS } = await import('../src/app/commands/index.js');
    const commandFiles = files.filter(
      ({ path, text }) =>
        path.startsWith('app/commands/') &&
        / satisfies CommandModule|: CommandModule/.test(text) &&
        !path.endsWith('/index.ts'),
    );
    expect(COMMANDS).toHaveLength(commandFiles.length);
  });
});

describe('where the outside may be touched', () => {
  it.each([
    ['process.env', /\bprocess\.env\b/, ['config/process-env.ts']],
    ['console', /\bconsole\.\w+\(/, []],
    ['the clock', /\bDate\.now\(|\bnew Date\(\)/, ['lib/clock.ts']],
    ['randomness', /\bMath\.random\b/, []],
  ] as const)('%s', (_, pattern, allowed) => {
    const places = files
      .filter(
        ({ path, text }) =>
          pattern.test(withoutComments(text)) && !allowed.some((one) => one === path),
      )
      .map(({ path }) => path);
    expect(places).toEqual([]);
  });

  it('only the discord folder knows discord.js, only lib/http axios, only storage the databases', () => {
    const owners: Readonly<Record<string, string>> = {
      'discord.js': 'channels/discord/',
      axios: 'lib/http/',
      kysely: 'storage/',
      'better-sqlite3': 'storage/',
      pg: 'storage/',
      lowdb: 'storage/settings/',
      'node-cron': 'jobs/node-cron/',
      bullmq: 'jobs/bullmq/',
      ioredis: 'jobs/bullmq/',
      nodemailer: 'channels/email/',
    };
    const breaches = files.flatMap(({ path, text }) =>
      Object.entries(owners)
        .filter(
          ([name, owner]) =>
            new RegExp(`from '${name}(/[^']*)?'`).test(text) && !path.startsWith(owner),
        )
        .map(([name]) => `${path} imports ${name}`),
    );
    expect(breaches).toEqual([]);
  });

  it('natural is never imported as a whole: that reads .env and prints to stdout', () => {
    expect(
      files
        .filter(({ text }) => /from 'natural'|import\('natural'\)/.test(text))
        .map(({ path }) => path),
    ).toEqual([]);
  });
});

describe('size', () => {
  it('keeps every file under 400 lines', () => {
    const long = files.filter(({ text }) => text.split('\n').length > 401).map(({ path }) => path);
    expect(long).toEqual([]);
  });
});

describe('generated files', () => {
  it('.env.example and config/schema are what the schemas say', async () => {
    const { generatedFiles } = await import('../src/app/generated-files.js');
    const root = resolve(SRC, '..');
    const stale = Object.entries(generatedFiles())
      .filter(([path, text]) => readFileSync(join(root, path), 'utf8') !== text)
      .map(([path]) => path);
    expect(stale, 'run npm run generate').toEqual([]);
  });
});

function isAllowed(from: string, target: string): boolean {
  const [fromFolder = '', fromDriver = ''] = from.split('/');
  const [folder = '', driver = '', ...rest] = target.split('/');
  const isDriverFolder = DRIVER_FOLDERS.some((name) => name === folder) && rest.length > 0;
  if (fromFolder === folder) {
    const isOtherDriver = isDriverFolder && from.split('/').length > 2 && fromDriver !== driver;
    if (isOtherDriver && folder === 'storage') return true;
    return !isOtherDriver;
  }
  if (isDriverFolder && target !== `${folder}/${driver}/index.ts`) return false;
  if (fromFolder === 'app' || from === 'main.ts') return true;
  return MAY_IMPORT[fromFolder]?.includes(folder) ?? false;
}

function listFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return listFiles(path);
    return entry.name.endsWith('.ts') ? [path] : [];
  });
}

function readSource(path: string): SourceFile {
  const text = readFileSync(path, 'utf8');
  const specifiers = [...text.matchAll(/(?:from|import\()\s*'(\.[^']+)'/g)].map(
    (match) => match[1] ?? '',
  );
  return {
    path: relative(SRC, path),
    text,
    imports: specifiers.map((specifier) =>
      relative(SRC, resolve(dirname(path), specifier)).replace(/\.js$/, '.ts'),
    ),
  };
}

function withoutComments(text: string): string {
  return text.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/^\s*\/\/.*$/gm, '');
}
