import { type BarSeriesOption, BarChart as Bars } from 'echarts/charts';
import type { GridComponentOption, LegendComponentOption } from 'echarts/components';
import { GridComponent, LegendComponent } from 'echarts/components';
import { type ComposeOption, init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import type { Locale } from '../../core/brand.js';
import { formatNumber } from '../i18n/format.js';
import { CHART_COLOURS, type ChartTheme } from './chart-theme.js';
import { plainSvg } from './plain-svg.js';
import { CHART_FONT } from './trend-chart.js';

use([Bars, GridComponent, LegendComponent, SVGRenderer]);

type BarOption = ComposeOption<BarSeriesOption | GridComponentOption | LegendComponentOption>;

/** Decimals of the number on a bar. */
const DIGITS = 2;

/** Amounts by category, at most two series beside each other. */
export interface BarChart {
  readonly categories: readonly string[];
  /** One value for each category. */
  readonly series: readonly { readonly name: string; readonly values: readonly number[] }[];
  readonly locale: Locale;
  readonly theme: ChartTheme;
  /** In pixels. */
  readonly width: number;
  readonly height: number;
}

/** Draws the bars as SVG, with their numbers on them; the same chart gives the same text. */
export function barChartSvg(chart: BarChart): string {
  const { width, height } = chart;
  const instance = init(null, null, { renderer: 'svg', ssr: true, width, height });
  try {
    instance.setOption(optionOf(chart));
    return plainSvg(instance.renderToSVGString());
  } finally {
    instance.dispose();
  }
}

function optionOf({ categories, series, locale, theme }: BarChart): BarOption {
  const colours = CHART_COLOURS[theme];
  const text = { color: colours.quiet, fontFamily: CHART_FONT, fontSize: 12 };
  const fills = [colours.all, colours.negative];
  const hasLegend = series.length > 1;
  return {
    backgroundColor: colours.background,
    animation: false,
    grid: { left: 44, right: 16, top: hasLegend ? 40 : 16, bottom: 28 },
    legend: {
      show: hasLegend,
      left: 4,
      top: 2,
      selectedMode: false,
      textStyle: { ...text, color: colours.text },
    },
    xAxis: {
      type: 'category',
      data: [...categories],
      axisTick: { show: false },
      axisLine: { lineStyle: { color: colours.grid } },
      axisLabel: { ...text, interval: 0 },
    },
    yAxis: {
      type: 'value',
      splitNumber: 3,
      axisLabel: { ...text, formatter: (value: number) => formatNumber(value, locale, DIGITS) },
      splitLine: { lineStyle: { color: colours.grid } },
    },
    series: series.map(({ name, values }, index) => ({
      name,
      type: 'bar',
      data: [...values],
      barMaxWidth: 36,
      itemStyle: { color: fills[index % fills.length] ?? colours.all },
      label: {
        ...text,
        show: true,
        position: 'top',
        color: colours.text,
        formatter: ({ value }) => formatNumber(Number(value), locale, DIGITS),
      },
    })),
  };
}
