import { randomBytes } from 'node:crypto';
import { Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { languageDetector } from 'hono/language';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { LOCALES } from '../core/brand.js';
import { describeError } from '../lib/logger.js';
import { identify, signedInOnly } from './access/identify.js';
import { apiRoutes } from './api/routes.js';
import { ASSETS } from './assets.js';
import type { WebOptions } from './options.js';
import { pageContext } from './page-context.js';
import { brandPageRoutes } from './routes/brand-pages.js';
import { chartRoutes } from './routes/charts.js';
import { exportRoutes } from './routes/exports.js';
import { healthRoutes } from './routes/health.js';
import { incidentRoutes } from './routes/incidents.js';
import { mentionRoutes } from './routes/mentions.js';
import { pageRoutes } from './routes/pages.js';
import { settingsRoutes } from './routes/settings.js';
import { signInRoutes } from './routes/sign-in.js';
import { surveyHookRoutes } from './routes/survey-hook.js';
import { knownHostsOnly, securityHeaders } from './security.js';
import { messagePage } from './views/message.js';

/** Bytes of the reference that ties what a person saw to a line in the log. */
const REF_BYTES = 3;

/**
 * The page: works without a script, and shows nothing but `/healthz` and takes nothing but signed survey answers
 * from who has not signed in or does not sit at the
 * machine itself. Ready for `startWeb` or for requests of a test.
 */
export function createWebApp(options: WebOptions): Hono {
  const { publicUrl, log } = options;
  const app = new Hono();
  app.use(securityHeaders());
  app.route('/', healthRoutes(options));
  app.use(knownHostsOnly(publicUrl));
  for (const { path, type, body } of ASSETS) {
    app.get(path, (context) =>
      context.body(body, 200, {
        'Content-Type': type,
        'Cache-Control': 'public, max-age=31536000, immutable',
      }),
    );
  }
  app.use(
    languageDetector({
      supportedLanguages: [...LOCALES],
      fallbackLanguage: 'es',
      order: ['querystring', 'cookie', 'header'],
      lookupQueryString: 'lang',
      lookupCookie: 'lang',
      // Served over plain HTTP on this machine; the cookie holds a language and nothing else.
      cookieOptions: { sameSite: 'Lax', secure: false, httpOnly: true, path: '/' },
    }),
  );
  app.use(async ({ header }, next) => {
    header('Cache-Control', 'no-store');
    header('Vary', 'Accept-Language, Cookie');
    await next();
  });
  app.route('/', surveyHookRoutes(options));
  app.use(identify(options));
  app.route('/', apiRoutes(options));
  app.route('/', signInRoutes(options));
  app.use(signedInOnly());
  app.route('/', chartRoutes(options));
  app.route('/', exportRoutes(options));
  app.route('/', pageRoutes(options));
  app.route('/', brandPageRoutes(options));
  app.route('/', incidentRoutes(options));
  app.route('/', mentionRoutes(options));
  app.route('/', settingsRoutes(options));
  app.notFound((context) => {
    const page = pageContext(context, options);
    const text = { title: page.t('web:notFound.title'), text: page.t('web:notFound.text') };
    return context.html(messagePage(page, text), 404);
  });
  app.onError((error, context) => {
    if (error instanceof HTTPException) {
      const page = pageContext(context, options);
      const kind = error.status === 401 ? 'access:needed' : 'web:refused';
      const text = { title: page.t(`${kind}.title`), text: page.t(`${kind}.text`) };
      return context.html(messagePage(page, text), error.status as ContentfulStatusCode);
    }
    const ref = randomBytes(REF_BYTES).toString('hex').toUpperCase();
    log.error({ ref, route: context.req.routePath, err: describeError(error) }, 'page failed');
    const page = pageContext(context, options);
    const text = { title: page.t('web:failed.title'), text: page.t('web:failed.text', { ref }) };
    return context.html(messagePage(page, text), 500);
  });
  return app;
}
