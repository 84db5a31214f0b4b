import { Hono } from 'hono';
import type { Brand } from '../../core/brand.js';
import { brandDay, lastWholeDay } from '../brand-days.js';
import { digestArchive, digestPeriod } from '../digest-archive.js';
import type { WebOptions } from '../options.js';
import { type PageContext, pageContext } from '../page-context.js';
import { archivePage } from '../views/archive.js';
import { customersPage } from '../views/customers.js';
import { experiencePage, MAP_DAYS } from '../views/experience.js';
import type { Piece } from '../views/html.js';
import { sourcesPage } from '../views/sources.js';
import { SURVEY_WEEKS, surveysPage } from '../views/surveys.js';

const FIRST_MAP_DAYS = 30;
const FIRST_SURVEY_WEEKS = 8;

/** The pages of a brand beside its first one. An unknown brand falls through to 'not found'. */
export function brandPageRoutes(options: WebOptions): Hono {
  const { store, brands, reports } = options;
  const app = new Hono();
  const show = (path: string, view: (page: PageContext, brand: Brand) => Promise<Piece>) =>
    app.get(`/brands/:id/${path}`, async (context) => {
      const brand = brands.find(({ id }) => id === context.req.param('id'));
      if (brand === undefined) return context.notFound();
      return context.html(await view(pageContext(context, options), brand));
    });

  show('experience', async (page, brand) => {
    const days = MAP_DAYS.find((span) => String(span) === page.query.get('days')) ?? FIRST_MAP_DAYS;
    const request = { brand, days, now: page.now, lastDay: lastWholeDay(page.now, brand) };
    return experiencePage(page, {
      brand,
      days,
      map: await reports.experience(request),
      departments: await reports.departments(request),
    });
  });

  show('surveys', async (page, brand) => {
    const weeks =
      SURVEY_WEEKS.find((span) => String(span) === page.query.get('weeks')) ?? FIRST_SURVEY_WEEKS;
    const lastDay = brandDay(page.now, brand);
    return surveysPage(page, {
      brand,
      weeks,
      report: await reports.surveys({ brand, lastDay, weeks }),
    });
  });

  show('customers', async (page, brand) =>
    customersPage(page, { brand, report: await reports.customers({ brand, now: page.now }) }),
  );

  show('digests', async (page, brand) => {
    const period = digestPeriod(page.query);
    const archive = await digestArchive(store, { brand, period, now: page.now });
    return archivePage(page, { brand, period, archive });
  });

  show('sources', async (page, brand) => {
    const all = await reports.sources();
    return sourcesPage(page, {
      brand,
      statuses: all.filter(({ brandId }) => brandId === brand.id),
    });
  });

  return app;
}
