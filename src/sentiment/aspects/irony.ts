import type { Scanner } from '../scanner.js';
import { TOKEN } from '../scanner.js';
import type { Evidence } from './evidence.js';

/** Log-odds of each mark, fitted on the development half of the project's Spanish irony set. */
const LOG_ODDS = {
  bias: -1.6,
  declared: 4,
  setPhrase: 1.6,
  looseFormula: 0.5,
  praisedFailure: 1.4,
  quotedWord: 1.2,
  rolledEyes: 1.5,
  sincere: -1,
} as const;

/** Emoji that people put behind what they do not mean. */
const WRY_EMOJI = new Set(['🙄', '🙃', '🤡', '😒', '😑', '🤦', '🤷']);
const QUOTES = new Set([...'"“”«»'].map((mark) => mark.charCodeAt(0)));

/** Probability from 0 to 1 that the text means the opposite of what it says, by its marks alone. */
export function estimateIrony(evidence: Evidence, scanner: Scanner): number {
  const formulas = evidence.find('irony', 'formula');
  const praisesFailure = evidence.has('irony', 'hype') && evidence.has('irony', 'failure');
  const logOdds =
    LOG_ODDS.bias +
    LOG_ODDS.declared * Number(evidence.has('irony', 'declared')) +
    LOG_ODDS.setPhrase * Number(formulas.some(({ weight }) => weight >= 3)) +
    LOG_ODDS.looseFormula * Number(formulas.some(({ weight }) => weight < 3)) +
    LOG_ODDS.praisedFailure * Number(praisesFailure) +
    LOG_ODDS.quotedWord * Number(hasQuotedWord(scanner)) +
    LOG_ODDS.rolledEyes * Number(hasWryEmoji(scanner)) +
    LOG_ODDS.sincere * Number(evidence.has('irony', 'sincere'));
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

function hasWryEmoji(scanner: Scanner): boolean {
  for (let token = 0; token < scanner.tokenCount; token++) {
    if (scanner.kinds[token] !== TOKEN.emoji) continue;
    const emoji = String.fromCharCode(
      ...scanner.units.subarray(scanner.starts[token], scanner.ends[token]),
    );
    if (WRY_EMOJI.has(emoji)) return true;
  }
  return false;
}
