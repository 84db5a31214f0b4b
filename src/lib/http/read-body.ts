import type { Readable } from 'node:stream';

/** The body was longer than its cap. */
export class BodyTooLargeError extends Error {
  override readonly name = 'BodyTooLargeError';
}

/**
 * Reads a stream, already decompressed, to its end.
 *
 * @throws {BodyTooLargeError} at the first byte over `maxBytes`; the stream is then closed, so that a bomb of a few
 *   compressed kilobytes costs no more than the cap
 */
export async function readBody(stream: Readable, maxBytes: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of stream as AsyncIterable<Uint8Array>) {
    length += chunk.byteLength;
    if (length > maxBytes) {
      stream.destroy();
      throw new BodyTooLargeError();
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
