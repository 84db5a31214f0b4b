/** Longest well-formed tag that is looked at; RFC 5646 asks for room for 35 characters. */
const MAX_TAG_LENGTH = 35;
/** Tags that name no language: undetermined, no linguistic content, several, uncoded. */
const NO_LANGUAGE = new Set(['und', 'zxx', 'mul', 'mis']);

/** Lower-case language subtag of a BCP 47 tag ('es-MX', 'ES', 'spa' → 'es'), or null where it names no language. */
export function languageSubtag(tag: string): string | null {
  const trimmed = tag.trim().replaceAll('_', '-');
  if (trimmed.length > MAX_TAG_LENGTH) return null;
  try {
    const { language } = new Intl.Locale(trimmed);
    return language.length <= 3 && !NO_LANGUAGE.has(language) ? language : null;
  } catch {
    // Intl.Locale throws RangeError on what is not a tag: nobody declared a language then.
    return null;
  }
}
