/** What a name of a feed belongs to: the feed format itself, one of the modules that we read, or something else. */
export type Vocabulary = 'feed' | 'content' | 'dc' | 'xhtml' | 'other';

/** A name without its prefix, in lower case (feeds are careless about case), and where it belongs. */
export interface FeedName {
  readonly local: string;
  readonly vocabulary: Vocabulary;
}

const BY_URI: readonly (readonly [RegExp, Vocabulary])[] = [
  [/^https?:\/\/www\.w3\.org\/2005\/atom/i, 'feed'],
  [/^https?:\/\/purl\.org\/atom\/ns#?/i, 'feed'],
  [/^https?:\/\/purl\.org\/rss\/1\.0\/?$/i, 'feed'],
  [/^https?:\/\/my\.netscape\.com\/rdf\/simple\/0\.9\/?$/i, 'feed'],
  [/^https?:\/\/channel\.netscape\.com\/rdf\/simple\/0\.9\/?$/i, 'feed'],
  [/^https?:\/\/www\.w3\.org\/1999\/02\/22-rdf-syntax-ns#$/i, 'feed'],
  [/^https?:\/\/purl\.org\/rss\/1\.0\/modules\/content\/?$/i, 'content'],
  [/^https?:\/\/purl\.org\/dc\/(elements\/1\.[01]|terms)\/?$/i, 'dc'],
  [/^https?:\/\/www\.w3\.org\/1999\/xhtml\/?$/i, 'xhtml'],
];

/** Prefixes that feeds use without declaring them. */
const BY_PREFIX: ReadonlyMap<string, Vocabulary> = new Map([
  ['', 'feed'],
  ['atom', 'feed'],
  ['rdf', 'feed'],
  ['content', 'content'],
  ['dc', 'dc'],
  ['dcterms', 'dc'],
  ['xhtml', 'xhtml'],
]);

/** Prefixes and the addresses that they stand for, in one element. */
export type Scope = ReadonlyMap<string, string>;

/** Prefixes in one scope; real feeds have some twenty. */
const MAX_PREFIXES = 200;

/** The scope inside an element with these attributes. */
export function enterScope(scope: Scope, attributes: Readonly<Record<string, string>>): Scope {
  const declared = Object.entries(attributes).filter(([name]) => /^xmlns(:|$)/.test(name));
  if (declared.length === 0 || scope.size + declared.length > MAX_PREFIXES) return scope;
  return new Map([
    ...scope,
    ...declared.map(([name, uri]) => [name.slice(6), uri.trim()] as const),
  ]);
}

/** Resolves a written name. A default namespace that nobody knows is taken for the feed's own. */
export function resolveName(written: string, scope: Scope): FeedName {
  const colon = written.indexOf(':');
  const prefix = colon < 0 ? '' : written.slice(0, colon).toLowerCase();
  const local = written.slice(colon + 1).toLowerCase();
  const uri = scope.get(colon < 0 ? '' : written.slice(0, colon));
  const known = uri === undefined ? undefined : BY_URI.find(([pattern]) => pattern.test(uri))?.[1];
  const fallback = uri === undefined || prefix === '' ? BY_PREFIX.get(prefix) : undefined;
  return { local, vocabulary: known ?? fallback ?? 'other' };
}
