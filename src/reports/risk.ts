import type { Brand } from '../core/brand.js';
import { type Incident, isActive } from '../core/incident.js';
import type { RiskComponent, RiskSummary } from '../core/report.js';
import type { TimeRange } from '../core/time.js';
import { addDays, dayOf, daysBefore } from './calendar.js';
import { legalClocks } from './clocks.js';
import { decisionFor } from './decision.js';
import { touchpointLines } from './digest-counts.js';
import { incidentLines, incidentsDuring } from './incident-lines.js';
import { tasksOf } from './ownership.js';
import { pastDays } from './past-days.js';
import type { ReportStore } from './report-store.js';
import { ACKNOWLEDGE_MINUTES, takenAt } from './responses.js';
import {
  type RiskMeasures,
  type RiskScore,
  type ScoredComponent,
  scoreRisk,
} from './risk-formula.js';
import { riskHistory } from './risk-history.js';
import { campaignRisks, shareOfVoice } from './risk-outlook.js';
import { reasonsOf } from './risk-reasons.js';
import { readWeek, type WeekReading, weekStart } from './risk-week.js';

const WEEK_DAYS = 7;
/** The past that a usual week is taken from. */
const PAST_DAYS = 56;
/** Fewer past days say nothing of what is usual; how little a few say, the interval tells. */
const MIN_PAST_DAYS = 3;
/** The worst tenth of past days is left out of the mean: an old crisis is not the measure of a new one. */
const LEFT_OUT_SHARE = 0.1;
const MAX_GAPS = 20;
const MINUTE_MS = 60_000;

/** How often the reader says 'negative', by the true label; by language, '*' for any other. */
export type MeasuredReader = Readonly<
  Record<string, { readonly negative: number; readonly neutral: number; readonly positive: number }>
>;

/** What a risk summary is asked for. */
export interface RiskRequest {
  readonly store: ReportStore;
  readonly brand: Brand;
  /** End of the seven days, excluded. */
  readonly to: Date;
  /** Incidents and legal terms are told as they stand now. */
  readonly now: Date;
  /** Widens the interval by the reader's measured error; absent, by its own doubt alone. */
  readonly readerError?: MeasuredReader | undefined;
}

/** A week with everything that its score is made of. */
interface ScoredWeek {
  readonly week: WeekReading;
  readonly incidents: readonly Incident[];
  readonly score: RiskScore;
}

/**
 * The brand's risk over the seven days up to `to`, by the formula of `README.md`, beside that of the week before.
 *
 * Reads the mentions of both weeks once each and counts of the 56 days before them; memory does not grow with either.
 */
export async function buildRiskSummary(request: RiskRequest): Promise<RiskSummary> {
  const { store, brand, to, now } = request;
  const range = { from: weekStart(to, brand), to };
  const { week, incidents, score } = await scoreWeek(request, range);
  const before = await scoreWeek(request, { from: weekStart(range.from, brand), to: range.from });
  const isFirst = before.week.counts.mentions === 0;
  const gaps = await store.health.gaps(brand.id, range);
  const clocks = await legalClocks(store, { brandId: brand.id, now });
  const lines = touchpointLines(brand, { now: week, before: before.week });
  const open = incidents.filter(isActive);
  const campaigns = campaignRisks(brand, { range, week });
  return {
    type: 'risk',
    brandId: brand.id,
    brandName: brand.name,
    timeZone: brand.timeZone,
    ...range,
    risk: score.risk,
    low: score.low,
    high: score.high,
    band: score.band,
    previousRisk: isFirst ? null : before.score.risk,
    history: await riskHistory(store.state, { brandId: brand.id, before: to }),
    components: score.components.map((part) =>
      componentOf(part, { brand, to, before: isFirst ? null : before.score }),
    ),
    counts: week.counts,
    reasons: await reasonsOf(store, {
      brandId: brand.id,
      components: score.components,
      week,
      incidents,
    }),
    decision: decisionFor({
      brand,
      incidents,
      clocks,
      campaigns,
      lines,
      hasPast: !isFirst,
      now,
    }),
    openIncidents: incidentLines(brand, open),
    openIncidentTotal: open.length,
    clocks,
    shareOfVoice: await shareOfVoice(store, { brand, range, counts: week.counts }),
    campaigns,
    tasks: tasksOf(lines),
    silentSources: gaps.filter(({ from }) => from < now).slice(0, MAX_GAPS),
  };
}

async function scoreWeek(
  { store, brand, now, readerError }: RiskRequest,
  range: TimeRange,
): Promise<ScoredWeek> {
  const week = await readWeek(store, { brand, to: range.to });
  const incidents = await incidentsDuring(store, { brandId: brand.id, range });
  const measures: RiskMeasures = {
    voices: week.counts.voices,
    negative: week.counts.negative,
    readerVariance: week.readerVariance,
    days: week.days,
    reader: readerError === undefined ? null : readerOf(week, readerError),
    usual: await usualWeek(store, { brand, before: range.from }),
    incidents: incidents
      .filter(({ status }) => status !== 'dismissed')
      .map((incident) => incidentMeasure(incident, { range, now })),
    grave: week.grave,
    media: week.media,
    passedOn: week.passedOn,
  };
  return { week, incidents, score: scoreRisk(measures) };
}

function incidentMeasure(
  incident: Incident,
  { range, now }: { readonly range: TimeRange; readonly now: Date },
): RiskMeasures['incidents'][number] {
  const { severity, openedAt, endedAt, closedAt } = incident;
  const taken = takenAt(incident);
  // What was done after the week is no part of it.
  const at = taken !== null && taken <= now && taken < range.to ? taken : null;
  const minutes = at === null ? null : (at.getTime() - openedAt.getTime()) / MINUTE_MS;
  return {
    severity,
    isOver: [endedAt, closedAt].some((end) => end !== null && end < range.to),
    takenMinutes: minutes,
    isTakenInTime: minutes !== null && minutes <= ACKNOWLEDGE_MINUTES[severity],
  };
}

/** The reader's hits and false alarms over the week's languages; what is not negative by its true label is as it was read. */
function readerOf(
  { languages, counts }: WeekReading,
  measured: MeasuredReader,
): RiskMeasures['reader'] {
  const { neutral, positive } = counts;
  const others = neutral + positive;
  let voices = 0;
  let hit = 0;
  let falseAlarm = 0;
  for (const [lang, count] of languages) {
    const error = measured[lang] ?? measured['*'];
    if (error === undefined) continue;
    voices += count;
    hit += count * error.negative;
    falseAlarm +=
      count *
      (others === 0
        ? error.neutral
        : (neutral * error.neutral + positive * error.positive) / others);
  }
  return voices === 0 ? null : { hit: hit / voices, falseAlarm: falseAlarm / voices };
}

/** Negatives of a usual week: seven times the mean of the past days, without the worst tenth of them. */
async function usualWeek(
  store: ReportStore,
  { brand, before }: { readonly brand: Brand; readonly before: Date },
): Promise<RiskMeasures['usual']> {
  const first = dayOf(before, brand.timeZone);
  const days = Array.from({ length: PAST_DAYS }, (_, index) => addDays(first, -(index + 1)));
  const negatives = (await pastDays(store, { brand, days }))
    .map(({ counts }) => counts.negative)
    .toSorted((a, b) => a - b);
  if (negatives.length < MIN_PAST_DAYS) return null;
  const kept = negatives.slice(0, negatives.length - Math.floor(negatives.length * LEFT_OUT_SHARE));
  const mean = kept.reduce((sum, count) => sum + count, 0) / kept.length;
  return { negative: WEEK_DAYS * mean, days: kept.length };
}

function componentOf(
  { peakDay, ...part }: ScoredComponent,
  {
    brand,
    to,
    before,
  }: { readonly brand: Brand; readonly to: Date; readonly before: RiskScore | null },
): RiskComponent {
  const earlier = before?.components.find(({ id }) => id === part.id);
  return {
    ...part,
    previousContribution: earlier?.contribution ?? null,
    // Its last instant: a day that ends now is called by the day that it is, not by the one it began in.
    peak: peakDay === null ? null : new Date(daysBefore(to, peakDay, brand.timeZone).getTime() - 1),
  };
}
