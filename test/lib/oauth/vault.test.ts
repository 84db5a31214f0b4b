import { describe, expect, it } from 'vitest';
import type { StateStore } from '../../../src/core/contracts/store.js';
import { ManualClock } from '../../../src/lib/clock.js';
import { createLogger } from '../../../src/lib/logger.js';
import { encryptedVault, memoryVault, vaultFor } from '../../../src/lib/oauth/vault.js';
import { Secret } from '../../../src/lib/secret.js';

const KEY = '0123456789abcdef'.repeat(4);
const clock = new ManualClock(new Date('2026-03-02T12:00:00Z'));

function memoryState() {
  const rows = new Map<string, string>();
  const state: StateStore = {
    get: async (key) => rows.get(key) ?? null,
    set: async (key, value) => void rows.set(key, value),
  };
  return { state, rows };
}
const vaultOn = (state: StateStore, key = KEY) =>
  encryptedVault({ state, key: new Secret(key), clock });

describe('the vault of tokens', () => {
  it('gives back what was kept, and nothing after it was forgotten', async () => {
    for (const vault of [memoryVault(), vaultOn(memoryState().state)]) {
      expect(await vault.read('google refresh')).toBeNull();
      await vault.write('google refresh', 'ñ-token');
      expect(await vault.read('google refresh')).toBe('ñ-token');
      await vault.write('google refresh', null);
      expect(await vault.read('google refresh')).toBeNull();
    }
  });

  it('stores nothing that can be read, and never the same twice', async () => {
    const { state, rows } = memoryState();
    await vaultOn(state).write('google refresh', 'the-refresh-token');
    const first = rows.get('token:google refresh');
    await vaultOn(state).write('google refresh', 'the-refresh-token');
    expect(rows.get('token:google refresh')).not.toBe(first);
    const bytes = Buffer.from((first ?? '').replace('v1:', ''), 'base64').toString('latin1');
    expect(`${first}${bytes}`).not.toContain('refresh-token');
    expect(await vaultOn(state).read('google refresh')).toBe('the-refresh-token');
  });

  it('opens nothing with another key, in another place, or after a change', async () => {
    const { state, rows } = memoryState();
    await vaultOn(state).write('google refresh', 'token');
    expect(await vaultOn(state, 'f'.repeat(64)).read('google refresh')).toBeNull();
    const row = rows.get('token:google refresh') ?? '';
    rows.set('token:reddit refresh', row);
    expect(await vaultOn(state).read('reddit refresh')).toBeNull();
    for (const broken of [`${row.slice(0, -6)}AAAA==`, 'v1:AAAA', 'v9:whatever', 'nonsense']) {
      rows.set('token:google refresh', broken);
      expect(await vaultOn(state).read('google refresh')).toBeNull();
    }
  });

  it('is encrypted with a key that is long enough, and says so where it is not', async () => {
    const lines: string[] = [];
    const log = createLogger({
      level: 'warn',
      isPretty: false,
      destination: { write: (line) => void lines.push(line) },
    });
    const written = async (key: string | undefined) => {
      const { state, rows } = memoryState();
      await vaultFor({ state, key, clock, log }).write('a', 'one');
      return rows.size;
    };
    expect([await written(undefined), await written(' '), await written(KEY)]).toEqual([0, 0, 1]);
    expect(lines).toEqual([]);
    expect(await written('corta')).toBe(0);
    expect(lines.join('')).toContain('too short');
    expect(lines.join('')).not.toContain('corta');
  });

  it('takes a key as hex, as base64, or as a passphrase', async () => {
    const { state } = memoryState();
    const base64 = Buffer.from(KEY, 'hex').toString('base64');
    await vaultOn(state).write('a', 'one');
    expect(await vaultOn(state, base64).read('a')).toBe('one');
    await vaultOn(state, 'cuatro zapatos bajo la lluvia').write('b', 'two');
    expect(await vaultOn(state, 'cuatro zapatos bajo la lluvia').read('b')).toBe('two');
  });
});
