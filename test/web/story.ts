import { AlertingSettings } from '../../src/alerting/config.js';
import { loadReplyBooks } from '../../src/alerting/replies/load.js';
import { correctMention } from '../../src/app/correct-mention.js';
import type { SettingsStore, TeamSettings } from '../../src/core/contracts/settings.js';
import type { Store } from '../../src/core/contracts/store.js';
import { CUSTOMER_KINDS, type Customer } from '../../src/core/customer.js';
import type { Incident } from '../../src/core/incident.js';
import type { LegalCase } from '../../src/core/legal-case.js';
import { type SourceStatus, sourceStatus } from '../../src/core/source-status.js';
import type { SurveyAnswer } from '../../src/core/survey.js';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../src/core/time.js';
import { createDesk } from '../../src/desk/create-desk.js';
import { buildCustomerReport } from '../../src/experience/customers.js';
import { buildDepartmentReport } from '../../src/experience/departments.js';
import { buildExperienceMap } from '../../src/experience/map.js';
import { buildSurveyReport } from '../../src/experience/survey-report.js';
import { takeSurveyCall } from '../../src/experience/survey-webhook.js';
import { buildIncidentCard } from '../../src/jobs/incident-card.js';
import { ManualClock } from '../../src/lib/clock.js';
import { type Logger, silentLogger } from '../../src/lib/logger.js';
import { buildAfterAction } from '../../src/reports/after-action.js';
import { buildDigest } from '../../src/reports/digest.js';
import { buildRiskSummary } from '../../src/reports/risk.js';
import { createReader } from '../../src/sentiment/read.js';
import { openSqliteStore } from '../../src/storage/sqlite/index.js';
import { createWebApp, type WebOptions } from '../../src/web/index.js';
import {
  type MadeMention,
  madeBrand,
  madeIncident,
  madeMention,
} from '../reports/made-mentions.js';

/** Thursday evening in Madrid. */
export const NOW = new Date('2026-11-19T19:30:00Z');
export const INCIDENT_ID = 'cnd-1';
/** Signs live survey answers. */
export const SURVEY_SECRET = 'a-secret-of-the-survey-tool';
/** A post id with all that an address must carry. */
export const STRANGE_ID = 'at://did:plc:abc/app.post/3k?x=1&y=%2F#z';
export const HOSTILE_TEXT = '<script>alert(1)</script><b onclick=x>Cóndor</b> "mal" & \u202epeor';

const CRISIS_AT = new Date('2026-11-19T15:05:00Z');
const brands = [
  madeBrand({
    campaigns: [campaign()],
    sources: ['bluesky', 'mastodon', 'x', 'youtube'].map((source) => ({ source, settings: {} })),
    customers: { businessAccounts: {} },
  }),
  madeBrand({ id: 'suela', name: 'Suela & Hijos', aliases: [], timeZone: 'Atlantic/Canary' }),
];

function campaign() {
  return {
    id: 'corazon',
    name: 'Corazón de barrio',
    from: new Date('2026-11-18T23:00:00Z'),
    to: new Date('2026-12-20T23:00:00Z'),
    terms: ['corazón'],
  };
}

/** Nine calm days and a bad afternoon, an incident in full, a silent source, a hostile post. */
export async function storyStore(): Promise<Store> {
  const store = openSqliteStore({ path: ':memory:' });
  await store.migrate();
  await store.mentions.add([...calmDays(), ...badAfternoon(), hostile()].map(madeMention));
  await store.incidents.create(crisis());
  for (const [action, minutes] of [
    ['opened', 15],
    ['worsened', 40],
    ['acknowledged', 55],
  ] as const) {
    await store.incidents.log({
      incidentId: INCIDENT_ID,
      at: new Date(CRISIS_AT.getTime() + minutes * MINUTE_MS),
      actor: action === 'acknowledged' ? 'discord:marta' : 'vigia',
      action,
      detail: '',
    });
  }
  await store.cases.open(legalCase());
  await store.surveys.add(surveyAnswers(), NOW);
  await store.customers.put(customers(), NOW);
  await store.health.put(health('bluesky'));
  await store.health.put({
    ...health('mastodon'),
    lastOkAt: new Date('2026-11-19T14:40:00Z'),
    lastPostAt: new Date('2026-11-19T14:38:00Z'),
    error: { name: 'SourceUnavailableError', message: 'HTTP 503', at: NOW },
    consecutiveFailures: 58,
  });
  await store.health.put({
    ...health('x'),
    lastOkAt: new Date(NOW.getTime() - 26 * HOUR_MS),
    error: { name: 'SourceAuthError', message: 'HTTP 401', at: NOW },
    consecutiveFailures: 31,
  });
  await store.health.put({
    ...health('youtube'),
    quotaRemaining: 120,
    quotaResetAt: new Date(NOW.getTime() + 11 * HOUR_MS),
  });
  await store.health.openGap('condor', {
    source: 'mastodon',
    from: new Date('2026-11-19T14:40:00Z'),
    to: null,
    reason: 'HTTP 503',
  });
  return store;
}

/** The page over a store, with the reader and the reports of production. */
export async function storyApp(
  store: Store,
  changes: {
    settings?: TeamSettings;
    log?: Logger;
    reports?: Partial<WebOptions['reports']>;
    publicUrl?: string;
    oidc?: WebOptions['oidc'];
    team?: SettingsStore;
  } = {},
) {
  const books = await loadReplyBooks(new URL('../../config/replies/', import.meta.url).pathname);
  const clock = new ManualClock(NOW);
  const settings = changes.team ?? fixedSettings(changes.settings);
  const alerting = AlertingSettings.parse({});
  const incidentCard: WebOptions['reports']['incidentCard'] = (request) =>
    buildIncidentCard({ store, books, alerting, pageUrl: () => null }, request);
  const app = createWebApp({
    store,
    brands,
    clock,
    settings,
    team: createDesk({
      store,
      settings,
      brands,
      alerting,
      budgetWeeks: 4,
      channels: [],
      version: '9.8.7',
      clock,
      log: silentLogger,
      incidentCard,
      correct: (correction) => correctMention(store, correction),
      nudge: () => undefined,
    }),
    takeSurveys: ({ brandId, ...call }) =>
      takeSurveyCall(
        {
          surveys: store.surveys,
          brands: brands.filter(({ id }) => id === brandId),
          secret: SURVEY_SECRET,
        },
        { ...call, now: NOW },
      ),
    reader: createReader(),
    reports: {
      digest: (request) => buildDigest({ store, ...request }),
      risk: (request) => buildRiskSummary({ store, ...request }),
      incidentCard,
      afterAction: (request) => buildAfterAction({ store, ...request }),
      experience: (request) => buildExperienceMap({ store, ...request }),
      departments: (request) => buildDepartmentReport({ store, ...request }),
      surveys: (request) => buildSurveyReport({ store, ...request }),
      customers: (request) => buildCustomerReport({ store, ...request }),
      sources: () => sourceStates(store),
      ...changes.reports,
    },
    correct: async (correction) => (await correctMention(store, correction)) !== null,
    publicUrl: changes.publicUrl ?? null,
    trustsThisMachine: true,
    oidc: changes.oidc ?? null,
    version: '9.8.7',
    log: changes.log ?? silentLogger,
  });
  return {
    fetch: app.fetch,
    /** As from a browser on this machine, where no other connection is given. */
    request: (
      path: string,
      init?: RequestInit,
      connection: object = { incoming: { socket: { remoteAddress: '127.0.0.1' } } },
    ) => app.request(path, init, connection),
  };
}

function fixedSettings(team: TeamSettings = { watchTerms: {}, mutes: {} }): SettingsStore {
  return {
    read: async () => team,
    update: () => Promise.reject(new Error('these settings cannot be changed')),
    history: async () => [],
    close: async () => undefined,
  };
}

/** One that does well, one that is silent, one whose key was refused, one that waits for its quota, one without a key. */
async function sourceStates(store: Store): Promise<readonly SourceStatus[]> {
  const known = await store.health.list();
  const openGaps = await store.health.gaps('condor', {
    from: NOW,
    to: new Date(NOW.getTime() + 1),
  });
  return ['bluesky', 'mastodon', 'x', 'youtube', 'reddit'].map((source) =>
    sourceStatus({
      source,
      brandId: 'condor',
      health: known.find((one) => one.source === source) ?? null,
      driver:
        source === 'reddit' ? { missing: ['REDDIT_CLIENT_ID'] } : { normalSilenceMs: 6 * HOUR_MS },
      openGaps,
      nextTick: (from) => new Date(from.getTime() + 3 * MINUTE_MS),
      now: NOW,
    }),
  );
}

/** Eight weeks of NPS about the brand, happier than the street; too little CSAT of deliveries to conclude from. */
function surveyAnswers(): SurveyAnswer[] {
  const nps = Array.from({ length: 240 }, (_, index) => ({
    kind: 'nps' as const,
    score: [10, 9, 9, 8, 10, 3][index % 6] ?? 0,
    scale: { min: 0, max: 10 },
    touchpoint: null,
    answeredAt: new Date(NOW.getTime() - index * 5 * HOUR_MS),
  }));
  const csat = Array.from({ length: 12 }, (_, index) => ({
    kind: 'csat' as const,
    score: 1 + (index % 5),
    scale: { min: 1, max: 5 },
    touchpoint: 'delivery',
    answeredAt: new Date(NOW.getTime() - index * DAY_MS),
  }));
  return [...nps, ...csat].map((answer, index) => ({
    brandId: 'condor',
    id: `answer-${index}`,
    ...answer,
  }));
}

function legalCase(): LegalCase {
  return {
    code: 'R-4C8WD-T2HNB',
    brandId: 'condor',
    mention: 'bluesky/bad-0',
    law: 'es-10-2025',
    region: 'ES-MD',
    lang: 'es',
    touchpoint: 'advertising',
    complainedAt: CRISIS_AT,
    openedAt: CRISIS_AT,
    workingDays: 15,
    dueAt: new Date('2026-12-11T23:00:00Z'),
    status: 'open',
    closedAt: null,
    closedBy: null,
    note: '',
  };
}

function customers(): Customer[] {
  return Array.from({ length: 40 }, (_, index) => ({
    brandId: 'condor',
    pseudonym: `p${index}`,
    kind: CUSTOMER_KINDS[index % 3] ?? 'model',
    isBusiness: index === 0,
    mentions: 5,
    firstAt: new Date(NOW.getTime() - 60 * DAY_MS),
    lastAt: new Date(NOW.getTime() - index * DAY_MS),
    use: 3.4,
    valuation: 0.3,
    confidence: 0.8,
    reasons: [{ reason: index % 3 === 2 ? 'complaints' : 'praise', value: 3 }],
    expiresAt: new Date(NOW.getTime() + 90 * DAY_MS),
  }));
}

function calmDays(): MadeMention[] {
  const from = NOW.getTime() - 9 * DAY_MS;
  const texts = [
    ['positive', 'Las Cóndor más cómodas que he tenido en años'],
    ['neutral', '¿Alguien sabe si las Cóndor tallan grande?'],
    ['positive', 'My Condor boots survived the whole winter, love them'],
    ['negative', 'El pedido de Cóndor llegó tarde y con la caja rota'],
    ['neutral', 'Me paso por la tienda de Cóndor esta tarde'],
  ] as const;
  return Array.from({ length: 9 * 40 }, (_, index) => {
    const [label, text] = texts[index % texts.length] ?? texts[0];
    const touchpoint = label === 'negative' ? 'delivery' : 'product-service';
    return {
      id: `calm-${index}`,
      at: new Date(from + index * 36 * MINUTE_MS),
      label,
      text,
      post: { source: index % 3 === 0 ? 'mastodon' : 'bluesky', engagement: { likes: index % 7 } },
      reading: { touchpoint, lang: text.startsWith('My') ? 'en' : 'es' },
    };
  });
}

function badAfternoon(): MadeMention[] {
  return Array.from({ length: 120 }, (_, index) => ({
    id: `bad-${index}`,
    at: new Date(CRISIS_AT.getTime() + index * 2 * MINUTE_MS),
    label: 'negative' as const,
    text:
      index === 0
        ? 'Un corazón de verdad en un anuncio de Cóndor. Qué asco.'
        : `Qué asco de campaña la del corazón, van ${index}`,
    post: {
      url: `https://bluesky.example/post/${index}`,
      author: { handle: index === 0 ? 'animalesprimero' : `vecina${index}` },
      engagement: { reposts: index === 0 ? 812 : 0 },
    },
    reading: {
      touchpoint: 'advertising',
      emotion: 'disgust' as const,
      risk: 'animal-welfare' as const,
    },
  }));
}

function hostile(): MadeMention {
  return {
    id: STRANGE_ID,
    at: new Date(NOW.getTime() - MINUTE_MS),
    label: 'negative',
    text: HOSTILE_TEXT,
    post: { url: 'javascript:alert(1)', author: { handle: '"><img src=x onerror=alert(1)>' } },
  };
}

function crisis(): Incident {
  const posts = ['bluesky/bad-0', 'bluesky/bad-1', 'bluesky/bad-2'];
  return madeIncident(
    new Date(CRISIS_AT.getTime() + 15 * MINUTE_MS),
    {
      id: INCIDENT_ID,
      startedAt: CRISIS_AT,
      status: 'acknowledged',
      acknowledgedBy: 'discord:marta',
      acknowledgedAt: new Date(CRISIS_AT.getTime() + HOUR_MS),
    },
    {
      firstPost: 'bluesky/bad-0',
      loudestPost: 'bluesky/bad-0',
      turningPost: 'bluesky/bad-1',
      reasons: [
        { kind: 'term', term: 'corazón', share: 0.71, posts },
        { kind: 'term', term: 'asco', share: 0.12, posts },
        { kind: 'term', term: '*', share: 0.17, posts: [] },
        { kind: 'source', term: 'bluesky', share: 1, posts },
        { kind: 'touchpoint', term: 'advertising', share: 0.9, posts },
        { kind: 'touchpoint', term: '*', share: 0.1, posts: [] },
      ],
    },
  );
}

function health(source: string) {
  return {
    source,
    brandId: 'condor',
    lastOkAt: new Date(NOW.getTime() - 5 * MINUTE_MS),
    lastPostAt: new Date(NOW.getTime() - 5 * MINUTE_MS),
    error: null,
    retryAt: null,
    consecutiveFailures: 0,
    skipped: 0,
    quotaRemaining: null,
    quotaResetAt: null,
  };
}
