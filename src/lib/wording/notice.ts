import type { Locale } from '../../core/brand.js';
import type { Notice } from '../../core/message.js';
import { translator } from '../i18n/i18n.js';
import { safeText } from './safe-text.js';

/** A notice in words: plain text, one line each. */
export interface NoticeText {
  readonly mark: string;
  readonly heading: string;
  readonly text: string;
}

/** Longest value and text: two or three lines in Discord. */
const MAX_VALUE = 200;
const MAX_TEXT = 600;

/** Says a notice in the reader's language. @throws {TypeError} a key that the catalogue lacks */
export function noticeText({ level, messageKey, values }: Notice, locale: Locale): NoticeText {
  const t = translator(locale);
  const harmless = Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'string' ? safeText(value, { maxLength: MAX_VALUE }) : value,
    ]),
  );
  return {
    mark: level === 'warning' ? '⚠️' : 'ℹ️',
    heading: t(`notice:heading.${level}`),
    text: safeText(t(`notice:${messageKey}`, harmless), { maxLength: MAX_TEXT }),
  };
}
