import type { RawPost } from '../../core/post.js';
import { languageCode } from './languages.js';
import type { CommentView, PostView } from './schema.js';

/** What an instance gave: posts of ours, and the ids of those that it shows as deleted. */
export interface Mapped {
  readonly posts: readonly RawPost[];
  readonly deletedIds: readonly string[];
}

/** Posts and comments as ours; those that were deleted or removed by id only. */
export function toPosts(
  { posts, comments }: { posts: readonly PostView[]; comments: readonly CommentView[] },
  instance: string,
): Mapped {
  const mapped = [
    ...posts.map((view) => ({ of: view.post, post: fromPost(view, instance) })),
    ...comments.map((view) => ({ of: view.comment, post: fromComment(view, instance) })),
  ];
  const isGone = ({ of }: (typeof mapped)[number]) => of.deleted === true || of.removed === true;
  return {
    posts: mapped.filter((one) => !isGone(one)).map(({ post }) => post),
    deletedIds: mapped.filter(isGone).map(({ post }) => post.id),
  };
}

function fromPost({ post, creator, counts }: PostView, instance: string): RawPost {
  const replies = counts?.comments;
  return {
    ...common(post, creator, instance),
    id: post.ap_id ?? localUrl(instance, 'post', post.id),
    kind: 'post',
    title: post.name,
    text: post.body ?? '',
    url: post.ap_id ?? localUrl(instance, 'post', post.id),
    engagement: { ...likes(counts), ...(replies === undefined ? {} : { replies }) },
  };
}

function fromComment({ comment, post, creator, counts }: CommentView, instance: string): RawPost {
  const replies = counts?.child_count;
  const parent = comment.path?.split('.').at(-2) ?? '0';
  const thread =
    post === undefined ? undefined : (post.ap_id ?? localUrl(instance, 'post', post.id));
  // Of the comment that is answered an instance tells its own number only.
  const replyTo = parent === '0' ? thread : localUrl(instance, 'comment', parent);
  return {
    ...common(comment, creator, instance),
    id: comment.ap_id ?? localUrl(instance, 'comment', comment.id),
    kind: 'comment',
    text: comment.content,
    url: comment.ap_id ?? localUrl(instance, 'comment', comment.id),
    ...(replyTo === undefined ? {} : { replyTo }),
    engagement: { ...likes(counts), ...(replies === undefined ? {} : { replies }) },
  };
}

function common(
  written: PostView['post'] | CommentView['comment'],
  creator: PostView['creator'],
  instance: string,
): Pick<RawPost, 'source' | 'format' | 'author' | 'lang' | 'createdAt' | 'editedAt'> {
  const lang = languageCode(written.language_id);
  return {
    source: 'lemmy',
    // Markdown, which reads as plain text; as HTML its '<' would be lost.
    format: 'plain',
    author: authorOf(creator, instance),
    ...(lang === undefined ? {} : { lang }),
    createdAt: written.published,
    ...(written.updated === undefined ? {} : { editedAt: written.updated }),
  };
}

/** A name is unique with its instance only. */
function authorOf(creator: PostView['creator'], instance: string): RawPost['author'] {
  if (creator === undefined) return { handle: '' };
  const { name, actor_id: actor, display_name: displayName } = creator;
  const home = new URL(actor !== undefined && URL.canParse(actor) ? actor : instance).host;
  return { handle: `${name}@${home}`, ...(displayName === undefined ? {} : { displayName }) };
}

function likes(counts: PostView['counts']): { likes?: number } {
  const count = counts?.upvotes ?? counts?.score;
  return count === undefined ? {} : { likes: count };
}

function localUrl(instance: string, kind: 'post' | 'comment', id: string): string {
  return `${instance}/${kind}/${id}`;
}
