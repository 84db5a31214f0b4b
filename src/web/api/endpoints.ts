import { z } from 'zod';
import type { Brand } from '../../core/brand.js';
import { INCIDENT_STATUSES } from '../../core/incident.js';
import { CASE_STATUSES } from '../../core/legal-case.js';
import { LABELS } from '../../core/reading.js';
import { DIGEST_PERIODS } from '../../core/report.js';
import { brandDay, DAY_FORMAT, lastWholeDay } from '../brand-days.js';
import { brandState } from '../brand-state.js';
import { periodStart } from '../digest-archive.js';
import type { WebOptions } from '../options.js';
import { type Endpoint, endpoint } from './endpoint.js';
import {
  ApiBrand,
  ApiCases,
  ApiIncidentDetail,
  ApiIncidents,
  ApiMentions,
  ApiReport,
  ApiSources,
} from './schemas.js';
import {
  apiBrand,
  apiCase,
  apiIncident,
  apiIncidentDetail,
  apiMention,
  apiSource,
} from './shapes.js';

const MAX_MENTIONS = 500;
const MAX_INCIDENTS = 200;
const MAX_CASES = 500;
/** A year, and two. */
const MAX_DAYS = 366;
const MAX_WEEKS = 104;
/** Deep pages skip row by row: walk by `to` instead. */
const MAX_OFFSET = 10_000;

const BrandId = z.string().max(64).describe('id of a brand, as in its file name');
const Name = z.string().min(1).max(64);
const Instant = z.iso.datetime({ offset: true }).transform((text) => new Date(text));

/** Every address below `/api/v1`, in the order of the document. */
export const ENDPOINTS: readonly Endpoint[] = [
  endpoint({
    path: '/brands',
    operationId: 'listBrands',
    summary: 'Every brand and how it stands',
    parameters: z.object({}),
    answer: z.object({ brands: z.array(ApiBrand) }),
    run: async (options) => {
      const settings = await options.settings.read();
      const now = options.clock.now();
      const states = [];
      for (const brand of options.brands)
        states.push(await brandState(options.store, { brand, settings, now }));
      return { brands: states.map(apiBrand) };
    },
  }),
  endpoint({
    path: '/brands/{brand}/mentions',
    operationId: 'listMentions',
    summary: 'Mentions of a brand with their readings, newest first',
    parameters: z.object({
      brand: BrandId,
      from: Instant.optional().describe('written at or after'),
      to: Instant.optional().describe('written before'),
      source: Name.optional(),
      language: Name.optional(),
      label: z.enum(LABELS).optional(),
      touchpoint: Name.optional(),
      limit: z.coerce.number().int().min(1).max(MAX_MENTIONS).default(100),
      offset: z.coerce.number().int().min(0).max(MAX_OFFSET).default(0),
    }),
    answer: ApiMentions,
    run: async (options, { brand: id, limit, offset, ...asked }) => {
      const brand = find(options, id);
      if (brand === null) return null;
      const { from, to, source, language, label, touchpoint } = asked;
      const filter = {
        brandId: brand.id,
        ...(from === undefined && to === undefined
          ? {}
          : { range: { from: from ?? new Date(0), to: to ?? options.clock.now() } }),
        ...(source === undefined ? {} : { sources: [source] }),
        ...(language === undefined ? {} : { languages: [language] }),
        ...(label === undefined ? {} : { labels: [label] }),
        ...(touchpoint === undefined ? {} : { touchpoints: [touchpoint] }),
      };
      const { mentions } = options.store;
      const rows = await mentions.list(filter, { limit, offset });
      return { total: await mentions.count(filter), mentions: rows.map(apiMention) };
    },
  }),
  endpoint({
    path: '/brands/{brand}/incidents',
    operationId: 'listIncidents',
    summary: 'Incidents of a brand, newest first',
    parameters: z.object({
      brand: BrandId,
      status: z.enum(INCIDENT_STATUSES).optional(),
      limit: z.coerce.number().int().min(1).max(MAX_INCIDENTS).default(50),
    }),
    answer: ApiIncidents,
    run: async (options, { brand: id, status, limit }) => {
      const brand = find(options, id);
      if (brand === null) return null;
      const incidents = await options.store.incidents.list({
        brandId: brand.id,
        limit,
        ...(status === undefined ? {} : { statuses: [status] }),
      });
      return {
        incidents: incidents.map((incident) =>
          apiIncident(incident, incidentUrl(options, incident.id)),
        ),
      };
    },
  }),
  endpoint({
    path: '/incidents/{incident}',
    operationId: 'getIncident',
    summary: 'One incident with its log',
    parameters: z.object({ incident: z.string().max(64) }),
    answer: ApiIncidentDetail,
    run: async (options, { incident: id }) => {
      const { incidents } = options.store;
      const incident = await incidents.get(id);
      if (incident === null || find(options, incident.brandId) === null) return null;
      return apiIncidentDetail(incident, {
        actions: await incidents.actions(id),
        url: incidentUrl(options, id),
      });
    },
  }),
  endpoint({
    path: '/brands/{brand}/digest/{day}',
    operationId: 'getDigest',
    summary:
      "The digest of one of the brand's days, or of the week or month that it lies in, as `vigia digest --json` prints it",
    parameters: z.object({
      brand: BrandId,
      day: z.iso.date(),
      period: z.enum(DIGEST_PERIODS).default('day'),
    }),
    answer: ApiReport,
    run: async (options, { brand: id, day, period }) => {
      const brand = find(options, id);
      if (brand === null) return null;
      const start = periodStart(day, { period, timeZone: brand.timeZone });
      if (start === null) return null;
      const first = start.toFormat(DAY_FORMAT);
      const now = options.clock.now();
      return plain(await options.reports.digest({ brand, day: first, period, now }));
    },
  }),
  endpoint({
    path: '/brands/{brand}/risk',
    operationId: 'getRisk',
    summary: 'The brand-risk summary of the last seven days, as `vigia risk --json` prints it',
    parameters: z.object({ brand: BrandId }),
    answer: ApiReport,
    run: async (options, { brand: id }) => {
      const brand = find(options, id);
      if (brand === null) return null;
      const now = options.clock.now();
      return plain(await options.reports.risk({ brand, to: now, now }));
    },
  }),
  endpoint({
    path: '/brands/{brand}/experience',
    operationId: 'getExperience',
    summary: "The customers' journey over the last whole days, and which department owns it",
    parameters: z.object({
      brand: BrandId,
      days: z.coerce.number().int().min(1).max(MAX_DAYS).default(30),
    }),
    answer: z.object({ experience: ApiReport, departments: ApiReport }),
    run: async (options, { brand: id, days }) => {
      const brand = find(options, id);
      if (brand === null) return null;
      const now = options.clock.now();
      const request = { brand, days, now, lastDay: lastWholeDay(now, brand) };
      return {
        experience: plain(await options.reports.experience(request)),
        departments: plain(await options.reports.departments(request)),
      };
    },
  }),
  endpoint({
    path: '/brands/{brand}/surveys',
    operationId: 'getSurveys',
    summary: 'NPS, CSAT and CES by touchpoint and week, with intervals, beside net sentiment',
    parameters: z.object({
      brand: BrandId,
      weeks: z.coerce.number().int().min(1).max(MAX_WEEKS).default(8),
    }),
    answer: ApiReport,
    run: async (options, { brand: id, weeks }) => {
      const brand = find(options, id);
      if (brand === null) return null;
      const lastDay = brandDay(options.clock.now(), brand);
      return plain(await options.reports.surveys({ brand, lastDay, weeks }));
    },
  }),
  endpoint({
    path: '/brands/{brand}/customers',
    operationId: 'getCustomers',
    summary: 'Kinds of customer with their reasons; how many, never who',
    parameters: z.object({ brand: BrandId }),
    answer: ApiReport,
    run: async (options, { brand: id }) => {
      const brand = find(options, id);
      if (brand === null) return null;
      return plain(await options.reports.customers({ brand, now: options.clock.now() }));
    },
  }),
  endpoint({
    path: '/brands/{brand}/cases',
    operationId: 'listCases',
    summary: 'Complaints with a legal term',
    parameters: z.object({
      brand: BrandId,
      status: z.enum(CASE_STATUSES).optional(),
      limit: z.coerce.number().int().min(1).max(MAX_CASES).default(100),
    }),
    answer: ApiCases,
    run: async (options, { brand: id, status, limit }) => {
      const brand = find(options, id);
      if (brand === null) return null;
      const cases = await options.store.cases.list({
        brandId: brand.id,
        limit,
        ...(status === undefined ? {} : { statuses: [status] }),
      });
      return { cases: cases.map(apiCase) };
    },
  }),
  endpoint({
    path: '/incidents/{incident}/report',
    operationId: 'getAfterAction',
    summary: 'What happened in an incident, what was kept and what to learn',
    parameters: z.object({ incident: z.string().max(64) }),
    answer: ApiReport,
    run: async (options, { incident: id }) => {
      const incident = await options.store.incidents.get(id);
      const brand = incident === null ? null : find(options, incident.brandId);
      if (incident === null || brand === null) return null;
      const now = options.clock.now();
      return plain(await options.reports.afterAction({ incident, brand, now }));
    },
  }),
  endpoint({
    path: '/sources',
    operationId: 'listSources',
    summary: 'How every source does for every brand',
    parameters: z.object({}),
    answer: ApiSources,
    run: async ({ store }) => ({ sources: (await store.health.list()).map(apiSource) }),
  }),
];

function find({ brands }: WebOptions, id: string): Brand | null {
  return brands.find((brand) => brand.id === id) ?? null;
}

function incidentUrl({ publicUrl }: WebOptions, id: string): string | null {
  return publicUrl === null ? null : new URL(`/incidents/${id}`, publicUrl).href;
}

/** Instants as text, as any JSON has them. */
function plain(report: { readonly type: string }): z.infer<typeof ApiReport> {
  return ApiReport.parse(JSON.parse(JSON.stringify(report)));
}
