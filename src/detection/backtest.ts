import type { Finding, FindingKind, Reason, Severity } from '../core/finding.js';
import { DAY_MS, HOUR_MS, MINUTE_MS, WEEK_MS } from '../core/time.js';
import { dayEnd } from './early-warning.js';
import { Forecasts, type WarningRecord } from './forecasts.js';
import { createMonitor } from './monitor.js';
import { type CurvePoint, CurveTracker } from './operating-curve.js';
import { poissonInterval } from './poisson-interval.js';
import { graver } from './severity.js';
import type { Monitor, MonitorOptions, Observation } from './types.js';
import { HourlyVoices, type VoicePoint } from './voice-points.js';
import { zoneOffset } from './zone.js';

/** Alarms closer than this are one in the eyes of a team, and count as one false alarm. */
const SAME_ALARM_MS = 6 * HOUR_MS;
/** A crisis is found if it is announced up to six hours after it began, even where it was shorter. */
const SHORTEST_WINDOW_MS = 6 * HOUR_MS;
/** Earlier there is no day to compare a day with. */
const FORECAST_AFTER_MS = 2 * DAY_MS;
/** After a crisis, alarms belong to its echo for a day: neither found nor false. */
const ECHO_MS = DAY_MS;

/** A span in which something did go wrong, as the team remembers it. */
export interface LabelledWindow {
  readonly id: string;
  readonly from: Date;
  readonly to: Date;
}

/** One announcement that the rule would have made. Counts are those of the announcement. */
export interface BacktestIncident {
  readonly brand: string;
  readonly kind: FindingKind;
  readonly openedAt: Date;
  readonly startedAt: Date;
  /** Null where it was still open at the end of the history. */
  readonly closedAt: Date | null;
  /** The highest that it reached. */
  readonly severity: Severity;
  readonly windowMinutes: number;
  readonly expected: number;
  readonly expectedLow: number;
  readonly expectedHigh: number;
  readonly observed: number;
  readonly excess: number;
  readonly score: number;
  readonly survivesReaderError: boolean;
  readonly authors: number;
  readonly coordination: Finding['coordination'];
  readonly reasons: readonly Reason[];
  readonly firstPost: string | null;
  readonly loudestPost: string | null;
  readonly turningPost: string | null;
}

/** How often nothing was the matter, with a 90 % interval. */
export interface FalseAlarmRate {
  /** Alarms outside the labelled windows, those less than six hours apart counted once; floods left out. */
  readonly count: number;
  readonly weeks: number;
  readonly perWeek: number;
  readonly low: number;
  readonly high: number;
  /** What the rule's budget allows. */
  readonly budgetPerWeek: number;
  /** True without labelled windows: some of these alarms may have been right. */
  readonly isUpperBound: boolean;
}

export interface WindowResult {
  readonly id: string;
  readonly detected: boolean;
  /** From the window's start to the announcement; null where it was missed. */
  readonly delayMinutes: number | null;
}

/** What one rule would have done with a history. */
export interface BacktestResult {
  readonly brand: string;
  readonly from: Date | null;
  readonly to: Date | null;
  readonly mentions: number;
  readonly negatives: number;
  readonly incidents: readonly BacktestIncident[];
  readonly falseAlarmsPerWeek: FalseAlarmRate;
  readonly windows: readonly WindowResult[];
  readonly operatingCurve: readonly CurvePoint[];
  /** How good the early warnings would have been. */
  readonly earlyWarning: WarningRecord;
  /** Voices by hour, oldest first, zeros included. */
  readonly points: readonly VoicePoint[];
}

/** Replays a history, one mention at a time and in order of arrival, through the detector that runs live. */
export class Backtest {
  private readonly monitor: Monitor;
  private readonly curve: CurveTracker;
  private readonly forecasts = new Forecasts();
  private readonly voices = new HourlyVoices();
  private readonly offsetAt: (ms: number) => number;
  private readonly incidents = new Map<string, BacktestIncident>();
  private mentions = 0;
  private negatives = 0;
  private from = Number.NaN;
  private to = Number.NaN;
  private drainAt = 0;

  constructor(
    private readonly options: Omit<MonitorOptions, 'state' | 'onScore'> & {
      readonly windows?: readonly LabelledWindow[];
    },
  ) {
    this.curve = new CurveTracker(options.rule.budget, options.rule.closingHours);
    this.offsetAt = zoneOffset(options.timeZone);
    this.monitor = createMonitor({
      ...options,
      onVoice: (at, isNegative) => {
        this.voices.add(at, isNegative);
      },
      onScore: (at, over) => {
        this.curve.note(at, over);
      },
    });
  }

  observe(post: Observation): void {
    this.mentions += 1;
    if (post.label === 'negative') this.negatives += 1;
    this.forecast(post.receivedAt);
    if (Number.isNaN(this.from)) this.from = post.receivedAt;
    this.to = Number.isNaN(this.to) ? post.receivedAt : Math.max(this.to, post.receivedAt);
    this.monitor.observe(post);
    if (post.receivedAt < this.drainAt) return;
    this.drainAt = post.receivedAt + HOUR_MS;
    this.drain(this.to);
  }

  /** Says before each third hour how the day will end, from what was known by then. */
  private forecast(now: number): void {
    for (const at of this.forecasts.due(now)) {
      if (Number.isNaN(this.from) || at - this.from < FORECAST_AFTER_MS) continue;
      this.drain(at);
      const warning = this.monitor.earlyWarning(new Date(at));
      this.forecasts.note(at, warning, dayEnd({ offsetAt: this.offsetAt }, at));
    }
  }

  /** Ends the replay. */
  result(): BacktestResult {
    if (!Number.isNaN(this.to)) this.drain(this.to);
    const incidents = [...this.incidents.values()];
    const hasHistory = !Number.isNaN(this.from);
    return {
      brand: this.options.brandId,
      from: hasHistory ? new Date(this.from) : null,
      to: hasHistory ? new Date(this.to) : null,
      mentions: this.mentions,
      negatives: this.negatives,
      incidents,
      falseAlarmsPerWeek: this.falseAlarms(
        incidents.filter(({ kind }) => kind !== 'flood').map(({ openedAt }) => openedAt.getTime()),
      ),
      windows: this.windowResults(incidents),
      operatingCurve: this.curvePoints(),
      earlyWarning: this.forecasts.record(
        incidents.filter(({ kind }) => !isEchoKind(kind)).map(({ openedAt }) => openedAt.getTime()),
        this.to,
      ),
      points: this.voices.points(),
    };
  }

  private drain(now: number): void {
    for (const finding of this.monitor.advance(new Date(now))) {
      const known = this.incidents.get(finding.dedupeKey);
      if (known === undefined) this.incidents.set(finding.dedupeKey, incidentOf(finding));
      else {
        this.incidents.set(finding.dedupeKey, {
          ...known,
          severity: graver(finding.severity, known.severity),
          closedAt: finding.phase === 'closed' ? finding.at : known.closedAt,
        });
      }
    }
  }

  private windowsMs(): readonly {
    readonly id: string;
    readonly from: number;
    readonly to: number;
  }[] {
    return (this.options.windows ?? []).map(({ id, from, to }) => ({
      id,
      from: from.getTime(),
      to: Math.max(to.getTime(), from.getTime() + SHORTEST_WINDOW_MS),
    }));
  }

  private falseAlarms(openings: readonly number[]): FalseAlarmRate {
    const windows = this.windowsMs();
    let span = Number.isNaN(this.from) ? 0 : this.to - this.from;
    for (const { from, to } of windows) {
      span -= Math.max(0, Math.min(this.to, to + ECHO_MS) - Math.max(this.from, from));
    }
    const weeks = Math.max(span, 0) / WEEK_MS;
    const outside = openings.filter(
      (at) => !windows.some(({ from, to }) => at >= from && at <= to + ECHO_MS),
    );
    const count = distinct(outside);
    const [low, high] = poissonInterval(count);
    const perWeek = (events: number): number => (weeks > 0 ? events / weeks : 0);
    return {
      count,
      weeks,
      perWeek: perWeek(count),
      low: perWeek(low),
      high: perWeek(high),
      budgetPerWeek: 1 / this.options.rule.budget,
      isUpperBound: windows.length === 0,
    };
  }

  private windowResults(incidents: readonly BacktestIncident[]): readonly WindowResult[] {
    const openings = incidents
      .filter(({ kind }) => !isEchoKind(kind))
      .map(({ openedAt }) => openedAt.getTime());
    return this.windowsMs().map(({ id, from, to }) => {
      const hit = openings.find((at) => at >= from && at <= to);
      return {
        id,
        detected: hit !== undefined,
        delayMinutes: hit === undefined ? null : (hit - from) / MINUTE_MS,
      };
    });
  }

  private curvePoints(): readonly CurvePoint[] {
    const windows = this.windowsMs();
    return this.curve.openings().map(({ budgetWeeks, at }) => {
      const { count, perWeek } = this.falseAlarms(at);
      const delays = windows.flatMap(({ from, to }) => {
        const hit = at.find((opening) => opening >= from && opening <= to);
        return hit === undefined ? [] : [(hit - from) / MINUTE_MS];
      });
      delays.sort((a, b) => a - b);
      return {
        budgetWeeks,
        alarms: count,
        alarmsPerWeek: perWeek,
        detected: windows.length === 0 ? null : delays.length,
        medianDelayMinutes: delays[Math.floor(delays.length / 2)] ?? null,
      };
    });
  }
}

/** Alarms that a team would feel as different: those less than six hours after another are one with it. */
function distinct(openings: readonly number[]): number {
  let count = 0;
  let last = Number.NEGATIVE_INFINITY;
  for (const at of openings.toSorted((a, b) => a - b)) {
    if (at - last > SAME_ALARM_MS) count += 1;
    last = at;
  }
  return count;
}

/** Kinds that tell of no crisis by themselves. */
function isEchoKind(kind: FindingKind): boolean {
  return kind === 'flood' || kind === 'volume-spike';
}

function incidentOf(finding: Finding): BacktestIncident {
  const { brandId, kind, openedAt, startedAt, phase, at, severity, windowMinutes } = finding;
  const { expected, expectedLow, expectedHigh, observed, excess, score, authors } = finding;
  const { survivesReaderError, coordination, reasons, firstPost, loudestPost, turningPost } =
    finding;
  return {
    brand: brandId,
    kind,
    openedAt,
    startedAt,
    closedAt: phase === 'closed' ? at : null,
    severity,
    windowMinutes,
    expected,
    expectedLow,
    expectedHigh,
    observed,
    excess,
    score,
    survivesReaderError,
    authors,
    coordination,
    reasons,
    firstPost,
    loudestPost,
    turningPost,
  };
}
