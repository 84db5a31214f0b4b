import type { Locale } from '../../../core/brand.js';
import type { IncidentCard } from '../../../core/message.js';
import { translator } from '../../../lib/i18n/i18n.js';

/** As wide as an embed's image is shown, twice over for sharp screens. */
const SIZE = { width: 800, height: 320 } as const;

/** The week before the incident as a PNG, or null where the card has no points. */
export async function cardChart(card: IncidentCard, locale: Locale): Promise<Uint8Array | null> {
  const { chart, incident, brand } = card;
  if (chart.length === 0) return null;
  // The charting library takes a tenth of a second to load: a process that sends no card never needs it.
  const [{ trendChartSvg }, { chartPng }] = await Promise.all([
    import('../../../lib/charts/trend-chart.js'),
    import('../../../lib/charts/chart-png.js'),
  ]);
  const svg = trendChartSvg({
    points: chart,
    step: 'hour',
    marks: [
      { at: incident.startedAt, label: translator(locale)('discord:chart.start') },
      ...(incident.endedAt === null
        ? []
        : [{ at: incident.endedAt, label: translator(locale)('discord:chart.end') }]),
    ],
    gaps: incident.finding.gaps,
    usualBefore: incident.startedAt,
    locale,
    timeZone: brand.timeZone,
    theme: 'dark',
    ...SIZE,
  });
  return chartPng(svg);
}
