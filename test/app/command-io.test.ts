import { Writable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { write } from '../../src/app/command-io.js';

describe('write', () => {
  it('waits while the reader is slow and leaves no listener behind', async () => {
    const taken: string[] = [];
    const slow = new Writable({
      highWaterMark: 1,
      write(chunk, _encoding, done) {
        taken.push(String(chunk));
        setImmediate(done);
      },
    });
    for (let line = 0; line < 20; line++) await write(slow, `line ${line}\n`);
    expect(taken).toHaveLength(20);
    expect(slow.listenerCount('error')).toBe(0);
    expect(slow.listenerCount('drain')).toBe(0);
  });

  it('fails when the stream breaks while it waits', async () => {
    const broken = new Writable({
      highWaterMark: 1,
      write(_chunk, _encoding, done) {
        setImmediate(() => done(new Error('the pipe is gone')));
      },
    });
    await expect(write(broken, 'a line')).rejects.toThrow('the pipe is gone');
  });
});
