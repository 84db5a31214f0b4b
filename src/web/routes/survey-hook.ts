import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { WebOptions } from '../options.js';

/** As the signed body is documented; the header is of Vigía's own making. */
const SIGNATURE_HEADER = 'x-vigia-signature';
const MAX_BODY_BYTES = 1024 * 1024;

/**
 * Takes live survey answers. Public, since a survey tool cannot sign in: who calls is known by the signature over the
 * body alone, and a call that was recorded is refused after five minutes. A brand that does not exist is answered as a
 * wrong signature is, so that nothing is learnt of what is listened to.
 */
export function surveyHookRoutes({ takeSurveys, brands }: WebOptions): Hono {
  const app = new Hono();
  app.post(
    '/hooks/surveys/:brand',
    bodyLimit({
      maxSize: MAX_BODY_BYTES,
      onError: (context) => context.json({ error: 'the body is larger than 1 MiB' }, 413),
    }),
    async (context) => {
      const brandId = context.req.param('brand');
      context.header('Cache-Control', 'no-store');
      if (takeSurveys === null) return context.json({ error: 'no survey secret is set' }, 404);
      const { status, body } = await takeSurveys({
        brandId: brands.some(({ id }) => id === brandId) ? brandId : '',
        signature: context.req.header(SIGNATURE_HEADER) ?? null,
        body: new Uint8Array(await context.req.arrayBuffer()),
      });
      return context.json(body, status);
    },
  );
  return app;
}
