import type { Situation } from '../situation/situation.js';
import { fitsAddress } from './address.js';
import type { Expressions } from './expressions.js';
import { ENGLISH } from './expressions-en.js';
import { SPANISH } from './expressions-es.js';
import { type Unfounded, unfoundedIn } from './facts.js';
import { draftLanguage, stemsOf } from './language.js';
import { isRepeated } from './likeness.js';
import { type PersonalHit, personalDataIn } from './personal-data.js';
import { find, findAll, foldDraft, type Hit, sentencesOf } from './phrases.js';

/** Signs of laughing, winking and mocking. */
const LAUGHING =
  /[😂🤣😉😜😝😅😆🙃😏🤪🤭😎🤡🙄😹]|(?<![\p{L}\p{N}])[;:xX][-']?[)DdPp](?![\p{L}\p{N}])/u;
/** A draft shorter than this says nothing. */
const MIN_WORDS = 6;

/** What was found in a draft; a hit quotes it. */
export interface Signals {
  readonly lang: string;
  readonly isWrongLanguage: boolean;
  readonly words: number;
  readonly apology: Hit | null;
  readonly guiltyApology: Hit | null;
  readonly conditionalApology: Hit | null;
  readonly canned: Hit | null;
  readonly ownership: Hit | null;
  readonly passive: Hit | null;
  readonly excuse: Hit | null;
  readonly blamesOthers: Hit | null;
  readonly blamesCustomer: Hit | null;
  readonly denial: Hit | null;
  readonly refutation: Hit | null;
  readonly attack: Hit | null;
  readonly joke: Hit | null;
  readonly compensation: Hit | null;
  readonly concern: Hit | null;
  readonly repair: Hit | null;
  readonly inquiry: Hit | null;
  readonly owner: Hit | null;
  readonly time: Hit | null;
  /** News are promised, with a time or without. */
  readonly update: { readonly hit: Hit; readonly isTimed: boolean } | null;
  readonly unknown: Hit | null;
  readonly instruction: Hit | null;
  readonly privately: Hit | null;
  readonly publicly: Hit | null;
  /** Personal details are asked for, and not in private. */
  readonly asksInPublic: Hit | null;
  readonly personalData: readonly PersonalHit[];
  readonly unfounded: readonly Unfounded[];
  /** Words with which it tells what happened, as known; and whether it gives a cause. */
  readonly explanation: { readonly stems: number; readonly hasCause: boolean };
  readonly address: 'fits' | 'wrong-address' | 'wrong-variety';
  readonly slang: Hit | null;
  /** Speaks to somebody who is not the author of the post. */
  readonly wrongPerson: string | null;
  readonly isRepeated: boolean;
}

/** Reads a draft for all that the rubric and the guardrails ask. */
export function readDraft(draft: string, situation: Situation): Signals {
  const detected = draftLanguage(draft);
  const lang = detected === 'und' ? situation.lang : detected;
  const words = expressionsOf(lang);
  const folded = foldDraft(draft);
  const sentences = sentencesOf(folded);
  const at = (list: Expressions[keyof Expressions]) => find(folded, list);
  const compensation = compensationIn(sentences, words);
  return {
    lang: detected,
    isWrongLanguage: detected !== 'und' && detected !== situation.lang,
    words: (folded.match(/\p{L}+/gu) ?? []).length,
    apology: at(words.apology),
    guiltyApology: at(words.guiltyApology),
    conditionalApology: conditionalIn(sentences, words),
    canned: at(words.canned),
    ownership: ownershipIn(sentences, words),
    passive: at(words.passive),
    excuse: excuseIn(sentences, words),
    blamesOthers: at(words.blamesOthers),
    blamesCustomer: at(words.blamesCustomer),
    denial: at(words.denial),
    refutation: at(words.refutation),
    attack: at(words.attack),
    joke: jokeIn(draft, folded, words),
    compensation,
    concern: at(words.concern),
    repair: at(words.repair),
    inquiry: at(words.inquiry),
    owner: at(words.owner),
    time: at(words.exactTime),
    update: updateIn(sentences, words),
    unknown: at(words.unknown),
    instruction: at(words.instruction),
    privately: at(words.privately),
    publicly: publiclyIn(sentences, words),
    asksInPublic: asksInPublicIn(sentences, words),
    personalData: personalDataIn(draft, situation.contacts),
    unfounded: unfoundedIn(draft, situation, words),
    explanation: explanationIn(draft, situation, words),
    address: lang === 'es' ? fitsAddress(draft, situation) : 'fits',
    slang: at(words.slang),
    wrongPerson: wrongPersonIn(draft, situation),
    isRepeated: isRepeated(draft, situation.used),
  };
}

/** Whether a draft is too short to say anything. */
export function isEmpty({ words }: Pick<Signals, 'words'>): boolean {
  return words < MIN_WORDS;
}

function expressionsOf(lang: string): Expressions {
  return lang === 'es' || lang === 'pt' || lang === 'ca' ? SPANISH : ENGLISH;
}

/** 'No es culpa nuestra' owns nothing. */
function ownershipIn(sentences: readonly string[], words: Expressions): Hit | null {
  for (const sentence of sentences) {
    const hit = find(sentence, words.ownership);
    if (hit === null) continue;
    const before = sentence.slice(0, hit.at).trimEnd();
    if (/(?<!\p{L})(?:no|nunca|not|isn't|wasn't|never|n't)(?: \S+){0,2}$/u.test(before)) continue;
    return hit;
  }
  return null;
}

/** 'If anyone feels unwell, see a doctor' is no apology: one must be said in the same sentence. */
function conditionalIn(sentences: readonly string[], words: Expressions): Hit | null {
  for (const sentence of sentences) {
    const hit = find(sentence, words.conditionalApology);
    if (hit !== null && find(sentence, words.apology) !== null) return hit;
  }
  return null;
}

/** 'No tiene excusa', 'sin excusas' and 'it is no excuse' are no excuses; a sentence that owns up is none either. */
function excuseIn(sentences: readonly string[], words: Expressions): Hit | null {
  for (const sentence of sentences) {
    const hit = find(sentence, words.excuse);
    if (hit === null || /(?:no es|sin|no|not an?|no) excus/u.test(sentence)) continue;
    return hit;
  }
  return null;
}

function jokeIn(draft: string, folded: string, words: Expressions): Hit | null {
  const laughing = LAUGHING.exec(draft);
  if (laughing !== null) return { text: laughing[0], at: laughing.index };
  return find(folded, words.joke);
}

/** What is owed is no gift: a sentence about a refund offers nothing, unless it offers a gift as well. */
function compensationIn(sentences: readonly string[], words: Expressions): Hit | null {
  for (const sentence of sentences) {
    const hit = find(sentence, words.compensation);
    if (hit === null) continue;
    const excused = findAll(sentence, words.notCompensation).some(
      (other) => other.at <= hit.at + hit.text.length && hit.at <= other.at + other.text.length,
    );
    if (!excused) return hit;
  }
  return null;
}

function updateIn(sentences: readonly string[], words: Expressions): Signals['update'] {
  let vague: Hit | null = null;
  for (const sentence of sentences) {
    const hit = find(sentence, words.news);
    if (hit === null) continue;
    if (find(sentence, words.exactTime) !== null) return { hit, isTimed: true };
    vague ??= hit;
  }
  return vague === null ? null : { hit: vague, isTimed: false };
}

/** News or an outcome where everybody sees them. */
function publiclyIn(sentences: readonly string[], words: Expressions): Hit | null {
  for (const sentence of sentences) {
    const hit = find(sentence, words.here);
    if (hit !== null && (find(sentence, words.news) !== null || /public/u.test(hit.text)))
      return hit;
  }
  return null;
}

function asksInPublicIn(sentences: readonly string[], words: Expressions): Hit | null {
  for (const sentence of sentences) {
    if (find(sentence, words.privately) !== null) continue;
    const asked = find(sentence, words.asksFor);
    const detail = find(sentence, words.personalDetail);
    if (asked !== null && detail !== null && detail.at >= asked.at) return detail;
  }
  return null;
}

/** The sentence that tells most of what is known. */
function explanationIn(
  draft: string,
  { known, lang }: Situation,
  words: Expressions,
): Signals['explanation'] {
  const told = stemsOf(known.join('\n'), lang);
  const stems = new Set<string>();
  let hasCause = false;
  for (const sentence of sentencesOf(draft)) {
    const own = [...stemsOf(sentence, lang)].filter((stem) => told.has(stem));
    for (const stem of own) stems.add(stem);
    if (own.length > 0 && find(foldDraft(sentence), words.cause) !== null) hasCause = true;
  }
  return { stems: stems.size, hasCause };
}

/** Words that stand where a name would: 'Hola,', 'Today,'. */
const NO_NAME =
  /^(?:hola|buenas|buenos|gracias|hi|hello|hey|thanks|thank|dear|sorry|oops|hoy|ahora|entendido|claro|si|no|yes|today|tomorrow|mañana|ayer|lamentablemente|unfortunately|tranquilidad|tranquilo|tranquila|perdon|disculpa|disculpas|oye|tio|tia|dude|mate|please|first|primero|aqui|here|also|ademas|team|all|everyone|todos|todas|amigos|estimad\p{L}*|querid\p{L}*|client\p{L}*|señor\p{L}*|friend|folks|guys|customer|customers|sir|madam|update|actualizacion|importante|ojo|asi|vale|ok|okay|well|bueno)$/u;

function wrongPersonIn(draft: string, { post, authors, brandName }: Situation): string | null {
  const meant = (post === null || post.author === '' ? authors : [post.author]).map(foldDraft);
  if (meant.length === 0) return null;
  const handles = [...draft.matchAll(/(?<![\p{L}\p{N}.])@([\p{L}\p{N}_.]{2,})/gu)].map(
    ([, handle = '']) => handle,
  );
  for (const handle of handles) {
    const folded = foldDraft(handle).replace(/\.$/, '');
    if (foldDraft(brandName).replace(/\s/g, '').includes(folded)) continue;
    if (!meant.some((one) => one.replace(/^@/, '').includes(folded))) return `@${handle}`;
  }
  const greeting =
    /^(?:(?:hola|hi|hello|hey|dear|estimad[oa]|querid[oa]|gracias|thanks|thank you|lo siento|sorry)[,:]?\s+)?(\p{Lu}\p{Ll}{2,})\s*[,:!]/u.exec(
      draft.trim(),
    ) ??
    /^(?:Hola|Hi|Hello|Hey|Dear|Estimad[oa]|Querid[oa])\s+(\p{Lu}\p{Ll}{2,})/u.exec(draft.trim());
  const name = greeting?.[1];
  if (name === undefined || NO_NAME.test(foldDraft(name))) return null;
  const folded = foldDraft(name);
  return meant.some((one) => one.includes(folded)) ? null : name;
}
