/** Languages of which GDELT reads the news, as it names them; Source: its list of 65 translated languages. */
const CODES =
  'af am ar az be bg bn bs ca cs cy da de el en es et eu fa fi fr ga gl gu he hi hr hu hy id is it ja ka kk kn ko ky lt lv mk ml mn mr ms mt my nb ne nl no pa pl ps pt ro ru sd si sk sl so sq sr sv sw ta te th ti tl tr uk ur uz vi zh'.split(
    ' ',
  );

const names = new Intl.DisplayNames(['en'], { type: 'language' });
const BY_NAME = new Map(CODES.map((code) => [names.of(code)?.toLowerCase() ?? code, code]));

/** Code of a language by its English name; undefined where it is not known. */
export function codeOfLanguage(name: string): string | undefined {
  return BY_NAME.get(name.trim().toLowerCase());
}

/** English name of a language as the search takes it, in lower case and one word; undefined where there is none. */
export function nameOfLanguage(code: string): string | undefined {
  const name = CODES.includes(code) ? names.of(code)?.toLowerCase() : undefined;
  return name !== undefined && /^[a-z]+$/.test(name) ? name : undefined;
}
