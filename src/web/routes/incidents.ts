import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { HTTPException } from 'hono/http-exception';
import { includesRole } from '../../core/access.js';
import type { Brand } from '../../core/brand.js';
import { UserError } from '../../core/errors.js';
import type { Incident } from '../../core/incident.js';
import { roleOnly } from '../access/identify.js';
import { askerOf, signedInPerson } from '../access/person.js';
import { humanAction, IncidentForm } from '../incident-form.js';
import type { WebOptions } from '../options.js';
import { pageContext } from '../page-context.js';
import { sameSiteOnly } from '../same-site.js';
import { afterActionPage } from '../views/after-action.js';
import { incidentPage } from '../views/incident.js';

const MAX_FORM_BYTES = 4_096;
/** Legal terms shown with an incident. */
const MAX_CASES = 20;

interface Found {
  readonly incident: Incident;
  readonly brand: Brand;
}

/** The page of an incident, what can be done to it there, and its report. */
export function incidentRoutes(options: WebOptions): Hono {
  const { store, brands, reports, team, clock } = options;
  const app = new Hono();
  const find = async (context: Context): Promise<Found | null> => {
    const incident = await store.incidents.get(context.req.param('id') ?? '');
    const brand = brands.find(({ id }) => id === incident?.brandId);
    return incident === null || brand === undefined ? null : { incident, brand };
  };

  app.get('/incidents/:id', async (context) => {
    const found = await find(context);
    if (found === null) return context.notFound();
    return context.html(await show(context, { ...found, refused: null }));
  });

  app.post(
    '/incidents/:id',
    roleOnly('manager'),
    sameSiteOnly(),
    bodyLimit({
      maxSize: MAX_FORM_BYTES,
      onError: () => {
        throw new HTTPException(413);
      },
    }),
    async (context) => {
      const found = await find(context);
      if (found === null) return context.notFound();
      const form = IncidentForm.safeParse(await context.req.parseBody());
      if (!form.success) throw new HTTPException(400);
      const { id: incidentId } = found.incident;
      try {
        await team.act({
          incidentId,
          action: humanAction(form.data, clock.now()),
          asker: askerOf(context),
        });
      } catch (error) {
        if (!(error instanceof UserError)) throw error;
        // As it is now: whoever was first has changed it.
        const now = (await find(context)) ?? found;
        return context.html(await show(context, { ...now, refused: error }), 409);
      }
      return context.redirect(`/incidents/${incidentId}#desk`, 303);
    },
  );

  app.get('/incidents/:id/report', async (context) => {
    const found = await find(context);
    if (found === null) return context.notFound();
    const page = pageContext(context, options);
    const report = await reports.afterAction({ ...found, now: page.now });
    return context.html(afterActionPage(page, { brand: found.brand, report }));
  });

  async function show(
    context: Context,
    { incident, brand, refused }: Found & { readonly refused: UserError | null },
  ) {
    const page = pageContext(context, options);
    const mentions = postsOf(incident);
    return incidentPage(page, {
      card: await reports.incidentCard({ incident, brand, now: page.now }),
      actions: await store.incidents.actions(incident.id),
      cases:
        mentions.length === 0
          ? []
          : await store.cases.list({ brandId: brand.id, mentions, limit: MAX_CASES }),
      canAct: includesRole(signedInPerson(context).role, 'manager'),
      refused,
    });
  }

  return app;
}

/** Keys of the posts that the incident names. */
function postsOf({ finding }: Incident): readonly string[] {
  const landmarks = [finding.firstPost, finding.loudestPost, finding.turningPost];
  const named = finding.reasons.flatMap(({ posts }) => posts);
  return [...new Set([...landmarks, ...named])].filter((key) => key !== null);
}
