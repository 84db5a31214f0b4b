import type { Brand } from '../../core/brand.js';
import { DEFAULT_TOUCHPOINTS } from '../../core/default-touchpoints.js';
import { createReader } from '../../sentiment/read.js';
import type { QuickReading } from './mentions.js';

/** Reads one text of a language, 'und' where it is not known. */
export type ReadText = (text: string, lang: string) => QuickReading;

/** Reads texts with the project's reader, for a configured brand or one that is only a name. */
export function quickReader(brand: Brand | null, name: string): ReadText {
  const reader = createReader();
  const about = {
    rating: null,
    touchpoints: brand?.touchpoints ?? DEFAULT_TOUCHPOINTS,
    brandNames: brand === null ? [name] : [brand.name, ...brand.aliases],
    competitorNames: (brand?.competitors ?? []).flatMap((other) => [other.name, ...other.aliases]),
  };
  return (text, lang) => {
    const reading = reader.read({ ...about, text, lang: lang === 'und' ? null : lang });
    const isNegative = reading.label === 'negative' && reading.isAboutBrand;
    return {
      label: isNegative || reading.label !== 'negative' ? reading.label : 'neutral',
      // Irony lowers the confidence, and with it what the post is worth as a voice.
      negative: isNegative ? Math.min(reading.probabilities.negative, reading.confidence) : 0,
      touchpoint: reading.touchpoint,
      risk: reading.risk,
      lang: reading.lang,
    };
  };
}
