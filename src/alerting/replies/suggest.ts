import type { Brand, Locale } from '../../core/brand.js';
import type { Incident } from '../../core/incident.js';
import type { SuggestedReply, SuggestedResponse } from '../../core/response.js';
import { AnswerWriter, type PostToAnswer } from './answer.js';
import type { ReplyBook, ReplyBooks } from './book.js';
import { DEADLINES, nextUpdateAt } from './deadlines.js';
import { approvingDepartments, planFor } from './plan.js';
import { type IncidentPost, situationOfIncident } from './situation/from-incident.js';
import { maxReplyLength } from './situation/networks.js';
import { isVindictive } from './situation/vindictive.js';
import { mainLanguage, type Subject, subjectOf, subjectOfPost } from './subject.js';

export { MAX_STATEMENT_LENGTH } from './answer.js';

/** Posts answered one by one: the answer to the others is the statement. */
const MAX_REPLIES = 3;
/** Posts of one author among those that show an incident, from which they are a campaign of one. */
const OBSESSED_POSTS = 4;

/** What a response is made from. */
export interface ResponseRequest {
  readonly incident: Incident;
  readonly brand: Brand;
  /** Posts that show it, those that matter most first. */
  readonly posts: readonly IncidentPost[];
  readonly now: Date;
  /** The brand had a serious incident about the same before; by default it had none. */
  readonly hasHistory?: boolean;
  /** Replies suggested before in this incident, by the key of their post: another post gets another text. */
  readonly earlier?: ReadonlyMap<string, string>;
}

/**
 * Suggests what to answer, from the books of `config/replies/`. The same incident and posts give the same texts, so
 * that an edited card does not change its mind; no line is used twice in one response. Nothing is published.
 *
 * @param books at least that of the brand's locale; posts in a language without a book get no reply
 */
export function suggestResponse(books: ReplyBooks, request: ResponseRequest): SuggestedResponse {
  const { incident, brand, now, posts, hasHistory = false, earlier = new Map() } = request;
  const subject = subjectOf(incident.finding, brand);
  const { openedAt, severity } = incident;
  const updateAt = nextUpdateAt({ openedAt, severity, timeZone: brand.timeZone, now });
  const { lang, book } = bookFor(books, mainLanguage(incident.finding), brand.locale);
  const situation = situationOfIncident({
    incident,
    brand,
    subject,
    posts,
    lang,
    hasHistory,
    used: [],
  });
  const writer = new AnswerWriter({
    seed: incident.id,
    situation,
    tone: subject.tone,
    voice: brand.voice,
    timeZone: brand.timeZone,
    owner: ownerName(brand, { subject, lang }),
    touchpoint: subject.touchpoint,
    campaign: subject.campaign?.name ?? '',
    isConfirmed: false,
    facts: factsAbout(brand, { subject, risk: situation.facts.risk, lang }),
    contact: brand.facts?.contact ?? {},
    updateAt,
    now,
    earlier,
  });
  const { text: holdingStatement, score: holdingScore } = writer.holding(book);
  const plan = {
    severity,
    openedAt,
    departments: brand.departments,
    updateAt,
    touchpoint: subject.touchpoint,
  };
  return {
    lang,
    classification: situation.classification,
    touchpoint: subject.touchpoint?.id ?? null,
    respondBy: new Date(openedAt.getTime() + DEADLINES[severity].respondMs),
    holdingStatement,
    holdingScore,
    replies: replies(books, { request, subject, writer }),
    fullStatement: writer.full(book),
    plan: planFor({
      ...plan,
      tone: subject.tone,
      book: bookFor(books, brand.locale, brand.locale).book,
    }),
    approval: approvingDepartments(plan),
  };
}

/** The book of a language, or that of the team's where there is none. */
export function bookFor(
  books: ReplyBooks,
  wanted: string | null,
  fallback: Locale,
): { readonly lang: string; readonly book: ReplyBook } {
  const lang = wanted !== null && books.has(wanted) ? wanted : fallback;
  const book = books.get(lang);
  if (book === undefined) throw new TypeError(`there is no reply book for '${lang}'`);
  return { lang, book };
}

/** One reply for each of the first posts that are negative voices of different authors in a known language. */
function replies(
  books: ReplyBooks,
  {
    request: { posts, brand },
    subject,
    writer,
  }: {
    readonly request: ResponseRequest;
    readonly subject: Subject;
    readonly writer: AnswerWriter;
  },
): readonly SuggestedReply[] {
  const authors = new Set<string>();
  const made: SuggestedReply[] = [];
  for (const shown of posts) {
    if (made.length >= MAX_REPLIES) break;
    const { post, reading, voice } = shown;
    const author = `${post.source}/${post.author.handle}`;
    const book = books.get(reading.lang);
    const isDue = voice === 'original' && reading.label === 'negative' && reading.isAboutBrand;
    if (book === undefined || !isDue || authors.has(author)) continue;
    const fromAuthor = posts.filter(
      (one) => `${one.post.source}/${one.post.author.handle}` === author,
    );
    const reply = writer.reply(book, toAnswer(shown, { brand, subject, posts: fromAuthor.length }));
    if (reply === null) continue;
    authors.add(author);
    made.push(reply);
  }
  return made;
}

function toAnswer(
  { post, reading }: IncidentPost,
  {
    brand,
    subject,
    posts,
  }: { readonly brand: Brand; readonly subject: Subject; readonly posts: number },
): PostToAnswer {
  const own = subjectOfPost(reading, { brand, incident: subject });
  const { lang, intent } = reading;
  return {
    key: `${post.source}/${post.id}`,
    author: post.author.displayName ?? post.author.handle,
    text: post.text,
    isVindictive: isVindictive(post.text) || posts >= OBSESSED_POSTS,
    answers: 0,
    lang,
    touchpoint: own.touchpoint?.id ?? null,
    tone: own.tone,
    opening:
      intent === 'threat-to-leave'
        ? 'leaving'
        : intent === 'question' || intent === 'request'
          ? 'question'
          : intent === 'complaint' || own.tone === 'privacy'
            ? 'complaint'
            : 'default',
    owner: ownerName(brand, { subject: own.touchpoint === null ? subject : own, lang }),
    maxLength: maxReplyLength(post.source),
  };
}

/** Who answers for a subject, in the language of a text. */
function ownerName(
  { departments, touchpoints, locale }: Brand,
  { subject, lang }: { readonly subject: Subject; readonly lang: string },
): string {
  const spoken: Locale = lang === 'es' || lang === 'en' ? lang : locale;
  const wanted = [
    subject.touchpoint?.department,
    'customer-service',
    'communications',
    touchpoints[0]?.department,
  ];
  const found = wanted
    .map((id) => departments.find((one) => one.id === id))
    .find((department) => department !== undefined);
  return shortDepartment((found ?? departments[0])?.name[spoken] ?? '');
}

/** 'Comunicación' of 'Comunicación y asesoría jurídica': what customers need to know of it. */
export function shortDepartment(name: string): string {
  return name.split(/ (?:y|e|and|&) /u)[0] ?? name;
}

/** What the brand's facts file allows to say of a subject, in a language. */
function factsAbout(
  { facts }: Brand,
  {
    subject,
    risk,
    lang,
  }: { readonly subject: Subject; readonly risk: string; readonly lang: string },
): readonly string[] {
  const subjects = [subject.touchpoint?.id, subject.campaign?.id, risk];
  return (facts?.known ?? [])
    .filter(({ about }) => about.length === 0 || about.some((one) => subjects.includes(one)))
    .map(({ text }) => text[lang] ?? '')
    .filter((text) => text !== '');
}
