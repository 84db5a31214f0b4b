import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { eld } from 'eld/extrasmall';
import type { Reader, ReadRequest } from '../core/contracts/language.js';
import type { Contribution, Label, LabelProbabilities, Reading } from '../core/reading.js';
import { AspectModels } from './aspects/aspect-model.js';
import { readAspects } from './aspects/read-aspects.js';
import { type LanguageDetector, tellLanguage } from './language.js';
import { Polarity } from './polarity.js';
import { combineWithRating, likeliest, scoreOf } from './rating.js';
import { WeightsFile } from './weights-file.js';

/** The shipped weights; the path holds from `src/` and from `dist/` alike. */
export const SHIPPED_WEIGHTS = new URL('../../src/sentiment/weights/polarity.bin', import.meta.url);

/** Name of the file beside the weights that holds what was learnt of emotion and irony. */
export const ASPECTS_FILE = 'aspects.bin';

/** What was learnt of emotion and irony; read with weights that have no such file beside them. */
export const SHIPPED_ASPECTS = new URL('../../src/sentiment/weights/aspects.bin', import.meta.url);

/** A word that changes the score by less is not worth a line. */
const SMALLEST_CONTRIBUTION = 0.005;
/** Share of the confidence that is lost when the text surely means the opposite of what it says; none below even odds. */
const IRONY_COST = 0.5;

/**
 * The reader of the shipped model, or of the weights at `weightsPath`. Loading blocks for some tens of
 * milliseconds; a language is unpacked at its first text.
 *
 * @throws {WeightsFileError} when the file is not a weights file
 */
export function createReader({
  weightsPath = SHIPPED_WEIGHTS,
  detector = eld,
}: {
  readonly weightsPath?: string | URL;
  readonly detector?: LanguageDetector;
} = {}): Reader {
  const weights = new WeightsFile(readFileSync(weightsPath));
  const polarity = new Polarity(weights);
  const aspectBytes = readFileSync(aspectsBeside(weightsPath));
  const models = AspectModels.unpack(aspectBytes);
  const aspectDigest = createHash('sha256').update(aspectBytes).digest('hex').slice(0, 8);
  // New weights of either kind make another reader: old readings can be told and read again.
  const version = `logistic@${weights.digest}.${aspectDigest}`;

  function read(request: ReadRequest): Reading {
    const { lang, pack } = tellLanguage(request.text, request.lang, detector);
    const found = pack === null ? null : polarity.read(request.text, pack);
    if (pack === null || found === null) return unsupported(version, lang);
    const rated =
      request.rating === null
        ? { probabilities: found.probabilities, disagreement: 0 }
        : combineWithRating(found.probabilities, request.rating);
    const aspects = readAspects({
      touchpoints: request.touchpoints,
      brandNames: request.brandNames,
      competitorNames: request.competitorNames,
      features: found.features,
      models,
      lang: pack,
      label: likeliest(rated.probabilities),
      probabilities: rated.probabilities,
    });
    // Without a name to tell apart, whom a text speaks of is a guess, and the label the better one.
    const hint =
      request.brandNames.length + request.competitorNames.length > 0 ? aspects.polarityHint : null;
    const probabilities = turnTowards(rated.probabilities, hint);
    const label = likeliest(probabilities);
    const certainty =
      (1 - IRONY_COST * Math.max(0, 2 * aspects.irony - 1)) * (1 - rated.disagreement);
    return {
      reader: version,
      lang,
      isSupported: true,
      label,
      score: scoreOf(probabilities),
      confidence: probabilities[label] * certainty,
      probabilities,
      emotion: aspects.emotion,
      intent: aspects.intent,
      touchpoint: aspects.touchpoint,
      risk: aspects.risk,
      irony: aspects.irony,
      isAboutBrand: aspects.isAboutBrand,
    };
  }

  return {
    version,
    read,
    explain(request) {
      const reading = read(request);
      return { reading, contributions: explainScore(request, reading, polarity, read) };
    },
  };
}

function aspectsBeside(weightsPath: string | URL): string | URL {
  const path = weightsPath instanceof URL ? fileURLToPath(weightsPath) : weightsPath;
  const beside = join(dirname(path), ASPECTS_FILE);
  return existsSync(beside) ? beside : SHIPPED_ASPECTS;
}

/** Gives the hinted label the probability of the likeliest: whom a text speaks of turns its worth for the brand. */
function turnTowards(probabilities: LabelProbabilities, hint: Label | null): LabelProbabilities {
  const likely = likeliest(probabilities);
  if (hint === null || hint === likely) return probabilities;
  return { ...probabilities, [hint]: probabilities[likely], [likely]: probabilities[hint] };
}

/** What the score loses without each word: the text is read again without it. Strongest first. */
function explainScore(
  request: ReadRequest,
  reading: Reading,
  polarity: Polarity,
  read: (request: ReadRequest) => Reading,
): Contribution[] {
  if (!reading.isSupported) return [];
  const { pack } = tellLanguage(request.text, reading.lang, NO_DETECTOR);
  if (pack === null) return [];
  const contributions = polarity.leaveOneOut(request.text, pack).map(({ term, rest }) => ({
    term,
    weight: reading.score - read({ ...request, text: rest, lang: pack }).score,
  }));
  if (request.rating !== null) {
    const weight = reading.score - read({ ...request, lang: pack, rating: null }).score;
    contributions.push({ term: `${request.rating}/5`, weight });
  }
  return contributions
    .filter(({ weight }) => Math.abs(weight) >= SMALLEST_CONTRIBUTION)
    .sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight));
}

/** The language is known by now; nothing is left to detect but that there are no letters. */
const NO_DETECTOR: LanguageDetector = { detect: () => ({ language: '', getScores: () => ({}) }) };

function unsupported(version: string, lang: string): Reading {
  return {
    reader: version,
    lang,
    isSupported: false,
    label: 'neutral',
    score: 0,
    confidence: 0,
    probabilities: { negative: 0, neutral: 1, positive: 0 },
    emotion: 'none',
    intent: 'none',
    touchpoint: null,
    risk: 'none',
    irony: 0,
    isAboutBrand: true,
  };
}
