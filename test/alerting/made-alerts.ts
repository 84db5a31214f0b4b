import type { Brand } from '../../src/core/brand.js';
import type { Finding } from '../../src/core/finding.js';
import type { Incident } from '../../src/core/incident.js';
import type { IncidentCard } from '../../src/core/message.js';
import type { PostSample } from '../../src/core/report.js';
import { type DraftScore, MARK_IDS } from '../../src/core/response.js';
import { HOUR_MS, MINUTE_MS } from '../../src/core/time.js';
import { madeBrand, madeIncident } from '../reports/made-mentions.js';

/** Thursday, 16:50 in Madrid. */
export const AT = new Date('2026-11-19T15:50:00Z');

/** A draft with 17 marks of 20. */
export function madeScore(changes: Partial<DraftScore> = {}): DraftScore {
  const reasons: Readonly<Record<(typeof MARK_IDS)[number], string>> = {
    R1: 'rebuilt',
    R2: 'notNeeded',
    R3: 'shown',
    R4: 'owned',
    R5: 'noOwner',
    R6: 'short',
    R7: 'kept',
    R8: 'noPrivate',
    R9: 'fits',
    R10: 'timed',
  };
  const marks = MARK_IDS.map((id) => ({
    id,
    score: ['R5', 'R6', 'R8'].includes(id) ? (1 as const) : (2 as const),
    reason: { key: `reply:mark.${id}.${reasons[id]}`, values: { quote: 'duele' } },
  }));
  return { total: 17, marks, violations: [], lang: 'es', ...changes };
}

/** A brand with a campaign that runs at `AT`. */
export function campaignBrand(changes: Partial<Brand> = {}): Brand {
  return madeBrand({
    campaigns: [
      {
        id: 'corazon',
        name: 'Corazón de barrio',
        from: new Date('2026-11-17T23:00:00Z'),
        to: new Date('2026-12-01T23:00:00Z'),
        terms: ['corazón'],
      },
    ],
    ...changes,
  });
}

/** A finding with reasons of every kind: the backlash of the examples. */
export function madeFinding(changes: Partial<Finding> = {}): Finding {
  const { finding } = madeIncident(AT);
  return {
    ...finding,
    startedAt: new Date(AT.getTime() - 45 * MINUTE_MS),
    authors: 118,
    reposts: 31,
    coordination: { index: 0.2, low: 0.1, high: 0.3 },
    reasons: [
      { kind: 'term', term: 'corazón', share: 0.71, posts: ['bluesky/1', 'mastodon/2'] },
      { kind: 'term', term: 'asco', share: 0.12, posts: ['mastodon/2'] },
      { kind: 'term', term: '*', share: 0.17, posts: [] },
      { kind: 'touchpoint', term: 'advertising', share: 0.82, posts: ['bluesky/1'] },
      { kind: 'touchpoint', term: '*', share: 0.18, posts: [] },
      { kind: 'source', term: 'bluesky', share: 0.66, posts: [] },
      { kind: 'source', term: 'mastodon', share: 0.34, posts: [] },
      { kind: 'language', term: 'es', share: 0.9, posts: [] },
      { kind: 'language', term: 'en', share: 0.1, posts: [] },
      { kind: 'campaign', term: 'corazon', share: 0.8, posts: [] },
    ],
    firstPost: 'bluesky/1',
    loudestPost: 'mastodon/2',
    gaps: [
      {
        source: 'hackernews',
        from: new Date(AT.getTime() - 70 * MINUTE_MS),
        to: null,
        reason: 'SourceUnavailableError',
      },
    ],
    ...changes,
  };
}

/** A finding as it comes at another moment of the same event. */
export function laterFinding(
  finding: Finding,
  minutes: number,
  changes: Partial<Finding> = {},
): Finding {
  return {
    ...finding,
    phase: 'updated',
    at: new Date(finding.at.getTime() + minutes * MINUTE_MS),
    ...changes,
  };
}

/** A post as shown with a card. */
export function madeSample(changes: Partial<PostSample> = {}): PostSample {
  return {
    key: 'bluesky/1',
    source: 'bluesky',
    author: 'animalesprimero',
    text: 'Un corazón de verdad para vender zapatillas. Qué asco, @condor.',
    url: 'https://bsky.example/1',
    createdAt: new Date(AT.getTime() - 45 * MINUTE_MS),
    probabilities: { negative: 0.93, neutral: 0.05, positive: 0.02 },
    reach: 120,
    ...changes,
  };
}

/** A whole card; the response is short, so that what a test says of it stands out. */
export function madeCard(
  changes: Partial<IncidentCard> = {},
  incident: Partial<Incident> = {},
): IncidentCard {
  return {
    type: 'incident',
    incident: madeIncident(AT, { finding: madeFinding(), ...incident }),
    brand: campaignBrand(),
    response: {
      lang: 'es',
      touchpoint: 'advertising',
      respondBy: new Date(AT.getTime() + HOUR_MS),
      holdingStatement: 'Hemos leído lo que decís. Volvemos a las 19:00. — Equipo de Cóndor',
      holdingScore: madeScore(),
      fullStatement: {
        text: 'La decisión fue nuestra.\n\nA las 19:00 contamos aquí qué cambia.',
        score: madeScore(),
      },
      classification: {
        cluster: 'preventable',
        typeCluster: 'preventable',
        hasOutrage: true,
        isParacrisis: true,
        reasons: [
          { key: 'reply:cluster.cause.decision', values: {} },
          { key: 'reply:cluster.outrage', values: {} },
        ],
        allowed: ['adjust', 'apologise', 'reform'],
        forbidden: ['deny', 'humour', 'compensate'],
      },
      approval: { approver: 'marketing', backup: 'customer-service' },
      replies: [
        {
          post: 'bluesky/1',
          lang: 'es',
          text: 'Te escuchamos.',
          score: madeScore(),
          isLast: false,
        },
      ],
      plan: [
        {
          department: 'marketing',
          action: 'Revisar la pieza',
          dueAt: new Date(AT.getTime() + HOUR_MS / 2),
        },
        {
          department: 'communications',
          action: 'Publicar',
          dueAt: new Date(AT.getTime() + HOUR_MS),
        },
      ],
    },
    samples: [
      madeSample(),
      madeSample({
        key: 'mastodon/2',
        source: 'mastodon',
        author: 'vecina@barrio.example',
        reach: 0,
        url: null,
      }),
    ],
    chart: Array.from({ length: 168 }, (_, hour) => ({
      at: new Date(AT.getTime() - (168 - hour) * HOUR_MS),
      negative: hour === 167 ? 142 : 2,
      all: hour === 167 ? 160 : 9,
    })),
    earlierId: null,
    cases: [],
    pageUrl: 'http://127.0.0.1:8080/incidents/cnd-1',
    approval: { approver: { id: 'head', name: null, handles: {} }, backup: null },
    tickets: [],
    actions: [{ incidentId: 'cnd-1', at: AT, actor: 'vigia', action: 'opened', detail: '' }],
    verdicts: { useful: 0, notUseful: 0 },
    ...changes,
  };
}
