import { Feed } from 'feed';
import { type Context, Hono } from 'hono';
import ical from 'ical-generator';
import type { Brand } from '../../core/brand.js';
import { MINUTE_MS } from '../../core/time.js';
import { translator } from '../../lib/i18n/i18n.js';
import { incidentText } from '../../lib/wording/incident.js';
import type { WebOptions } from '../options.js';

/** Incidents in the feed: what a reader that looks once a day has not seen. */
const FEED_INCIDENTS = 20;
const CALENDAR_CASES = 500;
/** How often a calendar asks again. */
const CALENDAR_TTL_SECONDS = 3_600;

/** What other programs of people subscribe to: incidents as RSS, legal deadlines as a calendar, in the brand's language. */
export function feedRoutes(options: WebOptions): Hono {
  const { store, brands, clock, publicUrl, reports } = options;
  const app = new Hono();
  const find = (context: Context) => brands.find(({ id }) => id === context.req.param('brand'));
  const site = (context: Context) => publicUrl ?? new URL(context.req.url).origin;

  app.get('/brands/:brand/incidents.rss', async (context) => {
    const brand = find(context);
    if (brand === undefined) return context.notFound();
    const base = site(context);
    const t = translator(brand.locale);
    const now = clock.now();
    const feed = new Feed({
      id: new URL(`/brands/${brand.id}`, base).href,
      link: new URL(`/brands/${brand.id}`, base).href,
      title: t('api:feed.title', { brand: brand.name }),
      description: t('api:feed.description', { brand: brand.name }),
      language: brand.locale,
      copyright: brand.name,
      updated: now,
      generator: 'Vigía',
    });
    for (const incident of await store.incidents.list({
      brandId: brand.id,
      limit: FEED_INCIDENTS,
    })) {
      const card = await reports.incidentCard({ incident, brand, now });
      const { title, summary } = incidentText(card, brand.locale);
      const link = new URL(`/incidents/${incident.id}`, base).href;
      feed.addItem({
        id: link,
        guid: link,
        link,
        title,
        description: summary,
        date: incident.openedAt,
      });
    }
    return context.body(feed.rss2(), 200, { 'Content-Type': 'application/rss+xml; charset=utf-8' });
  });

  app.get('/brands/:brand/deadlines.ics', async (context) => {
    const brand = find(context);
    if (brand === undefined) return context.notFound();
    return context.body(await deadlines(brand), 200, {
      'Content-Type': 'text/calendar; charset=utf-8',
    });
  });

  /** A case is due at the end of its last day, so that its event takes that day's last minutes. */
  async function deadlines(brand: Brand): Promise<string> {
    const t = translator(brand.locale);
    const calendar = ical({
      name: t('api:calendar.title', { brand: brand.name }),
      prodId: { company: 'Vigía', product: 'Vigía' },
      ttl: CALENDAR_TTL_SECONDS,
    });
    const cases = await store.cases.list({
      brandId: brand.id,
      statuses: ['open'],
      limit: CALENDAR_CASES,
    });
    for (const { code, dueAt, complainedAt, touchpoint } of cases) {
      const name = brand.touchpoints.find(({ id }) => id === touchpoint)?.name[brand.locale];
      calendar.createEvent({
        id: `${code}@vigia`,
        start: new Date(dueAt.getTime() - 30 * MINUTE_MS),
        end: dueAt,
        stamp: complainedAt,
        summary: t('api:calendar.event', { code }),
        description: t('api:calendar.about', { touchpoint: name ?? touchpoint }),
      });
    }
    return calendar.toString();
  }

  return app;
}
