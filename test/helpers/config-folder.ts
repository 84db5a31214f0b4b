import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A configuration of its own for one test: a fictional brand, a database file, no page. */
export interface ConfigFolder {
  /** For `--config`. */
  readonly dir: string;
  readonly databasePath: string;
  write(files: Readonly<Record<string, string>>): Promise<void>;
  remove(): Promise<void>;
}

/** Makes the folder; `remove` deletes it with its database. */
export async function makeConfigFolder(
  files: Readonly<Record<string, string>> = {},
): Promise<ConfigFolder> {
  const dir = await mkdtemp(join(tmpdir(), 'vigia-'));
  const databasePath = join(dir, 'data', 'vigia.db');
  const write = async (more: Readonly<Record<string, string>>): Promise<void> => {
    for (const [name, text] of Object.entries(more)) {
      await mkdir(dirname(join(dir, name)), { recursive: true });
      await writeFile(join(dir, name), text);
    }
  };
  await write({
    'vigia.yaml': `store: { path: ${JSON.stringify(databasePath)} }\nsettings: { path: ${JSON.stringify(join(dir, 'data', 'settings.json'))} }\nweb: { isEnabled: false }\n`,
    'brands/lumbre.yaml': 'name: Panadería Lumbre\naliases: [Lumbre]\nquery: lumbre\n',
    ...files,
  });
  return { dir, databasePath, write, remove: () => rm(dir, { recursive: true, force: true }) };
}
