import { describe, expect, it } from 'vitest';
import type { Digest, RiskSummary, SentimentCounts } from '../../../src/core/report.js';
import { digestText } from '../../../src/lib/wording/digest.js';
import { riskText } from '../../../src/lib/wording/risk.js';
import { DIGEST_REST, LOGISTICS, RISK_REST } from '../../reports/made-reports.js';

const CALM: SentimentCounts = {
  mentions: 412,
  voices: 380,
  negative: 50,
  neutral: 212,
  positive: 118,
  netSentiment: 0.18,
  negativeShare: 50 / 380,
};

const QUIET: Digest = {
  ...DIGEST_REST,
  type: 'digest',
  brandId: 'condor',
  brandName: 'Cóndor',
  timeZone: 'Europe/Madrid',
  day: '2026-11-18',
  from: new Date('2026-11-17T23:00:00Z'),
  to: new Date('2026-11-18T23:00:00Z'),
  isQuiet: true,
  counts: CALM,
  previous: CALM,
  usualMentions: { basis: 'weekday', median: 400, low: 380, high: 450, days: 8 },
  usualNetSentiment: { basis: 'weekday', median: 0.15, low: 0.09, high: 0.21, days: 8 },
  drivers: [],
  touchpoints: [],
  worstPosts: [],
  bestPosts: [],
  incidents: [],
  silentSources: [],
  campaignsTomorrow: ['Corazón de barrio'],
};

const POST = {
  key: 'bluesky/a',
  source: 'bluesky',
  author: 'animalesprimero',
  text: 'Un corazón\nde verdad\u202e en un anuncio',
  url: 'https://bsky.example/a',
  createdAt: new Date('2026-11-18T15:05:00Z'),
  probabilities: { negative: 0.9, neutral: 0.08, positive: 0.02 },
  reach: 812,
};

const LOUD: Digest = {
  ...QUIET,
  isQuiet: false,
  counts: { ...CALM, mentions: 1203, negative: 300, netSentiment: -0.48, negativeShare: 300 / 380 },
  drivers: [
    { term: 'corazón', count: 96, ratio: null, direction: 'down', posts: [] },
    { term: 'cómodas', count: 31, ratio: 2.44, direction: 'up', posts: [] },
  ],
  touchpoints: [
    {
      touchpoint: 'advertising',
      name: { es: 'Publicidad', en: 'Advertising' },
      department: LOGISTICS,
      counts: { ...CALM, negative: 96, voices: 120 },
      previous: { ...CALM, negative: 2 },
    },
  ],
  worstPosts: [POST],
  incidents: [
    {
      id: 'cnd-1',
      kind: 'negative-spike',
      severity: 3,
      status: 'open',
      openedAt: new Date('2026-11-18T15:20:00Z'),
      endedAt: null,
      topTerm: 'corazón',
      assignee: null,
      department: LOGISTICS,
      action: 'advertising',
    },
  ],
  silentSources: [
    { source: 'mastodon', from: new Date('2026-11-18T14:40:00Z'), to: null, reason: 'HTTP 503' },
  ],
};

describe('digestText', () => {
  it('tells a quiet day in a title and a line', () => {
    expect(digestText(QUIET, 'es')).toEqual({
      mark: '🟢',
      title: 'Cóndor · miércoles, 18 nov',
      summary:
        'Día tranquilo: 412 menciones, balance +0,18 (lo habitual un miércoles: +0,15, entre +0,09 y +0,21). Nada que pida tu atención. Mañana, en campaña: «Corazón de barrio».',
      facts: [],
      posts: [],
    });
    expect(digestText(QUIET, 'en').summary).toBe(
      'A quiet day: 412 mentions, balance +0.18 (usual on a Wednesday: +0.15, between +0.09 and +0.21). Nothing needs your attention. Campaigns tomorrow: “Corazón de barrio”.',
    );
  });

  it('does not take silence for calm', () => {
    const { summary } = digestText({ ...QUIET, silentSources: LOUD.silentSources }, 'es');
    expect(summary).toContain('Sin datos: Mastodon desde 15:40; el silencio no es calma.');
    expect(summary).not.toContain('Nada que pida');
  });

  it('tells a bad day by what happened first, then why, then with posts', () => {
    const text = digestText(LOUD, 'es');
    expect(text.mark).toBe('🔴');
    expect(text.summary).toContain('1203 menciones de 380 voces, balance -0,48');
    expect(text.summary).toContain(
      'Un incidente. Nivel 3: Pico de menciones negativas, «corazón» (sin atender).',
    );
    expect(
      Object.fromEntries(text.facts.map(({ label, text: fact }) => [label, fact])),
    ).toMatchObject({
      'Lo bajan': '«corazón» 96 (nueva)',
      'Lo suben': '«cómodas» 31 (×2,4)',
      'Puntos de contacto': 'Publicidad: 96 negativas de 120 (el día antes, 2)',
      'Sin datos': 'Mastodon desde 15:40',
    });
    expect(text.posts).toEqual([
      {
        heading: 'Lo peor',
        samples: [
          {
            heading: 'animalesprimero · Bluesky · 16:05 · 812 reacciones',
            text: 'Un corazón de verdad en un anuncio',
            url: 'https://bsky.example/a',
          },
        ],
      },
    ]);
  });

  it('says of a day without mentions that there was none', () => {
    const none = { ...CALM, mentions: 0, voices: 0, netSentiment: null, negativeShare: null };
    expect(digestText({ ...QUIET, counts: none }, 'en').summary).toContain('No mentions.');
  });
});

const RISK: RiskSummary = {
  ...RISK_REST,
  type: 'risk',
  brandId: 'condor',
  brandName: 'Cóndor',
  timeZone: 'Europe/Madrid',
  from: new Date('2026-11-15T23:00:00Z'),
  to: new Date('2026-11-22T23:00:00Z'),
  risk: 61.6,
  low: 57.2,
  high: 67.9,
  band: 'high',
  previousRisk: 40.6,
  components: [
    {
      id: 'share',
      weight: 0.25,
      value: 0.2,
      contribution: 5,
      measured: 0.25,
      previousContribution: 1,
      peak: null,
    },
    {
      id: 'change',
      weight: 0.2,
      value: 0.85,
      contribution: 17,
      measured: 5.14,
      previousContribution: 1,
      peak: null,
    },
    {
      id: 'press',
      weight: 0.1,
      value: 0.4,
      contribution: 4,
      measured: 2,
      previousContribution: 1,
      peak: null,
    },
    {
      id: 'spread',
      weight: 0.1,
      value: 0,
      contribution: 0,
      measured: 0,
      previousContribution: 1,
      peak: null,
    },
  ],
  counts: CALM,
  reasons: [{ component: 'change', posts: [POST] }],
  openIncidents: LOUD.incidents,
  silentSources: [],
};

describe('riskText', () => {
  it('gives the number with its interval, its move, and its parts, heaviest first', () => {
    const text = riskText(RISK, 'es');
    expect(text.title).toBe('Riesgo de marca · Cóndor · 62 / 100 (57–68)');
    expect(text.summary).toBe(
      'Banda alta, sube 21 desde la semana anterior (41). Semana: 16–22 nov.',
    );
    expect(text.facts[0]).toEqual({
      label: 'De dónde sale',
      text: '5,1 veces las quejas de una semana habitual +17 · 25\u00a0% de negativas +5 · 2 medios con un artículo negativo +4',
    });
    expect(text.posts.map(({ heading }) => heading)).toEqual(['Lo que ha crecido']);
  });

  it('says when there was nothing to reckon from, and when there is nothing to compare with', () => {
    const none = { ...CALM, mentions: 0, voices: 0, netSentiment: null, negativeShare: null };
    expect(riskText({ ...RISK, counts: none }, 'en').summary).toMatch(/^No mention in the week/);
    expect(riskText({ ...RISK, previousRisk: null }, 'en').summary).toContain('no week before');
  });
});
