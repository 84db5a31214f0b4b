import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { HTTPException } from 'hono/http-exception';
import { z } from 'zod';
import { includesRole } from '../../core/access.js';
import type { Asker } from '../../core/contracts/desk.js';
import { UserError } from '../../core/errors.js';
import { roleOnly } from '../access/identify.js';
import { askerOf, signedInPerson } from '../access/person.js';
import type { WebOptions } from '../options.js';
import { pageContext } from '../page-context.js';
import { sameSiteOnly } from '../same-site.js';
import { settingsChanges } from '../settings-history.js';
import { settingsPage } from '../views/settings.js';

const MAX_FORM_BYTES = 2_048;
/** Changes looked at for the page's list. */
const MAX_HISTORY = 30;

const Change = z.discriminatedUnion('action', [
  z.object({ action: z.literal('watch'), brand: z.string(), term: z.string() }),
  z.object({ action: z.literal('unwatch'), brand: z.string(), term: z.string() }),
  z.object({
    action: z.literal('mute'),
    brand: z.string(),
    until: z.enum(['1', '8', '24', 'until-unmuted']),
  }),
  z.object({ action: z.literal('unmute'), brand: z.string() }),
]);
type Change = z.infer<typeof Change>;

/** What the team changes while Vigía runs, the same as in Discord, with who changed what. */
export function settingsRoutes(options: WebOptions): Hono {
  const { brands, settings, team } = options;
  const app = new Hono();

  app.get('/settings', async (context) => context.html(await show(context, null)));

  app.post(
    '/settings',
    roleOnly('manager'),
    sameSiteOnly(),
    bodyLimit({
      maxSize: MAX_FORM_BYTES,
      onError: () => {
        throw new HTTPException(413);
      },
    }),
    async (context) => {
      const change = Change.safeParse(await context.req.parseBody());
      if (!change.success) throw new HTTPException(400);
      if (!brands.some(({ id }) => id === change.data.brand)) return context.notFound();
      try {
        await apply(change.data, askerOf(context));
      } catch (error) {
        if (!(error instanceof UserError)) throw error;
        return context.html(await show(context, error), 400);
      }
      return context.redirect(`/settings#${change.data.brand}`, 303);
    },
  );

  async function apply(change: Change, asker: Asker): Promise<void> {
    const asked = { brandId: change.brand, asker };
    if (change.action === 'watch') await team.watch({ ...asked, term: change.term });
    else if (change.action === 'unwatch') await team.unwatch({ ...asked, term: change.term });
    else if (change.action === 'unmute') await team.unmute(asked);
    else
      await team.mute({
        ...asked,
        until: change.until === 'until-unmuted' ? change.until : { hours: Number(change.until) },
      });
  }

  async function show(context: Context, refused: UserError | null) {
    const history = await settings.history(MAX_HISTORY);
    return settingsPage(pageContext(context, options), {
      brands,
      settings: await settings.read(),
      changes: settingsChanges(history, { isWhole: history.length < MAX_HISTORY }),
      canChange: includesRole(signedInPerson(context).role, 'manager'),
      refused,
    });
  }

  return app;
}
