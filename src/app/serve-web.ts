import type { ReplyBooks } from '../alerting/replies/book.js';
import type { Env } from '../config/env.js';
import type { Desk } from '../core/contracts/desk.js';
import type { Reader } from '../core/contracts/language.js';
import type { SettingsStore } from '../core/contracts/settings.js';
import type { Source } from '../core/contracts/source.js';
import type { Store } from '../core/contracts/store.js';
import { UsageError } from '../core/errors.js';
import type { Clock } from '../core/time.js';
import { buildCustomerReport } from '../experience/customers.js';
import { buildDepartmentReport } from '../experience/departments.js';
import { buildExperienceMap } from '../experience/map.js';
import { buildSurveyReport } from '../experience/survey-report.js';
import { takeSurveyCall } from '../experience/survey-webhook.js';
import { buildIncidentCard } from '../jobs/incident-card.js';
import type { Logger } from '../lib/logger.js';
import { buildAfterAction } from '../reports/after-action.js';
import { buildDigest } from '../reports/digest.js';
import { buildRiskSummary } from '../reports/risk.js';
import { createWebApp, OidcSignIn, startWeb, type WebOptions } from '../web/index.js';
import { correctMention } from './correct-mention.js';
import type { ServedPage } from './lifecycle.js';
import { readerErrors } from './reader-errors.js';
import type { AppConfig } from './registries.js';
import { readSourceStatus } from './source-status.js';
import { packageVersion } from './version.js';

/** The page's address cannot be listened on: taken, not ours, or reserved. */
export class AddressRefusedError extends UsageError {
  constructor(
    { host, port, code }: { host: string; port: number; code: string },
    options?: ErrorOptions,
  ) {
    super(
      `the page cannot listen on ${host}:${port} (${code}); set another web.port, or 0 for any free one`,
      options,
    );
  }
}

/** What the page is served from. */
export interface PageParts {
  readonly config: AppConfig;
  readonly store: Store;
  readonly settings: SettingsStore;
  readonly reader: Reader;
  readonly books: ReplyBooks;
  /** Those that can run, by name. */
  readonly sources: ReadonlyMap<string, Source>;
  readonly env: Env;
  readonly desk: Desk;
  readonly pageUrl: (incidentId: string) => string | null;
  readonly clock: Clock;
  readonly log: Logger;
}

/**
 * Serves the page from the same reports that the channels send.
 *
 * @throws {AddressRefusedError} the address cannot be listened on
 */
export async function serveWeb(
  parts: PageParts,
  { host, port }: { host: string; port: number },
): Promise<ServedPage> {
  const { config, store } = parts;
  const readerError = readerErrors();
  const app = createWebApp({
    ...parts,
    brands: config.brands,
    log: parts.log.child({ module: 'web' }),
    publicUrl: config.web.publicUrl ?? null,
    trustsThisMachine: config.web.trustThisMachine,
    oidc: oidcOf(config),
    team: parts.desk,
    version: packageVersion(),
    reports: {
      digest: (request) => buildDigest({ store, ...request }),
      risk: (request) => buildRiskSummary({ store, readerError, ...request }),
      incidentCard: (request) =>
        buildIncidentCard({ ...parts, alerting: config.alerting }, request),
      afterAction: (request) => buildAfterAction({ store, ...request }),
      experience: (request) => buildExperienceMap({ store, ...request }),
      departments: (request) => buildDepartmentReport({ store, ...request }),
      surveys: (request) => buildSurveyReport({ store, ...request }),
      customers: (request) => buildCustomerReport({ store, ...request }),
      sources: () => readSourceStatus(parts),
    },
    takeSurveys: surveyTaker(parts),
    correct: async (correction) => (await correctMention(store, correction)) !== null,
  });
  try {
    return await startWeb({ app, host, port });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (code !== 'EADDRINUSE' && code !== 'EACCES' && code !== 'EADDRNOTAVAIL') throw error;
    throw new AddressRefusedError({ host, port, code }, { cause: error });
  }
}

function oidcOf({ web, oidcSecret }: AppConfig): OidcSignIn | null {
  if (web.oidc === undefined || oidcSecret === null) return null;
  return new OidcSignIn({ ...web.oidc, clientSecret: oidcSecret });
}

/** Null where no secret is configured. */
function surveyTaker({ config, store, clock }: PageParts): WebOptions['takeSurveys'] {
  const { surveySecret, brands } = config;
  if (surveySecret === null) return null;
  return ({ brandId, ...call }) =>
    takeSurveyCall(
      {
        surveys: store.surveys,
        brands: brands.filter(({ id }) => id === brandId),
        secret: surveySecret.reveal(),
      },
      { ...call, now: clock.now() },
    );
}
