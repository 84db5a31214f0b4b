import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { readLines } from '../../src/app/read-lines.js';

async function linesOf(chunks: readonly Buffer[], maxLength = 100) {
  const lines = [];
  for await (const batch of readLines(Readable.from(chunks), maxLength)) lines.push(...batch);
  return lines;
}

describe('readLines', () => {
  it('joins lines and letters that chunks cut in two, and counts empty lines without giving them', async () => {
    const bytes = Buffer.from('qué día\n\n😍 bien\nsin final');
    const chunks = Array.from(bytes, (byte) => Buffer.from([byte]));
    expect(await linesOf(chunks)).toEqual([
      { number: 1, text: 'qué día' },
      { number: 3, text: '😍 bien' },
      { number: 4, text: 'sin final' },
    ]);
  });

  it('throws a line away that is too long, and reads the next', async () => {
    const chunks = ['corta\n', 'x'.repeat(80), 'x'.repeat(80), 'x\nfinal\n'].map((c) =>
      Buffer.from(c),
    );
    expect(await linesOf(chunks)).toEqual([
      { number: 1, text: 'corta' },
      { number: 2, text: null },
      { number: 3, text: 'final' },
    ]);
  });

  it('takes no more from the stream than its consumer asks for', async () => {
    let made = 0;
    const endless = Readable.from(
      (function* () {
        for (;;) {
          made++;
          yield Buffer.from('otra línea\n');
        }
      })(),
      { highWaterMark: 1 },
    );
    for await (const [line] of readLines(endless, 100)) {
      if (line?.number === 5) break;
    }
    expect(made).toBeLessThan(20);
  });
});
