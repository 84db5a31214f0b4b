import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { UsageError } from '../../core/errors.js';

/** Longest line that is read: far above any mention, far below what memory bears. */
const LINE_MAX = 4 * 1024 * 1024;
const CHUNK_BYTES = 256 * 1024;

/**
 * Lines of a text file, in blocks of as many as one read brings; '.gz' is unpacked on the way and the memory used
 * does not grow with the file.
 *
 * @param path '-' reads `stdin`
 * @throws {UsageError} when the file is not there, or a line is longer than 4 MB
 */
export async function* lineBlocks(
  path: string,
  stdin: Readable,
): AsyncGenerator<readonly string[]> {
  const stream = path === '-' ? stdin : await openFile(path);
  const decoder = new TextDecoder();
  let rest = '';
  try {
    for await (const chunk of stream as AsyncIterable<Uint8Array>) {
      const text = rest + decoder.decode(chunk, { stream: true });
      const lines = text.split('\n');
      rest = lines.pop() ?? '';
      if (rest.length > LINE_MAX) throw new UsageError(`${path}: a line is longer than 4 MB`);
      if (lines.length > 0) yield lines;
    }
  } catch (error) {
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('Z_')) {
      throw new UsageError(`${path}: not a gzip file, or cut short`, { cause: error });
    }
    throw error;
  }
  rest += decoder.decode();
  if (rest !== '') yield [rest];
}

async function openFile(path: string): Promise<Readable> {
  const found = await stat(path).catch(() => null);
  if (found === null || !found.isFile()) throw new UsageError(`${path}: there is no such file`);
  const file = createReadStream(path, { highWaterMark: CHUNK_BYTES });
  if (!path.endsWith('.gz')) return file;
  const unzip = createGunzip({ chunkSize: CHUNK_BYTES });
  file.on('error', (error) => unzip.destroy(error));
  return file.pipe(unzip);
}
