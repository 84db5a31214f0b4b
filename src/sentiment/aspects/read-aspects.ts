import type { Touchpoint } from '../../core/brand.js';
import type { Label, LabelProbabilities, ReaderLanguage, Reading } from '../../core/reading.js';
import type { FeatureExtractor } from '../features.js';
import type { AspectModels } from './aspect-model.js';
import { findEmotion } from './emotion.js';
import { Evidence } from './evidence.js';
import { findIntent } from './intent.js';
import { estimateIrony } from './irony.js';
import { keywordIndex, lexiconIndex } from './lexicon-index.js';
import { nameFinderFor } from './names.js';
import { findRisk } from './risk.js';
import { findTarget } from './target.js';
import { TextWords } from './text-words.js';
import { findFactualTone } from './tone.js';
import { placeTouchpoint } from './touchpoint.js';

/** A text whose features were extracted and whose polarity is known. */
export interface AspectRequest {
  /** Holds the text, extracted with the pack of `lang`. */
  readonly features: FeatureExtractor;
  /** What was learnt of emotion and irony; null reads them by rules alone. */
  readonly models: AspectModels | null;
  readonly lang: ReaderLanguage;
  readonly label: Label;
  readonly probabilities: LabelProbabilities;
  readonly touchpoints: readonly Touchpoint[];
  /** Hand in the same arrays for every text of a brand: what is compiled from them is kept by identity. */
  readonly brandNames: readonly string[];
  readonly competitorNames: readonly string[];
}

/** What is understood of a text beside its polarity. */
export interface Aspects
  extends Pick<Reading, 'emotion' | 'intent' | 'touchpoint' | 'risk' | 'irony' | 'isAboutBrand'> {
  /**
   * The label towards the brand where whom the text speaks of turns it: 'positive' for "I left X for
   * Y" read for Y, 'neutral' where only a competitor or the weather is blamed. Where the text names the
   * brand, also the label that facts call for which the words leave neutral. Null leaves the label.
   */
  readonly polarityHint: Label | null;
}

const words = new TextWords();

/** Reads every aspect of one text. Pure: the same request gives the same answer. */
export function readAspects(request: AspectRequest): Aspects {
  const { features, models, lang, touchpoints, probabilities } = request;
  const { scanner } = features;
  words.fill(scanner);
  const evidence = new Evidence(
    lexiconIndex(lang),
    scanner,
    words,
    keywordIndex(touchpoints, lang),
  );
  const mentions = nameFinderFor(request.brandNames, request.competitorNames).find(scanner, words);
  const target = findTarget(evidence, { mentions, label: request.label });
  const risk = findRisk(evidence);
  const namesBrand = target.isAboutBrand && mentions.some(({ isBrand }) => isBrand);
  const polarityHint =
    target.polarityHint ??
    (namesBrand ? findFactualTone(evidence, { label: request.label, probabilities, risk }) : null);
  const label = polarityHint ?? request.label;
  const { isAboutBrand } = target;
  const learnt = models?.classify(lang, features);
  return {
    emotion: findEmotion(evidence, { probabilities, learnt: learnt?.emotion ?? null }),
    intent: findIntent(evidence, { label, probabilities, target }),
    touchpoint: placeTouchpoint(evidence, { touchpoints, risk, label, isAboutBrand }),
    risk,
    irony: estimateIrony(evidence, {
      scanner,
      probabilities,
      learnt: learnt?.irony?.get('irony') ?? null,
    }),
    isAboutBrand,
    polarityHint,
  };
}
