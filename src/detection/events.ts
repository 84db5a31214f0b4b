import type { Finding } from '../core/finding.js';
import { HOUR_MS, MINUTE_MS } from '../core/time.js';
import { BIN_MS } from './baseline.js';
import { speaksOf } from './evidence.js';
import { explain } from './explain.js';
import { endsAt, LONGEST_MS, type Track } from './incident-track.js';
import { Narrator, type NarratorParts, type Trigger } from './narrator.js';
import { normalRange } from './negative-binomial.js';
import { graver } from './severity.js';
import { TUNING } from './tuning.js';
import type { VoiceRole } from './voices.js';
import { volumeSurge } from './volume.js';

/** Before half a day has been seen, everything is new and nothing is unusual. */
const MIN_HISTORY_DAYS = 0.5;
/** How often an open event is looked at for news worth telling. */
const LOOK_MS = 10 * MINUTE_MS;

/** Decades beyond the budget that all mentions must reach: their scales are correlated and their days differ. */
const VOLUME_MARGIN = 0.5;
/** Posts of one author or text within hours that make a flood, and the part of a day's negatives that they must be. */
const FLOOD_POSTS = 8;
const FLOOD_DAY_SHARE = 0.1;
/** Events of one brand that are followed at once; more would be one event in disguise. */
const MAX_OPEN = 4;
/** Part of an event's posts from which a word or campaign is one of its topics. */
const TOPIC_SHARE = 0.05;
const MAX_TOPICS = 20;

/** How often an event whose time is up is looked at again while it is not calm. */
const CALM_CHECK_MS = 15 * MINUTE_MS;
const CALM_DISPERSION = 0.1;

/** Events at rest. */
export interface EventsState {
  readonly tracks: readonly Track[];
  readonly pendingSince: number;
  readonly pendingLast: number;
  readonly explainedFrom: number | null;
  readonly lastOpenedAt: number;
}

/** Opens, follows and closes the events of one brand. */
export class Events {
  private tracks: Track[] = [];
  private findings: Finding[] = [];
  private readonly narrator: Narrator;
  private volumeBin = -1;
  private pendingSince = 0;
  private pendingLast = 0;
  /** When the latest event opened that was no echo. */
  private lastOpenedAt = 0;
  /** Start of the events that are over while others of the same time are still open. */
  private explainedFrom = Number.POSITIVE_INFINITY;

  constructor(private readonly parts: NarratorParts) {
    this.narrator = new Narrator(parts);
  }

  /** What was found since the last call, oldest first. */
  drain(): readonly Finding[] {
    const found = this.findings;
    this.findings = [];
    return found;
  }

  /** Closes what is over. */
  settle(now: number): void {
    for (const track of [...this.tracks]) {
      if (endsAt(track) > now) continue;
      if (this.isCalm(track, now)) this.close(track);
      else track.lastHotAt = Math.max(track.lastHotAt, now - track.holdMs + CALM_CHECK_MS);
    }
  }

  /** Takes a trigger: as news of an open event, or as a new one if the rule wants it and it is more than a few people. */
  take(trigger: Trigger, now: number): void {
    const { rule } = this.parts.options;
    const track = this.trackOf(trigger, now);
    if (track !== null) {
      this.follow(track, trigger, now);
      return;
    }
    if (!rule.kinds.includes(trigger.kind) || !this.hasPersisted(now)) return;
    if (this.isYoung() || this.isFewPeople(trigger, now)) return;
    this.open(trigger, now);
  }

  save(): EventsState {
    return {
      tracks: this.tracks.map((track) => ({ ...track, topics: [...track.topics] })),
      pendingSince: this.pendingSince,
      pendingLast: this.pendingLast,
      explainedFrom: Number.isFinite(this.explainedFrom) ? this.explainedFrom : null,
      lastOpenedAt: this.lastOpenedAt,
    };
  }

  load(state: EventsState): void {
    this.tracks = state.tracks.map((track) => ({ ...track, topics: [...track.topics] }));
    this.pendingSince = state.pendingSince;
    this.pendingLast = state.pendingLast;
    this.explainedFrom = state.explainedFrom ?? Number.POSITIVE_INFINITY;
    this.lastOpenedAt = state.lastOpenedAt;
  }

  /** Whether an event that is no echo is open, or opened at or after `since`. */
  hasIncident(since: number): boolean {
    return this.lastOpenedAt >= since || this.tracks.some((track) => !isEcho(track));
  }

  private isYoung(): boolean {
    return this.parts.baseline.historyDays() < MIN_HISTORY_DAYS;
  }

  /** Whether the last hours brought no more than usual, or the event has become the usual. */
  private isCalm(track: Track, now: number): boolean {
    if (isEcho(track) || now - track.openedAt >= LONGEST_MS) return true;
    const bins = Math.max(1, Math.floor(track.holdMs / BIN_MS));
    const { observed, expected } = this.parts.scan.flow(bins, now);
    return observed <= Math.max(1, normalRange(expected, CALM_DISPERSION)[1]);
  }

  /** Whether the voices are mostly the same persons again, or fewer of them than the rule asks for. */
  private isFewPeople({ bins, term }: Trigger, now: number): boolean {
    const voices = this.parts.evidence
      .since(now - bins * BIN_MS)
      .filter((witness) => witness.role === 'voice' && (term === null || speaksOf(witness, term)));
    if (voices.some(({ author }) => author === '')) return false;
    const people = new Set(voices.map(({ author }) => author)).size;
    return people < this.parts.options.rule.minVoices || people < TUNING.people * voices.length;
  }

  private hasPersisted(now: number): boolean {
    const wait = this.parts.options.rule.persistenceMinutes * MINUTE_MS;
    if (wait === 0) return true;
    if (now - this.pendingLast > Math.max(wait, 30 * MINUTE_MS)) this.pendingSince = now;
    this.pendingLast = now;
    return now - this.pendingSince >= wait;
  }

  /** The open event that a trigger belongs to: only a run of words that its posts do not share is another event. */
  private trackOf(trigger: Trigger, now: number): Track | null {
    const open = this.tracks.filter((track) => !isEcho(track));
    const latest = open.at(-1);
    const { term } = trigger;
    if (latest === undefined || term === null) return latest ?? null;
    const same = open.find(({ topics }) => topics.includes(term));
    if (same !== undefined) return same;
    if (trigger.over < TUNING.newTopic || open.length >= MAX_OPEN) return latest;
    const from = now - trigger.bins * BIN_MS;
    const posts = this.parts.evidence
      .since(from)
      .filter((witness) => witness.role === 'voice' && speaksOf(witness, term));
    const kin = open.find((track) => {
      const topics = [...track.topics, ...this.topicsWithout(term, track)];
      const shared = posts.filter((witness) => topics.some((word) => speaksOf(witness, word)));
      return shared.length > TUNING.sharedTopic * posts.length;
    });
    if (kin !== undefined && kin.topics.length < MAX_TOPICS) kin.topics.push(term);
    return kin ?? (posts.length < TUNING.newTopicVoices ? latest : null);
  }

  /** What an event is about by now, its posts with one word left out: the words it began with may have been few. */
  private topicsWithout(term: string, { startedAt }: Track): readonly string[] {
    const { evidence, habits } = this.parts;
    const others = evidence.since(startedAt).filter((witness) => !speaksOf(witness, term));
    const termShare = this.narrator.usualShares(others);
    const reasons = explain({ witnesses: others, expected: 0, termShare, habits });
    return reasons
      .filter(({ kind, share }) => (kind === 'term' || kind === 'campaign') && share >= TOPIC_SHARE)
      .filter(({ term: word }) => word !== '*')
      .map(({ kind, term: word }) => (kind === 'campaign' ? `campaign=${word}` : word));
  }

  private follow(track: Track, trigger: Trigger, now: number): void {
    const closingBins = (this.parts.options.rule.closingHours * HOUR_MS) / BIN_MS;
    const bins = Math.max(1, Math.floor(Math.min(trigger.bins / 4, closingBins)));
    const recent = this.parts.scan.flow(bins, now);
    if (recent.observed > 1.2 * recent.expected + 1) track.lastHotAt = now;
    track.peak = Math.max(track.peak, trigger.over);
    if (now < track.nextLookAt) return;
    track.nextLookAt = now + LOOK_MS;
    const finding = this.narrator.describe(track, 'updated', now, trigger);
    if (finding.severity > track.severity || finding.excess >= 2 * Math.max(track.toldExcess, 5)) {
      track.severity = graver(finding.severity, track.severity);
      track.toldExcess = finding.excess;
      this.findings.push({ ...finding, severity: track.severity });
    }
  }

  private open(trigger: Trigger, now: number): void {
    const windowStart = now - trigger.bins * BIN_MS;
    const witnesses = this.parts.evidence.since(windowStart);
    const topical =
      trigger.term === null
        ? []
        : witnesses.filter((witness) => speaksOf(witness, trigger.term ?? ''));
    const startedAt = (topical[0] ?? witnesses[0])?.createdAt ?? windowStart;
    const topics = explain({
      witnesses,
      expected: trigger.expected,
      termShare: this.narrator.usualShares(witnesses),
      habits: this.parts.habits,
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
    const { rule, brandId } = this.parts.options;
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
    if (!isEcho(track)) {
      this.parts.baseline.frozen = true;
      this.lastOpenedAt = now;
    }
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
      this.parts.baseline.frozen = false;
      this.parts.baseline.absorb(
        Math.floor(Math.min(track.startedAt, this.explainedFrom) / BIN_MS),
      );
      this.explainedFrom = Number.POSITIVE_INFINITY;
      this.parts.terms.floor = at;
    }
  }

  /** A post that is passed on far more than usual; within an open event it is only that event's loudest post. */
  tellSpread(
    { count, startedAt }: { readonly count: number; readonly startedAt: number },
    words: readonly string[],
    now: number,
  ): void {
    if (!this.parts.options.rule.kinds.includes('post') || this.isYoung()) return;
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
  watchVolume(now: number): void {
    const { rule } = this.parts.options;
    if (!rule.kinds.includes('volume-spike') || this.parts.baseline.bin === this.volumeBin) return;
    this.volumeBin = this.parts.baseline.bin;
    const surge = volumeSurge(this.parts.baseline, now);
    const limit = Math.log10(rule.budget * 7) + VOLUME_MARGIN;
    if (surge === null || surge.score < limit) return;
    const known = this.tracks.find(({ kind }) => kind === 'volume-spike');
    if (known !== undefined) known.lastHotAt = now;
    else if (this.parts.baseline.historyDays() >= 1) {
      const trigger: Trigger = {
        ...surge,
        kind: 'volume-spike',
        over: surge.score - limit,
        term: null,
      };
      this.begin(trigger, { startedAt: now - surge.bins * BIN_MS, topics: [], now });
    }
  }

  /** Echoes of one author or text: an event once there are enough of them within hours. */
  flood({ role, by, heat }: { role: VoiceRole; by: string; heat: number }, now: number): void {
    if (heat < Math.max(FLOOD_POSTS, FLOOD_DAY_SHARE * this.parts.baseline.perDay('negative')))
      return;
    const known = this.tracks.find(
      ({ kind, topics }) => kind === 'flood' && topics[0] === `${role}:${by}`,
    );
    if (known !== undefined) {
      known.lastHotAt = now;
      return;
    }
    if (!this.parts.options.rule.kinds.includes('flood') || this.tracks.length >= 8) return;
    const from = now - 6 * HOUR_MS;
    const echoes = this.parts.evidence.since(from).filter((witness) => witness.role === role);
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
}

/** Floods and surges of joy are told, and change nothing about the baseline of negatives. */
function isEcho({ kind }: Track): boolean {
  return kind === 'flood' || kind === 'volume-spike';
}
