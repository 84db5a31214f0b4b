import type { RawPost } from '../../core/post.js';
import type { Review } from './schema.js';

/** A review as ours; one that was changed comes again with the time of the change, and its first is told nowhere. */
export function toPost({ reviewId: id, authorName, comments }: Review, app: string): RawPost {
  const { lastModified, starRating: rating, reviewerLanguage, thumbsUpCount: likes } = comments;
  const written = comments.originalText ?? comments.text ?? '';
  const tab = written.indexOf('\t');
  const title = written.slice(0, Math.max(0, tab)).trim();
  const query = new URLSearchParams({ id: app, reviewId: id });
  return {
    source: 'googleplay',
    id,
    kind: 'review',
    text: written.slice(tab + 1).trim(),
    format: 'plain',
    ...(title === '' ? {} : { title }),
    url: `https://play.google.com/store/apps/details?${query.toString()}`,
    author: { handle: authorName?.trim() ?? '' },
    ...(reviewerLanguage === undefined ? {} : { lang: reviewerLanguage.replaceAll('_', '-') }),
    createdAt: lastModified.seconds,
    rating,
    engagement: likes === undefined ? {} : { likes },
  };
}
