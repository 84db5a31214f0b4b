import type { Brand } from '../core/brand.js';
import type { TeamSettings } from '../core/contracts/settings.js';
import type { StoreTables } from '../core/contracts/store.js';
import type { Finding, FindingKind } from '../core/finding.js';
import {
  type HumanAction,
  type Incident,
  type IncidentAction,
  isActive,
} from '../core/incident.js';
import { HOUR_MS } from '../core/time.js';
import type { AlertingSettings } from './config.js';
import { IncidentUnknownError } from './errors.js';
import { applyFinding, applyHumanAction, type IncidentChange, incidentIdFor } from './incidents.js';
import { verdictFor } from './policy.js';
import { channelsFor } from './routing.js';

/** How long after the end of an incident a new one like it is told as a further wave of it. */
export const WAVE_WITHIN_MS = 24 * HOUR_MS;
/** Kinds that see one thing, complaints, by other measures: a second wave may be found by another than the first. */
const COMPLAINTS: readonly FindingKind[] = [
  'negative-spike',
  'share-shift',
  'mix-shift',
  'slow-burn',
];
/** What opened longer ago is history (an import, a long stop), told by the page and the reports and announced to nobody. */
const STALE_AFTER_MS = 24 * HOUR_MS;
/** Attempts at a change that somebody else overtook; each loser reads anew, so that three are plenty. */
const MAX_ATTEMPTS = 3;
/** Incidents of a brand looked at for cooldown and waves: more than a brand has in a day. */
const RECENT_LIMIT = 50;

/** Where and under which rules a brand's incidents are told. */
export interface NotifyRules {
  readonly brand: Brand;
  readonly settings: AlertingSettings;
  readonly team: TeamSettings;
  /** Names of the channels that run. */
  readonly channels: readonly string[];
}

/**
 * Stores what findings do to incidents, with their log, and queues the cards. To be called inside the transaction
 * that stores the detector's state, so that a spike is never known but untold.
 *
 * Also queues the brand's incidents that an earlier run held back and that may be told now.
 *
 * @returns the changes made, in the order of the findings
 */
export async function recordFindings(
  tables: Pick<StoreTables, 'incidents' | 'outbox'>,
  { findings, rules, now }: { findings: readonly Finding[]; rules: NotifyRules; now: Date },
): Promise<readonly IncidentChange[]> {
  const changes: IncidentChange[] = [];
  for (const finding of findings) {
    const made = await recordFinding(tables, finding);
    if (made !== null) changes.push(made);
  }
  const recent = await tables.incidents.list({ brandId: rules.brand.id, limit: RECENT_LIMIT });
  const changed = new Set(changes.map(({ incident }) => incident.id));
  for (const incident of recent) {
    if (isActive(incident) || changed.has(incident.id))
      await queueCards(tables, { incident, recent, rules, now });
  }
  return changes;
}

/**
 * Stores what a person did to an incident and queues the changed card.
 *
 * @throws {IncidentUnknownError} no incident of that id
 * @throws {IncidentTransitionError} its state does not allow it: closed already, or somebody was first
 */
export async function recordHumanAction(
  tables: Pick<StoreTables, 'incidents' | 'outbox'>,
  {
    incidentId,
    action,
    actor,
    rules,
    now,
  }: {
    readonly incidentId: string;
    readonly action: HumanAction;
    readonly actor: string;
    readonly rules: NotifyRules;
    readonly now: Date;
  },
): Promise<Incident> {
  for (let attempt = 1; attempt <= MAX_ATTEMPTS; attempt += 1) {
    const incident = await tables.incidents.get(incidentId);
    if (incident === null) throw new IncidentUnknownError(incidentId);
    const change = applyHumanAction({ incident, action, actor, at: now });
    if (!(await tables.incidents.update(change.incident))) continue;
    await tables.incidents.log(change.action);
    await queueCards(tables, { incident: change.incident, recent: [], rules, now });
    return change.incident;
  }
  throw new Error(`incident ${incidentId} was changed ${MAX_ATTEMPTS} times while changing it`);
}

/**
 * Adds a line to an incident's log for what happened beside its life (a call, a ticket), and queues the card that
 * tells it.
 *
 * @param isStillDue asked of the incident as it is stored now; false leaves everything as it is
 * @returns false where nothing was recorded: no such incident, or no longer due
 */
export async function recordEvent(
  tables: Pick<StoreTables, 'incidents' | 'outbox'>,
  {
    event,
    isStillDue = () => true,
    rules,
    now,
  }: {
    readonly event: Pick<IncidentAction, 'incidentId' | 'actor' | 'detail'> & {
      readonly action: 'escalated' | 'handed-off' | 'ticket-changed';
    };
    readonly isStillDue?: (incident: Incident) => boolean;
    readonly rules: NotifyRules;
    readonly now: Date;
  },
): Promise<boolean> {
  for (let attempt = 1; attempt <= MAX_ATTEMPTS; attempt += 1) {
    const stored = await tables.incidents.get(event.incidentId);
    if (stored === null || !isStillDue(stored)) return false;
    const incident: Incident = { ...stored, updatedAt: now, version: stored.version + 1 };
    if (!(await tables.incidents.update(incident))) continue;
    await tables.incidents.log({ ...event, at: now });
    await queueCards(tables, { incident, recent: [], rules, now });
    return true;
  }
  throw new Error(`incident ${event.incidentId} was changed ${MAX_ATTEMPTS} times at once`);
}

/**
 * Puts a finding that names less in place of an incident's own, and queues the changed card. No line of the log: it
 * would tell that there was something to erase.
 *
 * @returns false where somebody changed the incident meanwhile: read it anew
 */
export async function recordErasure(
  tables: Pick<StoreTables, 'incidents' | 'outbox'>,
  {
    incident,
    finding,
    rules,
    now,
  }: {
    readonly incident: Incident;
    readonly finding: Finding;
    readonly rules: NotifyRules;
    readonly now: Date;
  },
): Promise<boolean> {
  const erased: Incident = { ...incident, finding, version: incident.version + 1 };
  if (!(await tables.incidents.update(erased))) return false;
  await queueCards(tables, { incident: erased, recent: [], rules, now });
  return true;
}

async function recordFinding(
  { incidents }: Pick<StoreTables, 'incidents'>,
  finding: Finding,
): Promise<IncidentChange | null> {
  for (let attempt = 1; attempt <= MAX_ATTEMPTS; attempt += 1) {
    const incident = await incidents.byDedupeKey(finding.dedupeKey);
    const earlierId = incident === null ? await earlierWave({ incidents }, finding) : null;
    const change = applyFinding({ incident, finding, earlierId });
    if (change === null) return null;
    const isStored =
      incident === null
        ? (await incidents.create(change.incident)).isNew
        : await incidents.update(change.incident);
    if (!isStored) continue;
    await incidents.log(change.action);
    return change;
  }
  throw new Error(`incident of ${finding.dedupeKey} was changed ${MAX_ATTEMPTS} times at once`);
}

/** The latest incident of the like that ended shortly before this one began, or null. */
async function earlierWave(
  { incidents }: Pick<StoreTables, 'incidents'>,
  finding: Finding,
): Promise<string | null> {
  const recent = await incidents.list({ brandId: finding.brandId, limit: RECENT_LIMIT });
  const wave = recent.find(
    ({ id, kind, status, endedAt }) =>
      isAlike(kind, finding.kind) &&
      status !== 'dismissed' &&
      id !== incidentIdFor(finding.dedupeKey) &&
      endedAt !== null &&
      finding.startedAt.getTime() - endedAt.getTime() < WAVE_WITHIN_MS,
  );
  return wave?.id ?? null;
}

function isAlike(one: FindingKind, other: FindingKind): boolean {
  return one === other || (COMPLAINTS.includes(one) && COMPLAINTS.includes(other));
}

/**
 * Queues the incident's present version for every channel of the brand. A channel that shows its card already gets
 * every change, since an edit notifies nobody; one that does not waits for the policy, and hears nothing of what
 * ended in the meantime: that is in the digest.
 */
async function queueCards(
  { outbox }: Pick<StoreTables, 'outbox'>,
  {
    incident,
    recent,
    rules: { brand, settings, team, channels },
    now,
  }: {
    readonly incident: Incident;
    readonly recent: readonly Incident[];
    readonly rules: NotifyRules;
    readonly now: Date;
  },
): Promise<void> {
  const { severity } = incident;
  const places = { brand, routing: settings.routing, running: channels };
  for (const channel of channelsFor({ type: 'incident', severity }, places)) {
    const isShown = (await outbox.receiptFor(channel, incident.id)) !== null;
    if (!isShown) {
      const isStale = now.getTime() - incident.openedAt.getTime() > STALE_AFTER_MS;
      if (isStale || !isActive(incident)) continue;
      const verdict = verdictFor({ incident, brand, settings, team, recent, now });
      if (verdict.type === 'hold') continue;
    }
    await outbox.enqueue({
      idempotencyKey: cardKey({ incident, channel }),
      channel,
      locale: brand.locale,
      payload: { type: 'incident', incidentId: incident.id, version: incident.version },
      createdAt: now,
    });
  }
}

/** Key of an outbox row: one version of one incident for one channel. */
export function cardKey({
  incident,
  channel,
}: {
  readonly incident: Pick<Incident, 'id' | 'version'>;
  readonly channel: string;
}): string {
  return `incident:${incident.id}:v${incident.version}:${channel}`;
}
