import type { Brand } from '../core/brand.js';
import type { TeamSettings } from '../core/contracts/settings.js';
import type { Severity } from '../core/finding.js';
import type { Incident } from '../core/incident.js';
import { MINUTE_MS } from '../core/time.js';
import type { AlertingSettings } from './config.js';
import { quietSpanAt } from './quiet-hours.js';

/** 'Call the crisis team': no cooldown, quiet hour or mute holds it back. */
export const ALWAYS_ANNOUNCED: Severity = 4;

/** Whether an incident may be announced now; one that is held is asked about again at the next run. */
export type Verdict =
  | { readonly type: 'announce' }
  | {
      readonly type: 'hold';
      readonly reason: 'muted' | 'quiet-hours' | 'cooldown';
      /** When the reason ends; null where only a person ends it. */
      readonly until: Date | null;
    };

/** What the policy looks at. */
export interface PolicyFacts {
  readonly incident: Incident;
  readonly brand: Pick<Brand, 'id' | 'timeZone'>;
  readonly settings: AlertingSettings;
  readonly team: Pick<TeamSettings, 'mutes'>;
  /** The brand's recent incidents; itself may be among them. */
  readonly recent: readonly Incident[];
  readonly now: Date;
}

/**
 * Whether the team is to be told of an incident that it has not heard of. Changes of a card that is there
 * already need no verdict: an edit notifies nobody.
 */
export function verdictFor(facts: PolicyFacts): Verdict {
  if (facts.incident.severity >= ALWAYS_ANNOUNCED) return { type: 'announce' };
  return muteOf(facts) ?? quietHoursOf(facts) ?? cooldownOf(facts) ?? { type: 'announce' };
}

/** The mute that holds an incident back, its own or the brand's; null where none does. Does not look at the severity. */
export function muteOf({
  brand,
  team,
  incident,
  now,
}: Pick<PolicyFacts, 'brand' | 'team' | 'incident' | 'now'>): Verdict | null {
  if (incident.mutedUntil !== null && incident.mutedUntil > now)
    return { type: 'hold', reason: 'muted', until: incident.mutedUntil };
  const mute = team.mutes[brand.id];
  if (mute === undefined) return null;
  if (mute === 'until-unmuted') return { type: 'hold', reason: 'muted', until: null };
  const until = new Date(mute);
  return until > now ? { type: 'hold', reason: 'muted', until } : null;
}

function quietHoursOf({ brand, settings: { quietHours }, now }: PolicyFacts): Verdict | null {
  const span = quietSpanAt(now, { quietHours, timeZone: brand.timeZone });
  return span === null ? null : { type: 'hold', reason: 'quiet-hours', until: span.to };
}

function cooldownOf({ incident, settings, recent, now }: PolicyFacts): Verdict | null {
  const ends = recent
    .filter(
      (other) =>
        other.id !== incident.id &&
        other.brandId === incident.brandId &&
        other.kind === incident.kind &&
        other.severity >= incident.severity &&
        other.openedAt <= incident.openedAt,
    )
    .map((other) => other.openedAt.getTime() + settings.cooldownMinutes * MINUTE_MS);
  const until = new Date(Math.max(0, ...ends));
  return until > now ? { type: 'hold', reason: 'cooldown', until } : null;
}
