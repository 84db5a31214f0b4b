import { describe, expect, it } from 'vitest';
import type { BucketCount } from '../../../src/core/contracts/store.js';
import { HOUR_MS } from '../../../src/core/time.js';
import { chartPng } from '../../../src/lib/charts/chart-png.js';
import { CHART_COLOURS } from '../../../src/lib/charts/chart-theme.js';
import { chartPoints } from '../../../src/lib/charts/series.js';
import { type TrendChart, trendChartSvg } from '../../../src/lib/charts/trend-chart.js';
import { usualBand } from '../../../src/lib/charts/usual-band.js';

const TO = new Date('2026-11-19T19:00:00Z');
const PLACE = { locale: 'es', timeZone: 'Europe/Madrid' } as const;

/** A week by the hour: two negatives an hour, then a bad afternoon. */
const WEEK = Array.from({ length: 168 }, (_, index) => ({
  at: new Date(TO.getTime() - (168 - index) * HOUR_MS),
  negative: index < 164 ? 2 + (index % 3) : 90,
  all: index < 164 ? 12 : 140,
}));

const CHART: TrendChart = {
  ...PLACE,
  points: WEEK,
  step: 'hour',
  marks: [{ at: new Date('2026-11-19T15:05:00Z'), label: '16:05' }],
  gaps: [{ from: new Date('2026-11-17T08:00:00Z'), to: new Date('2026-11-17T14:00:00Z') }],
  usualBefore: new Date('2026-11-19T15:00:00Z'),
  theme: 'light',
  width: 720,
  height: 280,
};

describe('trendChartSvg', () => {
  it('draws both lines, what is usual, the mark, the gap and the days, in the words of the locale', () => {
    const words = [...trendChartSvg(CHART).matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(
      ([, word]) => word,
    );
    expect(words).toEqual(
      expect.arrayContaining([
        'Negativas',
        'Todas las voces',
        'Negativas habituales',
        '16:05',
        'sin datos',
        '19 nov',
      ]),
    );
    expect(trendChartSvg({ ...CHART, locale: 'en' })).toContain('Usual negatives');
  });

  it('gives the same text for the same chart, with no style or script in it', () => {
    const svg = trendChartSvg(CHART);
    expect(trendChartSvg(CHART)).toBe(svg);
    expect(svg).not.toMatch(/<style|<script|\bon\w+=/);
  });

  it('leaves out the band, the mark and the gap where there are none', () => {
    const svg = trendChartSvg({ ...CHART, points: WEEK.slice(-2), marks: [], gaps: [] });
    expect(svg).not.toContain('Negativas habituales');
    expect(svg).not.toContain('sin datos');
  });

  it('draws a chart without a single point', () => {
    expect(trendChartSvg({ ...CHART, points: [] })).toContain('<svg');
  });
});

describe('chartPng', () => {
  it('gives a PNG of twice the size', () => {
    const png = Buffer.from(chartPng(trendChartSvg({ ...CHART, theme: 'dark' })));
    expect(png.subarray(1, 4).toString('latin1')).toBe('PNG');
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1440, 560]);
  });
});

describe('chart colours', () => {
  it.each(['light', 'dark'] as const)('of %s can be told from their background', (theme) => {
    const { background, text, quiet, all, negative } = CHART_COLOURS[theme];
    for (const word of [text, quiet])
      expect(contrast(word, background)).toBeGreaterThanOrEqual(4.5);
    for (const line of [all, negative])
      expect(contrast(line, background)).toBeGreaterThanOrEqual(3);
  });
});

describe('chartPoints', () => {
  const bucket = (at: string, changes: Partial<BucketCount> = {}): BucketCount => ({
    at: new Date(at),
    source: 'bluesky',
    label: 'negative',
    voice: 'original',
    count: 2,
    ...changes,
  });

  it('counts voices by calendar day over a change of the clock, zeros included', () => {
    const range = { from: new Date('2026-10-23T22:00:00Z'), to: new Date('2026-10-26T23:00:00Z') };
    const points = chartPoints(
      [
        bucket('2026-10-25T22:00:00Z'),
        bucket('2026-10-25T23:00:00Z', { label: 'positive', count: 5 }),
        bucket('2026-10-24T21:00:00Z', { voice: 'repost' }),
        bucket('2026-10-24T12:00:00Z', { source: 'rss' }),
      ],
      { range, step: 'day', timeZone: 'Europe/Madrid' },
    );
    expect(points.map(({ at, negative, all }) => [at.toISOString(), negative, all])).toEqual([
      ['2026-10-23T22:00:00.000Z', 2, 2],
      ['2026-10-24T22:00:00.000Z', 2, 2],
      ['2026-10-25T23:00:00.000Z', 0, 5],
    ]);
  });

  it('leaves out what lies outside the range', () => {
    const range = { from: new Date('2026-11-19T10:00:00Z'), to: new Date('2026-11-19T12:00:00Z') };
    const points = chartPoints(
      [
        bucket('2026-11-19T09:00:00Z'),
        bucket('2026-11-19T11:00:00Z'),
        bucket('2026-11-19T12:00:00Z'),
      ],
      { range, step: 'hour', timeZone: 'UTC' },
    );
    expect(points.map(({ negative }) => negative)).toEqual([0, 2]);
  });
});

describe('usualBand', () => {
  it('is taken from the same hour of other days before the incident, and not from it', () => {
    const band = usualBand(WEEK, { before: CHART.usualBefore, step: 'hour', timeZone: 'UTC' });
    expect(band).toHaveLength(WEEK.length);
    for (const point of band) expect(point).toMatchObject({ low: 2, high: 4 });
  });

  it('is not drawn from a handful of hours', () => {
    const band = usualBand(WEEK.slice(0, 2), { before: TO, step: 'hour', timeZone: 'UTC' });
    expect(band).toEqual([null, null]);
  });
});

/** Contrast ratio of two colours by WCAG 2.2. */
function contrast(one: string, other: string): number {
  const luminance = (colour: string) => {
    const [red, green, blue] = [1, 3, 5]
      .map((start) => Number.parseInt(colour.slice(start, start + 2), 16) / 255)
      .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
    return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
  };
  const [lighter, darker] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (lighter! + 0.05) / (darker! + 0.05);
}
