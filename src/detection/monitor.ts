import type { DataGap, Finding } from '../core/finding.js';
import { DAY_MS, MINUTE_MS } from '../core/time.js';
import { fold } from '../lib/text/fold.js';
import { Baseline, BIN_MS } from './baseline.js';
import { DailyMaxima } from './calibration.js';
import { Cascades } from './cascades.js';
import type { DetectionRule } from './config.js';
import { dayEnd, type EarlyWarning, Heat, probabilityOf } from './early-warning.js';
import { Events } from './events.js';
import { Evidence } from './evidence.js';
import { Habits } from './habits.js';
import { evaluate } from './judge.js';
import { type Flow, Scan } from './scan.js';
import { type MonitorState, STATE_VERSION } from './state.js';
import { TermWatch } from './term-watch.js';
import { termsOf } from './terms.js';
import { TUNING } from './tuning.js';
import type { Monitor, MonitorOptions, Observation } from './types.js';
import { Voices } from './voices.js';
import { zoneOffset } from './zone.js';

/** A post written so long before it was received is a late one: it corrects the past. */
const LATE_MS = 30 * MINUTE_MS;
/** Mentions that should have come during a silence before it is taken for an outage: e^-12, one in 160,000. */
const SILENCE_MENTIONS = 12;

/** A stored state is of another version or brand: start without it and observe the last weeks again. */
export class StaleStateError extends Error {
  override readonly name = 'StaleStateError';
  constructor(readonly brandId: string) {
    super(`the stored state of detection for ${brandId} cannot be used: observe its history again`);
  }
}

/** Follows one brand: the same code live, in a backtest and in a drill. */
export function createMonitor(options: MonitorOptions): Monitor {
  const { state, brandId, rule } = options;
  if (state !== undefined) {
    const isOurs = state.version === STATE_VERSION && state.brandId === brandId;
    if (!isOurs || state.scope !== scopeOf(rule)) throw new StaleStateError(brandId);
  }
  return new BrandMonitor(options);
}

class BrandMonitor implements Monitor {
  private readonly baseline: Baseline;
  private readonly scan: Scan;
  private readonly terms = new TermWatch();
  private readonly voices = new Voices();
  private readonly evidence = new Evidence();
  private readonly habits = new Habits();
  private readonly cascades = new Cascades();
  private readonly heat = new Heat();
  private readonly countMaxima = new DailyMaxima(TUNING.priorCount);
  private readonly termMaxima = new DailyMaxima(TUNING.priorTerm);
  private readonly gaps: DataGap[] = [];
  private readonly events: Events;
  private readonly ownWords: ReadonlySet<string>;
  private lastArrival = 0;
  private lastBin = -1;

  constructor(private readonly options: MonitorOptions) {
    this.baseline = new Baseline(zoneOffset(options.timeZone));
    this.ownWords = wordsOfNames(options.brandNames ?? []);
    this.scan = new Scan(this.baseline);
    const { baseline, scan, terms, evidence, habits, gaps } = this;
    this.events = new Events({ options, baseline, scan, terms, evidence, habits, gaps });
    if (options.state !== undefined) this.load(options.state);
  }

  observe(post: Observation): void {
    const now = Math.max(post.receivedAt, this.lastArrival);
    if (!this.voices.isNew(post.key, now)) return;
    this.tick(now);
    this.lastArrival = now;
    if (!isWatched(post, this.options.rule)) return;
    if (now - post.createdAt > LATE_MS) this.baseline.uncover(Math.floor(post.createdAt / BIN_MS));
    const { role, cluster } = this.voices.roleOf(post);
    const isNegative = post.label === 'negative';
    const spread =
      role === 'repost' ? this.cascades.add(post, this.baseline.perDay('negative')) : null;
    if (role === 'voice') this.options.onVoice?.(post.createdAt, isNegative);
    if (!isNegative) {
      if (role !== 'voice') return;
      this.baseline.add('other', post.createdAt);
      this.events.watchVolume(now);
      this.terms.addOther(withPseudoTerms(this.wordsOf(post), post), now);
      return;
    }
    const words = this.wordsOf(post);
    this.evidence.add(post, role, words);
    const witness = this.evidence.witnesses.at(-1);
    if (witness !== undefined) this.habits.add(witness);
    if (role === 'voice') this.judge(post, words, now);
    else if (spread !== null) this.events.tellSpread(spread, words, now);
    else if (cluster !== null) this.events.flood({ role, ...cluster }, now);
  }

  private wordsOf({ text, lang }: Observation): string[] {
    return termsOf(text, lang).filter((word) => !this.ownWords.has(word));
  }

  noteGap(gap: DataGap): void {
    const known = this.gaps.findIndex(
      ({ source, from }) => source === gap.source && from.getTime() === gap.from.getTime(),
    );
    if (known >= 0) this.gaps[known] = gap;
    else this.gaps.push(gap);
    if (this.gaps.length > 50) this.gaps.shift();
    const share = gap.source === '*' ? 1 : this.habits.share('source', gap.source);
    const from = Math.floor(gap.from.getTime() / BIN_MS);
    const to = gap.to === null ? Number.POSITIVE_INFINITY : Math.ceil(gap.to.getTime() / BIN_MS);
    this.baseline.cover(from, to, Math.max(0, 1 - share));
    const missing = this.gaps
      .filter((open) => open.to === null)
      .reduce(
        (sum, { source }) => sum + (source === '*' ? 1 : this.habits.share('source', source)),
        0,
      );
    this.baseline.coverage = Math.max(0, 1 - missing);
  }

  advance(now: Date): readonly Finding[] {
    this.step(now.getTime());
    return this.events.drain();
  }

  /** Moves to `now`; a silence that chance does not explain becomes a gap. */
  private tick(now: number): void {
    const { baseline } = this;
    const from = Math.floor(this.lastArrival / BIN_MS) + 1;
    const to = Math.floor(now / BIN_MS);
    this.step(now);
    if (this.lastArrival === 0 || to <= from || baseline.historyDays() < 1) return;
    const perBin = (baseline.perDay('negative') + baseline.perDay('other')) / 288;
    let missing = 0;
    for (let bin = from; bin < to && missing < SILENCE_MENTIONS; bin += 1) {
      missing += perBin * baseline.profile(bin);
    }
    if (missing >= SILENCE_MENTIONS) baseline.cover(from, to, 0);
  }

  /** Moves to `now`, bin by bin, so that it does not matter how often the clock was told. */
  private step(now: number): void {
    const { baseline } = this;
    const target = Math.floor(now / BIN_MS);
    if (this.lastBin < 0) {
      baseline.advance(now);
      this.lastBin = target;
    }
    while (this.lastBin < target) {
      this.lastBin += 1;
      const start = this.lastBin * BIN_MS;
      baseline.advance(start);
      this.consultCalendar(start);
      this.scan.learn();
      this.countMaxima.advance(start);
      this.termMaxima.advance(start);
      this.events.settle(start);
    }
  }

  private consultCalendar(now: number): void {
    const today = (this.options.calendar ?? []).filter(
      ({ range }) => range.from.getTime() <= now && now < range.to.getTime(),
    );
    this.baseline.paused = today.some(({ kind }) => kind === 'holiday');
    this.scan.isCampaign = today.some(({ kind }) => kind === 'campaign');
  }

  private judge(post: Observation, words: readonly string[], now: number): void {
    const { rule } = this.options;
    this.baseline.add('negative', post.createdAt);
    const flows = new Map<number, Flow>();
    const flowOf = (bins: number): Flow => {
      const known = flows.get(bins);
      if (known !== undefined) return known;
      const flow = this.scan.flow(bins, now);
      flows.set(bins, flow);
      return flow;
    };
    const scanned = this.scan.best(now, rule.minVoices);
    const run = this.terms.add(withPseudoTerms(words, post), post.createdAt, now, {
      over: flowOf,
      perDay: () => this.baseline.perDay('negative'),
    });
    const { countMaxima, termMaxima } = this;
    const { over, trigger } = evaluate({ scanned, run, flowOf, rule, countMaxima, termMaxima });
    this.options.onScore?.(now, over);
    this.heat.note(now, over);
    if (trigger !== null) this.events.take(trigger, now);
  }

  earlyWarning(now: Date): EarlyWarning {
    const ms = now.getTime();
    if (this.events.hasIncident(dayEnd(this.baseline, ms) - DAY_MS)) {
      return { probability: 1, hasIncident: true };
    }
    const course = this.heat.course(this.baseline, ms);
    return { probability: probabilityOf(course), hasIncident: false };
  }

  snapshot(): MonitorState {
    return {
      version: STATE_VERSION,
      brandId: this.options.brandId,
      scope: scopeOf(this.options.rule),
      baseline: this.baseline.save(),
      scan: this.scan.save(),
      terms: this.terms.save(),
      voices: this.voices.save(),
      evidence: this.evidence.save(),
      habits: this.habits.save(),
      cascades: this.cascades.save(),
      countMaxima: this.countMaxima.save(),
      termMaxima: this.termMaxima.save(),
      events: this.events.save(),
      heat: this.heat.save(),
      gaps: this.gaps.map((gap) => ({
        ...gap,
        from: gap.from.getTime(),
        to: gap.to?.getTime() ?? null,
      })),
      lastArrival: this.lastArrival,
    };
  }

  private load(state: MonitorState): void {
    this.baseline.load(state.baseline);
    this.scan.load(state.scan);
    this.terms.load(state.terms);
    this.voices.load(state.voices);
    this.evidence.load(state.evidence);
    this.habits.load(state.habits);
    this.cascades.load(state.cascades);
    this.countMaxima.load(state.countMaxima);
    this.termMaxima.load(state.termMaxima);
    this.events.load(state.events);
    this.heat.load(state.heat);
    for (const gap of state.gaps) {
      this.gaps.push({
        ...gap,
        from: new Date(gap.from),
        to: gap.to === null ? null : new Date(gap.to),
      });
    }
    this.lastArrival = state.lastArrival;
    this.lastBin = state.baseline.bin;
  }
}

/**
 * How likely today is to end as an incident, from what `snapshot()` gave; the state itself is left as it is.
 *
 * @throws {StaleStateError} the state is of another version or brand
 */
export function earlyWarning(
  options: Omit<MonitorOptions, 'state'> & { readonly state: MonitorState },
  now: Date,
): EarlyWarning {
  const monitor = createMonitor(options);
  monitor.advance(now);
  return monitor.earlyWarning(now);
}

/** Whether a rule for some touchpoints or campaigns alone watches a mention. */
function isWatched(
  { touchpoint, campaign }: Observation,
  { touchpoints, campaigns }: DetectionRule,
): boolean {
  if (touchpoints.length > 0 && !touchpoints.includes(touchpoint ?? '')) return false;
  return campaigns.length === 0 || campaigns.includes(campaign ?? '');
}

function scopeOf({ touchpoints, campaigns }: DetectionRule): string {
  return JSON.stringify([touchpoints.toSorted(), campaigns.toSorted()]);
}

/** The words of the brand's names, with and without their accents. */
function wordsOfNames(names: readonly string[]): ReadonlySet<string> {
  const words = names.flatMap((name) => termsOf(name, 'und'));
  return new Set(words.flatMap((word) => [word, fold(word)]));
}

/** A touchpoint and a campaign are watched like words; '=' keeps them apart from any word. */
function withPseudoTerms(words: readonly string[], post: Observation): readonly string[] {
  if (post.touchpoint === null && post.campaign === null) return words;
  const all = [...words];
  if (post.touchpoint !== null) all.push(`touchpoint=${post.touchpoint}`);
  if (post.campaign !== null) all.push(`campaign=${post.campaign}`);
  return all;
}
