import type { DataGap } from '../finding.js';
import type { Incident, IncidentAction, IncidentStatus, Rating } from '../incident.js';
import type { Mention, NewMention, VoiceKind } from '../mention.js';
import type { NewOutboxItem, OutboxItem, Receipt } from '../message.js';
import type { Label, Reading } from '../reading.js';
import type { TimeRange } from '../time.js';
import type { AccessStore } from './access-store.js';
import type { BudgetStore } from './budget-store.js';
import type { CaseStore } from './case-store.js';
import type { CustomerStore } from './customer-store.js';
import type { ReplyStore } from './reply-store.js';
import type { SurveyStore } from './survey-store.js';
import type { TicketStore } from './ticket-store.js';

/** Which mentions; every field narrows, and an empty list matches nothing. */
export interface MentionFilter {
  readonly brandId: string;
  /** By `post.createdAt`. */
  readonly range?: TimeRange;
  readonly sources?: readonly string[];
  /** By the reading's language. */
  readonly languages?: readonly string[];
  readonly labels?: readonly Label[];
  readonly touchpoints?: readonly string[];
  readonly voices?: readonly VoiceKind[];
  /** Keys 'source/post id'. */
  readonly keys?: readonly string[];
  /** Handles, as the sources write them. */
  readonly authors?: readonly string[];
}

/** Which mentions are counted by the span. */
export type BucketFilter = Pick<
  MentionFilter,
  'brandId' | 'sources' | 'labels' | 'languages' | 'touchpoints'
> & { readonly range: TimeRange };

/** Counts of mentions of one brand in one span; absent combinations are zero. */
export interface BucketCount {
  /** Start of the bucket. */
  readonly at: Date;
  readonly source: string;
  readonly label: Label;
  readonly voice: VoiceKind;
  readonly count: number;
}

export interface MentionStore {
  /**
   * Stores mentions; one that is there already (same brand, source and post id) is updated where its text,
   * engagement or edit time changed, and keeps its `seq`, `receivedAt`, `createdAt` and any correction by a person.
   * Only a changed text or title brings its new reading, voice and fingerprint along. A version from before a known
   * edit changes nothing; of two with one key in one call the later counts.
   *
   * @returns how many rows were new and how many changed
   */
  add(
    mentions: readonly NewMention[],
  ): Promise<{ readonly added: number; readonly changed: number }>;
  /** Newest first by `post.createdAt`, then `seq`; at most `limit` after skipping `offset`. */
  list(
    filter: MentionFilter,
    page: { readonly limit: number; readonly offset: number },
  ): Promise<readonly Mention[]>;
  count(filter: MentionFilter): Promise<number>;
  /** All that match, oldest first by `post.createdAt`, fetched in chunks so that memory stays bounded. */
  stream(filter: MentionFilter): AsyncIterable<Mention>;
  /** In order of arrival, `seq` above `afterSeq`, at most `limit`. */
  after(brandId: string, afterSeq: number, limit: number): Promise<readonly Mention[]>;
  get(brandId: string, key: string): Promise<Mention | null>;
  /**
   * Voices and reach per bucket of `bucketMinutes` (5 to 1,440, dividing a day, aligned to UTC midnight), oldest first;
   * the first and last bucket hold only what the range does. Buckets of whole hours, then of whole five minutes, are
   * the quickest: 7 days of 1 million mentions hourly in some 20 ms. Narrowed to languages or touchpoints the mentions
   * themselves are counted, which takes a second or two.
   *
   * @throws {RangeError} another length of bucket
   */
  buckets(filter: BucketFilter, bucketMinutes: number): Promise<readonly BucketCount[]>;
  /**
   * Recent originals to compare new texts with: fingerprints of voices received since `since`.
   * @returns newest first, at most `limit`
   */
  fingerprints(
    brandId: string,
    since: Date,
    limit: number,
  ): Promise<
    readonly { readonly key: string; readonly author: string; readonly fingerprint: string }[]
  >;
  /**
   * Puts a person's or a newer reader's reading in place of the stored one.
   * @returns false where there is no such mention, or where a reader's reading would replace a person's
   */
  setReading(brandId: string, key: string, reading: Reading): Promise<boolean>;
  /** Removes posts that the network deleted, with their corrections. @returns how many went */
  remove(source: string, postIds: readonly string[]): Promise<number>;
  /** Removes every mention by an author, with their corrections and what is kept of them as a customer. @returns how many mentions went */
  forgetAuthor(source: string, handle: string): Promise<number>;
  /** Removes mentions created before; corrections stay, to learn from. @returns how many went */
  removeBefore(createdBefore: Date): Promise<number>;
  /** First and last `createdAt` of a brand; null where it has no mention. */
  span(brandId: string): Promise<TimeRange | null>;
}

/** Where a (source, brand) stands. */
export interface CursorStore {
  get(source: string, brandId: string): Promise<string | null>;
  set(source: string, brandId: string, cursor: string | null, at: Date): Promise<void>;
}

/** How a source did for a brand, as last seen. */
export interface SourceHealth {
  readonly source: string;
  readonly brandId: string;
  /** Last poll that ended well; null before the first. */
  readonly lastOkAt: Date | null;
  /** When the newest post of that source was received; null before the first. */
  readonly lastPostAt: Date | null;
  /** Class and words of the last failure since `lastOkAt`; null when all is well. */
  readonly error: { readonly name: string; readonly message: string; readonly at: Date } | null;
  /** Not to be polled before. */
  readonly retryAt: Date | null;
  readonly consecutiveFailures: number;
  /** Posts dropped as unreadable, ever. */
  readonly skipped: number;
  readonly quotaRemaining: number | null;
  readonly quotaResetAt: Date | null;
}

export interface HealthStore {
  get(source: string, brandId: string): Promise<SourceHealth | null>;
  put(health: SourceHealth): Promise<void>;
  list(): Promise<readonly SourceHealth[]>;
  /** Opens a gap, or does nothing where one is open already for (source, brand). */
  openGap(brandId: string, gap: DataGap): Promise<void>;
  closeGap(brandId: string, source: string, to: Date): Promise<void>;
  /** Gaps that touch the range, oldest first. */
  gaps(brandId: string, range: TimeRange): Promise<readonly DataGap[]>;
}

export interface IncidentStore {
  /** Stores a new incident, or returns the one that already has its dedupe key. */
  create(incident: Incident): Promise<{ readonly incident: Incident; readonly isNew: boolean }>;
  /**
   * Replaces an incident if its stored version is `incident.version - 1`.
   * @returns false where somebody else changed it first
   */
  update(incident: Incident): Promise<boolean>;
  get(id: string): Promise<Incident | null>;
  byDedupeKey(dedupeKey: string): Promise<Incident | null>;
  /** Newest first by `openedAt`, which is what the range is compared with. */
  list(filter: {
    readonly brandId?: string;
    readonly statuses?: readonly IncidentStatus[];
    readonly range?: TimeRange;
    readonly limit: number;
  }): Promise<readonly Incident[]>;
  /** @throws {Error} the incident is not stored */
  log(action: IncidentAction): Promise<void>;
  /** Oldest first. */
  actions(incidentId: string): Promise<readonly IncidentAction[]>;
  /** What each person said last of each of a brand's incidents, in no order. */
  ratings(brandId: string): Promise<readonly Rating[]>;
}

export interface OutboxStore {
  /** @returns false where the key is known already */
  enqueue(item: NewOutboxItem): Promise<boolean>;
  /**
   * Takes up to `limit` due rows, oldest first, and hides them from others until `leaseUntil`:
   * a process that dies in between gives them back by itself. Of one incident and channel only the oldest waiting row
   * can be taken; the next one follows when that is sent or given up, so claim until nothing comes.
   */
  claim(now: Date, leaseUntil: Date, limit: number): Promise<readonly OutboxItem[]>;
  markSent(id: number, receipt: Receipt, at: Date): Promise<void>;
  /** Changes nothing where the row was sent meanwhile. @param retryAt null gives the message up for good */
  markFailed(id: number, reason: string, retryAt: Date | null): Promise<void>;
  /** When a card of an incident was first queued for any channel: announced; null before. */
  announcedAt(incidentId: string): Promise<Date | null>;
  /** Receipt of the last message sent to a channel about an incident; null where there is none. */
  receiptFor(channel: string, incidentId: string): Promise<Receipt | null>;
  /**
   * Removes reports and notices sent or given up before; cards stay, since their receipts are needed to edit them.
   * @returns how many went
   */
  removeReportsBefore(createdBefore: Date): Promise<number>;
  /** Rows waiting, and given up. */
  size(): Promise<{ readonly waiting: number; readonly failed: number }>;
}

/** Small documents that jobs keep between runs (a detector's state), by key. */
export interface StateStore {
  get(key: string): Promise<string | null>;
  set(key: string, value: string, at: Date): Promise<void>;
}

/** A person's correction of a reading. */
export interface Correction {
  readonly brandId: string;
  readonly key: string;
  readonly text: string;
  readonly lang: string;
  readonly label: Label;
  readonly actor: string;
  readonly at: Date;
}

export interface CorrectionStore {
  add(correction: Correction): Promise<void>;
  /** The last one made of a mention; null where nobody corrected it. */
  latest(brandId: string, key: string): Promise<Correction | null>;
  stream(): AsyncIterable<Correction>;
}

/** What one transaction can reach. */
export interface StoreTables {
  readonly mentions: MentionStore;
  readonly cursors: CursorStore;
  readonly health: HealthStore;
  readonly incidents: IncidentStore;
  readonly outbox: OutboxStore;
  readonly state: StateStore;
  readonly corrections: CorrectionStore;
  readonly cases: CaseStore;
  readonly tickets: TicketStore;
  readonly access: AccessStore;
  readonly budgets: BudgetStore;
  readonly surveys: SurveyStore;
  readonly customers: CustomerStore;
  readonly replies: ReplyStore;
}

/** What the bot collects. Every method throws `StoreUnavailableError` when the database does not answer within 5 s. */
export interface Store extends StoreTables {
  readonly engine: 'sqlite' | 'postgres';
  /**
   * All or nothing; transactions of one process run one after the other on SQLite, and other calls wait for them.
   * Keep remote calls and long reading out of the work.
   *
   * @throws {Error} the work used the store itself in place of the tables it is handed
   */
  transaction<T>(work: (tables: StoreTables) => Promise<T>): Promise<T>;
  /** Brings the schema up to date. @returns names of the migrations applied, in order */
  migrate(): Promise<readonly string[]>;
  /** Answers a trivial query. */
  ping(): Promise<void>;
  close(): Promise<void>;
}
