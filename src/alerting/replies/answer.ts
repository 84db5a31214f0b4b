import type { Touchpoint, Voice } from '../../core/brand.js';
import type { DraftScore, SuggestedReply, SuggestedStatement } from '../../core/response.js';
import { cutText } from '../../lib/wording/safe-text.js';
import { capitalise, type InstructionKind, type ReplyBook, uncapitalise } from './book.js';
import { type Filling, fillLine, LinePicker, type Slot } from './lines.js';
import { draftLanguage } from './scoring/language.js';
import { isRepeated } from './scoring/likeness.js';
import { scoreDraft } from './scoring/score.js';
import { isFalsehood, needsInstruction } from './situation/classify.js';
import type { AnsweredPost, Situation } from './situation/situation.js';
import { untilText } from './until.js';

/** Longest holding statement: one post of X, the shortest of the networks. */
export const MAX_STATEMENT_LENGTH = 280;
/** Facts that a full statement tells. */
const MAX_FACTS = 3;
/** Longest fact that fits a holding statement. */
const MAX_SHORT_FACT = 110;

/** What a text is about and what it needs first. */
export type Tone = 'default' | 'opinion' | 'safety' | 'privacy';

/** A post to answer, and what is understood of it. */
export interface PostToAnswer extends AnsweredPost {
  readonly lang: string;
  readonly touchpoint: string | null;
  readonly tone: Tone;
  readonly opening: 'default' | 'complaint' | 'question' | 'leaving';
  /** Department that answers for it, in the post's language. */
  readonly owner: string;
  readonly maxLength: number;
}

/** What an answer is written from. */
export interface AnswerRequest {
  /** The same seed and posts give the same texts. */
  readonly seed: string;
  readonly situation: Situation;
  readonly tone: Tone;
  readonly voice: Voice;
  readonly timeZone: string;
  /** Department that answers for it, in the customers' language. */
  readonly owner: string;
  readonly touchpoint: Pick<Touchpoint, 'id'> | null;
  readonly campaign: string;
  /** Whether the cause is known and not only said. */
  readonly isConfirmed: boolean;
  /** What may be asserted, in any language; only what is in the text's language is used. */
  readonly facts: readonly string[];
  /** Contact for private matters by language; absent: the book's. */
  readonly contact: Readonly<Partial<Record<string, string>>>;
  /** When the public is told again. */
  readonly updateAt: Date;
  readonly now: Date;
  /** Replies suggested before in this incident, by the key of their post: another post gets another text. */
  readonly earlier?: ReadonlyMap<string, string>;
}

/** Writes all texts of one incident, so that none is used twice. */
export class AnswerWriter {
  readonly #request: AnswerRequest;
  readonly #picker: LinePicker;
  readonly #written: string[];

  constructor(request: AnswerRequest) {
    this.#request = request;
    this.#picker = new LinePicker(request.voice.bannedWords);
    this.#written = [...request.situation.used];
  }

  /** We know, we care, whose responsibility it is, what we do, when we are back: at most 280 characters. */
  holding(book: ReplyBook): SuggestedStatement {
    const request = this.#request;
    const { signature } = request.voice;
    const general = aboutOf(book, request);
    const subjects =
      request.campaign === '' ? [general] : [book.about.campaign, general, book.about.default];
    for (const ending of signature === '' ? [''] : [` — ${signature}`, '']) {
      for (const about of subjects) {
        const text = this.#picker.write({
          slots: holdingSlots(book, request),
          filling: this.#filling(book, { about }),
          seed: request.seed,
          ending,
          maxLength: MAX_STATEMENT_LENGTH,
          isFit: (made) => !isRepeated(made, request.situation.used),
        });
        if (text !== null) return this.#statement(text);
      }
    }
    const text = new LinePicker([]).write({
      slots: holdingSlots(book, request).filter(({ rank }) => rank === 0),
      filling: this.#filling(book, { about: general }),
      seed: request.seed,
      ending: '',
      maxLength: Number.POSITIVE_INFINITY,
    });
    return this.#statement(cutText(text ?? '', MAX_STATEMENT_LENGTH));
  }

  /** The whole answer in paragraphs: what to do, whose responsibility, the repair, regret, what is known, what is next. */
  full(book: ReplyBook): SuggestedStatement {
    const request = this.#request;
    const general = aboutOf(book, request);
    const about = request.campaign === '' ? general : book.about.campaign;
    const filling = this.#filling(book, { about });
    // Lines of its own: it takes the holding statement's place, and must not repeat it word for word.
    const picker = new LinePicker(request.voice.bannedWords);
    const paragraphs = fullParagraphs(book, request).flatMap((slots, index) => {
      const text = picker.write({
        slots,
        filling,
        seed: `${request.seed}/full/${index}`,
        ending: '',
        maxLength: Number.POSITIVE_INFINITY,
      });
      return text === null ? [] : [text];
    });
    const { signature } = request.voice;
    return this.#statement(
      [...paragraphs, ...(signature === '' ? [] : [`— ${signature}`])].join('\n\n'),
    );
  }

  /** @returns null where no line that was not used fits */
  reply(book: ReplyBook, post: PostToAnswer): SuggestedReply | null {
    const request = this.#request;
    // One who wants revenge had the one answer there is.
    if (post.isVindictive && post.answers > 0) return null;
    const earlier = [...(request.earlier ?? [])].flatMap(([key, said]) =>
      key === post.key ? [] : [said],
    );
    const used = [...this.#written, ...earlier];
    const text = this.#picker.write({
      slots: post.isVindictive ? [must(book.reply.last)] : replySlots(book, { request, post }),
      filling: this.#filling(book, { about: '', post }),
      seed: `${request.seed}/${post.key}`,
      ending: '',
      maxLength: post.maxLength,
      isFit: (made) => !isRepeated(made, used),
    });
    if (text === null) return null;
    const score = this.#score(text, {
      ...request.situation,
      lang: post.lang,
      post,
      maxLength: post.maxLength,
      used,
    });
    this.#written.push(text);
    return { post: post.key, lang: post.lang, text, score, isLast: post.isVindictive };
  }

  #statement(text: string): SuggestedStatement {
    const { situation } = this.#request;
    const score = this.#score(text, { ...situation, post: null, maxLength: null });
    this.#written.push(text);
    return { text, score };
  }

  #score(text: string, situation: Situation): DraftScore {
    return scoreDraft(text, situation);
  }

  #filling(
    book: ReplyBook,
    { about, post }: { readonly about: string; readonly post?: PostToAnswer },
  ): Filling {
    const request = this.#request;
    const { situation, voice, campaign } = request;
    const lang = post?.lang ?? situation.lang;
    const tone = post?.tone ?? request.tone;
    const touchpoint =
      post === undefined ? (request.touchpoint?.id ?? '') : (post.touchpoint ?? '');
    const special = tone === 'default' || tone === 'opinion' ? undefined : book.duty[tone];
    const filling: Filling = {
      book,
      voice,
      variety: situation.variety,
      audience: situation.isVosotros ? 'vosotros' : 'ustedes',
      values: {
        brand: situation.brandName,
        campaign,
        about: about.replace('{campaign}', campaign),
        duty: special ?? book.duty.touchpoints[touchpoint] ?? book.duty[tone],
        owner: uncapitalise(post?.owner ?? request.owner),
        contact: request.contact[lang] ?? book.contact,
        until: untilText({
          updateAt: request.updateAt,
          now: request.now,
          timeZone: request.timeZone,
          lang,
          variety: situation.variety,
        }),
      },
    };
    return {
      ...filling,
      values: { ...filling.values, contact: fillLine(filling.values.contact, filling) },
    };
  }
}

/** What the statement is about. A guess of the place says nothing where it is about a falsehood or people's safety. */
function aboutOf({ about }: ReplyBook, { situation, tone, touchpoint }: AnswerRequest): string {
  if (tone === 'privacy') return about.privacy;
  if (isFalsehood(situation.facts) || tone === 'safety') return about.default;
  return about.touchpoints[touchpoint?.id ?? ''] ?? about.default;
}

const must = (lines: Slot['lines'] | undefined): Slot => ({ lines: lines ?? [], rank: 0 });
const nice = (rank: number, lines: Slot['lines'] | undefined): Slot => ({
  lines: lines ?? [],
  rank,
});

function instructionKind({ facts }: Situation): InstructionKind | null {
  const { cause, risk, damage } = facts;
  if (cause === 'impersonation' || cause === 'tampering' || cause === 'violence') return cause;
  if (risk === 'environment' && damage === 'serious') return 'environment';
  if (!needsInstruction(facts)) return null;
  if (risk === 'health' || risk === 'safety') return risk;
  return cause === 'human-error' || cause === 'misdeed' ? 'leak' : 'privacy';
}

/** The lines that say whose doing it was, in the statement and in replies alike. */
function ownLines(
  own: ReplyBook['statement']['own'],
  { situation, isConfirmed }: Pick<AnswerRequest, 'situation' | 'isConfirmed'>,
): Slot['lines'] {
  const { typeCluster, cluster } = situation.classification;
  if (typeCluster === 'victim') return [];
  if (situation.facts.cause === 'decision') return own.decision;
  return cluster === 'preventable' && isConfirmed && situation.facts.cause !== 'technical-error'
    ? own.confirmed
    : own.attributed;
}

/** What happened, for a crisis that others brought about; empty where it is not known to be so. */
function othersLines(
  parts: Pick<ReplyBook['reply'], 'refute' | 'impersonated'>,
  { situation, isConfirmed }: Pick<AnswerRequest, 'situation' | 'isConfirmed'>,
): Slot['lines'] {
  if (!isConfirmed || !isFalsehood(situation.facts)) return [];
  return situation.facts.cause === 'impersonation' ? parts.impersonated : parts.refute;
}

function careLines(book: ReplyBook, { situation, tone }: AnswerRequest): Slot['lines'] {
  const { care } = book.statement;
  if (situation.facts.damage === 'serious') return care.harm;
  return isFalsehood(situation.facts) ? care.falsehood : care[tone];
}

function doingLines(
  book: ReplyBook,
  { situation, tone, touchpoint }: AnswerRequest,
): Slot['lines'] {
  const { doing } = book.statement;
  const { facts, classification } = situation;
  if (facts.cause === 'impersonation') return doing.impersonation;
  if (isFalsehood(facts)) return doing.falsehood;
  if (tone === 'safety' && classification.typeCluster !== 'victim') return doing.safety;
  if (tone === 'privacy') return doing.privacy;
  if (facts.cause === 'violence' || facts.cause === 'tampering') return doing.suffered;
  return doing.touchpoints[touchpoint?.id ?? ''] ?? doing[tone === 'safety' ? 'suffered' : tone];
}

/** Facts that can be told in the language of the text, as sentences. */
function factsIn(lang: string, facts: readonly string[]): readonly string[] {
  return facts
    .map((fact) => fact.trim())
    .filter((fact) => fact !== '' && [lang, 'und'].includes(draftLanguage(fact)))
    .map((fact) => capitalise(/[.!?…]$/u.test(fact) ? fact : `${fact}.`));
}

function holdingSlots(book: ReplyBook, request: AnswerRequest): readonly Slot[] {
  const { statement } = book;
  const { situation, facts } = request;
  const kind = instructionKind(situation);
  const [fact] = factsIn(situation.lang, facts).filter((one) => one.length <= MAX_SHORT_FACT);
  const isVictim = situation.classification.typeCluster === 'victim';
  const others = othersLines(statement, request);
  const own = ownLines(statement.own, request);
  const isCauseOpen =
    !isVictim &&
    fact === undefined &&
    situation.facts.cause !== 'decision' &&
    situation.classification.cluster !== 'preventable';
  return [
    must(kind === null ? [] : book.instruct.many[kind]),
    must(others),
    fact === undefined
      ? nice(
          others.length > 0 ? 4 : 3,
          others.length > 0
            ? []
            : isVictim && !isFalsehood(situation.facts)
              ? [...statement.suffered, ...statement.know]
              : statement.know,
        )
      : { lines: [fact], rank: 2, isReusable: true },
    nice(1, own),
    must(careLines(book, request)),
    must(doingLines(book, request)),
    nice(4, isCauseOpen ? statement.unknown : []),
    must(statement.back),
    nice(
      5,
      situation.facts.isOpinion || situation.facts.cause === 'violence' ? [] : statement.private,
    ),
  ];
}

/** Lewicki, Polin and Lount 2016: responsibility first, then the repair, regret, explanation; no plea for forgiveness. */
function fullParagraphs(book: ReplyBook, request: AnswerRequest): readonly (readonly Slot[])[] {
  const { statement } = book;
  const { situation } = request;
  const kind = instructionKind(situation);
  const facts = factsIn(situation.lang, request.facts).slice(0, MAX_FACTS);
  const { typeCluster, cluster } = situation.classification;
  const isVictim = typeCluster === 'victim';
  const isSorry =
    !isVictim &&
    cluster === 'preventable' &&
    (request.isConfirmed || situation.facts.cause === 'decision');
  const isFalse = isFalsehood(situation.facts);
  const change = isFalse
    ? statement.change.falsehood
    : request.tone === 'opinion'
      ? statement.change.opinion
      : statement.change.default;
  const isTakenAside = !situation.facts.isOpinion && situation.facts.cause !== 'violence';
  return [
    [must(kind === null ? [] : book.instruct.many[kind])],
    [
      must(othersLines(statement, request)),
      must(isFalse ? [] : isVictim ? statement.suffered : statement.know),
      must(ownLines(statement.own, request)),
    ],
    [must(isSorry ? statement.sorry : []), must(careLines(book, request))],
    [...facts.map((fact) => must([fact])), must(unknownLines(statement, request))],
    [must(doingLines(book, request)), must(isVictim && !isFalse ? [] : change)],
    [must(statement.back), must(isTakenAside ? statement.privateFull : [])],
  ];
}

/** What nobody knows yet: the cause where it is open, how many where there can be many. */
function unknownLines(
  { unknownFull }: ReplyBook['statement'],
  { situation: { facts, classification }, isConfirmed }: AnswerRequest,
): Slot['lines'] {
  if (classification.typeCluster === 'victim' || facts.cause === 'decision' || facts.isOpinion)
    return [];
  if (classification.typeCluster === 'accidental' || !isConfirmed) return unknownFull.cause;
  return facts.touchpoint === 'staff' && facts.risk === 'none' ? [] : unknownFull.extent;
}

function replySlots(
  book: ReplyBook,
  { request, post }: { readonly request: AnswerRequest; readonly post: PostToAnswer },
): readonly Slot[] {
  const { reply } = book;
  const { situation } = request;
  const kind = instructionKind(situation);
  const isFalse = isFalsehood(situation.facts);
  const isHarm = post.tone === 'safety' || post.tone === 'privacy';
  const open = isFalse
    ? reply.open.falsehood
    : post.tone === 'safety'
      ? reply.open.safety
      : post.opening === 'default' || post.opening === 'complaint'
        ? reply.open[post.tone === 'opinion' ? 'opinion' : post.opening]
        : reply.open[post.opening];
  const body = isFalse
    ? reply.body.falsehood
    : post.tone === 'safety' || post.tone === 'privacy'
      ? reply.body[post.tone]
      : (reply.body.touchpoints[post.touchpoint ?? ''] ?? reply.body[post.tone]);
  const [fact] = isFalse ? factsIn(post.lang, request.facts) : [];
  const isPublic = post.tone === 'opinion' || situation.facts.cause === 'rumour';
  return [
    must(
      isHarm || kind === 'impersonation' || kind === 'tampering' || kind === 'violence'
        ? kind === null
          ? []
          : book.instruct.one[kind]
        : [],
    ),
    must(open),
    must(othersLines(reply, request)),
    { lines: fact === undefined ? [] : [fact], rank: 3, isReusable: true },
    nice(1, ownLines(reply.own, request)),
    nice(2, body),
    must(isPublic ? reply.close.public : reply.close.private),
  ];
}
