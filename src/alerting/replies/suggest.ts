import { DateTime } from 'luxon';
import type { Brand, Locale } from '../../core/brand.js';
import type { Incident } from '../../core/incident.js';
import type { Mention } from '../../core/mention.js';
import type { SuggestedReply, SuggestedResponse } from '../../core/response.js';
import { formatTime } from '../../lib/i18n/format.js';
import { translator } from '../../lib/i18n/i18n.js';
import { cutText } from '../../lib/wording/safe-text.js';
import type { ReplyBook, ReplyBooks } from './book.js';
import { DEADLINES, nextUpdateAt } from './deadlines.js';
import { type Filling, LinePicker } from './lines.js';
import { planFor } from './plan.js';
import { mainLanguage, type Subject, subjectOf, subjectOfPost } from './subject.js';

/** Longest statement and reply: one post of X, the shortest of the networks. */
export const MAX_STATEMENT_LENGTH = 280;
/** Posts answered one by one: the answer to the others is the statement. */
const MAX_REPLIES = 3;
/** Where people say 'vosotros' to those to whom they say 'tú'. */
const SPAIN = ['Europe/Madrid', 'Atlantic/Canary', 'Africa/Ceuta'];

/** What a response is made from. */
export interface ResponseRequest {
  readonly incident: Incident;
  readonly brand: Brand;
  /** Posts that show it, those that matter most first. */
  readonly posts: readonly Pick<Mention, 'post' | 'reading' | 'voice'>[];
  readonly now: Date;
}

/** What all texts of one response share. */
interface Draft extends ResponseRequest {
  readonly subject: Subject;
  readonly updateAt: Date;
  readonly picker: LinePicker;
}

/**
 * Suggests what to answer, from the books of `config/replies/`. The same incident and posts give the same texts, so
 * that an edited card does not change its mind; no line is used twice in one response.
 *
 * @param books at least that of the brand's locale; posts in a language without a book get no reply
 */
export function suggestResponse(books: ReplyBooks, request: ResponseRequest): SuggestedResponse {
  const { incident, brand, now } = request;
  const subject = subjectOf(incident.finding, brand);
  const { openedAt, severity } = incident;
  const updateAt = nextUpdateAt({ openedAt, severity, timeZone: brand.timeZone, now });
  const draft: Draft = {
    ...request,
    subject,
    updateAt,
    picker: new LinePicker(brand.voice.bannedWords),
  };
  const { lang, book } = bookFor(books, mainLanguage(incident.finding), brand.locale);
  return {
    lang,
    touchpoint: subject.touchpoint?.id ?? null,
    respondBy: new Date(openedAt.getTime() + DEADLINES[severity].respondMs),
    holdingStatement: holdingStatement(draft, { lang, book }),
    replies: replies(books, draft),
    plan: planFor({
      incident,
      brand,
      subject,
      book: bookFor(books, brand.locale, brand.locale).book,
      updateAt,
    }),
  };
}

function bookFor(
  books: ReplyBooks,
  wanted: string | null,
  fallback: Locale,
): { readonly lang: string; readonly book: ReplyBook } {
  const lang = wanted !== null && books.has(wanted) ? wanted : fallback;
  const book = books.get(lang);
  if (book === undefined) throw new TypeError(`there is no reply book for '${lang}'`);
  return { lang, book };
}

/** With the campaign's name and the signature where there is room; the four things it must say come first. */
function holdingStatement(
  { subject, picker, ...draft }: Draft,
  { lang, book }: { readonly lang: string; readonly book: ReplyBook },
): string {
  const { holding, about } = book;
  const { tone, touchpoint, campaign } = subject;
  const special = tone === 'safety' || tone === 'privacy' ? holding.doing[tone] : undefined;
  const slots = [
    holding.know,
    holding.care[tone],
    special ?? holding.doing.touchpoints[touchpoint?.id ?? ''] ?? holding.doing[tone],
    holding.back,
  ];
  const general = about.touchpoints[touchpoint?.id ?? ''] ?? about.default;
  const subjects = campaign === null ? [general] : [about.campaign, general, about.default];
  const { signature } = draft.brand.voice;
  for (const ending of signature === '' ? [''] : [` — ${signature}`, '']) {
    for (const about of subjects) {
      const text = picker.write({
        slots,
        filling: fillingOf(draft, { lang, book, subject, about }),
        seed: draft.incident.id,
        ending,
        maxLength: MAX_STATEMENT_LENGTH,
      });
      if (text !== null) return text;
    }
  }
  const filling = fillingOf(draft, { lang, book, subject, about: general });
  const text = picker.write({
    slots,
    filling,
    seed: draft.incident.id,
    ending: '',
    maxLength: Number.POSITIVE_INFINITY,
  });
  return cutText(text ?? '', MAX_STATEMENT_LENGTH);
}

/** One reply for each of the first posts that are negative voices of different authors in a known language. */
function replies(books: ReplyBooks, draft: Draft): readonly SuggestedReply[] {
  const authors = new Set<string>();
  const made: SuggestedReply[] = [];
  for (const { post, reading, voice } of draft.posts) {
    if (made.length >= MAX_REPLIES) break;
    const author = `${post.source}/${post.author.handle}`;
    const book = books.get(reading.lang);
    const isDue = voice === 'original' && reading.label === 'negative' && reading.isAboutBrand;
    if (book === undefined || !isDue || authors.has(author)) continue;
    const key = `${post.source}/${post.id}`;
    const text = replyTo({ key, reading }, { draft, book });
    if (text === null) continue;
    authors.add(author);
    made.push({ post: key, lang: reading.lang, text });
  }
  return made;
}

function replyTo(
  { key, reading }: { readonly key: string; readonly reading: Mention['reading'] },
  { draft, book }: { readonly draft: Draft; readonly book: ReplyBook },
): string | null {
  const { reply } = book;
  const subject = subjectOfPost(reading, { brand: draft.brand, incident: draft.subject });
  const { tone, touchpoint } = subject;
  const special = tone === 'safety' || tone === 'privacy' ? reply.body[tone] : undefined;
  const body = special ?? reply.body.touchpoints[touchpoint?.id ?? ''] ?? reply.body.default;
  return draft.picker.write({
    slots: [
      reply.open[openingOf(reading, tone)],
      body,
      tone === 'opinion' ? reply.close.public : reply.close.private,
    ],
    filling: fillingOf(draft, { lang: reading.lang, book, subject, about: '' }),
    seed: `${draft.incident.id}/${key}`,
    ending: '',
    maxLength: MAX_STATEMENT_LENGTH,
  });
}

function openingOf(
  { intent }: Pick<Mention['reading'], 'intent'>,
  tone: Subject['tone'],
): keyof ReplyBook['reply']['open'] {
  if (tone === 'safety') return 'safety';
  if (intent === 'threat-to-leave') return 'leaving';
  if (intent === 'question' || intent === 'request') return 'question';
  if (tone === 'opinion') return 'opinion';
  return intent === 'complaint' || tone === 'privacy' ? 'complaint' : 'default';
}

function fillingOf(
  { brand, updateAt, now }: Pick<Draft, 'brand' | 'updateAt' | 'now'>,
  {
    lang,
    book,
    subject,
    about,
  }: {
    readonly lang: string;
    readonly book: ReplyBook;
    readonly subject: Subject;
    readonly about: string;
  },
): Filling {
  const isSpain = SPAIN.includes(brand.timeZone);
  const campaign = subject.campaign?.name ?? '';
  return {
    book,
    voice: brand.voice,
    audience: brand.voice.address === 'tu' && isSpain ? 'vosotros' : 'ustedes',
    values: {
      brand: brand.name,
      campaign,
      about: about.replace('{campaign}', campaign),
      until: untilText({ updateAt, now, timeZone: brand.timeZone, lang, locale: brand.locale }),
    },
  };
}

/** 'a las 19:00', 'mañana a las 9:30', 'el viernes 21 a las 9:30', in the customers' language. */
function untilText({
  updateAt,
  now,
  timeZone,
  lang,
  locale,
}: {
  readonly updateAt: Date;
  readonly now: Date;
  readonly timeZone: string;
  readonly lang: string;
  readonly locale: Locale;
}): string {
  const spoken: Locale = lang === 'es' || lang === 'en' ? lang : locale;
  const t = translator(spoken);
  const then = DateTime.fromJSDate(updateAt, { zone: timeZone });
  const today = DateTime.fromJSDate(now, { zone: timeZone }).startOf('day');
  const days = Math.round(then.startOf('day').diff(today, 'days').days);
  const time = formatTime(updateAt, { locale: spoken, timeZone });
  if (days === 0) return t('reply:until.today', { time });
  if (days === 1) return t('reply:until.tomorrow', { time });
  const day = then.setLocale(spoken).toFormat('cccc d');
  return t('reply:until.day', { time, day });
}
