import type { DataGap, Finding, FindingKind } from '../core/finding.js';
import { MINUTE_MS } from '../core/time.js';
import { type Baseline, BIN_MS } from './baseline.js';
import { type Evidence, speaksOf, type Witness } from './evidence.js';
import { coordinationOf, explain, landmarks } from './explain.js';
import type { Habits } from './habits.js';
import type { Track } from './incident-track.js';
import { normalRange, surprise } from './negative-binomial.js';
import type { Flow, Scan } from './scan.js';
import { severityOf } from './severity.js';
import type { TermWatch } from './term-watch.js';
import type { MonitorOptions } from './types.js';

/** What passed a threshold. */
export interface Trigger {
  readonly kind: FindingKind;
  readonly over: number;
  readonly bins: number;
  readonly observed: number;
  readonly expected: number;
  readonly dispersion: number;
  readonly term: string | null;
}

/** What a narrator tells from. */
export interface NarratorParts {
  readonly options: MonitorOptions;
  readonly baseline: Baseline;
  readonly scan: Scan;
  readonly terms: TermWatch;
  readonly evidence: Evidence;
  readonly habits: Habits;
  readonly gaps: readonly DataGap[];
}

/** Puts what is known of an event into a finding. */
export class Narrator {
  constructor(private readonly parts: NarratorParts) {}

  describe(track: Track, phase: Finding['phase'], now: number, trigger: Trigger | null): Finding {
    const { options, scan, evidence, baseline, habits, gaps } = this.parts;
    const { brandId, rule } = options;
    const from =
      trigger !== null && phase === 'opened' ? now - trigger.bins * BIN_MS : track.startedAt;
    const bins = Math.max(1, Math.ceil((now - from) / BIN_MS));
    const flow = scan.flow(bins, now);
    const isOpening = trigger !== null && phase === 'opened';
    const observed = isOpening ? trigger.observed : flow.observed;
    // People ask what is usual at this hour: without the share of negatives that a crowd brings along, which the test takes off.
    const usualCount = baseline.window('negative', bins, now).expected;
    const expected = isOpening && trigger.term !== null ? trigger.expected : usualCount;
    const { focus } = track;
    const witnesses = evidence
      .since(from)
      .filter((witness) => focus === null || speaksOf(witness, focus))
      .filter(({ role }) => track.kind !== 'flood' || role === 'copy' || role === 'repeat');
    const windowMinutes = Math.round((bins * BIN_MS) / MINUTE_MS);
    const dispersion = trigger?.dispersion ?? 0.1;
    const [expectedLow, expectedHigh] = normalRange(expected, dispersion);
    const total = flow.observed + flow.otherObserved;
    const usual = baseline.perDay('negative');
    const termShare = this.usualShares(witnesses);
    const reasons = explain({ witnesses, expected, termShare, habits });
    const { firstAt, ...marks } = landmarks(witnesses, reasons);
    return {
      brandId,
      kind: track.kind,
      dedupeKey: track.dedupeKey,
      phase,
      at: new Date(now),
      openedAt: new Date(track.openedAt),
      startedAt: new Date(firstAt ?? track.startedAt),
      windowMinutes,
      observed,
      expected,
      expectedLow,
      expectedHigh,
      excess: observed - expected,
      score: trigger?.over ?? track.peak,
      ...severityOf({ observed, expected, windowMinutes, witnesses }),
      survivesReaderError: this.survives(witnesses, flow, trigger),
      historyDays: Math.round(baseline.historyDays() * 10) / 10,
      budgetWeeks: rule.budget,
      authors: new Set(witnesses.map(({ author, key }) => (author === '' ? key : author))).size,
      reposts: witnesses.filter(({ role }) => role === 'repost').length,
      coordination: coordinationOf(witnesses),
      negativeShare: total === 0 ? 0 : flow.observed / total,
      usualNegativeShare: usual / (usual + baseline.perDay('other')),
      reasons,
      ...marks,
      gaps: gaps.filter(({ to }) => to === null || to.getTime() >= from),
    };
  }

  /** Usual share of a word among negative voices, the posts to be explained left out. */
  usualShares(witnesses: readonly Witness[]): (term: string) => number {
    const { terms: watch } = this.parts;
    const here = new Map<string, number>();
    for (const { terms, role } of witnesses) {
      if (role !== 'voice') continue;
      for (const term of terms) here.set(term, (here.get(term) ?? 0) + 1);
    }
    const voices = Math.max(0, watch.voices - witnesses.length) + 20;
    return (term) => (Math.max(0, watch.weightOf(term) - (here.get(term) ?? 0)) + 0.25) / voices;
  }

  /** Whether it still fires when each voice counts for the probability that it is negative, and misread others are expected. */
  private survives(witnesses: readonly Witness[], flow: Flow, trigger: Trigger | null): boolean {
    const { observed, expected } = trigger ?? flow;
    const voices = witnesses.filter(({ role }) => role === 'voice');
    const sure =
      voices.length === 0
        ? 1
        : voices.reduce((sum, { negative }) => sum + negative, 0) / voices.length;
    const lang = voices.at(-1)?.lang ?? '*';
    const error = this.parts.options.readerError?.[lang] ?? this.parts.options.readerError?.['*'];
    const misread = error === undefined ? 0 : Math.max(error.neutral, error.positive);
    const spill = misread * Math.max(0, flow.otherObserved - flow.otherExpected);
    const before = surprise(observed, expected, trigger?.dispersion ?? 0.1);
    const after = surprise(
      Math.floor(observed * sure),
      expected + spill,
      trigger?.dispersion ?? 0.1,
    );
    // Where nothing at all was to be expected (a flood, a post) both are infinite.
    return after >= before || before - after <= (trigger?.over ?? 0) + 0.3;
  }
}
