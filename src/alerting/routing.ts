import type { Brand } from '../core/brand.js';
import { assertNever } from '../core/errors.js';
import type { Severity } from '../core/finding.js';
import type { Route, RoutingSettings } from './routing-config.js';

/** What is to be told: a kind of message, and how grave where it is about an incident. */
export type Told =
  | { readonly type: 'incident' | 'escalation'; readonly severity: Severity }
  | { readonly type: 'digest' | 'risk' | 'notice' };

/**
 * Names of the channels that a message goes to: those that run, without those that the brand does not name (where it
 * names any) and those whose route leaves it out. A brand's own route for a channel comes before the channel's, field
 * by field.
 */
export function channelsFor(
  told: Told,
  {
    brand,
    routing,
    running,
  }: {
    readonly brand: Pick<Brand, 'id' | 'channels'>;
    readonly routing: RoutingSettings;
    readonly running: readonly string[];
  },
): readonly string[] {
  return running.filter((name) => {
    if (brand.channels.length > 0 && !brand.channels.includes(name)) return false;
    return isRouted(told, { ...routing.channels[name], ...routing.brands[brand.id]?.[name] });
  });
}

function isRouted(told: Told, route: Route): boolean {
  switch (told.type) {
    case 'incident':
      return isGraveEnough(told.severity, route);
    case 'escalation':
      return route.escalations !== false && isGraveEnough(told.severity, route);
    case 'digest':
      return route.digest !== false;
    case 'risk':
      return route.risk !== false;
    case 'notice':
      return route.notices !== false;
    default:
      return assertNever(told);
  }
}

function isGraveEnough(severity: Severity, { incidents = 1 }: Route): boolean {
  return incidents !== false && severity >= incidents;
}
