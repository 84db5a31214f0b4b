import { type Context, Hono } from 'hono';
import { brandChart, brandTrend, chartDays, chartLook, incidentChart } from '../charts.js';
import { listChoice } from '../mention-filter.js';
import type { WebOptions } from '../options.js';
import { pageContext } from '../page-context.js';
import { CHART_POLICY } from '../security.js';

/** Seconds for which a browser keeps a chart: as often as there can be news. */
const MAX_AGE_SECONDS = 60;

/** The charts that pages show as pictures, so that they follow the reader's theme without a script. */
export function chartRoutes(options: WebOptions): Hono {
  const { store, brands, reports } = options;
  const app = new Hono();

  app.get('/brands/:id/chart.svg', async (context) => {
    const brand = brands.find(({ id }) => id === context.req.param('id'));
    if (brand === undefined) return context.notFound();
    const { query, now, locale } = pageContext(context, options);
    const trend = await brandTrend(store, {
      brand,
      days: chartDays(query),
      now,
      choice: listChoice(query),
    });
    return svg(context, brandChart(trend, { brand, locale, look: chartLook(query) }));
  });

  /** The week before an incident, or the days around it that its report tells of. */
  for (const kind of ['card', 'report'] as const) {
    const path = `/incidents/:id/${kind === 'card' ? 'chart' : 'report'}.svg` as const;
    app.get(path, async (context) => {
      const incident = await store.incidents.get(context.req.param('id') ?? '');
      const brand = brands.find(({ id }) => id === incident?.brandId);
      if (incident === null || brand === undefined) return context.notFound();
      const { query, now, locale } = pageContext(context, options);
      const told = { incident, brand, now };
      const { chart } =
        kind === 'card' ? await reports.incidentCard(told) : await reports.afterAction(told);
      return svg(
        context,
        incidentChart({ incident, brand, chart }, { locale, look: chartLook(query) }),
      );
    });
  }

  return app;
}

function svg(context: Context, text: string): Response {
  context.header('Content-Security-Policy', CHART_POLICY);
  context.header('Cache-Control', `private, max-age=${MAX_AGE_SECONDS}`);
  return context.body(text, 200, { 'Content-Type': 'image/svg+xml; charset=utf-8' });
}
