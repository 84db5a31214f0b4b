import { gunzipSync } from 'node:zlib';
import iconv from 'iconv-lite';
import { FeedRefusedError } from './feed.js';
import { guessEncoding } from './guess-encoding.js';

/** As far as the declaration of the encoding is looked for. */
const DECLARATION_BYTES = 1_024;

/**
 * The bytes of a feed as text. The encoding is taken, in this order, from the byte order mark, the zero bytes
 * of UTF-16 and UTF-32, the HTTP header, the XML declaration; one that does not fit the bytes is passed over.
 * Where none is left: UTF-8, then what the letters look like, then Windows-1252, which takes any byte.
 *
 * @param contentType as the HTTP header says it
 * @throws {FeedRefusedError} compressed, and not to be unpacked within `maxBytes`
 */
export function decodeFeed(
  bytes: Uint8Array,
  {
    contentType,
    maxBytes,
  }: { readonly contentType: string | undefined; readonly maxBytes: number },
): string {
  const plain = unpack(bytes, maxBytes);
  const wide = decodeWide(plain);
  if (wide !== null) return wide;
  const head = Buffer.from(plain.subarray(0, DECLARATION_BYTES)).toString('latin1');
  const candidates = [
    /charset\s*=\s*["']?([\w.:-]+)/i.exec(contentType ?? '')?.[1],
    /<\?xml[^>]*?encoding\s*=\s*["']([\w.:-]+)["']/i.exec(head)?.[1],
    'utf-8',
  ];
  for (const label of candidates) {
    const text = label === undefined ? null : decodeAs(plain, label);
    if (text !== null) return text;
  }
  const guessed = guessEncoding(plain);
  const text = guessed === null ? null : decodeAs(plain, guessed);
  return text ?? new TextDecoder('windows-1252').decode(plain);
}

/** Some servers send a file that is compressed itself, without saying so. */
function unpack(bytes: Uint8Array, maxBytes: number): Uint8Array {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  try {
    return gunzipSync(bytes, { maxOutputLength: maxBytes });
  } catch {
    throw new FeedRefusedError('is compressed and cannot be unpacked, or is too large');
  }
}

function decodeAs(bytes: Uint8Array, label: string): string | null {
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes);
  } catch {
    // Of another encoding than it says, or one that browsers do not know; then the next candidate is tried.
    return isKnownToBrowsers(label) ? null : decodeRare(bytes, label);
  }
}

/** Code pages of old systems. None of its tables refuses a byte, so that a replacement character tells of a wrong one. */
function decodeRare(bytes: Uint8Array, label: string): string | null {
  if (!iconv.encodingExists(label)) return null;
  const text = iconv.decode(Buffer.from(bytes), label);
  return text.includes('\ufffd') ? null : text;
}

function isKnownToBrowsers(label: string): boolean {
  try {
    return new TextDecoder(label).encoding !== '';
  } catch {
    return false;
  }
}

/** UTF-16 and UTF-32, by their byte order mark or by the zero bytes around the first '<'. */
function decodeWide(bytes: Uint8Array): string | null {
  const signature = Buffer.from(bytes.subarray(0, 4)).toString('hex');
  if (signature === 'fffe0000' || signature === '3c000000')
    return iconv.decode(Buffer.from(bytes), 'utf-32le');
  if (signature === '0000feff' || signature === '0000003c')
    return iconv.decode(Buffer.from(bytes), 'utf-32be');
  if (signature.startsWith('fffe') || /^3c00..00/.test(signature)) {
    return new TextDecoder('utf-16le').decode(bytes);
  }
  if (signature.startsWith('feff') || /^003c00/.test(signature)) {
    return new TextDecoder('utf-16be').decode(bytes);
  }
  return null;
}
