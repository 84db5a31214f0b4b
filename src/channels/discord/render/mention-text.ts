import type { Locale } from '../../../core/brand.js';
import type { Mention } from '../../../core/mention.js';
import { postSampleText, type SampleText } from '../../../lib/wording/post-sample.js';

/** A mention in words: who, where, when, how far it went, and one line of its text. */
export function mentionText(
  { post, reading }: Mention,
  {
    locale,
    timeZone,
    now,
  }: { readonly locale: Locale; readonly timeZone: string; readonly now: Date },
): SampleText {
  const { likes = 0, reposts = 0, replies = 0 } = post.engagement;
  return postSampleText(
    {
      key: `${post.source}/${post.id}`,
      source: post.source,
      author: post.author.handle,
      text: post.title === null ? post.text : `${post.title}. ${post.text}`,
      url: post.url,
      createdAt: post.createdAt,
      probabilities: reading.probabilities,
      reach: likes + reposts + replies,
    },
    { seenFrom: now, place: { locale, timeZone } },
  );
}
