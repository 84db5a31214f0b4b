import type { Situation } from '../situation/situation.js';
import type { Expressions } from './expressions.js';
import { stemsOf } from './language.js';
import { find, findAll, foldDraft, sentencesOf } from './phrases.js';

/** Something that a draft asserts and nobody told. */
export interface Unfounded {
  readonly kind: 'number' | 'cause' | 'name' | 'certainty' | 'event';
  readonly text: string;
}

/** Numbers as words, as far as people write them out, by language: 'ten' and 'once' are no numbers in the other one. */
const NUMBER_WORDS: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  es: {
    dos: 2,
    tres: 3,
    cuatro: 4,
    cinco: 5,
    seis: 6,
    siete: 7,
    ocho: 8,
    nueve: 9,
    diez: 10,
    once: 11,
    doce: 12,
    quince: 15,
    veinte: 20,
    treinta: 30,
    cuarenta: 40,
    cincuenta: 50,
    cien: 100,
    mil: 1_000,
  },
  en: {
    two: 2,
    three: 3,
    four: 4,
    five: 5,
    six: 6,
    seven: 7,
    eight: 8,
    nine: 9,
    ten: 10,
    eleven: 11,
    twelve: 12,
    fifteen: 15,
    twenty: 20,
    thirty: 30,
    forty: 40,
    fifty: 50,
  },
};
const NUMBER = /(?<![\p{L}\p{N}])[#£$€]?\d[\d.,:]*\d?(?:\s?(?:%|€|£|\$|k|m))?(?![\p{N}])/giu;
/** Vague amounts are claims, too. */
const CROWD =
  /(?<!\p{L})(?:cientos|miles|millones|decenas|docenas|hundreds|thousands|millions|dozens)(?!\p{L})/gu;
/** What begins a sentence with a capital or is always written with one. */
const COMMON_CAPITALS =
  /^(?:i|i'm|i'll|i've|dm|dms|md|sms|app|pm|am|dni|nif|iban|id|pin|ok|faq|uk|usa|eu|ue|ceo|qr|web|monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|may|june|july|august|september|october|november|december|instagram|facebook|twitter|whatsapp|bluesky|mastodon|youtube|tiktok|google|internet|black|friday|usted|ud|sr|sra|mr|mrs|ms|señor|señora|team|equipo|españa|mexico|argentina|colombia|peru|spain)$/u;

/** A time or a day in a promise is no claim about what happened. */
function isPromise(sentence: string, at: number, length: number, words: Expressions): boolean {
  return findAll(sentence, words.time).some(
    (hit) => at >= hit.at - 1 && at + length <= hit.at + hit.text.length + 6,
  );
}

/**
 * What a draft asserts beyond what is known: numbers, causes, names, events, and certainty that nobody has. Times of
 * promises are the writer's to give.
 */
export function unfoundedIn(
  draft: string,
  {
    known,
    contacts,
    brandName,
    authors,
    signature,
    lang,
  }: Pick<Situation, 'known' | 'contacts' | 'brandName' | 'authors' | 'signature' | 'lang'>,
  words: Expressions,
): readonly Unfounded[] {
  const told = foldDraft([...known, ...contacts, brandName, ...authors, signature].join('\n'));
  const toldNumbers = new Set(numbersIn(told));
  const toldStems = stemsOf(told, lang);
  const found: Unfounded[] = [];
  for (const sentence of sentencesOf(foldDraft(draft))) {
    for (const match of sentence.matchAll(NUMBER)) {
      const [text] = match;
      if (isPromise(sentence, match.index, text.length, words)) continue;
      const value = digitsOf(text);
      // One of something, a '24 h' line and a '100 %' (which is a certainty) are no figures.
      if (value === '' || ['1', '24', '7', '100'].includes(value)) continue;
      if (!toldNumbers.has(value)) found.push({ kind: 'number', text: text.trim() });
    }
    for (const match of sentence.matchAll(/\p{L}+/gu)) {
      const value = NUMBER_WORDS[lang]?.[match[0]];
      if (value === undefined || isPromise(sentence, match.index, match[0].length, words)) continue;
      if (!toldNumbers.has(String(value)) && !/(?:veces|twice|of us|de nosotros)/u.test(sentence))
        found.push({ kind: 'number', text: match[0] });
    }
    for (const [text] of sentence.matchAll(CROWD))
      if (!told.includes(text)) found.push({ kind: 'number', text });
    const cause = find(sentence, words.cause);
    // 'The cause is still unknown' asserts none.
    if (cause !== null && find(sentence, words.unknown) === null) {
      const named = stemsOf(sentence.slice(cause.at + cause.text.length), lang);
      if (named.size > 0 && ![...named].some((stem) => toldStems.has(stem)))
        found.push({ kind: 'cause', text: sentence.slice(cause.at, cause.at + 60) });
    }
    const certain = find(sentence, words.overclaim);
    if (certain !== null && !isTold(sentence, { told, toldStems, lang }))
      found.push({ kind: 'certainty', text: certain.text });
    const event = find(sentence, words.drastic);
    if (event !== null && !told.includes(event.text.slice(0, 5)))
      found.push({ kind: 'event', text: event.text });
  }
  found.push(...namesIn(draft, told));
  return found;
}

/** Whether nearly all that a sentence says was told. */
function isTold(
  sentence: string,
  { told, toldStems, lang }: { told: string; toldStems: ReadonlySet<string>; lang: string },
): boolean {
  if (told.includes(sentence.replace(/[.!]$/u, ''))) return true;
  const stems = [...stemsOf(sentence, lang)];
  return stems.length > 1 && stems.every((stem) => toldStems.has(stem));
}

/** Names of people, places and companies in the middle of a sentence that nobody named. */
function namesIn(draft: string, told: string): readonly Unfounded[] {
  const names: Unfounded[] = [];
  // The name under a text is the writer's own.
  const body = draft
    .replace(/[\s.]*(?:[—–-]\s*|\n)[^.\n]{2,60}\.?\s*$/u, '')
    .replace(/(?<=[.!?]\s)\p{Lu}\p{Ll}+,? (?:de|del|from|at) [^.]{3,40}\.?\s*$/u, '');
  for (const sentence of body.split(/(?<=[.!?…:])\s+|\n+|[«»“”"¿¡(]/u)) {
    const list = [...sentence.matchAll(/(?<![@#\p{L}])\p{Lu}[\p{L}'’-]+/gu)];
    for (const match of list) {
      if (match.index <= 1) continue;
      const folded = foldDraft(match[0]);
      if (COMMON_CAPITALS.test(folded) || told.includes(folded)) continue;
      if (/^\p{Lu}+$/u.test(match[0]) && match[0].length > 1) continue;
      names.push({ kind: 'name', text: match[0] });
    }
  }
  return names;
}

function numbersIn(text: string): readonly string[] {
  const written = [...text.matchAll(NUMBER)].map(([number]) => digitsOf(number));
  const parts = [...text.matchAll(/\d+/g)].map(([number]) => String(Number(number)));
  const spelled = [...text.matchAll(/\p{L}+/gu)].flatMap(([word]) => {
    const value = NUMBER_WORDS.es?.[word] ?? NUMBER_WORDS.en?.[word];
    return value === undefined ? [] : [String(value)];
  });
  return [...written, ...parts, ...spelled];
}

/** '1.204', '1,204' and '1204' are one number; decimals of money are kept apart from it. */
function digitsOf(text: string): string {
  const digits = text.replace(/[^\d.,:]/g, '').replace(/[.,:]+$/, '');
  if (/^\d{1,3}(?:[.,]\d{3})+$/.test(digits)) return digits.replace(/[.,]/g, '');
  return digits.replace(',', '.').replace(/^0+(?=\d)/, '');
}
