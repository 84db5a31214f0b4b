import type { Desk } from '../core/contracts/desk.js';
import { createDesk } from '../desk/create-desk.js';
import { buildIncidentCard } from '../jobs/incident-card.js';
import { issueGrant, signInPath } from '../web/index.js';
import type { JobParts } from './build-jobs.js';
import { correctMention } from './correct-mention.js';
import { packageVersion } from './version.js';

/** What people may ask of this installation. */
export function buildDesk(
  parts: Omit<JobParts, 'reader'>,
  {
    pageBase,
    nudge,
  }: {
    /** Address of the page; null where none is served. */
    readonly pageBase: string | null;
    /** Sends what waits. */
    readonly nudge: () => Promise<void>;
  },
): Desk {
  const { config, store, clock, channels } = parts;
  const log = parts.log.child({ module: 'desk' });
  return createDesk({
    ...parts,
    log,
    brands: config.brands,
    alerting: config.alerting,
    budgetWeeks: config.detection.budget,
    channels: [...channels.keys()],
    version: packageVersion(),
    incidentCard: (request) => buildIncidentCard({ ...parts, alerting: config.alerting }, request),
    correct: (correction) => correctMention(store, correction),
    nudge: () => {
      nudge().catch((error: unknown) => log.warn({ err: error }, 'cards are sent a little later'));
    },
    ...(pageBase === null
      ? {}
      : {
          signInLink: async ({ asker, role }) => {
            const secret = await issueGrant(store.access, {
              kind: 'link',
              person: asker.actor,
              name: asker.name,
              role,
              now: clock.now(),
            });
            return `${pageBase}${signInPath(secret)}`;
          },
        }),
  });
}
