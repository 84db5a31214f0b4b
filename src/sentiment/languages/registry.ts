import type { ReaderLanguage } from '../../core/reading.js';
import { german } from './de/index.js';
import { english } from './en/index.js';
import { spanish } from './es/index.js';
import { french } from './fr/index.js';
import { italian } from './it/index.js';
import type { LanguagePack } from './language-pack.js';
import { portuguese } from './pt/index.js';

/** Every language that the reader understands. */
export const LANGUAGE_PACKS: Readonly<Record<ReaderLanguage, LanguagePack>> = {
  es: spanish,
  en: english,
  pt: portuguese,
  fr: french,
  it: italian,
  de: german,
};
