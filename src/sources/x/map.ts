import type { RawPost } from '../../core/post.js';
import { decodeEntities } from '../../lib/text/decode-entities.js';
import type { SearchReply, Tweet, User } from './schema.js';
import { idTime } from './snowflake.js';

/** Not a language but a remark: undetermined, a link alone, hashtags alone, and such. */
const NO_LANGUAGE = /^(und|zxx|q\w\w?)$/;
/** Codes of before 1989 that X still uses. */
const OLD_CODES: Readonly<Record<string, string>> = { in: 'id', iw: 'he', ji: 'yi' };

/** The reply's posts; null stands for one whose date is not known. */
export function toPosts({ tweets, users }: SearchReply): (RawPost | null)[] {
  const byId = new Map(users.map((user) => [user.id, user]));
  return tweets.items.map((tweet) => toPost(tweet, byId.get(tweet.author_id ?? '')));
}

function toPost(tweet: Tweet, user: User | undefined): RawPost | null {
  const { id, text, note_tweet: note, public_metrics: metrics = {} } = tweet;
  // A version has a number of its own; all of them are one post.
  const [first = id, ...later] = tweet.edit_history_tweet_ids ?? [id];
  const versionAt = tweet.created_at ?? idTime(id);
  const createdAt = later.length === 0 ? versionAt : (idTime(first) ?? versionAt);
  if (createdAt === null || versionAt === null) return null;
  const lang = languageOf(tweet.lang);
  return {
    source: 'x',
    id: first,
    kind: 'post',
    text: decodeEntities(note?.text ?? text),
    format: 'plain',
    url: `https://x.com/${user?.username ?? 'i'}/status/${id}`,
    author: authorOf(tweet, user),
    ...(lang === undefined ? {} : { lang }),
    createdAt,
    ...(versionAt > createdAt ? { editedAt: versionAt } : {}),
    ...references(tweet),
    hashtags: (note?.entities ?? tweet.entities)?.hashtags?.map(({ tag }) => tag) ?? [],
    engagement: engagementOf(metrics),
  };
}

/** A quote says something of its own, and is no repost. */
function references({ referenced_tweets: referenced = [] }: Tweet) {
  const repostOf = referenced.find(({ type }) => type === 'retweeted')?.id;
  const replyTo = referenced.find(({ type }) => type === 'replied_to')?.id;
  return {
    ...(repostOf === undefined ? {} : { repostOf }),
    ...(replyTo === undefined ? {} : { replyTo }),
  };
}

function authorOf({ author_id: id = '' }: Tweet, user: User | undefined): RawPost['author'] {
  const { username, name, public_metrics: metrics } = user ?? {};
  const followers = metrics?.followers_count;
  return {
    handle: username ?? id,
    ...(name === undefined ? {} : { displayName: name }),
    ...(followers === undefined ? {} : { followers }),
  };
}

function engagementOf(metrics: NonNullable<Tweet['public_metrics']>) {
  const { like_count: likes, reply_count: replies, impression_count: views } = metrics;
  const { retweet_count: retweets, quote_count: quotes } = metrics;
  return {
    ...(likes === undefined ? {} : { likes }),
    // A quote passes a post on too.
    ...(retweets === undefined ? {} : { reposts: retweets + (quotes ?? 0) }),
    ...(replies === undefined ? {} : { replies }),
    ...(views === undefined ? {} : { views }),
  };
}

function languageOf(lang: string | undefined): string | undefined {
  if (lang === undefined || NO_LANGUAGE.test(lang)) return undefined;
  return OLD_CODES[lang] ?? lang;
}
