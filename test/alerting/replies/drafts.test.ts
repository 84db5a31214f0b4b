import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { scoreDraft } from '../../../src/alerting/replies/scoring/score.js';
import { situationOfScenario } from '../../../src/alerting/replies/situation/from-scenario.js';
import { Scenario } from '../../../src/alerting/replies/situation/scenario.js';

/** A draft graded by hand: R1 to R10 as ten digits. */
interface GradedDraft {
  readonly id: string;
  readonly scenario: string;
  readonly lang: string;
  readonly draft: string;
  readonly marks: string;
  readonly used?: readonly string[];
}

const read = <T>(name: string): readonly T[] =>
  parse(readFileSync(`test/fixtures/replies/${name}.yaml`, 'utf8'));
const scenarios = new Map(read<{ id: string }>('scenarios').map((one) => [one.id, one]));

function graded(name: string) {
  return read<GradedDraft>(name).map(({ id, scenario, draft, marks, used }) => {
    const told = Scenario.parse({ ...scenarios.get(scenario), used });
    const score = scoreDraft(draft, situationOfScenario(told));
    const hand = [...marks].map(Number);
    return {
      id,
      hand,
      ours: score.marks.map((mark) => mark.score as number),
      handTotal: hand.reduce((sum, mark) => sum + mark, 0),
      total: score.total,
    };
  });
}

/** Ranks from 1, ties sharing the mean of theirs. */
function ranks(values: readonly number[]): readonly number[] {
  const sorted = values.toSorted((a, b) => a - b);
  return values.map((value) => (sorted.indexOf(value) + sorted.lastIndexOf(value)) / 2 + 1);
}

/** Spearman's rank correlation: Pearson's of the ranks, which is right with ties. */
function spearman(a: readonly number[], b: readonly number[]): number {
  const [x, y] = [ranks(a), ranks(b)];
  const mean = (values: readonly number[]) => values.reduce((sum, v) => sum + v, 0) / values.length;
  const [mx, my] = [mean(x), mean(y)];
  const sum = (pick: (i: number) => number) => x.reduce((total, _, i) => total + pick(i), 0);
  const covariance = sum((i) => (x[i]! - mx) * (y[i]! - my));
  return covariance / Math.sqrt(sum((i) => (x[i]! - mx) ** 2) * sum((i) => (y[i]! - my) ** 2));
}

function agreement(name: string) {
  const drafts = graded(name);
  const marks = drafts.flatMap(({ hand, ours }) => hand.map((mark, i) => mark === ours[i]));
  return {
    count: drafts.length,
    rank: spearman(
      drafts.map(({ handTotal }) => handTotal),
      drafts.map(({ total }) => total),
    ),
    equalMarks: marks.filter(Boolean).length / marks.length,
    meanDistance:
      drafts.reduce((sum, { handTotal, total }) => sum + Math.abs(handTotal - total), 0) /
      drafts.length,
  };
}

describe('the scorer against grades given by hand', () => {
  // The figures of src/alerting/replies/README.md; a change that lowers them has to be told there.
  it.each([
    ['drafts', 50, 0.95, 0.86],
    ['drafts-aside', 20, 0.95, 0.86],
  ] as const)('ranks %s as a person does', (name, count, rank, equalMarks) => {
    const found = agreement(name);
    expect(found.count).toBe(count);
    expect(found.rank, JSON.stringify(found)).toBeGreaterThanOrEqual(rank);
    expect(found.equalMarks, JSON.stringify(found)).toBeGreaterThanOrEqual(equalMarks);
    expect(found.meanDistance, JSON.stringify(found)).toBeLessThanOrEqual(1.2);
  });

  it('tells good drafts from bad ones without one on the wrong side', () => {
    const all = [...graded('drafts'), ...graded('drafts-aside')];
    const wrong = all.filter(
      ({ handTotal, total }) => (handTotal >= 16 && total < 14) || (handTotal <= 8 && total > 12),
    );
    expect(wrong.map(({ id }) => id)).toEqual([]);
  });
});

it('a rank correlation of our own making is the textbook one', () => {
  expect(spearman([1, 2, 3, 4], [1, 2, 3, 4])).toBeCloseTo(1);
  expect(spearman([1, 2, 3, 4], [4, 3, 2, 1])).toBeCloseTo(-1);
  expect(spearman([1, 1, 2, 3], [1, 2, 2, 4])).toBeCloseTo(0.8333, 3);
});
