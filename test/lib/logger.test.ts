import { Writable } from 'node:stream';
import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { createLogger } from '../../src/lib/logger.js';
import { Secret } from '../../src/lib/secret.js';

function capture(): { destination: Writable; text: () => string } {
  const chunks: string[] = [];
  const destination = new Writable({
    write(chunk, _encoding, done) {
      chunks.push(String(chunk));
      done();
    },
  });
  return { destination, text: () => chunks.join('') };
}

const TOKEN = 'tok-3f9c-planted';

describe.each([
  ['json', false],
  ['pretty', true],
])('the %s log', (_, isPretty) => {
  it('never holds a secret, wherever it is put', () => {
    const { destination, text } = capture();
    const log = createLogger({ level: 'trace', isPretty, destination });
    const error = Object.assign(new Error('refused', { cause: new Error('inner') }), {
      config: { headers: { authorization: `Bearer ${TOKEN}` } },
      request: { path: `/?key=${TOKEN}` },
    });
    log.warn(
      { err: error, token: new Secret(TOKEN), nested: { list: [new Secret(TOKEN)] } },
      'poll postponed',
    );
    log.error({ error }, 'again');
    log.error(error);
    expect(text()).toContain('poll postponed');
    expect(text()).toContain('refused');
    expect(text()).toContain('inner');
    expect(text()).not.toContain(TOKEN);
  });
});

describe('Secret', () => {
  it('gives its value only when asked by name', () => {
    const secret = new Secret(TOKEN);
    expect(secret.reveal()).toBe(TOKEN);
    expect([String(secret), JSON.stringify({ secret }), inspect({ secret })].join()).not.toContain(
      TOKEN,
    );
  });
});
