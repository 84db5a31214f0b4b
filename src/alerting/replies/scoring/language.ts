import { contentWords } from '../../../lib/text/words.js';
import { foldDraft } from './phrases.js';

/** Words that give a language away: frequent in it, and in none of the others. */
const TELLTALES: Readonly<Record<string, ReadonlySet<string>>> = toSets({
  es: 'el los las del una que y con por para nos lo te le os su sus es son esta este estamos hemos pero muy ya aqui como gracias hola no se al en un de la'.split(
    ' ',
  ),
  en: 'the of and to we you your our is are was were this that for with have has it they will be not at by here us on an if i in all'.split(
    ' ',
  ),
  pt: 'nao os voce voces uma com para nosso nossa estamos obrigado isso aqui pelo pela mais foi sao do da em um'.split(
    ' ',
  ),
  fr: 'le les des nous vous votre notre est sont une pour avec pas dans et du au cette merci avons ce sur'.split(
    ' ',
  ),
  it: 'il gli che non per con una siamo abbiamo grazie di della del alla sono questo questa nostro vostro ci vi'.split(
    ' ',
  ),
  de: 'der die das und wir sie ihr nicht ist sind mit fur ein eine auf uns von zu den im es'.split(
    ' ',
  ),
  ca: 'els les amb per una nosaltres hem estem aixo gracies molt pero dels del i ens us'.split(' '),
});

function toSets(
  lists: Readonly<Record<string, readonly string[]>>,
): Readonly<Record<string, ReadonlySet<string>>> {
  return Object.fromEntries(Object.entries(lists).map(([lang, list]) => [lang, new Set(list)]));
}

/** Fewer words than this tell no language. */
const MIN_WORDS = 3;
/** Share of a text's words that must give its language away. */
const MIN_SHARE = 0.15;

/** The language of a draft ('es', 'en', another subtag), or 'und' where it is too short to tell. */
export function draftLanguage(text: string): string {
  const words = foldDraft(text).match(/\p{L}+/gu) ?? [];
  if (words.length < MIN_WORDS) return 'und';
  const counts = Object.entries(TELLTALES).map(([lang, list]) => {
    return { lang, hits: words.filter((word) => list.has(word)).length };
  });
  counts.sort((a, b) => b.hits - a.hits);
  const [best] = counts;
  return best === undefined || best.hits / words.length < MIN_SHARE ? 'und' : best.lang;
}

/** Letters of a word that are compared: inflections differ after them. */
const STEM_LENGTH = 5;

/** Meaningful words of a text, cut to their stems, to compare what two texts are about. */
export function stemsOf(text: string, lang: string): ReadonlySet<string> {
  return new Set(
    [...contentWords(text, lang).keys()]
      .filter((word) => word.length >= 4)
      .map((word) => word.slice(0, STEM_LENGTH)),
  );
}
