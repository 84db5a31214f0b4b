import { type Context, Hono } from 'hono';
import { DateTime } from 'luxon';
import type { Brand } from '../../core/brand.js';
import { DAY_FORMAT } from '../brand-days.js';
import { brandState } from '../brand-state.js';
import { brandTrend, chartDays } from '../charts.js';
import { besidePeriods, digestPeriod, periodStart } from '../digest-archive.js';
import { listChoice, mentionFilter, PAGE_SIZE } from '../mention-filter.js';
import type { WebOptions } from '../options.js';
import { pageContext } from '../page-context.js';
import { brandPage } from '../views/brand.js';
import { digestPage } from '../views/digest.js';
import { homePage } from '../views/home.js';
import { riskPage } from '../views/risk.js';

/** Incidents listed on a brand's page. */
const LISTED_INCIDENTS = 8;

/** All brands, one brand, its digests and its risk. An unknown brand or day falls through to 'not found'. */
export function pageRoutes(options: WebOptions): Hono {
  const { store, brands, clock, settings, reports } = options;
  const app = new Hono();
  const find = (id: string | undefined) => brands.find((brand) => brand.id === id);

  app.get('/', async (context) => {
    const page = pageContext(context, options);
    const team = await settings.read();
    const states = [];
    for (const brand of brands)
      states.push(await brandState(store, { brand, settings: team, now: page.now }));
    return context.html(homePage(page, states));
  });

  app.get('/brands/:id', async (context) => {
    const brand = find(context.req.param('id'));
    if (brand === undefined) return context.notFound();
    return context.html(await showBrand(context, { brand, options }));
  });

  app.get('/digest/:brand', (context) => {
    const brand = find(context.req.param('brand'));
    if (brand === undefined) return context.notFound();
    const yesterday = DateTime.fromJSDate(clock.now(), { zone: brand.timeZone }).minus({ days: 1 });
    return context.redirect(`/digest/${brand.id}/${yesterday.toFormat(DAY_FORMAT)}`);
  });

  app.get('/digest/:brand/:day', async (context) => {
    const brand = find(context.req.param('brand'));
    if (brand === undefined) return context.notFound();
    const page = pageContext(context, options);
    const period = digestPeriod(page.query);
    const { timeZone } = brand;
    const start = periodStart(context.req.param('day'), { period, timeZone });
    if (start === null || start.toJSDate() > page.now) return context.notFound();
    const day = start.toFormat(DAY_FORMAT);
    const digest = await reports.digest({ brand, day, period, now: page.now });
    const beside = besidePeriods(start, { period, now: page.now });
    return context.html(digestPage(page, { brand, digest, ...beside }));
  });

  app.get('/risk/:brand', async (context) => {
    const brand = find(context.req.param('brand'));
    if (brand === undefined) return context.notFound();
    const page = pageContext(context, options);
    const summary = await reports.risk({ brand, to: page.now, now: page.now });
    return context.html(riskPage(page, { brand, summary }));
  });

  return app;
}

async function showBrand(
  context: Context,
  { brand, options }: { readonly brand: Brand; readonly options: WebOptions },
) {
  const { store, settings } = options;
  const page = pageContext(context, options);
  const days = chartDays(page.query);
  const state = await brandState(store, {
    brand,
    settings: await settings.read(),
    now: page.now,
  });
  const choice = listChoice(page.query);
  const filter = mentionFilter(brand.id, choice);
  const sources = [
    ...new Set([...brand.sources, ...state.sources].map(({ source }) => source)),
  ].toSorted();
  return brandPage(page, {
    state,
    days,
    trend: await brandTrend(store, { brand, days, now: page.now, choice }),
    incidents: await store.incidents.list({ brandId: brand.id, limit: LISTED_INCIDENTS }),
    list: {
      mentions: await store.mentions.list(filter, {
        limit: PAGE_SIZE,
        offset: (choice.page - 1) * PAGE_SIZE,
      }),
      total: await store.mentions.count(filter),
      choice,
      sources,
    },
  });
}
