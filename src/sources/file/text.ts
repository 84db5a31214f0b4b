import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { pipeline, type Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';

/** As many bytes decide on the encoding. */
const SAMPLE_BYTES = 64 * 1024;

/**
 * The text of a file in pieces: unpacked where it is gzip, without its byte order mark, and decoded as UTF-16 where
 * the mark says so, else as UTF-8, else (spreadsheets still write it) as Windows-1252.
 */
export async function* readText(path: string): AsyncGenerator<string> {
  const isPacked = await isGzip(path);
  const raw = createReadStream(path, { highWaterMark: SAMPLE_BYTES });
  // Errors reach the reader of the last stream, so that the callback has nothing to do.
  const bytes: Readable = isPacked ? pipeline(raw, createGunzip(), () => undefined) : raw;
  let decoder: InstanceType<typeof TextDecoder> | null = null;
  try {
    for await (const piece of bytes as AsyncIterable<Buffer>) {
      decoder ??= new TextDecoder(encodingOf(piece));
      yield decoder.decode(piece, { stream: true });
    }
    if (decoder !== null) yield decoder.decode();
  } finally {
    bytes.destroy();
  }
}

async function isGzip(path: string): Promise<boolean> {
  await using file = await open(path);
  const { bytesRead, buffer } = await file.read(Buffer.alloc(2), 0, 2, 0);
  return bytesRead === 2 && buffer[0] === 0x1f && buffer[1] === 0x8b;
}

function encodingOf(sample: Buffer): string {
  if (sample[0] === 0xff && sample[1] === 0xfe) return 'utf-16le';
  if (sample[0] === 0xfe && sample[1] === 0xff) return 'utf-16be';
  try {
    // `stream`: a character may be cut by the end of the sample.
    new TextDecoder('utf-8', { fatal: true }).decode(sample, { stream: true });
    return 'utf-8';
  } catch {
    return 'windows-1252';
  }
}
