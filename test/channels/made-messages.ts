import type { Escalation, Message, Notice } from '../../src/core/message.js';
import type {
  Digest,
  IncidentLine,
  PostSample,
  RiskSummary,
  SentimentCounts,
  TouchpointTask,
} from '../../src/core/report.js';
import { DAY_MS, MINUTE_MS } from '../../src/core/time.js';
import {
  AT,
  campaignBrand,
  madeCard,
  madeFinding,
  madeSample,
  madeScore,
} from '../alerting/made-alerts.js';
import { madeIncident } from '../reports/made-mentions.js';
import { DIGEST_REST, LOGISTICS, RISK_REST } from '../reports/made-reports.js';

/** Texts that try to act where they are shown, to hide what is around them, or to be too much. */
export const HOSTILE = {
  everyone: '@everyone @here <@123456789012345678> <@&123456789012345678> <#123456789012345678>',
  invite: 'discord.gg/condor https://discord.com/invite/condor discordapp.com/invite/x',
  masked:
    '[tu banco](https://malo.example/a) [otro](<https://malo.example/b>) [x](y) ![z](https://malo.example)',
  marks: `Z${'\u0301'.repeat(4_000)}algo`,
  rtl: '\u202egnahc ot ton\u202c \u2066aislado\u2069 \u200f\u061c',
  fences: '```js\nalert(1)\n``` `x` ~~y~~ ||z|| > cita\n# título\n- lista\n-# pequeño',
  terminal:
    '\u001b[2J\u001b[31mrojo\u001b]8;;https://malo.example\u0007clic\u001b]8;;\u0007 \u009b1A\r\nborrado\b\b\0',
  long: 'palabra '.repeat(2_000),
  unbroken: 'x'.repeat(10_000),
  emoji: '👩‍👩‍👧‍👦'.repeat(2_000),
  lonely: '\ud83d sola \udc00',
  empty: '',
  blank: ' \u3164\u200b\u00a0 ',
  template: '{{brand}} $t(alert:page) {{count, number}}',
} as const;

const COUNTS: SentimentCounts = {
  mentions: 412,
  voices: 390,
  negative: 60,
  neutral: 200,
  positive: 130,
  netSentiment: 0.18,
  negativeShare: 0.15,
};

/** Every kind of message with one text in every place that comes from outside or from configuration. */
export function messagesWith(text: string): readonly Message[] {
  const sample: PostSample = madeSample({ author: text, text, source: 'mastodon' });
  const samples = [1, 2, 3, 4].map((n) => ({
    ...sample,
    key: `bluesky/${n}`,
    url: `https://red.example/${encodeURIComponent(text.slice(0, 500).toWellFormed())}`,
  }));
  const base = madeFinding();
  const finding = madeFinding({
    reasons: base.reasons.map((reason) =>
      reason.kind === 'campaign' || reason.term === '*' ? reason : { ...reason, term: text },
    ),
    gaps: Array.from({ length: 20 }, () => ({ ...base.gaps[0]!, source: text })),
    severityReasons: [{ factor: 'reach', points: 2, value: 2_000_000 }],
  });
  const brand = campaignBrand({
    name: text,
    campaigns: campaignBrand().campaigns.map((campaign) => ({ ...campaign, name: text })),
  });
  const incident = madeIncident(AT, {
    finding,
    status: 'acknowledged',
    acknowledgedAt: AT,
    acknowledgedBy: text,
    assignee: text,
  });
  const line: IncidentLine = {
    id: 'cnd-1',
    kind: 'negative-spike',
    severity: 3,
    status: 'open',
    openedAt: AT,
    endedAt: null,
    topTerm: text,
    assignee: text,
    department: { id: 'x', name: { es: text, en: text } },
    action: 'general',
  };
  const task: TouchpointTask = {
    touchpoint: 'x',
    name: { es: text, en: text },
    department: { id: 'x', name: { es: text, en: text } },
    negative: 9,
    previous: 2,
    action: 'general',
  };
  const card = madeCard({ brand, samples, incident, earlierId: 'abc' });
  return [
    {
      ...card,
      response: {
        ...card.response,
        holdingStatement: text.slice(0, 280),
        fullStatement: { text, score: madeScore() },
        replies: [1, 2, 3].map((n) => ({
          post: `bluesky/${n}`,
          lang: 'es',
          text: text.slice(0, 280),
          score: madeScore(),
          isLast: false,
        })),
        plan: Array.from({ length: 6 }, () => ({
          department: text,
          action: text.slice(0, 200),
          dueAt: AT,
        })),
      },
    },
    {
      ...madeDigest(),
      brandName: text,
      drivers: [
        { term: text, count: 9, ratio: 3, direction: 'down', posts: samples },
        { term: text, count: 9, ratio: null, direction: 'up', posts: [] },
      ],
      worstPosts: samples,
      bestPosts: samples,
      incidents: Array.from({ length: 60 }, () => line),
      silentSources: Array.from({ length: 60 }, () => ({
        source: text,
        from: AT,
        to: null,
        reason: 'x',
      })),
      campaignsTomorrow: [text],
      tasks: [task, task, task],
      clocks: {
        open: 60,
        overdue: 2,
        dueSoon: 3,
        lines: [{ code: text, law: text, touchpoint: text, dueAt: AT, state: 'overdue' }],
      },
    },
    {
      ...madeRisk(),
      brandName: text,
      reasons: [{ component: 'change', posts: samples }],
      openIncidents: Array.from({ length: 60 }, () => line),
      decision: {
        kind: 'campaign',
        subject: text,
        touchpoint: { es: text, en: text },
        department: { id: 'x', name: { es: text, en: text } },
        options: ['act', 'wait'],
        dueAt: AT,
      },
      shareOfVoice: [
        { name: text, isOwn: true, counts: COUNTS, share: 0.6 },
        { name: text, isOwn: false, counts: COUNTS, share: 0.4 },
        { name: text, isOwn: false, counts: null, share: null },
      ],
      campaigns: [{ id: 'x', name: text, from: AT, to: AT, counts: COUNTS, level: 'high' }],
      tasks: [task],
      silentSources: [{ source: text, from: AT, to: AT, reason: 'x' }],
    },
    { ...madeNotice(), values: { source: text, since: text, why: text } },
    madeEscalation({ brand, incident, contacts: [{ id: 'team', name: text, handles: {} }] }),
  ];
}

/** One message of each kind, as on an ordinary day. */
export function plainMessages(): readonly Message[] {
  return [
    madeCard(),
    madeDigest(),
    { ...madeDigest(), isQuiet: true },
    madeRisk(),
    madeNotice(),
    madeEscalation(),
  ];
}

export function madeDigest(): Digest {
  const range = { median: 0.15, low: 0.09, high: 0.21, days: 8, basis: 'weekday' } as const;
  return {
    ...DIGEST_REST,
    type: 'digest',
    brandId: 'condor',
    brandName: 'Cóndor',
    timeZone: 'Europe/Madrid',
    day: '2026-11-18',
    from: new Date('2026-11-17T23:00:00Z'),
    to: new Date('2026-11-18T23:00:00Z'),
    isQuiet: false,
    counts: COUNTS,
    previous: COUNTS,
    usualMentions: { ...range, median: 400, low: 350, high: 450 },
    usualNetSentiment: range,
    drivers: [{ term: 'suela', count: 12, ratio: 3.1, direction: 'down', posts: [] }],
    touchpoints: [
      {
        touchpoint: 'delivery',
        name: { es: 'Entrega', en: 'Delivery' },
        department: LOGISTICS,
        counts: COUNTS,
        previous: COUNTS,
      },
    ],
    worstPosts: [madeSample()],
    bestPosts: [madeSample({ key: 'bluesky/9', text: 'Las mejores que he tenido.' })],
    incidents: [],
    silentSources: [],
    campaignsTomorrow: ['Corazón de barrio'],
  };
}

export function madeRisk(): RiskSummary {
  return {
    ...RISK_REST,
    type: 'risk',
    brandId: 'condor',
    brandName: 'Cóndor',
    timeZone: 'Europe/Madrid',
    from: new Date(AT.getTime() - 7 * DAY_MS),
    to: AT,
    risk: 62,
    low: 57,
    high: 68,
    band: 'high',
    previousRisk: 41,
    components: [
      {
        id: 'change',
        weight: 0.2,
        value: 0.85,
        contribution: 17,
        measured: 5.1,
        previousContribution: 2,
        peak: null,
      },
      {
        id: 'press',
        weight: 0.1,
        value: 0.6,
        contribution: 6,
        measured: 2,
        previousContribution: 0,
        peak: null,
      },
    ],
    counts: COUNTS,
    reasons: [{ component: 'change', posts: [madeSample()] }],
    openIncidents: [],
    silentSources: [],
  };
}

/** A call to take the incident of `madeCard`, fifteen minutes after it opened. */
export function madeEscalation(changes: Partial<Escalation> = {}): Escalation {
  const { incident, brand, pageUrl } = madeCard();
  const team = { id: 'team', name: null, handles: {} };
  return {
    type: 'escalation',
    incident,
    brand,
    step: 1,
    contacts: [team],
    approval: { approver: { id: 'head', name: null, handles: {} }, backup: team },
    respondBy: new Date(incident.openedAt.getTime() + 60 * MINUTE_MS),
    at: new Date(incident.openedAt.getTime() + 15 * MINUTE_MS),
    pageUrl,
    ...changes,
  };
}

export function madeNotice(): Notice {
  return {
    type: 'notice',
    brandId: 'condor',
    level: 'warning',
    messageKey: 'source-silent',
    values: { source: 'Mastodon', since: '15:40', why: 'El servidor no responde.' },
  };
}
