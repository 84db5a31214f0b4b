import type { AlertingSettings } from '../alerting/config.js';
import type { IncidentChange } from '../alerting/incidents.js';
import { type NotifyRules, recordFindings } from '../alerting/notify.js';
import type { Brand } from '../core/brand.js';
import type { Job, Schedule } from '../core/contracts/scheduler.js';
import type { SettingsStore } from '../core/contracts/settings.js';
import type { Store, StoreTables } from '../core/contracts/store.js';
import type { Finding } from '../core/finding.js';
import type { Mention } from '../core/mention.js';
import type { EarlyWarning } from '../core/report.js';
import type { DetectionRule } from '../detection/config.js';
import { createMonitor, earlyWarning, StaleStateError } from '../detection/monitor.js';
import type { MonitorState } from '../detection/state.js';
import type { CalendarEntry, Monitor, ReaderError } from '../detection/types.js';
import { fromJson, toJson } from '../lib/json.js';
import type { Logger } from '../lib/logger.js';
import { type GapNews, gapNews, type KnownGaps, queueGapNotices } from './gap-news.js';
import { observationOf } from './observation.js';

/** Mentions read and answered for in one transaction: a few hundred kilobytes, and a second of work at most. */
const CHUNK = 500;

/** What the detect job works with. */
export interface DetectOptions {
  readonly store: Store;
  readonly settings: Pick<SettingsStore, 'read'>;
  readonly alerting: AlertingSettings;
  readonly rule: DetectionRule;
  /** How often the reader is wrong, by language; as measured with the model. */
  readonly readerError?: Readonly<Record<string, ReaderError>>;
  /** Names of the channels that run. */
  readonly channels: readonly string[];
  readonly log: Logger;
}

/** What one run found. */
export interface DetectSummary {
  /** Mentions that were new to the detector. */
  readonly observed: number;
  readonly changes: readonly IncidentChange[];
}

/** What is kept between runs, in one document. */
interface DetectorState {
  /** Everything up to here has been observed. */
  readonly lastSeq: number;
  /** What the detector and the team were told of gaps. */
  readonly gaps: KnownGaps;
  readonly monitor: MonitorState;
}

/** Another process observed the same brand in the meantime: its work stands, and this run's is thrown away. */
export class DetectorOvertakenError extends Error {
  override readonly name = 'DetectorOvertakenError';
}

/** Looks for what turned, brand by brand. */
export function detectJob(
  { brand, schedule }: { readonly brand: Brand; readonly schedule: Schedule },
  options: DetectOptions,
): Job {
  return {
    name: `detect:${brand.id}`,
    schedule,
    run: async (now, signal) => {
      await detectBrand({ brand, now, signal }, options);
    },
  };
}

/**
 * Feeds the detector what was stored since the last run and does to the incidents what it finds. Each chunk's incident
 * changes, log lines, queued cards and the detector's new state are one transaction: after a crash the chunk is
 * observed again from the old state, with the same result.
 *
 * @throws {StoreUnavailableError} chunks before the one at hand are kept
 * @throws {DetectorOvertakenError} two runs for one brand at once
 */
export async function detectBrand(
  {
    brand,
    now,
    signal,
  }: { readonly brand: Brand; readonly now: Date; readonly signal: AbortSignal },
  options: DetectOptions,
): Promise<DetectSummary> {
  const { store, settings, alerting, channels } = options;
  const rules: NotifyRules = { brand, settings: alerting, team: await settings.read(), channels };
  const run = await openRun(brand, options);
  const news = await gapNews(store, { brand, known: run.gaps, now });
  for (const gap of news.gaps) run.monitor.noteGap(gap);
  const changes: IncidentChange[] = [];
  let observed = 0;
  let isLast = false;
  while (!isLast && !signal.aborted) {
    const mentions = await store.mentions.after(brand.id, run.lastSeq, CHUNK);
    isLast = mentions.length < CHUNK;
    const findings = observe(run.monitor, { mentions, until: isLast ? now : null });
    observed += mentions.length;
    const next: DetectorState = {
      lastSeq: mentions.at(-1)?.seq ?? run.lastSeq,
      gaps: news.known,
      monitor: run.monitor.snapshot(),
    };
    const made = await store.transaction((tables) =>
      commit(tables, { run, next, findings, news, rules, now }),
    );
    changes.push(...made);
    run.lastSeq = next.lastSeq;
    run.stored = toJson(next);
  }
  report(options.log, { brand, changes });
  return { observed, changes };
}

/** A run under way: the detector, and the document that its state must still be. */
interface Run {
  readonly monitor: Monitor;
  readonly key: string;
  readonly gaps: DetectorState['gaps'];
  lastSeq: number;
  stored: string | null;
}

/** How likely the brand's day is to end as an incident, from the detector's last state; null before its first run. */
export async function earlyWarningOf(
  brand: Brand,
  { now, ...options }: DetectorParts & { readonly now: Date },
): Promise<EarlyWarning | null> {
  const stored = await options.store.state.get(stateKey(brand));
  if (stored === null) return null;
  const { monitor: state } = fromJson(stored) as DetectorState;
  try {
    const { probability, hasIncident } = earlyWarning(
      { ...monitorOptions(brand, options), state },
      now,
    );
    // What is open already is no warning.
    return hasIncident ? null : { probability, at: now };
  } catch (error) {
    if (!(error instanceof StaleStateError)) throw error;
    return null;
  }
}

type DetectorParts = Pick<DetectOptions, 'rule' | 'readerError'> & {
  readonly store: { readonly state: Pick<Store['state'], 'get'> };
};

function stateKey(brand: Brand): string {
  return `detect:${brand.id}`;
}

function monitorOptions(brand: Brand, { rule, readerError }: DetectorParts) {
  return {
    brandId: brand.id,
    timeZone: brand.timeZone,
    rule,
    brandNames: namesOf(brand),
    calendar: brand.campaigns.map(campaignEntry),
    ...(readerError === undefined ? {} : { readerError }),
  };
}

async function openRun(brand: Brand, options: DetectOptions): Promise<Run> {
  const { store, log } = options;
  const key = stateKey(brand);
  const stored = await store.state.get(key);
  const fresh = monitorOptions(brand, options);
  if (stored !== null) {
    // Our own document; the detector refuses a state of another version.
    const state = fromJson(stored) as DetectorState;
    try {
      const monitor = createMonitor({ ...fresh, state: state.monitor });
      return { monitor, key, gaps: state.gaps, lastSeq: state.lastSeq, stored };
    } catch (error) {
      if (!(error instanceof StaleStateError)) throw error;
      log.info({ brand: brand.id }, 'detector learns the history anew');
    }
  }
  return { monitor: createMonitor(fresh), key, gaps: {}, lastSeq: 0, stored };
}

/** A hashtag among the aliases names a campaign or a matter, and may be what an event is about. */
function namesOf({ name, aliases }: Brand): readonly string[] {
  return [name, ...aliases.filter((alias) => !alias.startsWith('#'))];
}

function campaignEntry({ name, from, to }: Brand['campaigns'][number]): CalendarEntry {
  return { kind: 'campaign', name, range: { from, to } };
}

/** @param until the run's own time at the end of what there is; null in between, where only arrivals move the clock */
function observe(
  monitor: Monitor,
  { mentions, until }: { readonly mentions: readonly Mention[]; readonly until: Date | null },
): readonly Finding[] {
  const observations = mentions
    .map(observationOf)
    .sort((a, b) => a.receivedAt - b.receivedAt || a.createdAt - b.createdAt);
  for (const observation of observations) monitor.observe(observation);
  const last = observations.at(-1);
  const clock = until ?? (last === undefined ? null : new Date(last.receivedAt));
  return clock === null ? [] : monitor.advance(clock);
}

async function commit(
  tables: StoreTables,
  {
    run,
    next,
    findings,
    news,
    rules,
    now,
  }: {
    readonly run: Run;
    readonly next: DetectorState;
    readonly findings: readonly Finding[];
    readonly news: GapNews;
    readonly rules: NotifyRules;
    readonly now: Date;
  },
): Promise<readonly IncidentChange[]> {
  if ((await tables.state.get(run.key)) !== run.stored)
    throw new DetectorOvertakenError(`${run.key}: another process was faster`);
  const changes = await recordFindings(tables, { findings, rules, now });
  await queueGapNotices(tables, { notices: news.notices, rules, now });
  await tables.state.set(run.key, toJson(next), now);
  return changes;
}

function report(
  log: Logger,
  { brand, changes }: { readonly brand: Brand; readonly changes: readonly IncidentChange[] },
): void {
  for (const { incident, action } of changes) {
    if (action.action === 'updated') continue;
    log.info(
      {
        brand: brand.id,
        incident: incident.id,
        kind: incident.kind,
        severity: incident.severity,
        change: action.action,
      },
      'incident changed',
    );
  }
}
