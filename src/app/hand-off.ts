import { HandOffUnderWayError } from '../alerting/errors.js';
import { type HandOffSubject, handOff } from '../alerting/hand-off.js';
import type { Desk } from '../core/contracts/desk.js';
import type { Helpdesk } from '../core/contracts/helpdesk.js';
import type { SettingsStore } from '../core/contracts/settings.js';
import type { Store } from '../core/contracts/store.js';
import { UserError } from '../core/errors.js';
import { type Clock, SECOND_MS } from '../core/time.js';
import { buildIncidentCard, type CardTools } from '../jobs/incident-card.js';
import type { Logger } from '../lib/logger.js';
import type { AppConfig } from './registries.js';

/** A person waits for the answer of a button; what takes longer is found by the next press. */
const LONGEST_MS = 30 * SECOND_MS;

/** What a hand-off is made with. */
export interface HandOffParts extends CardTools {
  readonly config: AppConfig;
  readonly store: Store;
  readonly settings: SettingsStore;
  readonly helpdesk: Helpdesk;
  /** Names of the channels that run. */
  readonly channels: readonly string[];
  readonly clock: Clock;
  readonly log: Logger;
}

/**
 * The hand-off of the desk, over the helpdesk that is configured; throws what `handOff` throws, and `UserError` where the
 * person can mend the request.
 */
export function createHandOff(parts: HandOffParts): Desk['handOff'] {
  const { config, store, settings, helpdesk, channels, log } = parts;
  return async ({ subject, asker: { actor } }) => {
    const found = await subjectOf(store, subject);
    const brandId = found.type === 'incident' ? found.incident.brandId : found.mention.brandId;
    const brand = config.brands.find(({ id }) => id === brandId);
    if (brand === undefined) throw new UserError('unknown-brand', { found: brandId, known: '' });
    const rules = {
      brand,
      settings: config.alerting,
      team: await settings.read(),
      channels,
    };
    try {
      const done = await handOff(
        { ...parts, incidentCard: (request) => buildIncidentCard(parts, request) },
        { subject: found, actor, rules, signal: AbortSignal.timeout(LONGEST_MS) },
      );
      log.info({ brand: brandId, ticket: done.ticket.ticketId, actor }, 'handed to the helpdesk');
      return done;
    } catch (error) {
      log.warn({ brand: brandId, helpdesk: helpdesk.name, err: error }, 'hand-off failed');
      if (error instanceof HandOffUnderWayError)
        throw new UserError('not-available', { what: 'underWay' }, { cause: error });
      throw error;
    }
  };
}

async function subjectOf(
  store: Store,
  subject: Parameters<Desk['handOff']>[0]['subject'],
): Promise<HandOffSubject> {
  if (subject.type === 'incident') {
    const incident = await store.incidents.get(subject.incidentId);
    if (incident === null)
      throw new UserError('unknown-incident', { incident: subject.incidentId });
    return { type: 'incident', incident };
  }
  const { brandId, seq } = subject.ref;
  const [mention] = await store.mentions.after(brandId, seq - 1, 1);
  if (mention === undefined || mention.seq !== seq) throw new UserError('unknown-mention');
  const incidents = await store.incidents.list({
    brandId,
    statuses: ['open', 'acknowledged'],
    limit: 20,
  });
  const key = `${mention.post.source}/${mention.post.id}`;
  const shown = incidents.find(
    ({ finding }) =>
      [finding.firstPost, finding.loudestPost, finding.turningPost].includes(key) ||
      finding.reasons.some(({ posts }) => posts.includes(key)),
  );
  return { type: 'mention', mention, incidentId: shown?.id ?? null };
}
