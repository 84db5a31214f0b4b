import type { Brand, Campaign } from '../core/brand.js';
import type { Post } from '../core/post.js';
import { fold } from '../lib/text/fold.js';
import {
  brandQuery,
  compileQuery,
  literalNode,
  type QueriedPost,
  type QueryMatcher,
} from './query.js';

/** Whether a post is a mention of the brand, and of which campaign; else why not. */
export type Match =
  | { readonly isMention: true; readonly campaign: string | null }
  | { readonly isMention: false; readonly because: 'query' | 'language' | 'official' };

/** One brand's posts told from others. */
export interface BrandMatcher {
  /** @param place where it was said: in a place of the brand's own it need not be named */
  readonly match: (post: Post, place?: { readonly isOwnPlace: boolean }) => Match;
  /** Whether texts of a language are kept; of an unknown one ('und', null) they are. */
  readonly keepsLanguage: (lang: string | null) => boolean;
}

/** Key of `Brand.officialAccounts` that holds for every source. */
const ANY_SOURCE = '*';

/**
 * Compiles what is listened to for a brand.
 *
 * @param watchTerms added by the team while Vigía runs
 * @throws {QuerySyntaxError} the brand's query is wrong
 */
export function createMatcher(brand: Brand, watchTerms: readonly string[] = []): BrandMatcher {
  const isAsked = compileQuery(brandQuery(brand, watchTerms));
  const languages = new Set(brand.languages);
  const official = new Set(
    Object.entries(brand.officialAccounts).flatMap(([source, handles]) =>
      handles.map((handle) => accountKey(source, handle)),
    ),
  );
  const nameCampaign = campaignNamer(brand.campaigns);

  const keepsLanguage = (lang: string | null): boolean =>
    languages.size === 0 || lang === null || lang === 'und' || languages.has(lang);

  return {
    keepsLanguage,
    match(post, { isOwnPlace } = { isOwnPlace: false }) {
      if (post.isOwn === true || isOfficial(official, post)) {
        return { isMention: false, because: 'official' };
      }
      if (!keepsLanguage(post.lang)) return { isMention: false, because: 'language' };
      if (!isOwnPlace && !isAsked(post)) return { isMention: false, because: 'query' };
      return { isMention: true, campaign: nameCampaign(post) };
    },
  };
}

/** Tells which of the campaigns a post is about, by its id; null where it names none. */
export function campaignNamer(
  campaigns: readonly Campaign[],
): (post: QueriedPost & { readonly createdAt: Date }) => string | null {
  const known = campaigns.map((campaign) => ({ campaign, isNamed: anyTerm(campaign.terms) }));
  return (post) => {
    const named = known.filter(({ isNamed }) => isNamed(post));
    return atTime(named, post.createdAt)?.id ?? null;
  };
}

function isOfficial(official: ReadonlySet<string>, { source, author }: Post): boolean {
  return (
    official.has(accountKey(source, author.handle)) ||
    official.has(accountKey(ANY_SOURCE, author.handle))
  );
}

function accountKey(source: string, handle: string): string {
  return `${source}/${fold(handle).replace(/^@/, '')}`;
}

/** Whether a post names one of the terms; no term names nothing. */
function anyTerm(terms: readonly string[]): QueryMatcher {
  const nodes = terms.map(literalNode).filter((node) => node !== null);
  return compileQuery({ type: 'or', nodes });
}

/**
 * Of the campaigns that a post names, the one that runs when it is written, else the last one before it,
 * which people still speak of, else the first as configured.
 */
function atTime(
  named: readonly { readonly campaign: Campaign }[],
  createdAt: Date,
): Campaign | undefined {
  const campaigns = named.map(({ campaign }) => campaign);
  const begun = campaigns
    .filter(({ from }) => from <= createdAt)
    .sort((a, b) => b.from.getTime() - a.from.getTime());
  return begun.find(({ to }) => createdAt < to) ?? begun[0] ?? campaigns[0];
}
