import { scoreDraft } from '../alerting/replies/scoring/score.js';
import type { Brand } from '../core/brand.js';
import type { Desk } from '../core/contracts/desk.js';
import type { Store } from '../core/contracts/store.js';
import type { Incident } from '../core/incident.js';
import type { DraftScore } from '../core/response.js';
import { createDesk } from '../desk/create-desk.js';
import type { DetectionRule } from '../detection/config.js';
import { buildIncidentCard, incidentPosts } from '../jobs/incident-card.js';
import { earlierReplies, hasCrisisHistory } from '../jobs/reply-memory.js';
import { issueGrant, signInPath } from '../web/index.js';
import type { JobParts } from './build-jobs.js';
import { correctMention } from './correct-mention.js';
import { createHandOff } from './hand-off.js';
import { readerErrors } from './reader-errors.js';
import { previewRule } from './replay/rule-preview.js';
import { situationOf } from './reply/cases.js';
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
  const { config, store, clock, channels, helpdesk } = parts;
  const log = parts.log.child({ module: 'desk' });
  return createDesk({
    ...parts,
    log,
    brands: config.brands,
    alerting: config.alerting,
    budgetWeeks: config.detection.budget,
    readerError: readerErrors(),
    channels: [...channels.keys()],
    version: packageVersion(),
    incidentCard: (request) => buildIncidentCard({ ...parts, alerting: config.alerting }, request),
    correct: (correction) => correctMention(store, correction),
    scoreDraft: ({ text, ...request }) => scoreStored(store, { ...request, text }),
    backtest: async ({ brand, days, budgetWeeks, signal }) => {
      const span = { days, now: clock.now() };
      const preview = (rule: DetectionRule) => previewRule(store, { brand, rule, span, signal });
      // One after the other: each takes a processor for itself.
      const asked = await preview({ ...config.detection, budget: budgetWeeks });
      return { brand, asked, current: await preview(config.detection) };
    },
    nudge: () => {
      nudge().catch((error: unknown) => log.warn({ err: error }, 'cards are sent a little later'));
    },
    ...(helpdesk === null
      ? {}
      : {
          handOff: createHandOff({
            ...parts,
            helpdesk,
            alerting: config.alerting,
            channels: [...channels.keys()],
            log,
          }),
        }),
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

/** Marks a person's draft for a stored incident as the engine's own are marked. */
async function scoreStored(
  store: Store,
  {
    incident,
    brand,
    text,
  }: { readonly incident: Incident; readonly brand: Brand; readonly text: string },
): Promise<DraftScore> {
  const situation = await situationOf(
    {
      incident,
      brand,
      posts: await incidentPosts(store, incident),
      hasHistory: await hasCrisisHistory(store, { incident, brand }),
      earlier: await earlierReplies(store, incident.id),
    },
    undefined,
  );
  return scoreDraft(text, situation);
}
