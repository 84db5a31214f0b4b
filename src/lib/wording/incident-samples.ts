import type { PostSample } from '../../core/report.js';
import { type IncidentWords, shortName } from './incident-words.js';
import { safeText } from './safe-text.js';
import { sourceName } from './source-name.js';
import { shortWhen } from './when.js';

/** A post that shows what happened. */
export interface SampleText {
  /** 'maria · Bluesky · 16:05 · 120 reacciones'. */
  readonly heading: string;
  /** One line of the post's text, cut. */
  readonly text: string;
  readonly url: string | null;
}

/** Posts shown with an incident: enough to judge it, few enough to be read. */
const MAX_SAMPLES = 3;
/** Of a post's text: about two lines. */
const MAX_TEXT = 200;

/** At most three posts, in the order in which the card has them. */
export function sampleTexts({ card, finding, place, t }: IncidentWords): readonly SampleText[] {
  return card.samples.slice(0, MAX_SAMPLES).map((sample) => {
    const heading = t('alert:sample', {
      author: shortName(sample.author),
      source: sourceName(sample.source),
      time: shortWhen(sample.createdAt, finding.at, place),
    });
    const reach = sample.reach > 0 ? ` · ${t('alert:reach', { count: sample.reach })}` : '';
    return {
      heading: `${heading}${reach}`,
      text: safeText(sample.text, { maxLength: MAX_TEXT }),
      url: webUrl(sample),
    };
  });
}

/** The post's address as `URL` writes it, so that no character in it can end a link early; null where it is none. */
function webUrl({ url }: Pick<PostSample, 'url'>): string | null {
  if (url === null || !URL.canParse(url)) return null;
  const { protocol, href } = new URL(url);
  if (protocol !== 'https:' && protocol !== 'http:') return null;
  return href.replace(/[()]/g, (bracket) => (bracket === '(' ? '%28' : '%29'));
}
