import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { EMPTY_SETTINGS } from '../../../src/core/contracts/settings.js';
import { ConfigError, StoreUnavailableError } from '../../../src/core/errors.js';
import { openLowdbSettings } from '../../../src/storage/settings/index.js';
import { START } from '../../contract/store/examples.js';

describe('settings in a file', () => {
  let folder: string;
  let path: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'vigia-settings-'));
    path = join(folder, 'data', 'settings.json');
  });
  afterEach(() => rmSync(folder, { recursive: true }));
  const written = async (text: string) => {
    path = join(folder, 'settings.json');
    writeFileSync(path, text);
    return openLowdbSettings({ path }).read();
  };

  it('make the file and its folder at the first change, readable by a person', async () => {
    const settings = openLowdbSettings({ path });
    await settings.read();
    expect(readdirSync(folder)).toEqual([]);
    await settings.update('discord:1', START, () => ({
      ...EMPTY_SETTINGS,
      mutes: { condor: 'until-unmuted' },
    }));
    expect(readFileSync(path, 'utf8')).toContain(
      '\n    "mutes": {\n      "condor": "until-unmuted"\n',
    );
    expect(readdirSync(join(folder, 'data'))).toEqual(['settings.json']);
  });

  it('take a file edited by hand, with what is left out empty', async () => {
    expect(await written('{"settings": {"mutes": {"condor": "until-unmuted"}}}')).toEqual({
      watchTerms: {},
      mutes: { condor: 'until-unmuted' },
    });
  });

  it.each([
    ['no JSON', '{"settings": ', '', 'not JSON'],
    [
      'a wrong instant',
      '{"settings":{"mutes":{"condor":"tomorrow"}}}',
      'settings.mutes.condor',
      '',
    ],
    ['an unknown field', '{"settings":{"colour":"red"}}', 'settings', 'colour'],
    ['nothing to read', '[]', '', ''],
  ])('name file and place of %s', async (_name, text, place, found) => {
    const failure = await written(text).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(ConfigError);
    const [mistake] = (failure as ConfigError).mistakes;
    expect(mistake).toMatchObject({ where: path, path: place });
    expect(mistake?.found).toContain(found);
    expect(mistake?.allowed).not.toBe('');
  });

  it('leave a file that cannot be read as it is when a change is asked for', async () => {
    await written('{"settings": ').catch(() => undefined);
    const change = openLowdbSettings({ path }).update('discord:1', START, (before) => before);
    await expect(change).rejects.toThrow(ConfigError);
    expect(readFileSync(path, 'utf8')).toBe('{"settings": ');
  });

  it('are unavailable where the path is a folder', async () => {
    await expect(openLowdbSettings({ path: folder }).read()).rejects.toThrow(StoreUnavailableError);
  });
});
