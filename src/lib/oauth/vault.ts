import { createCipheriv, createDecipheriv, randomBytes, scryptSync } from 'node:crypto';
import type { StateStore } from '../../core/contracts/store.js';
import type { Clock } from '../../core/time.js';
import type { Logger } from '../logger.js';
import { Secret } from '../secret.js';

/**
 * Where tokens are kept that must outlive a call: encrypted in the store where there is a key, else in memory.
 * What cannot be decrypted any more (another key, a damaged row) is as if it were not there.
 */
export interface TokenVault {
  /** @param name of the credential, for example 'google refresh' */
  read(name: string): Promise<string | null>;
  /** Null forgets it. */
  write(name: string, value: string | null): Promise<void>;
}

const ALGORITHM = 'aes-256-gcm';
const IV_BYTES = 12;
const TAG_BYTES = 16;
const KEY_BYTES = 32;
/** Fixed: the same key must open the same rows at every start, and the key is long and used here alone. */
const SALT = 'vigia token vault';
const PREFIX = 'v1:';

/** Shorter ones are guessed by trying. */
const MIN_KEY_LENGTH = 16;

/** The vault that the environment asks for: encrypted where there is a key that is long enough, else in memory. */
export function vaultFor({
  key,
  log,
  ...tools
}: {
  readonly state: StateStore;
  /** VIGIA_SECRET_KEY; undefined or empty where it is not set. */
  readonly key: string | undefined;
  readonly clock: Clock;
  readonly log: Logger;
}): TokenVault {
  const written = key?.trim() ?? '';
  if (written === '') return memoryVault();
  if (written.length >= MIN_KEY_LENGTH)
    return encryptedVault({ ...tools, key: new Secret(written) });
  log.warn(
    { shortest: MIN_KEY_LENGTH },
    'VIGIA_SECRET_KEY is too short and is not used: renewed tokens are kept in memory only; make one with openssl rand -hex 32',
  );
  return memoryVault();
}

/** A vault in memory: what a network renewed is lost at the end of the process. */
export function memoryVault(): TokenVault {
  const values = new Map<string, string>();
  return {
    read: async (name) => values.get(name) ?? null,
    async write(name, value) {
      if (value === null) values.delete(name);
      else values.set(name, value);
    },
  };
}

/**
 * A vault in the store, encrypted with AES-256-GCM and bound to the name of each value, so that rows cannot be
 * exchanged.
 *
 * @param key VIGIA_SECRET_KEY: 32 bytes as hex or base64, or a long passphrase
 */
export function encryptedVault({
  state,
  key,
  clock,
}: {
  readonly state: StateStore;
  readonly key: Secret;
  readonly clock: Clock;
}): TokenVault {
  const bytes = keyBytes(key.reveal());
  return {
    async read(name) {
      const sealed = await state.get(rowKey(name));
      return sealed === null || sealed === '' ? null : unseal(sealed, { bytes, name });
    },
    async write(name, value) {
      const sealed = value === null ? '' : seal(value, { bytes, name });
      await state.set(rowKey(name), sealed, clock.now());
    },
  };
}

function rowKey(name: string): string {
  return `token:${name}`;
}

function keyBytes(written: string): Buffer {
  if (/^[0-9a-f]{64}$/i.test(written)) return Buffer.from(written, 'hex');
  const decoded = Buffer.from(written, 'base64');
  const isBase64 = decoded.length === KEY_BYTES && /^[A-Za-z0-9+/_-]{43}=?$/.test(written);
  return isBase64 ? decoded : scryptSync(written, SALT, KEY_BYTES);
}

function seal(value: string, { bytes, name }: { bytes: Buffer; name: string }): string {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv(ALGORITHM, bytes, iv).setAAD(Buffer.from(name));
  const sealed = Buffer.concat([cipher.update(value, 'utf8'), cipher.final()]);
  return PREFIX + Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64');
}

function unseal(sealed: string, { bytes, name }: { bytes: Buffer; name: string }): string | null {
  if (!sealed.startsWith(PREFIX)) return null;
  const packed = Buffer.from(sealed.slice(PREFIX.length), 'base64');
  if (packed.length < IV_BYTES + TAG_BYTES) return null;
  try {
    const decipher = createDecipheriv(ALGORITHM, bytes, packed.subarray(0, IV_BYTES), {
      authTagLength: TAG_BYTES,
    })
      .setAAD(Buffer.from(name))
      .setAuthTag(packed.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
    const opened = decipher.update(packed.subarray(IV_BYTES + TAG_BYTES));
    return Buffer.concat([opened, decipher.final()]).toString('utf8');
  } catch {
    // Sealed with another key: the credential of the environment is used in its place.
    return null;
  }
}
