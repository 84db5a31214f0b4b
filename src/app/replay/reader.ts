import type { Brand } from '../../core/brand.js';
import type { Reader } from '../../core/contracts/language.js';
import { DEFAULT_TOUCHPOINTS } from '../../core/default-touchpoints.js';
import { createReader } from '../../sentiment/read.js';
import type { QuickReading } from './mentions.js';

/** Reads texts with the project's reader, loaded at the first of them, for a configured brand or one that is only a name. */
export function quickReader(
  brand: Brand | null,
  name: string,
): (text: string, lang: string) => QuickReading {
  let reader: Reader | null = null;
  const about = {
    rating: null,
    touchpoints: brand?.touchpoints ?? DEFAULT_TOUCHPOINTS,
    brandNames: brand === null ? [name] : [brand.name, ...brand.aliases],
    competitorNames: (brand?.competitors ?? []).flatMap((other) => [other.name, ...other.aliases]),
  };
  return (text, lang) => {
    reader ??= createReader();
    const reading = reader.read({ ...about, text, lang: lang === 'und' ? null : lang });
    const isNegative = reading.label === 'negative' && reading.isAboutBrand;
    return {
      label: isNegative || reading.label !== 'negative' ? reading.label : 'neutral',
      negative: isNegative ? reading.probabilities.negative : 0,
      touchpoint: reading.touchpoint,
      risk: reading.risk,
    };
  };
}
