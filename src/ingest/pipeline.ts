import type { Brand } from '../core/brand.js';
import type { BatchReader, Reader, ReadRequest } from '../core/contracts/language.js';
import type { BrandReply } from '../core/contracts/reply-store.js';
import type { Page } from '../core/contracts/source.js';
import type { SourceHealth, Store } from '../core/contracts/store.js';
import type { NewMention } from '../core/mention.js';
import { fullText, type Post, type RawPost } from '../core/post.js';
import type { Reading } from '../core/reading.js';
import { DAY_MS } from '../core/time.js';
import type { Logger } from '../lib/logger.js';
import { MAX_COMPARED_VOICES, VoiceIndex } from './dedupe.js';
import { type BrandMatcher, createMatcher, type Match } from './match.js';
import { normalisePost } from './normalise.js';

/** What the line needs. */
export interface IngestTools {
  readonly store: Store;
  /** One that waits for its model reads a page at once. */
  readonly reader: Reader | BatchReader;
  readonly log: Logger;
}

/** One page to be stored. */
export interface IngestRequest {
  readonly page: Page;
  readonly brand: Brand;
  /** Name of the source that gave the page. */
  readonly source: string;
  /** As the source says of itself; false where not given. */
  readonly isOwnPlace?: boolean;
  /** When it was received. */
  readonly now: Date;
  /** What the team watches beside the brand's query. */
  readonly watchTerms?: readonly string[];
  /**
   * Set by a poll, absent in an import: cursor, gaps and health are then saved with the posts.
   * The last page of a poll says that the source is well.
   */
  readonly poll?: { readonly isLast: boolean };
}

/** What became of a page's posts: `received` is the sum of `skipped`, `unmatched` and `mentions`. */
export interface IngestCounts {
  /** Posts of the page, those skipped by the source included. */
  readonly received: number;
  /** Left out as unreadable by the source, in normalising or by the reader, or because they came twice in the page. */
  readonly skipped: number;
  /** Readable, but no mention of the brand, in a language that is not kept, or by the brand itself. */
  readonly unmatched: number;
  readonly mentions: number;
  /** Of the mentions: new rows, changed rows; the rest was known. */
  readonly added: number;
  readonly changed: number;
  /** Of the mentions: reach, not voices. */
  readonly reposts: number;
  readonly copies: number;
  /** Mentions of any brand removed because the network says that their posts are gone. */
  readonly removed: number;
}

/** Of no page at all: where a sum begins. */
export const NO_COUNTS: IngestCounts = {
  received: 0,
  skipped: 0,
  unmatched: 0,
  mentions: 0,
  added: 0,
  changed: 0,
  reposts: 0,
  copies: 0,
  removed: 0,
};

/** What became of two pages together. */
export function sumCounts(a: IngestCounts, b: IngestCounts): IngestCounts {
  return {
    received: a.received + b.received,
    skipped: a.skipped + b.skipped,
    unmatched: a.unmatched + b.unmatched,
    mentions: a.mentions + b.mentions,
    added: a.added + b.added,
    changed: a.changed + b.changed,
    reposts: a.reposts + b.reposts,
    copies: a.copies + b.copies,
    removed: a.removed + b.removed,
  };
}

/** The line from a page to the store. */
export interface Ingest {
  /**
   * Normalises, matches, tells voices from copies, reads, and stores in one transaction, together with the cursor,
   * deletions, gaps and health where a poll brings the page. The same page again changes nothing.
   * Pages of one brand are taken one after the other.
   *
   * @throws {StoreUnavailableError} nothing of the page is stored
   */
  ingestPage(request: IngestRequest): Promise<IngestCounts>;
}

/** A text repeated after this long is a wave of its own; also as far as memory of voices reaches after a start. */
const COPY_WINDOW_MS = 14 * DAY_MS;

/** What became of one post. */
type Outcome = NewMention | 'unmatched' | 'skipped';

/** Makes the line. It keeps the recent voices of each brand in memory, read from the store at a brand's first page. */
export function createIngest({ store, reader, log }: IngestTools): Ingest {
  const indexes = new Map<string, VoiceIndex>();
  const matchers = new Map<string, { brand: Brand; watched: string; matcher: BrandMatcher }>();
  const turns = new Map<string, Promise<unknown>>();

  const matcherOf = (brand: Brand, watchTerms: readonly string[]): BrandMatcher => {
    const watched = JSON.stringify(watchTerms);
    const known = matchers.get(brand.id);
    if (known?.brand === brand && known.watched === watched) return known.matcher;
    const matcher = createMatcher(brand, watchTerms);
    matchers.set(brand.id, { brand, watched, matcher });
    return matcher;
  };

  const indexOf = async (brand: Brand, now: Date): Promise<VoiceIndex> => {
    const known = indexes.get(brand.id);
    if (known !== undefined) return known;
    const since = new Date(now.getTime() - COPY_WINDOW_MS);
    const index = new VoiceIndex(
      await store.mentions.fingerprints(brand.id, since, MAX_COMPARED_VOICES),
    );
    indexes.set(brand.id, index);
    return index;
  };

  const ingest = async (request: IngestRequest): Promise<IngestCounts> => {
    const { page, brand, now } = request;
    const index = await indexOf(brand, now);
    const matcher = matcherOf(brand, request.watchTerms ?? []);
    try {
      const posts = readablePosts(page.posts, now);
      const place = { isOwnPlace: request.isOwnPlace === true };
      const matches = posts.map((post) => ({ post, match: matcher.match(post, place) }));
      const wanted = matches.filter(({ match }) => match.isMention).map(({ post }) => post);
      const readings = await readPosts(wanted, { brand, reader, log });
      const outcomes = matches.map(({ post, match }) =>
        mentionOf(post, { match, reading: readings.get(post), brand, now, matcher, index }),
      );
      const mentions = outcomes.filter((outcome) => typeof outcome === 'object');
      const unread = outcomes.filter((outcome) => outcome === 'skipped').length;
      const skipped = page.skipped + page.posts.length - posts.length + unread;
      const replies = matches.flatMap((matched) => replyOf(matched, brand));
      const stored = await saveMentions(store, { request, mentions, replies, skipped });
      return {
        received: page.posts.length + page.skipped,
        skipped,
        unmatched: outcomes.filter((outcome) => outcome === 'unmatched').length,
        mentions: mentions.length,
        reposts: mentions.filter(({ voice }) => voice === 'repost').length,
        copies: mentions.filter(({ voice }) => voice === 'copy').length,
        ...stored,
      };
    } catch (error) {
      // It may hold voices that were not stored: the next page reads it anew.
      indexes.delete(brand.id);
      throw error;
    }
  };

  return {
    ingestPage(request) {
      const before = turns.get(request.brand.id) ?? Promise.resolve();
      const turn = before.then(() => ingest(request));
      // The next page waits for this one, and does not fail with it.
      turns.set(
        request.brand.id,
        turn.catch(() => undefined),
      );
      return turn;
    },
  };
}

/** A public answer by the brand itself: no mention, but what the time to an answer is measured by. */
function replyOf({ post, match }: { post: Post; match: Match }, brand: Brand): BrandReply[] {
  if (match.isMention || match.because !== 'official' || post.replyTo === null) return [];
  const { source, replyTo: postId, createdAt: repliedAt } = post;
  return [{ brandId: brand.id, source, postId, repliedAt }];
}

interface PostFacts {
  readonly match: Match;
  /** Absent where the reader could not take the text. */
  readonly reading: Reading | undefined;
  readonly brand: Brand;
  readonly now: Date;
  readonly matcher: BrandMatcher;
  readonly index: VoiceIndex;
}

/** Each post once, as it came last; oldest first, so that the earliest of several like texts is the voice. */
function readablePosts(raws: readonly RawPost[], now: Date): Post[] {
  const posts = raws.map((raw) => normalisePost(raw, now).post).filter((post) => post !== null);
  const byKey = new Map(posts.map((post) => [`${post.source}/${post.id}`, post]));
  return [...byKey.values()].sort((a, b) => a.createdAt.getTime() - b.createdAt.getTime());
}

function mentionOf(post: Post, { match, reading, brand, now, matcher, index }: PostFacts): Outcome {
  if (!match.isMention) return 'unmatched';
  if (reading === undefined) return 'skipped';
  if (post.lang === null && !matcher.keepsLanguage(reading.lang)) return 'unmatched';
  return {
    brandId: brand.id,
    post,
    reading: placeOnCampaign(reading, { campaign: match.campaign, brand }),
    ...index.classify(post),
    campaign: match.campaign,
    receivedAt: now,
  };
}

/**
 * A post that names a campaign is about it, where the text shows no other point of contact than the product:
 * whoever speaks of a brand's campaign names what the brand sells.
 */
function placeOnCampaign(
  reading: Reading,
  { campaign, brand }: { campaign: string | null; brand: Brand },
): Reading {
  const isVague = reading.touchpoint === null || reading.touchpoint === 'product-service';
  if (campaign === null || !isVague || !brand.touchpoints.some(({ id }) => id === 'advertising'))
    return reading;
  return { ...reading, touchpoint: 'advertising' };
}

const names = new WeakMap<Brand, Pick<ReadRequest, 'brandNames' | 'competitorNames'>>();

/** The same arrays for every text of a brand: the reader keeps what it made of them by identity. */
function namesOf(brand: Brand): Pick<ReadRequest, 'brandNames' | 'competitorNames'> {
  const known = names.get(brand);
  if (known !== undefined) return known;
  const made = {
    brandNames: [brand.name, ...brand.aliases],
    competitorNames: brand.competitors.flatMap(({ name, aliases }) => [name, ...aliases]),
  };
  names.set(brand, made);
  return made;
}

/** Readings by post; one text that the reader cannot take is left out, and its words do not go into the log. */
async function readPosts(
  posts: readonly Post[],
  { brand, reader, log }: { brand: Brand; reader: Reader | BatchReader; log: Logger },
): Promise<ReadonlyMap<Post, Reading>> {
  const requests = posts.map((post) => ({
    post,
    request: {
      text: fullText(post),
      lang: post.lang,
      rating: post.rating,
      touchpoints: brand.touchpoints,
      ...namesOf(brand),
    },
  }));
  const readings = new Map<Post, Reading>();
  if ('readAll' in reader) {
    const read = await reader.readAll(requests.map(({ request }) => request));
    for (const [index, reading] of read.entries()) {
      const post = posts[index];
      if (post !== undefined) readings.set(post, reading);
    }
    return readings;
  }
  for (const { post, request } of requests) {
    try {
      readings.set(post, reader.read(request));
    } catch (error) {
      log.warn({ err: error, source: post.source, post: post.id }, 'text not read');
    }
  }
  return readings;
}

function saveMentions(
  store: Store,
  {
    request: { page, brand, source, now, poll },
    mentions,
    replies,
    skipped,
  }: {
    request: IngestRequest;
    mentions: readonly NewMention[];
    replies: readonly BrandReply[];
    skipped: number;
  },
): Promise<Pick<IngestCounts, 'added' | 'changed' | 'removed'>> {
  return store.transaction(async (tables) => {
    const { added, changed } = await tables.mentions.add(mentions);
    if (replies.length > 0) await tables.replies.add(replies);
    const { deletedIds } = page;
    const removed = deletedIds.length === 0 ? 0 : await tables.mentions.remove(source, deletedIds);
    if (poll === undefined) return { added, changed, removed };

    await tables.cursors.set(source, brand.id, page.cursor, now);
    const known = await tables.health.get(source, brand.id);
    const health = known ?? newHealth(source, brand.id);
    if (poll.isLast) await tables.health.closeGap(brand.id, source, now);
    if (page.gap !== null) await tables.health.openGap(brand.id, { source, ...page.gap });
    await tables.health.put({
      ...health,
      ...(poll.isLast ? wellAt(now, page.quota) : {}),
      ...(added > 0 ? { lastPostAt: now } : {}),
      ...(page.quota === null
        ? {}
        : { quotaRemaining: page.quota.remaining, quotaResetAt: page.quota.resetAt }),
      skipped: health.skipped + skipped,
    });
    return { added, changed, removed };
  });
}

/** A poll ended well; where its requests are used up, the next one waits for more. */
function wellAt(now: Date, quota: Page['quota']): Partial<SourceHealth> {
  const retryAt = quota?.remaining === 0 ? quota.resetAt : null;
  return { lastOkAt: now, error: null, retryAt, consecutiveFailures: 0 };
}

/** Health of a source before its first poll for a brand. */
export function newHealth(source: string, brandId: string): SourceHealth {
  return {
    source,
    brandId,
    lastOkAt: null,
    lastPostAt: null,
    error: null,
    retryAt: null,
    consecutiveFailures: 0,
    skipped: 0,
    quotaRemaining: null,
    quotaResetAt: null,
  };
}
