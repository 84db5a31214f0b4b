import { type Climb, callDetail, climb } from '../alerting/escalation.js';
import { VIGIA } from '../alerting/incidents.js';
import { type NotifyRules, recordEvent } from '../alerting/notify.js';
import { channelsFor } from '../alerting/routing.js';
import type { Job, Schedule } from '../core/contracts/scheduler.js';
import type { Store } from '../core/contracts/store.js';
import type { Incident } from '../core/incident.js';
import type { Logger } from '../lib/logger.js';

/** Open incidents of a brand that are looked at in one run, newest first. */
const MAX_OPEN = 100;

/** What the escalate job works with. */
export interface EscalateOptions {
  readonly store: Store;
  /** The rules of the brand that the job is for. */
  readonly rules: () => Promise<NotifyRules>;
  readonly log: Logger;
}

/** The job that calls somebody else where nobody has acknowledged an incident of a brand in time. */
export function escalateJob(
  { brandId, schedule }: { readonly brandId: string; readonly schedule: Schedule },
  options: EscalateOptions,
): Job {
  return {
    name: `escalate:${brandId}`,
    schedule,
    async run(now, signal) {
      const rules = await options.rules();
      const open = await options.store.incidents.list({
        brandId,
        statuses: ['open'],
        limit: MAX_OPEN,
      });
      for (const incident of open) {
        if (signal.aborted) return;
        await escalate(options, { incident, rules, now });
      }
    },
  };
}

async function escalate(
  { store, log }: EscalateOptions,
  {
    incident,
    rules,
    now,
  }: { readonly incident: Incident; readonly rules: NotifyRules; readonly now: Date },
): Promise<void> {
  const { brand, settings, team } = rules;
  const call = climb({
    incident,
    actions: await store.incidents.actions(incident.id),
    announcedAt: await store.outbox.announcedAt(incident.id),
    brand,
    settings,
    team,
    now,
  });
  if (call === null) return;
  const isMade = await queueCall(store, { incident, call, rules, now });
  if (!isMade) return;
  const { step, who } = call;
  log.info({ brand: brand.id, incident: incident.id, step, who }, 'incident escalated');
}

/**
 * The line of the log and the outbox rows, all or nothing, so that a call is neither forgotten nor made twice: of two
 * processes that climb at once, the second finds the rows there.
 */
function queueCall(
  store: Store,
  {
    incident: { id: incidentId, severity },
    call,
    rules,
    now,
  }: {
    readonly incident: Incident;
    readonly call: Climb;
    readonly rules: NotifyRules;
    readonly now: Date;
  },
): Promise<boolean> {
  const { brand } = rules;
  const { step, who } = call;
  return store.transaction(async (tables) => {
    const current = await tables.incidents.get(incidentId);
    // Acknowledged, or worse by now: the next look climbs the ladder that holds then.
    if (current?.status !== 'open' || current.severity !== severity) return false;
    let isNew = false;
    for (const channel of targets(call, { severity, rules })) {
      const isQueued = await tables.outbox.enqueue({
        idempotencyKey: `escalation:${incidentId}:${severity}/${step}:${channel}`,
        channel,
        locale: brand.locale,
        payload: { type: 'escalation', incidentId, step, who },
        createdAt: now,
      });
      isNew ||= isQueued;
    }
    if (!isNew) return false;
    const detail = callDetail({ severity }, call);
    return recordEvent(tables, {
      event: { incidentId, actor: VIGIA, action: 'escalated', detail },
      rules,
      now,
    });
  });
}

/** The channels that the rung names, or those that have the incident where it names none, or none that runs. */
function targets(
  { channels }: Climb,
  { severity, rules }: { readonly severity: Incident['severity']; readonly rules: NotifyRules },
): readonly string[] {
  const { brand, settings, channels: running } = rules;
  const named = running.filter((name) => channels?.includes(name) === true);
  if (named.length > 0) return named;
  return channelsFor(
    { type: 'escalation', severity },
    { brand, routing: settings.routing, running },
  );
}
