import type { LabelProbabilities } from '../../core/reading.js';
import { hashWord } from '../hash.js';
import { type Scanner, TOKEN } from '../scanner.js';
import type { Evidence } from './evidence.js';

/** Log-odds of each mark, fitted on the development half of the project's Spanish irony set and rounded. */
const LOG_ODDS = {
  bias: -0.6,
  declared: 4,
  setPhrase: 2,
  looseFormula: 1.1,
  praisedFailure: 1.4,
  praiseInBadMood: 1.5,
  quotedWord: 1.9,
  rolledEyes: 0.9,
  sincere: -0.7,
  goodMood: -1.6,
} as const;

/** What the marks count beside a model that has read thousands of labelled texts (measured on its validation set). */
const MARKS_SHARE = 0.5;
/** Words of praise this strong clash with a text that is read as negative. */
const CLEAR_PRAISE = 2;

/** Emoji that people put behind what they do not mean. */
const WRY_EMOJI = new Set(['🙄', '🙃', '🤡', '😒', '😑', '🤦', '🤷'].map(hashWord));
const QUOTES = new Set(Array.from('"“”«»', (mark) => mark.charCodeAt(0)));

/**
 * Probability from 0 to 1 that the text means the opposite of what it says: set phrases, praise
 * beside a failure, words in quotes, rolled eyes, and what was learnt where the language has labelled texts.
 *
 * @param learnt probability by the learnt classifier, or null
 */
export function estimateIrony(
  evidence: Evidence,
  {
    scanner,
    probabilities,
    learnt,
  }: {
    readonly scanner: Scanner;
    readonly probabilities: LabelProbabilities;
    readonly learnt: number | null;
  },
): number {
  const marks = weighMarks(evidence, scanner, probabilities);
  if (learnt === null)
    return sigmoid(LOG_ODDS.bias + LOG_ODDS.goodMood * probabilities.positive + marks);
  return sigmoid(Math.log(learnt / (1 - learnt)) + MARKS_SHARE * marks);
}

function weighMarks(
  evidence: Evidence,
  scanner: Scanner,
  { negative }: LabelProbabilities,
): number {
  const formulas = evidence.find('irony', 'formula');
  const hasHype = evidence.has('irony', 'hype');
  const praises = hasHype || evidence.weigh('polarity', 'positive') >= CLEAR_PRAISE;
  return (
    LOG_ODDS.declared * Number(evidence.has('irony', 'declared')) +
    LOG_ODDS.setPhrase * Number(formulas.some(({ weight }) => weight >= 3)) +
    LOG_ODDS.looseFormula * Number(formulas.some(({ weight }) => weight < 3)) +
    LOG_ODDS.praisedFailure * Number(hasHype && evidence.has('irony', 'failure')) +
    LOG_ODDS.praiseInBadMood * Number(praises && negative > 0.5) +
    LOG_ODDS.quotedWord * Number(hasQuotedWord(scanner)) +
    LOG_ODDS.rolledEyes * Number(hasWryEmoji(scanner)) +
    LOG_ODDS.sincere * Number(evidence.has('irony', 'sincere'))
  );
}

function sigmoid(logOdds: number): number {
  return 1 / (1 + Math.exp(-logOdds));
}

function hasQuotedWord(scanner: Scanner): boolean {
  let quotes = 0;
  for (let token = 0; token < scanner.tokenCount; token++) {
    if (scanner.kinds[token] !== TOKEN.punctuation) continue;
    if (QUOTES.has(scanner.units[scanner.starts[token] ?? 0] ?? 0)) quotes++;
  }
  return quotes >= 2;
}

function hasWryEmoji({ tokenCount, kinds, hashes }: Scanner): boolean {
  for (let token = 0; token < tokenCount; token++)
    if (kinds[token] === TOKEN.emoji && WRY_EMOJI.has(hashes[token] as number)) return true;
  return false;
}
