import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  EMPTY_SETTINGS,
  type SettingsStore,
  type TeamSettings,
} from '../../src/core/contracts/settings.js';
import type { TestDatabase, TestEngine } from '../helpers/databases.js';
import { minutes, START } from './store/examples.js';

const MUTED: TeamSettings = {
  watchTerms: { condor: ['suela despegada', '#cóndor 👟'] },
  mutes: { condor: '2026-03-11T08:00:00.000Z', faro: 'until-unmuted' },
};

/** What every settings store promises. */
export function describeSettings(engine: TestEngine): void {
  describe.skipIf(!engine.isPresent)(`settings beside ${engine.name}`, () => {
    let database: TestDatabase;
    let settings: SettingsStore;
    beforeEach(async () => {
      database = await engine.create();
      settings = database.settings();
    });
    afterEach(() => database.drop());

    it('are empty at first', async () => {
      expect(await settings.read()).toEqual(EMPTY_SETTINGS);
      expect(await settings.history(10)).toEqual([]);
    });

    it('return a change and keep it for the next to open them', async () => {
      expect(await settings.update('discord:1', START, () => MUTED)).toEqual(MUTED);
      expect(await settings.read()).toEqual(MUTED);
      expect(await database.settings().read()).toEqual(MUTED);
    });

    it('show a change made by another process to the next read', async () => {
      await settings.read();
      await database.settings().update('discord:2', START, () => MUTED);
      expect(await settings.read()).toEqual(MUTED);
    });

    it('lose none of fifty changes asked for at once', async () => {
      const changes = Array.from({ length: 50 }, (_, index) =>
        settings.update('discord:1', minutes(index), (before) => ({
          ...before,
          watchTerms: { condor: [...(before.watchTerms.condor ?? []), `term ${index}`] },
        })),
      );
      await Promise.all(changes);
      expect((await settings.read()).watchTerms.condor).toHaveLength(50);
    });

    it('change nothing when the change throws, and go on', async () => {
      const failed = settings.update('discord:1', START, () => {
        throw new Error('unknown brand');
      });
      await expect(failed).rejects.toThrow('unknown brand');
      expect(await settings.read()).toEqual(EMPTY_SETTINGS);
      await settings.update('discord:1', START, () => MUTED);
      expect(await settings.read()).toEqual(MUTED);
    });

    it('refuse a change to something that they could not read again', async () => {
      const wrong = { ...MUTED, mutes: { condor: 'tomorrow' } };
      await expect(settings.update('discord:1', START, () => wrong)).rejects.toThrow();
      expect(await settings.read()).toEqual(EMPTY_SETTINGS);
    });

    it('remember who changed what, newest first, the last 200 times', async () => {
      for (let index = 0; index < 205; index += 1) {
        await settings.update(`discord:${index}`, minutes(index), () => ({
          watchTerms: { condor: [`term ${index}`] },
          mutes: {},
        }));
      }
      const history = await settings.history(1_000);
      expect(history).toHaveLength(200);
      expect(history[0]).toEqual({
        at: minutes(204),
        actor: 'discord:204',
        settings: { watchTerms: { condor: ['term 204'] }, mutes: {} },
      });
      expect(history.at(-1)?.actor).toBe('discord:5');
      expect(await settings.history(3)).toEqual(history.slice(0, 3));
    });
  });
}
