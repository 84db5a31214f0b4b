import type { DataGap, Finding } from '../core/finding.js';
import { HOUR_MS, MINUTE_MS } from '../core/time.js';
import { Baseline, BIN_MS } from './baseline.js';
import { DailyMaxima } from './calibration.js';
import { Cascades } from './cascades.js';
import { Evidence, speaksOf } from './evidence.js';
import { explain } from './explain.js';
import { Habits } from './habits.js';
import { endsAt, LONGEST_MS, type Track } from './incident-track.js';
import { Narrator, type Trigger } from './narrator.js';
import { normalRange } from './negative-binomial.js';
import { Scan, type ScanResult } from './scan.js';
import { type MonitorState, STATE_VERSION } from './state.js';
import { type TermAlarm, TermWatch } from './term-watch.js';
import { termsOf } from './terms.js';
import { TUNING } from './tuning.js';
import type { Monitor, MonitorOptions, Observation } from './types.js';
import { type VoiceRole, Voices } from './voices.js';
import { volumeSurge } from './volume.js';
import { zoneOffset } from './zone.js';

/** A post written so long before it was received is a late one: it corrects the past. */
const LATE_MS = 30 * MINUTE_MS;
/** Mentions that should have come during a silence before it is taken for an outage: e^-12, one in 160,000. */
const SILENCE_MENTIONS = 12;

/** Before half a day has been seen, everything is new and nothing is unusual. */
const MIN_HISTORY_DAYS = 0.5;
/** How often an open event is looked at for news worth telling. */
const LOOK_MS = 10 * MINUTE_MS;

/** Decades beyond the budget that all mentions must reach: their scales are correlated and their days differ. */
const VOLUME_MARGIN = 0.5;
/** Two hours: the crowd of a launch or a joke is judged over these. */
const CROWD_BINS = 24;
/** Events of one brand that are followed at once; more would be one event in disguise. */
const MAX_OPEN = 4;
const MAX_TOPICS = 20;

/** How often an event whose time is up is looked at again while it is not calm. */
const CALM_CHECK_MS = 15 * MINUTE_MS;
const CALM_DISPERSION = 0.1;

/** A stored state is of another version or brand: start without it and observe the last weeks again. */
export class StaleStateError extends Error {
  override readonly name = 'StaleStateError';
  constructor(readonly brandId: string) {
    super(`the stored state of detection for ${brandId} cannot be used: observe its history again`);
  }
}

/** Follows one brand: the same code live, in a backtest and in a drill. */
export function createMonitor(options: MonitorOptions): Monitor {
  const { state, brandId } = options;
  if (state !== undefined && (state.version !== STATE_VERSION || state.brandId !== brandId)) {
    throw new StaleStateError(brandId);
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
  private readonly countMaxima = new DailyMaxima(TUNING.priorCount);
  private readonly termMaxima = new DailyMaxima(TUNING.priorTerm);
  private readonly gaps: DataGap[] = [];
  private readonly narrator: Narrator;
  private tracks: Track[] = [];
  private findings: Finding[] = [];
  private lastArrival = 0;
  private lastBin = -1;
  private volumeBin = -1;
  private pendingSince = 0;
  private pendingLast = 0;
  /** Start of the events that are over while others of the same time are still open. */
  private explainedFrom = Number.POSITIVE_INFINITY;

  constructor(private readonly options: MonitorOptions) {
    this.baseline = new Baseline(zoneOffset(options.timeZone));
    this.scan = new Scan(this.baseline);
    const { baseline, scan, terms, evidence, habits, gaps } = this;
    this.narrator = new Narrator({ options, baseline, scan, terms, evidence, habits, gaps });
    if (options.state !== undefined) this.load(options.state);
  }

  observe(post: Observation): void {
    const now = Math.max(post.receivedAt, this.lastArrival);
    if (!this.voices.isNew(post.key, now)) return;
    this.tick(now);
    this.lastArrival = now;
    if (now - post.createdAt > LATE_MS) this.baseline.uncover(Math.floor(post.createdAt / BIN_MS));
    const { role, cluster } = this.voices.roleOf(post);
    const isNegative = post.label === 'negative';
    const spread =
      role === 'repost' ? this.cascades.add(post, this.baseline.perDay('negative')) : null;
    if (!isNegative) {
      if (role !== 'voice') return;
      this.baseline.add('other', post.createdAt);
      this.watchVolume(now);
      this.terms.addOther(watchedTerms(post), now);
      return;
    }
    const words = termsOf(post.text, post.lang);
    this.evidence.add(post, role, words);
    const witness = this.evidence.witnesses.at(-1);
    if (witness !== undefined) this.habits.add(witness);
    if (role === 'voice') this.judge(post, words, now);
    else if (spread !== null) this.tellSpread(spread, words, now);
    else if (cluster !== null && cluster.heat >= this.floodSize())
      this.flood(role, cluster.by, now);
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
    const found = this.findings;
    this.findings = [];
    return found;
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

  private step(now: number): void {
    const { baseline } = this;
    baseline.advance(now);
    if (baseline.bin === this.lastBin) return;
    this.lastBin = baseline.bin;
    this.consultCalendar(now);
    this.scan.learn();
    this.countMaxima.advance(now);
    this.termMaxima.advance(now);
    for (const track of [...this.tracks]) {
      if (endsAt(track) > now) continue;
      if (this.isCalm(track, now)) this.close(track);
      else track.lastHotAt = Math.max(track.lastHotAt, now - track.holdMs + CALM_CHECK_MS);
    }
  }

  private consultCalendar(now: number): void {
    const today = (this.options.calendar ?? []).filter(
      ({ range }) => range.from.getTime() <= now && now < range.to.getTime(),
    );
    this.baseline.paused = today.some(({ kind }) => kind === 'holiday');
    this.scan.isCampaign = today.some(({ kind }) => kind === 'campaign');
  }

  /** Whether the last hours brought no more than usual, or the event has become the usual. */
  private isCalm(track: Track, now: number): boolean {
    if (isEcho(track) || now - track.openedAt >= LONGEST_MS) return true;
    const bins = Math.max(1, Math.floor(track.holdMs / BIN_MS));
    const { observed, expected } = this.scan.flow(bins, now);
    return observed <= Math.max(1, normalRange(expected, CALM_DISPERSION)[1]);
  }

  private judge(post: Observation, words: readonly string[], now: number): void {
    const { rule } = this.options;
    this.baseline.add('negative', post.createdAt);
    const flows = new Map<number, ReturnType<Scan['flow']>>();
    const flowOf = (bins: number): ReturnType<Scan['flow']> => {
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
    const trigger = this.trigger(scanned, run, { flowOf, now });
    if (trigger === null) return;
    const track = this.trackOf(trigger);
    if (track !== null) {
      this.follow(track, trigger, now);
      return;
    }
    if (!rule.kinds.includes(trigger.kind) || !this.hasPersisted(now)) return;
    if (this.baseline.historyDays() < MIN_HISTORY_DAYS || this.isFewPeople(trigger, now)) return;
    this.open(trigger, now);
  }

  /** Whether the voices are mostly the same persons again, or fewer of them than the rule asks for. */
  private isFewPeople({ bins, term }: Trigger, now: number): boolean {
    const voices = this.evidence
      .since(now - bins * BIN_MS)
      .filter((witness) => witness.role === 'voice' && (term === null || speaksOf(witness, term)));
    if (voices.some(({ author }) => author === '')) return false;
    const people = new Set(voices.map(({ author }) => author)).size;
    return people < this.options.rule.minVoices || people < TUNING.people * voices.length;
  }

  /** The stronger of scan and word run, if it passes its threshold. */
  private trigger(
    scanned: ScanResult | null,
    run: TermAlarm | null,
    {
      flowOf,
      now,
    }: { readonly flowOf: (bins: number) => ReturnType<Scan['flow']>; readonly now: number },
  ): Trigger | null {
    const days = this.options.rule.budget * 7 * 2 * TUNING.budgetFactor;
    const countScore = Math.max(0, scanned?.score ?? 0);
    const termScore = Math.max(0, run?.score ?? 0);
    const countLimit = this.countMaxima.threshold(days, TUNING.slopeCount);
    const termLimit = this.termMaxima.threshold(days, TUNING.slopeTerm);
    this.countMaxima.note(Math.min(countScore, countLimit));
    this.termMaxima.note(Math.min(termScore, termLimit));
    const crowd = flowOf(CROWD_BINS);
    const isSurge = crowd.otherObserved > TUNING.surge * crowd.otherExpected + 5;
    const margin = isSurge ? TUNING.surgeMargin : 0;
    const countOver = countScore - countLimit - margin;
    const termOver = termScore - termLimit - margin;
    this.options.onScore?.(now, Math.max(countOver, termOver));
    if (scanned !== null && countOver >= 0 && countOver >= termOver) {
      const flow = flowOf(scanned.bins);
      const isFlat =
        flow.otherObserved + flow.observed < 1.1 * (flow.otherExpected + flow.expected);
      const kind =
        scanned.bins >= 192
          ? 'slow-burn'
          : isFlat && scanned.bins >= 48
            ? 'share-shift'
            : 'negative-spike';
      return {
        ...scanned,
        kind,
        over: countOver,
        term: run !== null && termOver > 0 ? run.term : null,
      };
    }
    if (run === null || termOver < 0) return null;
    const flow = flowOf(run.bins);
    const isFlat = flow.observed < 1.5 * flow.expected && run.bins >= 72;
    const total = { observed: flow.observed, expected: flow.expected };
    const topic = { observed: run.count, expected: run.mean };
    const isTotal = flow.observed - flow.expected >= run.count - run.mean;
    return {
      kind: isFlat ? 'mix-shift' : 'negative-spike',
      over: termOver,
      bins: run.bins,
      ...(isTotal ? total : topic),
      dispersion: 0.1,
      term: run.term,
    };
  }

  private hasPersisted(now: number): boolean {
    const wait = this.options.rule.persistenceMinutes * MINUTE_MS;
    if (wait === 0) return true;
    if (now - this.pendingLast > Math.max(wait, 30 * MINUTE_MS)) this.pendingSince = now;
    this.pendingLast = now;
    return now - this.pendingSince >= wait;
  }

  /** The open event that a trigger belongs to: only a run of words that its posts do not share is another event. */
  private trackOf(trigger: Trigger): Track | null {
    const open = this.tracks.filter((track) => !isEcho(track));
    const latest = open.at(-1);
    const { term } = trigger;
    if (latest === undefined || term === null) return latest ?? null;
    const same = open.find(({ topics }) => topics.includes(term));
    if (same !== undefined) return same;
    if (trigger.over < TUNING.newTopic || open.length >= MAX_OPEN) return latest;
    const from = this.lastArrival - trigger.bins * BIN_MS;
    const posts = this.evidence
      .since(from)
      .filter((witness) => witness.role === 'voice' && speaksOf(witness, term));
    const kin = open.find(({ topics }) => {
      const shared = posts.filter((witness) => topics.some((word) => speaksOf(witness, word)));
      return shared.length > TUNING.sharedTopic * posts.length;
    });
    if (kin !== undefined && kin.topics.length < MAX_TOPICS) kin.topics.push(term);
    return kin ?? (posts.length < TUNING.newTopicVoices ? latest : null);
  }

  private follow(track: Track, trigger: Trigger, now: number): void {
    const closingBins = (this.options.rule.closingHours * HOUR_MS) / BIN_MS;
    const bins = Math.max(1, Math.floor(Math.min(trigger.bins / 4, closingBins)));
    const recent = this.scan.flow(bins, now);
    if (recent.observed > 1.2 * recent.expected + 1) track.lastHotAt = now;
    track.peak = Math.max(track.peak, trigger.over);
    if (now < track.nextLookAt) return;
    track.nextLookAt = now + LOOK_MS;
    const finding = this.narrator.describe(track, 'updated', now, trigger);
    if (finding.severity > track.severity || finding.excess >= 2 * Math.max(track.toldExcess, 5)) {
      track.severity = finding.severity > track.severity ? finding.severity : track.severity;
      track.toldExcess = finding.excess;
      this.findings.push({ ...finding, severity: track.severity });
    }
  }

  private open(trigger: Trigger, now: number): void {
    const windowStart = now - trigger.bins * BIN_MS;
    const witnesses = this.evidence.since(windowStart);
    const topical =
      trigger.term === null
        ? []
        : witnesses.filter((witness) => speaksOf(witness, trigger.term ?? ''));
    const startedAt = (topical[0] ?? witnesses[0])?.createdAt ?? windowStart;
    const topics = explain({
      witnesses,
      expected: trigger.expected,
      termShare: this.narrator.usualShares(witnesses),
      habits: this.habits,
    })
      .filter(({ kind, term }) => kind === 'term' && term !== '*')
      .map(({ term }) => term);
    this.begin(trigger, {
      startedAt,
      topics: [...new Set(trigger.term === null ? topics : [trigger.term, ...topics])],
      now,
    });
  }

  private begin(
    trigger: Trigger,
    event: { readonly startedAt: number; readonly topics: readonly string[]; readonly now: number },
  ): void {
    const { startedAt, topics, now } = event;
    const { rule, brandId } = this.options;
    const track: Track = {
      kind: trigger.kind,
      dedupeKey: `${brandId}:${trigger.kind}:${new Date(now).toISOString()}`,
      openedAt: now,
      startedAt,
      lastHotAt: now,
      holdMs: Math.max(rule.closingHours * HOUR_MS, (trigger.bins * BIN_MS) / 4),
      peak: trigger.over,
      severity: 1,
      toldExcess: 0,
      nextLookAt: now + LOOK_MS,
      topics: [...topics],
      focus: this.tracks.some((open) => !isEcho(open)) ? trigger.term : null,
    };
    this.tracks.push(track);
    this.baseline.frozen ||= !isEcho(track);
    const finding = this.narrator.describe(track, 'opened', now, trigger);
    track.severity = finding.severity;
    track.toldExcess = finding.excess;
    this.findings.push(finding);
  }

  private close(track: Track): void {
    this.tracks = this.tracks.filter((other) => other !== track);
    const at = endsAt(track);
    this.findings.push({
      ...this.narrator.describe(track, 'closed', at, null),
      severity: track.severity,
    });
    if (isEcho(track)) return;
    this.explainedFrom = Math.min(this.explainedFrom, track.startedAt);
    if (this.tracks.every(isEcho)) {
      this.baseline.frozen = false;
      this.baseline.absorb(Math.floor(Math.min(track.startedAt, this.explainedFrom) / BIN_MS));
      this.explainedFrom = Number.POSITIVE_INFINITY;
      this.terms.floor = at;
    }
  }

  /** Posts of one author or text within hours that make a flood. */
  private floodSize(): number {
    return Math.max(8, 0.1 * this.baseline.perDay('negative'));
  }

  /** A post that is passed on far more than usual; within an open event it is only that event's loudest post. */
  private tellSpread(
    { count, startedAt }: { readonly count: number; readonly startedAt: number },
    words: readonly string[],
    now: number,
  ): void {
    if (!this.options.rule.kinds.includes('post') || this.baseline.historyDays() < MIN_HISTORY_DAYS)
      return;
    const known = this.tracks.find(({ kind }) => kind !== 'flood' && kind !== 'volume-spike');
    if (known !== undefined) {
      known.lastHotAt = now;
      return;
    }
    const bins = Math.max(1, Math.ceil((now - startedAt) / BIN_MS));
    const trigger: Trigger = {
      kind: 'post',
      over: 0,
      bins,
      observed: count,
      expected: 0,
      dispersion: 1,
      term: null,
    };
    this.begin(trigger, { startedAt, topics: words.slice(0, MAX_TOPICS), now });
  }

  /** All mentions, whatever they say: only where the rule asks for it, at most once a bin. */
  private watchVolume(now: number): void {
    const { rule } = this.options;
    if (!rule.kinds.includes('volume-spike') || this.baseline.bin === this.volumeBin) return;
    this.volumeBin = this.baseline.bin;
    const surge = volumeSurge(this.baseline, now);
    const limit = Math.log10(rule.budget * 7) + VOLUME_MARGIN;
    if (surge === null || surge.score < limit) return;
    const known = this.tracks.find(({ kind }) => kind === 'volume-spike');
    if (known !== undefined) known.lastHotAt = now;
    else if (this.baseline.historyDays() >= 1) {
      const trigger: Trigger = {
        ...surge,
        kind: 'volume-spike',
        over: surge.score - limit,
        term: null,
      };
      this.begin(trigger, { startedAt: now - surge.bins * BIN_MS, topics: [], now });
    }
  }

  private flood(role: VoiceRole, by: string, now: number): void {
    const known = this.tracks.find(
      ({ kind, topics }) => kind === 'flood' && topics[0] === `${role}:${by}`,
    );
    if (known !== undefined) {
      known.lastHotAt = now;
      return;
    }
    if (!this.options.rule.kinds.includes('flood') || this.tracks.length >= 8) return;
    const from = now - 6 * HOUR_MS;
    const echoes = this.evidence.since(from).filter((witness) => witness.role === role);
    const startedAt = echoes[0]?.createdAt ?? now;
    const trigger: Trigger = {
      kind: 'flood',
      over: 0,
      bins: Math.max(1, Math.ceil((now - startedAt) / BIN_MS)),
      observed: echoes.length,
      expected: 0,
      dispersion: 1,
      term: null,
    };
    this.begin(trigger, { startedAt, topics: [`${role}:${by}`], now });
  }

  snapshot(): MonitorState {
    return {
      version: STATE_VERSION,
      brandId: this.options.brandId,
      baseline: this.baseline.save(),
      scan: this.scan.save(),
      terms: this.terms.save(),
      voices: this.voices.save(),
      evidence: this.evidence.save(),
      habits: this.habits.save(),
      cascades: this.cascades.save(),
      countMaxima: this.countMaxima.save(),
      termMaxima: this.termMaxima.save(),
      tracks: this.tracks.map((track) => ({ ...track, topics: [...track.topics] })),
      gaps: this.gaps.map((gap) => ({
        ...gap,
        from: gap.from.getTime(),
        to: gap.to?.getTime() ?? null,
      })),
      lastArrival: this.lastArrival,
      pendingSince: this.pendingSince,
      pendingLast: this.pendingLast,
      explainedFrom: Number.isFinite(this.explainedFrom) ? this.explainedFrom : null,
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
    this.tracks = state.tracks.map((track) => ({ ...track, topics: [...track.topics] }));
    for (const gap of state.gaps) {
      this.gaps.push({
        ...gap,
        from: new Date(gap.from),
        to: gap.to === null ? null : new Date(gap.to),
      });
    }
    this.lastArrival = state.lastArrival;
    this.lastBin = state.baseline.bin;
    this.pendingSince = state.pendingSince;
    this.pendingLast = state.pendingLast;
    this.explainedFrom = state.explainedFrom ?? Number.POSITIVE_INFINITY;
  }
}

/** Floods and surges of joy are told, and change nothing about the baseline of negatives. */
function isEcho({ kind }: Track): boolean {
  return kind === 'flood' || kind === 'volume-spike';
}

function watchedTerms(post: Observation): readonly string[] {
  return withPseudoTerms(termsOf(post.text, post.lang), post);
}

/** A touchpoint and a campaign are watched like words; '=' keeps them apart from any word. */
function withPseudoTerms(words: readonly string[], post: Observation): readonly string[] {
  if (post.touchpoint === null && post.campaign === null) return words;
  const all = [...words];
  if (post.touchpoint !== null) all.push(`touchpoint=${post.touchpoint}`);
  if (post.campaign !== null) all.push(`campaign=${post.campaign}`);
  return all;
}
