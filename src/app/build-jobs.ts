import type { NotifyRules } from '../alerting/notify.js';
import type { ReplyBooks } from '../alerting/replies/book.js';
import { channelsFor } from '../alerting/routing.js';
import type { Brand } from '../core/brand.js';
import type { Channel } from '../core/contracts/channel.js';
import type { Helpdesk } from '../core/contracts/helpdesk.js';
import type { BatchReader, Reader } from '../core/contracts/language.js';
import type { Job } from '../core/contracts/scheduler.js';
import type { SettingsStore } from '../core/contracts/settings.js';
import type { Source } from '../core/contracts/source.js';
import type { Store } from '../core/contracts/store.js';
import { type Clock, HOUR_MS } from '../core/time.js';
import type { ReaderError } from '../detection/types.js';
import { createIngest } from '../ingest/pipeline.js';
import { customersJob } from '../jobs/customers.js';
import { deliverJob } from '../jobs/deliver.js';
import { detectJob, earlyWarningOf } from '../jobs/detect.js';
import { digestJobs } from '../jobs/digest.js';
import { escalateJob } from '../jobs/escalate.js';
import type { CardTools } from '../jobs/incident-card.js';
import { legalJob } from '../jobs/legal.js';
import { pollJob } from '../jobs/poll.js';
import { retainJob } from '../jobs/retain.js';
import { riskJob } from '../jobs/risk.js';
import { ticketsJob } from '../jobs/tickets.js';
import type { Logger } from '../lib/logger.js';
import type { Random } from '../lib/random.js';
import type { AppConfig } from './registries.js';

/** Once a minute: the detector answers for everything stored since the last run. */
const DETECT_CRON = '* * * * *';
/** The ladder is written in minutes. */
const ESCALATE_CRON = '* * * * *';
/** A ticket's state on a card may be some minutes old. */
const TICKETS_CRON = '*/5 * * * *';
/** A code within minutes, for a term of weeks. */
const LEGAL_CRON = '*/5 * * * *';
/** In the quietest hour. */
const RETAIN_CRON = '30 4 * * *';
/** After what is old was removed. */
const CUSTOMERS_CRON = '45 4 * * *';

/** Everything that the jobs work with. */
export interface JobParts {
  readonly config: AppConfig;
  readonly store: Store;
  readonly settings: SettingsStore;
  /** Those that can run, by name. */
  readonly sources: ReadonlyMap<string, Source>;
  readonly channels: ReadonlyMap<string, Channel>;
  /** Null where none is configured. */
  readonly helpdesk: Helpdesk | null;
  readonly reader: Reader | BatchReader;
  readonly readerError: Readonly<Record<string, ReaderError>>;
  readonly books: ReplyBooks;
  /** Rephrases suggested answers; absent where none is configured. */
  readonly model?: CardTools['model'];
  /** Address of an incident's page; null where no page is served. */
  readonly pageUrl: (incidentId: string) => string | null;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Logger;
}

/** All jobs of the bot, in the order in which a mention passes them. The production scheduler and the demo run the same. */
export function buildJobs(parts: JobParts): readonly Job[] {
  const { config, store, log } = parts;
  return [
    ...pollJobs(parts),
    ...detectJobs(parts),
    deliverJob({ ...parts, alerting: config.alerting, brands: config.brands }),
    ...escalateJobs(parts),
    ...ticketJobs(parts),
    ...config.brands.flatMap((brand) => reportJobs(brand, parts)),
    ...legalJobs(parts),
    retainJob({
      store,
      retentionDays: config.store.retentionDays,
      schedule: { cron: RETAIN_CRON, timeZone: config.timeZone },
      log: log.child({ job: 'retain' }),
    }),
  ];
}

function pollJobs({ config, settings, sources, ...parts }: JobParts): Job[] {
  const tools = { ...parts, ingest: createIngest(parts) };
  return config.brands.flatMap((brand) =>
    brand.sources.flatMap(({ source: name }) => {
      const source = sources.get(name);
      if (source === undefined) return [];
      return pollJob(
        {
          source,
          brand,
          lookBackMs: config.poll.lookBackHours * HOUR_MS,
          schedule: { cron: config.poll.cron, timeZone: config.timeZone },
          watchTerms: async () => (await settings.read()).watchTerms[brand.id] ?? [],
        },
        tools,
      );
    }),
  );
}

function detectJobs({ config, channels, ...parts }: JobParts): Job[] {
  return config.brands.map((brand) =>
    detectJob(
      { brand, schedule: { cron: DETECT_CRON, timeZone: brand.timeZone } },
      {
        ...parts,
        alerting: config.alerting,
        rule: config.detection,
        channels: [...channels.keys()],
      },
    ),
  );
}

function escalateJobs({ store, log, ...parts }: JobParts): Job[] {
  return parts.config.brands.map((brand) =>
    escalateJob(
      { brandId: brand.id, schedule: { cron: ESCALATE_CRON, timeZone: brand.timeZone } },
      { store, rules: () => rulesOf(brand, parts), log: log.child({ job: 'escalate' }) },
    ),
  );
}

/** Where and under which rules a brand's incidents are told at this moment. */
async function rulesOf(
  brand: Brand,
  { config, settings, channels }: Pick<JobParts, 'config' | 'settings' | 'channels'>,
): Promise<NotifyRules> {
  const team = await settings.read();
  return { brand, settings: config.alerting, team, channels: [...channels.keys()] };
}

function ticketJobs({ config, settings, channels, helpdesk, store, log }: JobParts): Job[] {
  if (helpdesk === null) return [];
  const rulesFor = async (brandId: string) => {
    const brand = config.brands.find(({ id }) => id === brandId);
    return brand === undefined ? null : rulesOf(brand, { config, settings, channels });
  };
  const schedule = { cron: TICKETS_CRON, timeZone: config.timeZone };
  return [ticketsJob({ store, helpdesk, rulesFor, schedule, log: log.child({ job: 'tickets' }) })];
}

/** Brands that a law gives terms. */
function legalJobs({ config, store, log }: JobParts): Job[] {
  return config.brands
    .filter(({ legal }) => legal !== undefined)
    .map((brand) =>
      legalJob({
        store,
        brand,
        settings: config.alerting.legal,
        cron: LEGAL_CRON,
        log: log.child({ job: 'legal' }),
      }),
    );
}

function reportJobs(brand: Brand, { config, store, channels, readerError, log }: JobParts): Job[] {
  const places = { brand, routing: config.alerting.routing, running: [...channels.keys()] };
  const to = (type: 'digest' | 'risk') => ({
    store,
    brand,
    log,
    channels: channelsFor({ type }, places),
  });
  const warning = { store, rule: config.detection, readerError };
  return [
    ...digestJobs({
      ...to('digest'),
      ...config.digest,
      earlyWarning: (now) => earlyWarningOf(brand, { ...warning, now }),
    }),
    riskJob({ ...to('risk'), ...config.risk, readerError }),
    customersJob({
      store,
      brand,
      log,
      schedule: { cron: CUSTOMERS_CRON, timeZone: brand.timeZone },
    }),
  ];
}
