import type { Finding } from '../../../src/core/finding.js';
import type { Incident } from '../../../src/core/incident.js';
import type { NewMention } from '../../../src/core/mention.js';
import type { NewOutboxItem } from '../../../src/core/message.js';
import type { Post } from '../../../src/core/post.js';
import type { Label, Reading } from '../../../src/core/reading.js';

/** A Tuesday, ten in the morning. */
export const START = new Date('2026-03-10T10:00:00.000Z');

/** An instant some minutes after `START`. */
export function minutes(count: number): Date {
  return new Date(START.getTime() + count * 60_000);
}

export interface MentionChanges {
  readonly brandId?: string;
  readonly post?: Partial<Post>;
  readonly reading?: Partial<Reading>;
  readonly voice?: NewMention['voice'];
  readonly receivedAt?: Date;
  readonly fingerprint?: string;
}

/** Mention number `index`, written `index` minutes after `START`. */
export function mention(index: number, changes: MentionChanges = {}): NewMention {
  return {
    brandId: changes.brandId ?? 'condor',
    post: {
      source: 'bluesky',
      id: `p${index}`,
      kind: 'post',
      text: `Las zapatillas Cóndor llegaron tarde (${index})`,
      title: null,
      url: `https://example.org/p${index}`,
      site: 'example.org',
      author: { handle: `ana${index % 10}`, displayName: 'Ana', followers: 12 },
      lang: 'es',
      createdAt: minutes(index),
      editedAt: null,
      rating: null,
      repostOf: null,
      replyTo: null,
      hashtags: ['condor'],
      engagement: { likes: 1 },
      ...changes.post,
    },
    reading: { ...reading('negative'), ...changes.reading },
    voice: changes.voice ?? 'original',
    copyOf: null,
    fingerprint: changes.fingerprint ?? '00000000000000ff',
    campaign: null,
    receivedAt: changes.receivedAt ?? minutes(index + 1),
  };
}

export function reading(label: Label): Reading {
  return {
    reader: 'words@1',
    lang: 'es',
    isSupported: true,
    label,
    score: label === 'negative' ? -0.5 : 0.5,
    confidence: 0.8,
    probabilities: { negative: 0.7, neutral: 0.2, positive: 0.1 },
    emotion: 'anger',
    intent: 'complaint',
    touchpoint: 'delivery',
    risk: 'none',
    irony: 0,
    isAboutBrand: true,
  };
}

export function incident(id: string, changes: Partial<Incident> = {}): Incident {
  const dedupeKey = changes.dedupeKey ?? `condor/negative-spike/${id}`;
  return {
    id,
    brandId: 'condor',
    kind: 'negative-spike',
    dedupeKey,
    status: 'open',
    severity: 2,
    openedAt: START,
    startedAt: minutes(-30),
    updatedAt: START,
    endedAt: null,
    closedAt: null,
    acknowledgedAt: null,
    acknowledgedBy: null,
    assignee: null,
    mutedUntil: null,
    finding: finding(dedupeKey),
    version: 1,
    ...changes,
  };
}

function finding(dedupeKey: string): Finding {
  return {
    brandId: 'condor',
    kind: 'negative-spike',
    dedupeKey,
    phase: 'opened',
    at: START,
    openedAt: START,
    startedAt: minutes(-30),
    windowMinutes: 60,
    observed: 40,
    expected: 5,
    expectedLow: 1,
    expectedHigh: 11,
    excess: 35,
    score: 6,
    severity: 2,
    severityReasons: [{ factor: 'excess', points: 3, value: 8 }],
    survivesReaderError: true,
    historyDays: 28,
    budgetWeeks: 4,
    authors: 31,
    reposts: 4,
    coordination: { index: 0.1, low: 0, high: 0.2 },
    negativeShare: 0.8,
    usualNegativeShare: 0.2,
    reasons: [{ kind: 'term', term: 'suela', share: 0.6, posts: ['bluesky/p1'] }],
    firstPost: 'bluesky/p1',
    loudestPost: null,
    turningPost: null,
    gaps: [{ source: 'rss', from: minutes(-90), to: null, reason: 'timeout' }],
  };
}

/** A message about an incident where one is named, else a notice. */
export function message(
  key: string,
  {
    incidentId,
    channel = 'console',
    createdAt = START,
  }: { readonly incidentId?: string; readonly channel?: string; readonly createdAt?: Date } = {},
): NewOutboxItem {
  return {
    idempotencyKey: key,
    channel,
    locale: 'es',
    createdAt,
    payload:
      incidentId === undefined
        ? {
            type: 'notice',
            brandId: 'condor',
            level: 'warning',
            messageKey: 'silent',
            values: { source: 'rss' },
          }
        : { type: 'incident', incidentId, version: 1 },
  };
}

/** Everything of a stream. */
export async function collect<T>(stream: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const one of stream) all.push(one);
  return all;
}

/** Number of mentions that the counters know. */
export function total(buckets: readonly { readonly count: number }[]): number {
  return buckets.reduce((sum, bucket) => sum + bucket.count, 0);
}
