import type { RawPost } from '../../core/post.js';
import { escapeHtml } from '../../lib/text/escape-html.js';
import type { Hit } from './schema.js';

/** Their hit as a post. Texts are HTML, titles are plain. */
export function toPost(hit: Hit): RawPost {
  const isComment = hit.comment_text !== undefined;
  return {
    source: 'hackernews',
    id: hit.objectID,
    kind: isComment ? 'comment' : 'post',
    text: hit.comment_text ?? hit.story_text ?? '',
    format: 'html',
    ...(hit.title === undefined ? {} : { title: escapeHtml(hit.title) }),
    url: `https://news.ycombinator.com/item?id=${encodeURIComponent(hit.objectID)}`,
    author: { handle: hit.author ?? '' },
    createdAt: new Date(hit.created_at_i * 1000),
    ...(isComment && hit.parent_id !== undefined ? { replyTo: String(hit.parent_id) } : {}),
    engagement: {
      ...(hit.points === undefined ? {} : { likes: hit.points }),
      ...(hit.num_comments === undefined ? {} : { replies: hit.num_comments }),
    },
  };
}
