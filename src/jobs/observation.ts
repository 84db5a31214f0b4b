import type { Mention } from '../core/mention.js';
import { fullText } from '../core/post.js';
import { DAY_MS } from '../core/time.js';
import type { Observation } from '../detection/types.js';

/** A mention that came so long after it was written was filled in (an import, a first poll), not heard live. */
const FILLED_IN_AFTER_MS = DAY_MS;

/** What detection needs to know of a stored mention. A text aimed at somebody else is not negative for the brand. */
export function observationOf({
  post,
  reading,
  voice,
  campaign,
  receivedAt,
}: Mention): Observation {
  const isNegative = reading.label === 'negative' && reading.isAboutBrand;
  return {
    key: `${post.source}/${post.id}`,
    createdAt: post.createdAt.getTime(),
    receivedAt: arrivalMs({ post, receivedAt }),
    author: post.author.handle,
    text: fullText(post),
    label: reading.label === 'negative' && !isNegative ? 'neutral' : reading.label,
    // Irony lowers the confidence, and with it what the post is worth as a voice.
    negative: isNegative ? Math.min(reading.probabilities.negative, reading.confidence) : 0,
    source: post.source,
    lang: reading.lang,
    repostOf: post.repostOf === null ? null : `${post.source}/${post.repostOf}`,
    voice,
    touchpoint: reading.touchpoint,
    risk: reading.risk,
    reach: post.author.followers ?? post.engagement.views ?? 0,
    campaign,
  };
}

/** When it was heard; history that is filled in counts as heard when it was written. */
function arrivalMs({ post, receivedAt }: Pick<Mention, 'post' | 'receivedAt'>): number {
  const createdMs = post.createdAt.getTime();
  const receivedMs = receivedAt.getTime();
  return receivedMs - createdMs > FILLED_IN_AFTER_MS ? createdMs : receivedMs;
}
