import type { PostSample } from '../../core/report.js';
import { translator } from '../i18n/i18n.js';
import { safeText } from './safe-text.js';
import { sourceName } from './source-name.js';
import { type Place, shortWhen } from './when.js';

/** A post in words. */
export interface SampleText {
  /** Who, where, when, how far it went. */
  readonly heading: string;
  /** One line of the post's text, cut. */
  readonly text: string;
  readonly url: string | null;
}

/** Of a post's text: about two lines. */
const MAX_TEXT = 200;
const MAX_AUTHOR = 60;

/** A post of a report in words: who, where, when, how far it went, and its text on one line. */
export function postSampleText(
  sample: PostSample,
  { seenFrom, place }: { readonly seenFrom: Date; readonly place: Place },
): SampleText {
  const t = translator(place.locale);
  const parts = [
    ...(sample.author === '' ? [] : [safeText(sample.author, { maxLength: MAX_AUTHOR })]),
    sourceName(sample.source, t),
    shortWhen(sample.createdAt, seenFrom, place),
    ...(sample.reach > 0 ? [t('terms:reach', { count: sample.reach })] : []),
  ];
  return {
    heading: parts.join(' · '),
    text: safeText(sample.text, { maxLength: MAX_TEXT }),
    url: webUrl(sample.url),
  };
}

/** The address as `URL` writes it, so that no character in it can end a link early; null where it is none. */
export function webUrl(url: string | null): string | null {
  if (url === null || !URL.canParse(url)) return null;
  const { protocol, href } = new URL(url);
  if (protocol !== 'https:' && protocol !== 'http:') return null;
  return href.replace(/[()]/g, (bracket) => (bracket === '(' ? '%28' : '%29'));
}
