import type { LabelProbabilities, ReaderLanguage } from '../core/reading.js';
import { FeatureExtractor } from './features.js';
import { LANGUAGE_PACKS } from './languages/registry.js';
import { Lexicon } from './lexicon.js';
import { PolarityModel } from './polarity-model.js';
import type { WeightsFile } from './weights-file.js';

/** Extractor and weights of one language. */
interface LoadedLanguage {
  readonly extractor: FeatureExtractor;
  readonly model: PolarityModel;
}

/** Polarity of texts in the languages of a weights file; a language is unpacked at its first text. */
export class Polarity {
  readonly #file: WeightsFile;
  readonly #loaded = new Map<ReaderLanguage, LoadedLanguage | null>();

  constructor(file: WeightsFile) {
    this.#file = file;
  }

  /** Calibrated probabilities and the text's features, valid until the next call; null where the weights know no such language. */
  read(
    text: string,
    lang: ReaderLanguage,
  ): { readonly probabilities: LabelProbabilities; readonly features: FeatureExtractor } | null {
    const loaded = this.#load(lang);
    if (loaded === null) return null;
    const { extractor, model } = loaded;
    extractor.extract(text);
    return { probabilities: model.probabilities(extractor), features: extractor };
  }

  /** The words, emoji and marks of a text as they stand in it, with the text that is left without each. */
  leaveOneOut(
    text: string,
    lang: ReaderLanguage,
  ): { readonly term: string; readonly rest: string }[] {
    const scanner = this.#load(lang)?.extractor.scanner;
    if (scanner === undefined) return [];
    scanner.scan(text, LANGUAGE_PACKS[lang]);
    const { source, sourceStarts, sourceEnds } = scanner;
    return Array.from({ length: scanner.tokenCount }, (_, i) => ({
      term: source.slice(sourceStarts[i], sourceEnds[i]),
      rest: `${source.slice(0, sourceStarts[i])} ${source.slice(sourceEnds[i])}`,
    }));
  }

  #load(lang: ReaderLanguage): LoadedLanguage | null {
    const known = this.#loaded.get(lang);
    if (known !== undefined) return known;
    const weights = this.#file.unpack(lang);
    const loaded =
      weights === null
        ? null
        : {
            extractor: new FeatureExtractor(LANGUAGE_PACKS[lang], new Lexicon(weights.lexicon)),
            model: new PolarityModel(weights.polarity),
          };
    this.#loaded.set(lang, loaded);
    return loaded;
  }
}
