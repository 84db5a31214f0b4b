import { DAY_MS } from '../core/time.js';
import { BIN_MS } from './baseline.js';
import { surprise } from './negative-binomial.js';
import { TUNING } from './tuning.js';

/** Occurrences of one word: what is usual for it, and its latest times. */
interface Track {
  /** Negative voices with the word, halved every 30 days. */
  weight: number;
  /** Other voices with the word, halved alike. */
  otherWeight: number;
  at: number;
  /** Every other voice with the word so far: differences say how many fell in a window. */
  otherTotal: number;
  /** Times of the latest negative voices, ascending. */
  times: number[];
  /** `otherTotal` at each of `times`. */
  others: number[];
}

/** Expected and observed voices over the last `bins` bins, as the scan of counts sees them. */
export interface WindowCounts {
  readonly expected: number;
  readonly observed: number;
  readonly otherExpected: number;
}

/** What the watch of words asks about the flow of negatives. */
export interface Flows {
  /** Over the last so many bins. */
  over(bins: number): WindowCounts;
  /** Voices that a day brings. */
  perDay(): number;
}

export interface TermAlarm {
  readonly term: string;
  readonly score: number;
  readonly count: number;
  readonly mean: number;
  readonly bins: number;
}

type TrackState = readonly [
  term: string,
  weight: number,
  otherWeight: number,
  at: number,
  otherTotal: number,
  times: readonly number[],
  others: readonly number[],
];

/** A watch at rest. */
export interface TermsState {
  readonly voices: number;
  readonly otherVoices: number;
  readonly at: number;
  readonly floor: number;
  readonly tracks: readonly TrackState[];
}

const HALF_LIFE_MS = 30 * DAY_MS;
const KEPT_TIMES = 48;
const MAX_TERMS = 4000;
const TRIMMED_TERMS = 3000;

/**
 * Watches which words negative voices share. A word that several different authors use within a window,
 * more often than its own past and the usual flow of negatives explain, is a topic on its way.
 */
export class TermWatch {
  readonly tracks = new Map<string, Track>();
  voices = 0;
  /** Words that a negative voice has used: as many chances of a run. */
  private vocabulary = 0;
  otherVoices = 0;
  at = 0;
  /** Occurrences before this moment belong to an incident that is over. */
  floor = 0;

  /** Words that still matter: those kept, with the times that a run may reach back to. */
  save(): TermsState {
    const tracks: TrackState[] = [];
    for (const [term, track] of this.tracks) {
      const from = track.times.findIndex((time) => this.at - time <= TUNING.termSpanMs);
      const start = from < 0 ? track.times.length - 1 : from;
      const recent = track.times.slice(Math.max(0, start));
      const others = track.others.slice(Math.max(0, start));
      tracks.push([
        term,
        micro(track.weight),
        micro(track.otherWeight),
        track.at,
        track.otherTotal,
        recent,
        others,
      ]);
    }
    const { voices, otherVoices, at, floor } = this;
    return { voices, otherVoices, at, floor, tracks };
  }

  load(state: TermsState): void {
    Object.assign(this, {
      voices: state.voices,
      otherVoices: state.otherVoices,
      at: state.at,
      floor: state.floor,
    });
    for (const [term, weight, otherWeight, at, otherTotal, times, others] of state.tracks) {
      this.tracks.set(term, {
        weight,
        otherWeight,
        at,
        otherTotal,
        times: [...times],
        others: [...others],
      });
    }
    this.recount();
  }

  addOther(terms: readonly string[], now: number): void {
    this.fade(now);
    this.otherVoices += 1;
    for (const term of terms) {
      const track = this.track(term, now);
      track.otherWeight += 1;
      track.otherTotal += 1;
    }
    if (this.tracks.size > MAX_TERMS) this.trim(now);
  }

  /**
   * Counts a negative voice and returns the word with the most surprising recent run, or null.
   *
   * @param createdAt when it was written, which may be long before `now`
   * @param flows the flow of negatives
   */
  add(terms: readonly string[], createdAt: number, now: number, flows: Flows): TermAlarm | null {
    this.fade(now);
    let best: TermAlarm | null = null;
    for (const term of terms) {
      const track = this.track(term, now);
      if (track.times.length === 0) this.vocabulary += 1;
      insert(track, createdAt);
      track.weight += 1;
      const alarm = this.judge(term, track, now, flows);
      if (alarm !== null && (best === null || alarm.score > best.score)) best = alarm;
    }
    this.voices += 1;
    if (this.tracks.size > MAX_TERMS) this.trim(now);
    return best;
  }

  /** Negative voices with the word, halved every 30 days, its latest ones included. */
  weightOf(term: string): number {
    const track = this.tracks.get(term);
    if (track === undefined) return 0;
    fadeTrack(track, this.at);
    return track.weight;
  }

  private judge(term: string, track: Track, now: number, flows: Flows): TermAlarm | null {
    const { times, others } = track;
    let best: TermAlarm | null = null;
    const vocabulary = Math.log10(Math.max(50, this.vocabulary));
    const fewest = Math.max(
      TUNING.termMin,
      Math.ceil(TUNING.termScale * Math.sqrt(flows.perDay())),
    );
    for (let count = fewest; count <= times.length; count = next(count)) {
      const index = times.length - count;
      const first = times[index] ?? now;
      if (first < this.floor || now - first > TUNING.termSpanMs) break;
      const bins = Math.max(1, Math.ceil((now - first) / BIN_MS));
      if (count < 3 && bins > TUNING.pairBins) continue;
      const flow = flows.over(bins);
      const known = Math.max(0, track.weight - count);
      const voices = Math.max(0, this.voices - flow.observed);
      const share = (known + TUNING.termPrior) / (voices + TUNING.termPriorVoices);
      const otherSeen = track.otherTotal - (others[index] ?? 0);
      const otherShare = Math.max(0, track.otherWeight - otherSeen) / (this.otherVoices + 1);
      const spill = Math.max(0, otherSeen - otherShare * flow.otherExpected);
      const mean = flow.expected * share + TUNING.termSpill * spill;
      if (count <= mean) continue;
      const dispersion = 1 / (known + TUNING.termPrior) + TUNING.termDispersion;
      const score = surprise(count, mean, dispersion) - Math.log10(2016 / bins) - vocabulary;
      if (best === null || score > best.score) best = { term, score, count, mean, bins };
    }
    return best;
  }

  private recount(): void {
    this.vocabulary = 0;
    for (const { times } of this.tracks.values()) if (times.length > 0) this.vocabulary += 1;
  }

  private track(term: string, now: number): Track {
    const track = this.tracks.get(term);
    if (track !== undefined) {
      fadeTrack(track, now);
      return track;
    }
    const fresh = { weight: 0, otherWeight: 0, at: now, otherTotal: 0, times: [], others: [] };
    this.tracks.set(term, fresh);
    return fresh;
  }

  private fade(now: number): void {
    if (now <= this.at) return;
    const factor = 0.5 ** ((now - this.at) / HALF_LIFE_MS);
    this.voices *= factor;
    this.otherVoices *= factor;
    this.at = now;
  }

  private trim(now: number): void {
    const old = [...this.tracks].filter(
      ([, track]) => now - (track.times.at(-1) ?? 0) > TUNING.termSpanMs,
    );
    for (const [, track] of old) fadeTrack(track, now);
    old.sort(([, a], [, b]) => a.weight - b.weight || a.otherWeight - b.otherWeight);
    for (const [term] of old.slice(0, this.tracks.size - TRIMMED_TERMS)) this.tracks.delete(term);
    this.recount();
  }
}

/** Six decimals of a fading count are more than its meaning. */
function micro(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}

function next(count: number): number {
  return count < 4 ? count + 1 : Math.ceil(count * 1.4);
}

function fadeTrack(track: Track, now: number): void {
  if (now <= track.at) return;
  const factor = 0.5 ** ((now - track.at) / HALF_LIFE_MS);
  track.weight *= factor;
  track.otherWeight *= factor;
  track.at = now;
}

function insert(track: Track, time: number): void {
  const { times, others } = track;
  let index = times.length;
  while (index > 0 && (times[index - 1] ?? 0) > time) index -= 1;
  times.splice(index, 0, time);
  others.splice(index, 0, index === times.length - 1 ? track.otherTotal : (others[index] ?? 0));
  if (times.length > KEPT_TIMES) {
    times.shift();
    others.shift();
  }
}
