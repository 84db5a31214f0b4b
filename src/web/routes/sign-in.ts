import { randomBytes } from 'node:crypto';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { HTTPException } from 'hono/http-exception';
import { z } from 'zod';
import { MINUTE_MS } from '../../core/time.js';
import { describeError } from '../../lib/logger.js';
import { hashOf, issueGrant } from '../access/grants.js';
import { SIGN_IN_PATH, safeNext } from '../access/identify.js';
import type { OidcAttempt } from '../access/oidc.js';
import type { Person } from '../access/person.js';
import {
  dropSession,
  isServedByHttps,
  readSession,
  writeSession,
} from '../access/session-cookie.js';
import type { WebOptions } from '../options.js';
import { pageContext } from '../page-context.js';
import { sameSiteOnly } from '../same-site.js';
import { messagePage } from '../views/message.js';
import { confirmPage, signInPage } from '../views/sign-in.js';

const OIDC_PATH = `${SIGN_IN_PATH}/oidc`;
const ATTEMPT_COOKIE = 'sign-in';
/** As long as a person may take to type a password and a second factor. */
const ATTEMPT_MS = 10 * MINUTE_MS;
const MAX_BODY_BYTES = 1_024;
const REF_BYTES = 3;

const Code = z.string().regex(/^[\w-]{1,100}$/);
const Attempt = z.object({
  verifier: z.string(),
  state: z.string(),
  nonce: z.string(),
  next: z.string(),
});

/** The ways in and out: a link from Discord, an OpenID Connect provider. */
export function signInRoutes(options: WebOptions): Hono {
  const { store, clock, publicUrl, oidc, log } = options;
  const app = new Hono();
  const say = (
    context: Context,
    message: 'expired' | 'noRole' | 'oidcFailed',
    values: { readonly ref?: string } = {},
  ) => {
    const page = pageContext(context, options);
    return messagePage(page, {
      title: page.t(`access:${message}.title`),
      text: page.t(`access:${message}.text`, values),
    });
  };
  const enter = async (context: Context, { id, name, role }: Person) => {
    const now = clock.now();
    await store.access.removeExpired(now);
    const secret = await issueGrant(store.access, {
      kind: 'session',
      person: id,
      name,
      role,
      now,
    });
    writeSession(context, publicUrl, secret);
  };

  app.get(SIGN_IN_PATH, (context) => {
    const page = pageContext(context, options);
    const next = new URLSearchParams({ next: safeNext(context.req.query('next')) });
    const oidcHref = oidc === null ? null : `${OIDC_PATH}?${next.toString()}`;
    return context.html(signInPage(page, { oidcHref }));
  });

  app.get(`${SIGN_IN_PATH}/link`, async (context) => {
    const code = Code.safeParse(context.req.query('code'));
    const grant = code.success && (await store.access.get(hashOf(code.data), 'link', clock.now()));
    if (!grant) return context.html(say(context, 'expired'), 410);
    return context.html(
      confirmPage(pageContext(context, options), { person: grant.name, secret: code.data }),
    );
  });

  app.post(
    `${SIGN_IN_PATH}/link`,
    sameSiteOnly(),
    bodyLimit({ maxSize: MAX_BODY_BYTES, onError: refuseSize }),
    async (context) => {
      const code = Code.safeParse((await context.req.parseBody()).code);
      const grant =
        code.success && (await store.access.take(hashOf(code.data), 'link', clock.now()));
      if (!grant) return context.html(say(context, 'expired'), 410);
      await enter(context, { id: grant.person, name: grant.name, role: grant.role });
      return context.redirect('/', 303);
    },
  );

  app.get(OIDC_PATH, async (context) => {
    if (oidc === null) return context.notFound();
    try {
      const next = safeNext(context.req.query('next'));
      const { url, attempt } = await oidc.begin(ownUrl(context, `${OIDC_PATH}/callback`), next);
      setCookie(context, ATTEMPT_COOKIE, encodeAttempt(attempt), {
        httpOnly: true,
        sameSite: 'Lax',
        path: SIGN_IN_PATH,
        secure: isServedByHttps(publicUrl),
        maxAge: ATTEMPT_MS / 1000,
      });
      return context.redirect(url, 303);
    } catch (error) {
      return failed(context, error);
    }
  });

  app.get(`${OIDC_PATH}/callback`, async (context) => {
    if (oidc === null) return context.notFound();
    const attempt = decodeAttempt(getCookie(context, ATTEMPT_COOKIE));
    deleteCookie(context, ATTEMPT_COOKIE, { path: SIGN_IN_PATH });
    if (attempt === null) return context.redirect(SIGN_IN_PATH, 303);
    try {
      const returned = new URL(ownUrl(context, `${OIDC_PATH}/callback`));
      returned.search = new URL(context.req.url).search;
      const person = await oidc.finish(returned, attempt);
      if (person === null) return context.html(say(context, 'noRole'), 403);
      await enter(context, person);
      return context.redirect(safeNext(attempt.next), 303);
    } catch (error) {
      return failed(context, error);
    }
  });

  app.post('/sign-out', sameSiteOnly(), async (context) => {
    const secret = readSession(context, publicUrl);
    if (secret !== null) await store.access.remove(hashOf(secret));
    dropSession(context, publicUrl);
    return context.redirect(SIGN_IN_PATH, 303);
  });

  /** The address as a browser sees it, whatever stands in between. */
  function ownUrl(context: Context, path: string): string {
    return new URL(path, publicUrl ?? new URL(context.req.url).origin).href;
  }

  function failed(context: Context, error: unknown) {
    const ref = randomBytes(REF_BYTES).toString('hex').toUpperCase();
    log.warn({ ref, err: describeError(error) }, 'sign-in failed');
    return context.html(say(context, 'oidcFailed', { ref }), 502);
  }

  return app;
}

function refuseSize(): never {
  throw new HTTPException(413);
}

function encodeAttempt(attempt: OidcAttempt): string {
  return Buffer.from(JSON.stringify(attempt)).toString('base64url');
}

/** The cookie is the browser's own, and what it says is only compared with what the provider signs. */
function decodeAttempt(cookie: string | undefined): OidcAttempt | null {
  try {
    const attempt = Attempt.safeParse(
      JSON.parse(Buffer.from(cookie ?? '', 'base64url').toString('utf8')),
    );
    return attempt.success ? attempt.data : null;
  } catch {
    return null;
  }
}
