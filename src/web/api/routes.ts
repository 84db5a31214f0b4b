import { type Context, Hono } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { z } from 'zod';
import { describeError } from '../../lib/logger.js';
import { hashOf } from '../access/grants.js';
import type { WebOptions } from '../options.js';
import type { Endpoint } from './endpoint.js';
import { ENDPOINTS } from './endpoints.js';
import { feedRoutes } from './feeds.js';
import { openApiDocument } from './openapi.js';
import type { ApiProblem } from './schemas.js';

const BASE = '/api/v1';

/** The read-only interface for programs. A token opens it, and so does a session, for trying it in a browser. */
export function apiRoutes(options: WebOptions): Hono {
  const { store, clock, publicUrl, version, log } = options;
  const api = new Hono();

  api.use(async (context, next) => {
    if (context.get('person') !== null) return next();
    const token = tokenOf(context);
    const grant = token === '' ? null : await store.access.get(hashOf(token), 'api', clock.now());
    if (grant !== null) return next();
    context.header('WWW-Authenticate', 'Bearer realm="vigia"');
    return problem(context, 401, {
      title: 'a token is needed',
      detail: 'Send Authorization: Bearer TOKEN; make one with vigia token create.',
    });
  });

  api.get('/openapi.json', (context) => {
    const server = publicUrl ?? new URL(context.req.url).origin;
    return context.json(openApiDocument({ version, server }));
  });
  for (const one of ENDPOINTS) {
    api.get(one.path.replaceAll(/\{(\w+)\}/g, ':$1'), (context) => answer(context, one));
  }
  api.route('/', feedRoutes(options));
  api.all('*', (context) => problem(context, 404, { title: 'no such address' }));
  api.onError((error, context) => {
    log.error({ route: context.req.routePath, err: describeError(error) }, 'api failed');
    return problem(context, 500, { title: 'something went wrong' });
  });

  async function answer(context: Context, endpoint: Endpoint) {
    const asked = endpoint.parameters.safeParse({ ...context.req.query(), ...context.req.param() });
    if (!asked.success)
      return problem(context, 400, {
        title: 'a parameter is not what it may be',
        detail: z.prettifyError(asked.error),
      });
    const found = await endpoint.run(options, asked.data);
    return found === null
      ? problem(context, 404, { title: 'not there' })
      : context.json(found as Record<string, unknown>);
  }

  return new Hono().route(BASE, api);
}

/** Feed readers and calendars send no header of their own: for what they subscribe to, the address holds the token. */
function tokenOf({ req }: Context): string {
  const isSubscribed = /\.(rss|ics)$/.test(req.path);
  const header = req.header('authorization') ?? '';
  const sent = isSubscribed && header === '' ? `Bearer ${req.query('token') ?? ''}` : header;
  return /^Bearer ([\w-]{1,100})$/.exec(sent)?.[1] ?? '';
}

function problem(
  context: Context,
  status: ContentfulStatusCode,
  { title, detail }: { readonly title: string; readonly detail?: string },
) {
  const body: z.input<typeof ApiProblem> = {
    type: 'about:blank',
    title,
    status,
    ...(detail === undefined ? {} : { detail }),
  };
  return context.body(JSON.stringify(body), status, { 'Content-Type': 'application/problem+json' });
}
