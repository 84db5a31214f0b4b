import type { Locale } from '../../core/brand.js';
import type { Message } from '../../core/message.js';
import { translator } from '../i18n/i18n.js';
import type { ChartTheme } from './chart-theme.js';
import type { TrendChart } from './trend-chart.js';

/** As wide as an embed or a mail shows an image; the PNG is twice that, for sharp screens. */
const SIZE = { width: 800, height: 320 } as const;

type Shown = Omit<TrendChart, 'locale' | 'theme' | 'width' | 'height'>;

/** The chart that goes with a message as a PNG; null for messages that have none. */
export async function messageChart(
  message: Message,
  { locale, theme }: { readonly locale: Locale; readonly theme: ChartTheme },
): Promise<Uint8Array | null> {
  const shown = shownOf(message, locale);
  if (shown === null || shown.points.length === 0) return null;
  // The charting library takes a tenth of a second to load: a process that sends no chart never needs it.
  const [{ trendChartSvg }, { chartPng }] = await Promise.all([
    import('./trend-chart.js'),
    import('./chart-png.js'),
  ]);
  return chartPng(trendChartSvg({ ...shown, locale, theme, ...SIZE }));
}

function shownOf(message: Message, locale: Locale): Shown | null {
  if (message.type === 'incident') {
    const { chart, incident, brand } = message;
    const t = translator(locale);
    return {
      points: chart,
      step: 'hour',
      marks: [
        { at: incident.startedAt, label: t('discord:chart.start') },
        ...(incident.endedAt === null
          ? []
          : [{ at: incident.endedAt, label: t('discord:chart.end') }]),
      ],
      gaps: incident.finding.gaps,
      usualBefore: incident.startedAt,
      timeZone: brand.timeZone,
    };
  }
  if (message.type !== 'digest') return null;
  return {
    points: message.chart,
    step: message.chartStep,
    marks: [],
    gaps: message.silentSources,
    usualBefore: message.from,
    timeZone: message.timeZone,
  };
}
