import { z } from 'zod';
import { FINDING_KINDS, REASON_KINDS } from '../../core/finding.js';
import { INCIDENT_ACTIONS, INCIDENT_STATUSES } from '../../core/incident.js';
import { CASE_STATUSES } from '../../core/legal-case.js';
import { VOICES } from '../../core/mention.js';
import { POST_KINDS } from '../../core/post.js';
import { EMOTIONS, INTENTS, LABELS, RISK_CATEGORIES } from '../../core/reading.js';

const Instant = z.iso.datetime().describe('UTC');
const Share = z.number().min(0).max(1);
const Count = z.int().min(0);

/** Voices are originals; reposts and copies are among the mentions only. */
const Counts = z.object({
  mentions: Count,
  voices: Count,
  negative: Count,
  neutral: Count,
  positive: Count,
  netSentiment: z.number().min(-1).max(1).nullable().describe('(positive - negative) / voices'),
  negativeShare: Share.nullable().describe('negative / voices'),
});

export const ApiBrand = z.object({
  id: z.string(),
  name: z.string(),
  timeZone: z.string(),
  lastDay: Counts,
  dayBefore: Counts,
  openIncidents: Count,
  silentSources: z.array(z.object({ source: z.string(), since: Instant })),
  lastMentionAt: Instant.nullable(),
});

export const ApiMention = z.object({
  key: z.string().describe("'source/post id'"),
  source: z.string(),
  kind: z.enum(POST_KINDS),
  url: z.string().nullable(),
  author: z.string().describe('handle without @; empty where unknown'),
  createdAt: Instant,
  editedAt: Instant.nullable(),
  receivedAt: Instant,
  title: z.string().nullable(),
  text: z.string(),
  rating: z.number().min(1).max(5).nullable(),
  voice: z.enum(VOICES),
  campaign: z.string().nullable(),
  reading: z.object({
    reader: z.string(),
    lang: z.string(),
    isSupported: z.boolean().describe('false where the reader does not know the language'),
    label: z.enum(LABELS),
    score: z.number().min(-1).max(1),
    confidence: Share,
    emotion: z.enum(EMOTIONS),
    intent: z.enum(INTENTS),
    touchpoint: z.string().nullable(),
    risk: z.enum(RISK_CATEGORIES),
    irony: Share,
    isAboutBrand: z.boolean(),
  }),
});

export const ApiMentions = z.object({
  total: Count,
  mentions: z.array(ApiMention).describe('newest first'),
});

export const ApiIncident = z.object({
  id: z.string(),
  brand: z.string(),
  kind: z.enum(FINDING_KINDS),
  status: z.enum(INCIDENT_STATUSES),
  severity: z.int().min(1).max(4),
  startedAt: Instant,
  openedAt: Instant,
  endedAt: Instant.nullable(),
  closedAt: Instant.nullable(),
  acknowledgedAt: Instant.nullable(),
  observed: z.number(),
  expected: z.number(),
  expectedLow: z.number(),
  expectedHigh: z.number(),
  windowMinutes: z.number(),
  survivesReaderError: z.boolean(),
  reasons: z
    .array(z.object({ kind: z.enum(REASON_KINDS), term: z.string(), share: Share }))
    .describe('shares of one kind add up to 1'),
  url: z.string().nullable(),
});

export const ApiIncidents = z.object({ incidents: z.array(ApiIncident).describe('newest first') });

export const ApiIncidentDetail = ApiIncident.extend({
  actions: z
    .array(
      z.object({
        at: Instant,
        actor: z.string(),
        action: z.enum(INCIDENT_ACTIONS),
        detail: z.string(),
      }),
    )
    .describe('oldest first'),
});

export const ApiSource = z.object({
  source: z.string(),
  brand: z.string(),
  lastOkAt: Instant.nullable(),
  lastPostAt: Instant.nullable(),
  retryAt: Instant.nullable(),
  error: z.string().nullable().describe('class of the last failure, null when all is well'),
  consecutiveFailures: Count,
  quotaRemaining: z.number().nullable(),
});

/** A complaint with a legal term: its mention is named, and neither its text nor its author. */
export const ApiCase = z.object({
  code: z.string(),
  law: z.string(),
  region: z.string().nullable(),
  mention: z.string().describe("'source/post id'"),
  touchpoint: z.string(),
  status: z.enum(CASE_STATUSES),
  complainedAt: Instant,
  dueAt: Instant.describe('the first instant that is too late'),
  closedAt: Instant.nullable(),
});

export const ApiCases = z.object({ cases: z.array(ApiCase).describe('earliest due first') });

export const ApiSources = z.object({ sources: z.array(ApiSource) });

/** What a report holds is what the command of its name prints with `--json`. */
export const ApiReport = z.looseObject({ type: z.string() });

/** RFC 9457. */
export const ApiProblem = z.object({
  type: z.literal('about:blank'),
  title: z.string(),
  status: z.int(),
  detail: z.string().optional(),
});
