/**
 * Emoticons are read as one unit of the private use area, so that ':)' and '=)' are one word and no
 * character of a real text can be mistaken for one.
 */
export const EMOTICON = {
  happy: 0xe010,
  sad: 0xe011,
  laugh: 0xe012,
  love: 0xe013,
  wink: 0xe014,
  tongue: 0xe015,
  meh: 0xe016,
  shock: 0xe017,
  cry: 0xe018,
  angry: 0xe019,
} as const;

const SHAPES: ReadonlyArray<readonly [code: number, shapes: string]> = [
  [EMOTICON.happy, ':) :-) =) :] (: (-: ^^ ^_^ :o) (= :)) :))) :-)) ^.^'],
  [EMOTICON.sad, ':( :-( =( :[ ): )-: :(( :((( :-(('],
  [EMOTICON.meh, ':/ :-/ :\\ :-\\ =/ :s :-s :| :-| -.- -_- ¬¬ ¬_¬ ._. u_u'],
  [EMOTICON.laugh, ':d :-d =d xd x-d ;d :dd xdd xddd xdddd'],
  [EMOTICON.love, '<3 <33 <333'],
  [EMOTICON.wink, ';) ;-) ;] ;))'],
  [EMOTICON.tongue, ':p :-p =p ;p xp'],
  [EMOTICON.shock, ':o :-o o_o o.o :0 o_0'],
  [EMOTICON.cry, ":'( :'-( t_t t.t ;_; </3 :,("],
  [EMOTICON.angry, '>:( >.< >_< >:/'],
];

const emoticons = new Map<string, number>(
  SHAPES.flatMap(([code, shapes]) => shapes.split(' ').map((shape) => [shape, code] as const)),
);
/** Some first two units of emoticons, by `pairPlace`: no slice and no lookup for nearly every word. */
const pairs = new Uint8Array(1 << 10);
for (const shape of emoticons.keys())
  pairs[pairPlace(shape.charCodeAt(0), shape.charCodeAt(1))] = 1;

function pairPlace(first: number, second: number): number {
  return ((first << 5) ^ first ^ (second << 2) ^ second) & (pairs.length - 1);
}

/** Longest emoticon known, in UTF-16 units. */
export const MAX_EMOTICON_LENGTH = Math.max(...[...emoticons.keys()].map(({ length }) => length));

/** False where no emoticon starts with these two units. */
export function mayStartEmoticon(first: number, second: number): boolean {
  return pairs[pairPlace(first, second)] === 1;
}

/** Code of a lower-case emoticon, or undefined where it is none. */
export function emoticonCode(shape: string): number | undefined {
  return emoticons.get(shape);
}

/** True for the five skin tones (second unit of U+1F3FB to U+1F3FF): they say nothing about polarity. */
export function isSkinTone(high: number, low: number): boolean {
  return high === 0xd83c && low >= 0xdffb && low <= 0xdfff;
}
