import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Label } from '../../src/core/reading.js';
import { Backtest } from '../../src/detection/backtest.js';
import { DEFAULT_RULE } from '../../src/detection/config.js';
import { SeriesScorer } from '../../src/detection/series.js';
import { sharedPath } from '../helpers/shared.js';
import { post } from './made-stream.js';

const data = sharedPath('data/spikes', 'real storms and NAB series');

interface RealPost {
  readonly id: string;
  readonly createdAt: string;
  readonly brand: string;
  readonly author?: string;
  readonly text: string;
  readonly sentiment?: Label;
}

function replay(file: string, brand: string): ReturnType<Backtest['result']> {
  const test = new Backtest({ brandId: brand, timeZone: 'UTC', rule: DEFAULT_RULE });
  for (const line of readFileSync(`${data}/crises/${file}`, 'utf8').trim().split('\n')) {
    const real = JSON.parse(line) as RealPost;
    if (real.brand !== brand) continue;
    const label = real.sentiment ?? 'negative';
    const repostOf = /^\s*RT @(\w+)/u.exec(real.text)?.[1] ?? null;
    test.observe(
      post(Date.parse(real.createdAt), {
        key: real.id,
        author: real.author ?? '',
        text: real.text,
        lang: 'en',
        label,
        repostOf,
      }),
    );
  }
  return test.result();
}

const openings = (result: ReturnType<Backtest['result']>, from: string, to: string): number =>
  result.incidents.filter(
    ({ kind, openedAt }) =>
      kind !== 'flood' && openedAt >= new Date(from) && openedAt < new Date(to),
  ).length;

describe.skipIf(data === null)('real storms', () => {
  it('sees the cancellations of 21 February 2015 within two hours', () => {
    const result = replay('airline.jsonl', 'Southwest');
    expect(openings(result, '2015-02-21T13:38Z', '2015-02-21T15:38Z')).toBeGreaterThan(0);
  });

  it('stays silent over two neutral cascades about Apple', () => {
    const result = replay('apple2014.jsonl', 'Apple');
    expect(openings(result, '2014-12-04T19:39Z', '2014-12-05T11:50Z')).toBe(0);
    expect(openings(result, '2014-12-09T00:22Z', '2014-12-09T07:22Z')).toBe(0);
  });

  it('sees a boycott of a brand that nobody had spoken of for months', () => {
    const result = replay('boycott_brands.jsonl', 'Hyundai');
    expect(openings(result, '2022-02-06T09:27Z', '2022-02-06T12:00Z')).toBeGreaterThan(0);
  });
});

describe.skipIf(data === null)('a NAB series', () => {
  it('scores a row of every labelled window, and few rows outside', () => {
    const windows = JSON.parse(readFileSync(`${data}/nab/windows.json`, 'utf8')) as Record<
      string,
      [string, string][]
    >;
    const spans = (windows['realTweets/Twitter_volume_FB.csv'] ?? []).map((span) =>
      span.map((text) => Date.parse(`${text.slice(0, 19).replace(' ', 'T')}Z`)),
    );
    const scorer = new SeriesScorer();
    const hits = new Set<number>();
    let outside = 0;
    const rows = readFileSync(`${data}/nab/data/Twitter_volume_FB.csv`, 'utf8')
      .trim()
      .split('\n')
      .slice(1);
    for (const row of rows) {
      const [timestamp = '', value = ''] = row.split(',');
      const at = Date.parse(`${timestamp.replace(' ', 'T')}Z`);
      if (scorer.next(at, Number(value)) < 0.354) continue;
      const index = spans.findIndex(([from = 0, to = 0]) => at >= from && at <= to);
      if (index >= 0) hits.add(index);
      else outside += 1;
    }
    expect(hits.size).toBe(spans.length);
    expect(outside).toBeLessThan(16);
  });
});
