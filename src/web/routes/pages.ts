import { type Context, Hono } from 'hono';
import { DateTime } from 'luxon';
import type { Brand } from '../../core/brand.js';
import { brandState } from '../brand-state.js';
import { brandTrend, chartDays } from '../charts.js';
import { listChoice, mentionFilter, PAGE_SIZE } from '../mention-filter.js';
import type { WebOptions } from '../options.js';
import { pageContext } from '../page-context.js';
import { brandPage } from '../views/brand.js';
import { digestPage } from '../views/digest.js';
import { homePage } from '../views/home.js';
import { incidentPage } from '../views/incident.js';
import { riskPage } from '../views/risk.js';

/** Incidents listed on a brand's page. */
const LISTED_INCIDENTS = 8;
const DAY_FORMAT = 'yyyy-MM-dd';

/** Every page for people but that of a mention. An unknown brand, incident, mention or day falls through to 'not found'. */
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

  app.get('/incidents/:id', async (context) => {
    const incident = await store.incidents.get(context.req.param('id'));
    const brand = find(incident?.brandId);
    if (incident === null || brand === undefined) return context.notFound();
    const page = pageContext(context, options);
    const card = await reports.incidentCard({ incident, brand, now: page.now });
    const actions = await store.incidents.actions(incident.id);
    return context.html(incidentPage(page, { card, actions }));
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
    const day = DateTime.fromFormat(context.req.param('day'), DAY_FORMAT, { zone: brand.timeZone });
    const page = pageContext(context, options);
    if (!day.isValid || day.toJSDate() > page.now) return context.notFound();
    const digest = await reports.digest({ brand, day: day.toFormat(DAY_FORMAT), now: page.now });
    const next = day.plus({ days: 1 });
    return context.html(
      digestPage(page, {
        brand,
        digest,
        previous: day.minus({ days: 1 }).toFormat(DAY_FORMAT),
        next: next.toJSDate() > page.now ? null : next.toFormat(DAY_FORMAT),
      }),
    );
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
    trend: await brandTrend(store, { brand, days, now: page.now }),
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
