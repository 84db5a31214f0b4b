import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { FeedRefusedError } from '../../../src/sources/rss/feed.js';
import { parseFeed } from '../../../src/sources/rss/parse-feed.js';
import { sharedPath } from '../../helpers/shared.js';

const folder = sharedPath('feeds', 'the corpus of real feeds');

interface Listed {
  readonly set: 'wellformed' | 'realworld' | 'illformed' | 'encodings';
  readonly file: string;
  readonly items: number | null;
  readonly made?: string;
}

const listed: readonly Listed[] =
  folder === null ? [] : JSON.parse(readFileSync(`${folder}/manifest.json`, 'utf8'));

function read({ set, file }: Listed) {
  const bytes = readFileSync(`${folder}/${set}/${file}`);
  const origin = { url: 'http://feeds.example/', contentType: undefined, maxBytes: 10_000_000 };
  return parseFeed(bytes, origin);
}

function countOrRefusal(one: Listed): number | 'refused' {
  try {
    return read(one).items.length;
  } catch (error) {
    if (error instanceof FeedRefusedError) return 'refused';
    throw error;
  }
}

describe.skipIf(folder === null)('the corpus of real feeds', () => {
  it.each(['wellformed', 'realworld'])('gives every item of the %s ones', (set) => {
    const wrong = listed
      .filter((one) => one.set === set && one.items !== null)
      .map((one) => ({ file: one.file, expected: one.items, found: countOrRefusal(one) }))
      .filter(({ expected, found }) => expected !== found);
    expect(wrong).toEqual([]);
  });

  it('gives every item of the broken ones or refuses them; of a cut one all but the last', () => {
    const wrong = listed
      .filter(({ set }) => set === 'illformed')
      .map((one) => ({ ...one, found: countOrRefusal(one) }))
      .filter(({ made, items, found }) => {
        const expected = made === 'truncated-half' ? (items ?? 0) - 1 : items;
        return found !== 'refused' && found !== expected;
      })
      .map(({ file }) => file);
    expect(wrong).toEqual([]);
  });

  it('refuses no more than the two that hold no feed', () => {
    const refused = listed
      .filter((one) => countOrRefusal(one) === 'refused')
      .map(({ file }) => file);
    expect(refused.length).toBeLessThanOrEqual(2);
  });

  it.each([
    ['eucjp', /[\u3040-\u30ff\u4e00-\u9fff]/g],
    ['koi8r', /[а-яё]/gi],
    ['tis620', /[\u0e00-\u0e7f]/g],
    ['windows1255', /[\u05d0-\u05ea]/g],
  ])('tells by its letters what a feed is in that says nothing: %s', (name, letters) => {
    const text = JSON.stringify(
      read({ set: 'illformed', file: `feedparser-chardet-${name}.xml`, items: 1 }),
    );
    const foreign = text.match(/\P{ASCII}/gu)?.length ?? 0;
    expect((text.match(letters)?.length ?? 0) / foreign).toBeGreaterThan(0.8);
  });

  it('decodes those in other encodings without a replacement character', () => {
    const broken = listed
      .filter(({ set }) => set === 'encodings')
      .filter((one) => JSON.stringify(read(one)).includes('\ufffd'));
    expect(broken.map(({ file }) => file)).toEqual([]);
  });
});
