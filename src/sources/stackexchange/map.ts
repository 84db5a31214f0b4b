import type { RawPost } from '../../core/post.js';
import { decodeEntities } from '../../lib/text/decode-entities.js';
import type { Item } from './schema.js';

/** Sites that have an address of their own; all others are names under stackexchange.com. */
const OWN_HOSTS = new Set(['stackoverflow', 'superuser', 'serverfault', 'askubuntu', 'stackapps']);
/** Sites of a language: 'es.stackoverflow', 'pt.meta.stackoverflow'. */
const LANGUAGE = /^([a-z]{2})\./;

/** Their question, answer or comment as ours. Numbers are unique within a site, and comments have their own. */
export function toPost(item: Item, site: string): RawPost {
  const { owner, tags, link, last_edit_date: editedAt } = item;
  const lang = LANGUAGE.exec(site)?.[1];
  const url = link ?? shortUrl(item, site);
  return {
    source: 'stackexchange',
    ...identity(item, site),
    text: item.body ?? item.excerpt ?? '',
    // Titles are escaped for HTML as well.
    format: 'html',
    ...(item.title === undefined ? {} : { title: item.title }),
    ...(url === undefined ? {} : { url }),
    author: { handle: decodeEntities(owner?.display_name ?? owner?.user_id ?? '') },
    ...(lang === undefined ? {} : { lang }),
    createdAt: item.creation_date,
    ...(editedAt === undefined ? {} : { editedAt }),
    ...(tags === undefined ? {} : { hashtags: tags }),
    engagement: engagementOf(item),
  };
}

function identity(item: Item, site: string): Pick<RawPost, 'id' | 'kind' | 'replyTo'> {
  const { question_id: question, answer_id: answer, comment_id: comment, post_id: post } = item;
  const id = (number: string) => `${site}/${number}`;
  if (comment !== undefined) {
    const parent = post ?? answer ?? question;
    const replyTo = parent === undefined ? {} : { replyTo: id(parent) };
    return { id: `${site}/comment/${comment}`, kind: 'comment', ...replyTo };
  }
  if (answer !== undefined) {
    const replyTo = question === undefined ? {} : { replyTo: id(question) };
    return { id: id(answer), kind: 'comment', ...replyTo };
  }
  return { id: id(question ?? ''), kind: 'post' };
}

function engagementOf(item: Item): NonNullable<RawPost['engagement']> {
  const { score, view_count: views, answer_count: answers, comment_count: comments } = item;
  const replies = answers ?? comments;
  return {
    // More votes against than for are no reaction that could be counted here.
    ...(score === undefined ? {} : { likes: Math.max(0, score) }),
    ...(replies === undefined ? {} : { replies }),
    ...(views === undefined ? {} : { views }),
  };
}

function shortUrl({ question_id: question, answer_id: answer }: Item, site: string) {
  const host = hostOf(site);
  if (answer !== undefined) return `https://${host}/a/${answer}`;
  return question === undefined ? undefined : `https://${host}/q/${question}`;
}

function hostOf(site: string): string {
  if (site.includes('mathoverflow')) return `${site}.net`;
  const name = site.split('.').at(-1) ?? site;
  return OWN_HOSTS.has(name) ? `${site}.com` : `${site}.stackexchange.com`;
}
