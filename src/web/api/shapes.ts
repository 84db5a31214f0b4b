import type { z } from 'zod';
import type { SourceHealth } from '../../core/contracts/store.js';
import type { Incident, IncidentAction } from '../../core/incident.js';
import type { LegalCase } from '../../core/legal-case.js';
import type { Mention } from '../../core/mention.js';
import type { BrandState } from '../brand-state.js';
import type {
  ApiBrand,
  ApiCase,
  ApiIncident,
  ApiIncidentDetail,
  ApiMention,
  ApiSource,
} from './schemas.js';

/** A brand as programs read it. */
export function apiBrand(state: BrandState): z.input<typeof ApiBrand> {
  const { brand, counts, previous, openIncidents, silent, lastMentionAt } = state;
  return {
    id: brand.id,
    name: brand.name,
    timeZone: brand.timeZone,
    lastDay: counts,
    dayBefore: previous,
    openIncidents: openIncidents.length,
    silentSources: silent.map(({ source, from }) => ({ source, since: from.toISOString() })),
    lastMentionAt: instant(lastMentionAt),
  };
}

export function apiMention(mention: Mention): z.input<typeof ApiMention> {
  const { post, reading, voice, campaign, receivedAt } = mention;
  const { probabilities: _, ...read } = reading;
  return {
    key: `${post.source}/${post.id}`,
    source: post.source,
    kind: post.kind,
    url: post.url,
    author: post.author.handle,
    createdAt: post.createdAt.toISOString(),
    editedAt: instant(post.editedAt),
    receivedAt: receivedAt.toISOString(),
    title: post.title,
    text: post.text,
    rating: post.rating,
    voice,
    campaign,
    reading: read,
  };
}

/** @param url of its page, or null where its address is not known */
export function apiIncident(incident: Incident, url: string | null): z.input<typeof ApiIncident> {
  const { finding } = incident;
  return {
    id: incident.id,
    brand: incident.brandId,
    kind: incident.kind,
    status: incident.status,
    severity: incident.severity,
    startedAt: incident.startedAt.toISOString(),
    openedAt: incident.openedAt.toISOString(),
    endedAt: instant(incident.endedAt),
    closedAt: instant(incident.closedAt),
    acknowledgedAt: instant(incident.acknowledgedAt),
    observed: finding.observed,
    expected: finding.expected,
    expectedLow: finding.expectedLow,
    expectedHigh: finding.expectedHigh,
    windowMinutes: finding.windowMinutes,
    survivesReaderError: finding.survivesReaderError,
    reasons: finding.reasons.map(({ kind, term, share }) => ({ kind, term, share })),
    url,
  };
}

export function apiIncidentDetail(
  incident: Incident,
  { actions, url }: { readonly actions: readonly IncidentAction[]; readonly url: string | null },
): z.input<typeof ApiIncidentDetail> {
  return {
    ...apiIncident(incident, url),
    actions: actions.map(({ at, actor, action, detail }) => ({
      at: at.toISOString(),
      actor,
      action,
      detail,
    })),
  };
}

export function apiCase(one: LegalCase): z.input<typeof ApiCase> {
  const { code, law, region, mention, touchpoint, status } = one;
  return {
    code,
    law,
    region,
    mention,
    touchpoint,
    status,
    complainedAt: one.complainedAt.toISOString(),
    dueAt: one.dueAt.toISOString(),
    closedAt: instant(one.closedAt),
  };
}

export function apiSource(health: SourceHealth): z.input<typeof ApiSource> {
  return {
    source: health.source,
    brand: health.brandId,
    lastOkAt: instant(health.lastOkAt),
    lastPostAt: instant(health.lastPostAt),
    retryAt: instant(health.retryAt),
    error: health.error?.name ?? null,
    consecutiveFailures: health.consecutiveFailures,
    quotaRemaining: health.quotaRemaining,
  };
}

function instant(at: Date | null): string | null {
  return at?.toISOString() ?? null;
}
