import type { Readable } from 'node:stream';
import { StringDecoder } from 'node:string_decoder';

/** A line of a stream; `text` is null where it was longer than allowed and was thrown away. */
export interface InputLine {
  /** Counts from 1. */
  readonly number: number;
  readonly text: string | null;
}

/**
 * The lines of a stream, in arrays as they arrive, so that a slow consumer slows the stream and memory
 * stays bounded whatever the input. Empty lines are counted and left out.
 *
 * @param maxLength UTF-16 units of the longest line that is kept
 */
export async function* readLines(stream: Readable, maxLength: number): AsyncGenerator<InputLine[]> {
  const decoder = new StringDecoder('utf8');
  let rest = '';
  let number = 0;
  let isTooLong = false;
  const finish = (lines: InputLine[], text: string): void => {
    number++;
    const line = rest + text;
    if (isTooLong || line.length > maxLength) lines.push({ number, text: null });
    else if (line.trim() !== '') lines.push({ number, text: line });
    rest = '';
    isTooLong = false;
  };
  for await (const chunk of stream) {
    const parts = decoder.write(Buffer.from(chunk)).split('\n');
    const last = parts.pop() ?? '';
    const lines: InputLine[] = [];
    for (const part of parts) finish(lines, part);
    if (rest.length + last.length > maxLength) isTooLong = true;
    rest = isTooLong ? '' : rest + last;
    if (lines.length > 0) yield lines;
  }
  const lines: InputLine[] = [];
  if (rest !== '' || isTooLong) finish(lines, decoder.end());
  if (lines.length > 0) yield lines;
}
