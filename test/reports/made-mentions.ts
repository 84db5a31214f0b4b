import type { Brand } from '../../src/core/brand.js';
import { DEFAULT_DEPARTMENTS, DEFAULT_TOUCHPOINTS } from '../../src/core/default-touchpoints.js';
import type { Incident } from '../../src/core/incident.js';
import type { NewMention } from '../../src/core/mention.js';
import type { Post } from '../../src/core/post.js';
import type { Label, Reading } from '../../src/core/reading.js';

/** A brand made for tests. */
export function madeBrand(changes: Partial<Brand> = {}): Brand {
  return {
    id: 'condor',
    name: 'Zapatillas Cóndor',
    aliases: ['Cóndor'],
    query: 'cóndor',
    languages: [],
    officialAccounts: {},
    competitors: [],
    campaigns: [],
    touchpoints: DEFAULT_TOUCHPOINTS,
    departments: DEFAULT_DEPARTMENTS,
    sources: [],
    channels: [],
    timeZone: 'Europe/Madrid',
    locale: 'es',
    voice: { address: 'tu', signature: 'Equipo de Cóndor', bannedWords: [] },
    ...changes,
  };
}

/** What a test says of a mention; the rest is plain. */
export interface MadeMention {
  readonly id: string;
  readonly at: Date;
  readonly label?: Label;
  readonly text?: string;
  readonly post?: Partial<Post>;
  readonly reading?: Partial<Reading>;
  readonly mention?: Partial<Pick<NewMention, 'voice' | 'copyOf' | 'brandId'>>;
}

const PROBABILITIES = {
  negative: { negative: 0.8, neutral: 0.15, positive: 0.05 },
  neutral: { negative: 0.2, neutral: 0.6, positive: 0.2 },
  positive: { negative: 0.1, neutral: 0.1, positive: 0.8 },
} as const;

/** A mention made for tests: an original on Bluesky, neutral where nothing else is said. */
export function madeMention(made: MadeMention): NewMention {
  const label = made.label ?? 'neutral';
  const probabilities = made.reading?.probabilities ?? PROBABILITIES[label];
  return {
    brandId: 'condor',
    voice: 'original',
    copyOf: null,
    fingerprint: '0000000000000000',
    campaign: null,
    receivedAt: made.at,
    ...made.mention,
    post: {
      source: 'bluesky',
      id: made.id,
      kind: 'post',
      text: made.text ?? 'unas Cóndor',
      title: null,
      url: null,
      site: null,
      author: { handle: `autora-${made.id}` },
      lang: 'es',
      createdAt: made.at,
      editedAt: null,
      rating: null,
      repostOf: null,
      replyTo: null,
      hashtags: [],
      engagement: {},
      ...made.post,
    },
    reading: {
      reader: 'made@1',
      lang: 'es',
      isSupported: true,
      label,
      score: probabilities.positive - probabilities.negative,
      confidence: probabilities[label],
      probabilities,
      emotion: 'none',
      intent: 'none',
      touchpoint: null,
      risk: 'none',
      irony: 0,
      isAboutBrand: true,
      ...made.reading,
    },
  };
}

/** An incident made for tests: a spike of level 3, not yet taken. */
export function madeIncident(
  openedAt: Date,
  changes: Partial<Incident> = {},
  finding: Partial<Incident['finding']> = {},
): Incident {
  const dedupeKey = changes.dedupeKey ?? `condor/negative-spike/${openedAt.toISOString()}`;
  return {
    id: 'cnd-1',
    brandId: 'condor',
    kind: 'negative-spike',
    dedupeKey,
    status: 'open',
    severity: 3,
    openedAt,
    startedAt: openedAt,
    updatedAt: openedAt,
    endedAt: null,
    closedAt: null,
    acknowledgedAt: null,
    acknowledgedBy: null,
    assignee: null,
    mutedUntil: null,
    version: 1,
    finding: {
      brandId: 'condor',
      kind: 'negative-spike',
      dedupeKey,
      phase: 'opened',
      at: openedAt,
      openedAt,
      startedAt: openedAt,
      windowMinutes: 45,
      observed: 142,
      expected: 9,
      expectedLow: 3,
      expectedHigh: 17,
      excess: 133,
      score: 4,
      severity: 3,
      severityReasons: [{ factor: 'excess', points: 2, value: 15.8 }],
      survivesReaderError: true,
      historyDays: 56,
      budgetWeeks: 4,
      authors: 118,
      reposts: 20,
      coordination: { index: 0.2, low: 0.1, high: 0.3 },
      negativeShare: 0.7,
      usualNegativeShare: 0.15,
      reasons: [
        { kind: 'term', term: 'corazón', share: 0.71, posts: [] },
        { kind: 'term', term: '*', share: 0.29, posts: [] },
      ],
      firstPost: null,
      loudestPost: null,
      turningPost: null,
      gaps: [],
      ...finding,
    },
    ...changes,
  };
}
