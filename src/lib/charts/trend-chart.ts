import { LineChart, type LineSeriesOption } from 'echarts/charts';
import type { GridComponentOption, LegendComponentOption } from 'echarts/components';
import {
  GridComponent,
  LegendComponent,
  MarkAreaComponent,
  MarkLineComponent,
} from 'echarts/components';
import { type ComposeOption, init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { DateTime } from 'luxon';
import type { Locale } from '../../core/brand.js';
import type { DataGap } from '../../core/finding.js';
import type { ChartPoint } from '../../core/message.js';
import { formatDayOfMonth, formatNumber } from '../i18n/format.js';
import { translator } from '../i18n/i18n.js';
import { CHART_COLOURS, type ChartColours, type ChartTheme } from './chart-theme.js';
import { plainSvg } from './plain-svg.js';
import type { ChartStep } from './series.js';
import { usualBand } from './usual-band.js';

use([LineChart, GridComponent, LegendComponent, MarkAreaComponent, MarkLineComponent, SVGRenderer]);

type TrendOption = ComposeOption<LineSeriesOption | GridComponentOption | LegendComponentOption>;

/** Voices over time: all, the negative ones, what is usual, incidents and gaps. */
export interface TrendChart {
  /** Oldest first, one a step. */
  readonly points: readonly ChartPoint[];
  readonly step: ChartStep;
  /** Moments to be marked with a line and their words, for example the start of an incident. */
  readonly marks: readonly { readonly at: Date; readonly label: string }[];
  readonly gaps: readonly Pick<DataGap, 'from' | 'to'>[];
  /** Planned actions, drawn as a light band behind the lines. */
  readonly campaigns?: readonly {
    readonly from: Date;
    readonly to: Date;
    readonly label: string;
  }[];
  /** Points from here on do not count as usual; the end of the points where nothing stands out. */
  readonly usualBefore: Date;
  readonly locale: Locale;
  readonly timeZone: string;
  readonly theme: ChartTheme;
  /** In pixels. */
  readonly width: number;
  readonly height: number;
}

/** Family names that resvg and browsers find first; the chart's own font before those of the system. */
export const CHART_FONT = "Inter, 'Segoe UI', 'Helvetica Neue', Arial, 'DejaVu Sans', sans-serif";

/** What stands for the two lines in the legend. */
const THICK_LINE = 'path://M0,3h22v4h-22z';
const THIN_LINE = 'path://M0,4.2h22v1.6h-22z';

/** Points above which the axis would be crowded with one label a day. */
const DAY_LABELS_UP_TO = 10;

/**
 * Draws the chart as SVG. The same chart gives the same text, byte for byte, so that it can be cached and compared.
 */
export function trendChartSvg(chart: TrendChart): string {
  const instance = init(null, null, {
    renderer: 'svg',
    ssr: true,
    width: chart.width,
    height: chart.height,
  });
  try {
    instance.setOption(optionOf(chart));
    return plainSvg(instance.renderToSVGString());
  } finally {
    instance.dispose();
  }
}

function optionOf(chart: TrendChart): TrendOption {
  const { points, locale, theme } = chart;
  const t = translator(locale);
  const colours = CHART_COLOURS[theme];
  const names = { all: t('chart:all'), negative: t('chart:negative'), usual: t('chart:usual') };
  const bandSeries = bandOf(chart, { colours, name: names.usual });
  const text = { color: colours.quiet, fontFamily: CHART_FONT, fontSize: 12 };
  return {
    backgroundColor: colours.background,
    animation: false,
    grid: { left: 44, right: 16, top: 52, bottom: 28 },
    legend: {
      left: 4,
      top: 2,
      itemWidth: 22,
      itemHeight: 10,
      itemGap: 16,
      textStyle: { ...text, color: colours.text },
      selectedMode: false,
      data: [
        { name: names.negative, icon: THICK_LINE },
        { name: names.all, icon: THIN_LINE },
        ...(bandSeries.length === 0 ? [] : [{ name: names.usual, icon: 'rect' }]),
      ],
    },
    xAxis: {
      type: 'category',
      boundaryGap: false,
      data: points.map(({ at }) => at.toISOString()),
      axisLine: { lineStyle: { color: colours.grid } },
      axisTick: { show: false },
      axisLabel: {
        ...text,
        interval: labelAt(chart),
        formatter: (iso: string) => formatDayOfMonth(new Date(iso), chart),
      },
    },
    yAxis: {
      type: 'value',
      minInterval: 1,
      splitNumber: 4,
      axisLabel: { ...text, formatter: (value: number) => formatNumber(value, locale) },
      splitLine: { lineStyle: { color: colours.grid } },
    },
    series: [
      ...bandSeries,
      {
        name: names.all,
        type: 'line',
        data: points.map(({ all }) => all),
        symbol: 'none',
        lineStyle: { color: colours.all, width: 1.5, type: 'solid' },
        itemStyle: { color: colours.all, borderWidth: 0 },
        areaStyle: { color: colours.all, opacity: 0.1 },
        z: 3,
        markArea: campaignsOf(chart, colours),
      },
      {
        name: names.negative,
        type: 'line',
        data: points.map(({ negative }) => negative),
        symbol: 'none',
        lineStyle: { color: colours.negative, width: 2.5 },
        itemStyle: { color: colours.negative, borderWidth: 0 },
        areaStyle: { color: colours.negative, opacity: 0.18 },
        z: 4,
        markLine: marksOf(chart, colours),
        markArea: gapsOf(chart, { colours, label: t('chart:gap') }),
      },
    ],
  };
}

/** Two stacked series: an unseen one up to the low end, and the band on top of it. */
function bandOf(
  chart: TrendChart,
  { colours, name }: { readonly colours: ChartColours; readonly name: string },
): LineSeriesOption[] {
  const band = usualBand(chart.points, {
    before: chart.usualBefore,
    step: chart.step,
    timeZone: chart.timeZone,
  });
  if (band.every((point) => point === null)) return [];
  const shared: LineSeriesOption = {
    type: 'line',
    stack: 'band',
    symbol: 'none',
    lineStyle: { opacity: 0 },
    itemStyle: { color: colours.band },
    z: 1,
  };
  return [
    { ...shared, name: '', data: band.map((point) => point?.low ?? null) },
    {
      ...shared,
      name,
      data: band.map((point) => (point === null ? null : point.high - point.low)),
      areaStyle: { color: colours.band, opacity: 1 },
    },
  ];
}

function marksOf(
  { points, marks }: TrendChart,
  colours: ChartColours,
): LineSeriesOption['markLine'] & object {
  const shown = marks
    .map(({ at, label }) => ({ index: pointAt(points, at), label }))
    .filter(({ index }) => index !== -1);
  return {
    symbol: ['none', 'none'],
    silent: true,
    lineStyle: { color: colours.mark, width: 1, type: 'dashed' },
    data: shown.map(({ index, label }) => ({
      xAxis: index,
      label: {
        formatter: label,
        position: 'end',
        // Words of a mark near the right edge would be cut off.
        align:
          index > points.length * 0.85 ? 'right' : index < points.length * 0.15 ? 'left' : 'center',
        color: colours.text,
        fontFamily: CHART_FONT,
        fontSize: 12,
        fontWeight: 'bold',
      },
    })),
  };
}

function gapsOf(
  { points, gaps }: TrendChart,
  { colours, label }: { readonly colours: ChartColours; readonly label: string },
): LineSeriesOption['markArea'] & object {
  const first = points[0]?.at;
  const last = points.at(-1)?.at;
  if (first === undefined || last === undefined) return { data: [] };
  const shown = gaps.filter(({ from, to }) => from <= last && (to === null || to > first));
  return {
    silent: true,
    itemStyle: { color: colours.gap, opacity: 0.75 },
    label: { color: colours.quiet, fontFamily: CHART_FONT, fontSize: 11, position: 'insideTop' },
    data: shown.map(({ from, to }, index) => [
      { name: index === 0 ? label : '', xAxis: Math.max(0, pointAt(points, from)) },
      { xAxis: to === null || to > last ? points.length - 1 : pointAt(points, to) },
    ]),
  };
}

function campaignsOf(
  { points, campaigns = [] }: TrendChart,
  colours: ChartColours,
): LineSeriesOption['markArea'] & object {
  const first = points[0]?.at;
  const last = points.at(-1)?.at;
  if (first === undefined || last === undefined) return { data: [] };
  return {
    silent: true,
    itemStyle: { color: colours.all, opacity: 0.12 },
    label: {
      color: colours.quiet,
      fontFamily: CHART_FONT,
      fontSize: 11,
      position: 'insideTopLeft',
    },
    data: campaigns
      .filter(({ from, to }) => from <= last && to > first)
      .map(({ from, to, label }) => {
        const start = Math.max(0, pointAt(points, from));
        return [
          // The words of one that begins near the right edge would be cut off.
          {
            name: label,
            xAxis: start,
            label: { position: start > points.length * 0.7 ? 'insideTopRight' : 'insideTopLeft' },
          },
          { xAxis: to > last ? points.length - 1 : pointAt(points, to) },
        ];
      }),
  };
}

/** Index of the point whose step an instant lies in; -1 before the first. */
function pointAt(points: readonly ChartPoint[], at: Date): number {
  return points.findLastIndex((point) => point.at <= at);
}

/** Labels stand at the start of a day; of many days, at about eight of them. */
function labelAt({ points, step, timeZone }: TrendChart): (index: number) => boolean {
  const starts = points
    .map(({ at }, index) => ({ index, hour: DateTime.fromJSDate(at, { zone: timeZone }).hour }))
    .filter(({ hour }) => step === 'day' || hour === 0)
    .map(({ index }) => index);
  const every = starts.length <= DAY_LABELS_UP_TO ? 1 : Math.ceil(starts.length / 8);
  const labelled = new Set(starts.filter((_, position) => position % every === 0));
  return (index) => labelled.has(index);
}
