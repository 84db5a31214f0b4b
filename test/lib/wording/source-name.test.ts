import { expect, it } from 'vitest';
import { translator } from '../../../src/lib/i18n/i18n.js';
import { sourceName } from '../../../src/lib/wording/source-name.js';

it.each([
  ['hackernews', 'Hacker News', 'Hacker News'],
  ['file', 'archivo', 'file'],
  ['own\u202e\nsource', 'own source', 'own source'],
])('the source %j is %j in Spanish and %j in English', (source, es, en) => {
  expect(sourceName(source, translator('es'))).toBe(es);
  expect(sourceName(source, translator('en'))).toBe(en);
});
