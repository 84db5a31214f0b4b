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
  incidentTotals: { real: 1, falseAlarms: 2 },
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
      'Un incidente. Nivel 3: Pico de menciones negativas, «corazón» (sin atender, le toca a Logística).',
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

  it('tells who has what to do, what was answered in time, which terms run, and what tomorrow brings', () => {
    const { facts } = digestText(
      {
        ...LOUD,
        incidentTotals: { real: 600, falseAlarms: 2 },
        tasks: [
          {
            touchpoint: 'delivery',
            name: { es: 'Entrega', en: 'Delivery' },
            department: LOGISTICS,
            negative: 48,
            previous: 12,
            action: 'delivery',
          },
        ],
        responses: {
          acknowledge: { total: 4, answered: 3, inTime: 2, late: 1, medianMinutes: 95 },
          reply: { total: 0, answered: 0, inTime: 0, late: 0, medianMinutes: null },
        },
        clocks: {
          open: 3,
          overdue: 1,
          dueSoon: 1,
          lines: [
            {
              code: 'R-7F3K2',
              law: 'es-10-2025',
              touchpoint: 'delivery',
              dueAt: new Date('2026-11-20T23:00:00Z'),
              state: 'due-soon',
            },
          ],
        },
        earlyWarning: { probability: 0.31, at: new Date('2026-11-19T06:00:00Z') },
      },
      'es',
    );
    const told = Object.fromEntries(facts.map(({ label, text }) => [label, text]));
    expect(told['Qué hacer y quién']).toMatch(
      /^Entrega → Logística: contar .* \(48 negativas; antes, 12\)$/,
    );
    expect(told['Incidentes atendidos']).toBe(
      '2 de 4 a tiempo, 1 tarde, 1 aún en plazo, mediana 1 h 35 min',
    );
    expect(told).not.toHaveProperty('Respuestas en público');
    expect(told['Plazos legales']).toContain('3 reclamaciones abiertas, 1 fuera de plazo');
    expect(told.Incidentes).toMatch(/ · y 599 más · 2 falsas alarmas$/);
    expect(told['Qué vigilar mañana']).toMatch(
      /^campaña «Corazón de barrio» · 1 incidente sigue abierto · vence R-7F3K2 .* · hoy, un 31\s% /,
    );
  });

  it('tells a week and a month by their own names', () => {
    const week = { ...QUIET, period: 'week', to: new Date('2026-11-24T23:00:00Z') } as const;
    expect(digestText(week, 'es').title).toBe('Cóndor · semana del 18–24 nov');
    expect(digestText(week, 'es').summary).toMatch(/^Semana tranquila: /);
    expect(digestText({ ...week, period: 'month' }, 'en').title).toBe('Cóndor · November 2026');
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
      'Banda alta, sube 21 desde la semana anterior (41). Semana: 16–22 nov. Esta semana no hay nada que decidir.',
    );
    expect(text.facts[0]).toEqual({
      label: 'De dónde sale',
      text: '5,1 veces las quejas de una semana habitual +17 · 25\u00a0% de negativas +5 · 2 medios con un artículo negativo +4',
    });
    expect(text.posts.map(({ heading }) => heading)).toEqual(['Lo que ha crecido']);
  });

  it('asks one thing, with two ways to decide, by when; and says where the brand stands', () => {
    const { facts, summary } = riskText(
      {
        ...RISK,
        decision: {
          kind: 'campaign',
          subject: 'Corazón de barrio',
          touchpoint: null,
          department: LOGISTICS,
          options: ['act', 'wait'],
          dueAt: new Date('2026-11-23T17:30:00Z'),
        },
        shareOfVoice: [
          { name: 'Cóndor', isOwn: true, counts: { ...CALM, netSentiment: -0.3 }, share: 0.61 },
          { name: 'Pasoalto', isOwn: false, counts: CALM, share: 0.39 },
          { name: 'Suela Norte', isOwn: false, counts: null, share: null },
        ],
        components: [
          {
            id: 'share',
            weight: 0.3,
            value: 0.9,
            contribution: 20,
            measured: 0.71,
            previousContribution: 3,
            peak: new Date('2026-11-18T23:00:00Z'),
          },
          {
            id: 'response',
            weight: 0.2,
            value: 1,
            contribution: -5.2,
            measured: 48,
            previousContribution: 0,
            peak: null,
          },
        ],
      },
      'es',
    );
    const told = Object.fromEntries(facts.map(({ label, text }) => [label, text]));
    expect(told['De dónde sale']).toBe(
      '71\u00a0% de negativas el jueves, 19 nov +20 · atendido en 48 min -5',
    );
    expect(told['Lo que ha cambiado']).toBe('Parte negativa +17 · Respuesta -5');
    expect(told['Se le pide una decisión']).toMatch(
      /^Antes del 23 nov, 18:30: ¿sigue la campaña «Corazón de barrio»\? A\) .* B\) /,
    );
    expect(told['Frente a la competencia']).toMatch(
      /^61\s% .*, balance -0,30, la más negativa de 2 · Pasoalto: 39\s%, .* · Suela Norte: sin escuchar$/,
    );
    expect(summary).not.toContain('nada que decidir');
  });

  it('says when there was nothing to reckon from, and when there is nothing to compare with', () => {
    const none = { ...CALM, mentions: 0, voices: 0, netSentiment: null, negativeShare: null };
    expect(riskText({ ...RISK, counts: none }, 'en').summary).toMatch(/^No mention in the week/);
    expect(riskText({ ...RISK, previousRisk: null }, 'en').summary).toContain('no week before');
  });
});
