import { describe, expect, it } from 'vitest';
import { translator } from '../../../src/lib/i18n/i18n.js';
import { en } from '../../../src/lib/i18n/locales/en/index.js';
import { es } from '../../../src/lib/i18n/locales/es/index.js';

type Leaf = readonly [path: string, text: string];

function leaves(node: unknown, path = ''): Leaf[] {
  if (typeof node === 'string') return [[path, node]];
  if (Array.isArray(node))
    return node.flatMap((inner, index) => leaves(inner, `${path}[${index}]`));
  if (typeof node !== 'object' || node === null) throw new TypeError(`${path} is no text`);
  return Object.entries(node).flatMap(([key, inner]) =>
    leaves(inner, path === '' ? key : `${path}.${key}`),
  );
}

// Spanish has a plural of its own for whole millions ('_many') that English lacks.
const spanish = new Map(leaves(es).filter(([key]) => !key.endsWith('_many')));
const english = new Map(leaves(en));

describe('the message catalogues', () => {
  it('have the same keys in Spanish and English', () => {
    expect([...english.keys()].sort()).toEqual([...spanish.keys()].sort());
  });

  it('have no empty text', () => {
    const empty = [...spanish, ...english]
      .filter(([, text]) => text.trim() === '')
      .map(([key]) => key);
    expect(empty).toEqual([]);
  });

  it('put the same values into both languages', () => {
    const placeholders = (text: string): string[] =>
      [...text.matchAll(/\{\{\s*-?\s*(\w+)/g)].map((match) => match[1] ?? '').sort();
    const different = [...spanish].filter(
      ([key, text]) =>
        [...new Set(placeholders(text))].join() !==
        [...new Set(placeholders(english.get(key) ?? ''))].join(),
    );
    // A singular may leave its number out: 'una mención'.
    expect(different.map(([key]) => key).filter((key) => !key.endsWith('_one'))).toEqual([]);
  });

  it('give both forms of every plural', () => {
    const lonely = [...spanish.keys()].filter(
      (key) => key.endsWith('_one') && !spanish.has(key.replace(/_one$/, '_other')),
    );
    expect(lonely).toEqual([]);
  });
});

describe('translator', () => {
  it('speaks the locale asked for', () => {
    expect(translator('es')('terms:label.negative')).toBe('negativa');
    expect(translator('en')('terms:label.negative')).toBe('negative');
  });

  it('has a plural for one, for some and for whole millions', () => {
    const t = translator('es');
    const words = [1, 3, 1_000_000].map((count) => t('alert:authors', { count }));
    expect(new Set(words).size).toBe(3);
  });

  it('refuses a key that the catalogue lacks, rather than showing it to a person', () => {
    expect(() => translator('es')('terms:label.sarcastic')).toThrow(TypeError);
  });
});
