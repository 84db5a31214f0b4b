import type { Brand } from '../core/brand.js';
import type { TeamSettings } from '../core/contracts/settings.js';
import type { Incident, IncidentAction } from '../core/incident.js';
import { MINUTE_MS } from '../core/time.js';
import type { AlertingSettings } from './config.js';
import { ALWAYS_ANNOUNCED, muteOf } from './policy.js';
import { quietSpanAt, wakingMs } from './quiet-hours.js';

/** Whom to call now. Steps that fell due together, after a stop of the program, are one call. */
export interface Climb {
  /** The highest rung that is due, from 1. */
  readonly step: number;
  /** Ids of contacts of all rungs that are due, lowest first. */
  readonly who: readonly string[];
  /** Channels that the rungs name; null where one of them leaves it to the routing. */
  readonly channels: readonly string[] | null;
}

/** What the ladder looks at. */
export interface EscalationFacts {
  readonly incident: Incident;
  /** The incident's log, oldest first. */
  readonly actions: readonly IncidentAction[];
  /** When its card was first queued; null before: nobody climbs for what nobody was told. */
  readonly announcedAt: Date | null;
  readonly brand: Pick<Brand, 'id' | 'timeZone'>;
  readonly settings: AlertingSettings;
  readonly team: Pick<TeamSettings, 'mutes'>;
  readonly now: Date;
}

/**
 * Whom an incident that nobody has acknowledged is to be told to now; null for nobody.
 *
 * The clock of the ladder starts when the incident was announced, and anew when it reaches a higher severity. Below
 * severity 4 it stands still in quiet hours, and a mute holds every call back.
 */
export function climb(facts: EscalationFacts): Climb | null {
  const { incident, actions, announcedAt, brand, settings, now } = facts;
  const { severity } = incident;
  if (incident.status !== 'open' || announcedAt === null) return null;
  const isTop = severity >= ALWAYS_ANNOUNCED;
  const place = { quietHours: isTop ? null : settings.quietHours, timeZone: brand.timeZone };
  if (!isTop && (muteOf(facts) !== null || quietSpanAt(now, place) !== null)) return null;
  const from = latest([announcedAt, reachedAt(incident, actions)]);
  const waitedMinutes = wakingMs({ from, to: now }, place) / MINUTE_MS;
  const steps = settings.escalation.ladder[severity];
  const taken = lastStep(incident, actions);
  const due = steps.slice(taken).filter(({ afterMinutes }) => afterMinutes <= waitedMinutes);
  if (due.length === 0) return null;
  const named = due.map(({ channels }) => channels);
  return {
    step: taken + due.length,
    who: [...new Set(due.flatMap(({ who }) => who))],
    channels: named.some((channels) => channels === undefined)
      ? null
      : [...new Set(named.flatMap((channels) => channels ?? []))],
  };
}

/** What the log keeps of a call: '3/2 manager,head' is the second rung of severity 3. */
export function callDetail({ severity }: Pick<Incident, 'severity'>, { step, who }: Climb): string {
  return `${severity}/${step} ${who.join(',')}`;
}

/** Rungs of the present severity's ladder that were climbed; those of a lower one do not count. */
function lastStep({ severity }: Incident, actions: readonly IncidentAction[]): number {
  const steps = actions.flatMap(({ action, detail }) => {
    const [, of, step] = /^(\d)\/(\d+)/.exec(action === 'escalated' ? detail : '') ?? [];
    return Number(of) === severity ? [Number(step)] : [];
  });
  return Math.max(0, ...steps);
}

/** When the incident reached its present severity. */
function reachedAt({ severity, openedAt }: Incident, actions: readonly IncidentAction[]): Date {
  const worsened = actions.findLast(
    ({ action, detail }) => action === 'worsened' && detail.endsWith(`>${severity}`),
  );
  return worsened?.at ?? openedAt;
}

function latest(instants: readonly Date[]): Date {
  return new Date(Math.max(...instants.map((instant) => instant.getTime())));
}
