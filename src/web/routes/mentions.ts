import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { getCookie, setCookie } from 'hono/cookie';
import { HTTPException } from 'hono/http-exception';
import { includesRole } from '../../core/access.js';
import type { Brand } from '../../core/brand.js';
import type { Mention } from '../../core/mention.js';
import { fullText } from '../../core/post.js';
import { isCorrected } from '../../core/reading.js';
import { roleOnly } from '../access/identify.js';
import { LOCAL_PERSON, signedInPerson } from '../access/person.js';
import { CorrectionForm, MAX_FORM_BYTES, PersonName } from '../correction-form.js';
import type { WebOptions } from '../options.js';
import { pageContext } from '../page-context.js';
import { sameSiteOnly } from '../same-site.js';
import type { CorrectionFields } from '../views/correction.js';
import { mentionPage } from '../views/mention.js';
import { mentionHref } from '../views/mention-list.js';

/** Keeps a person's name for the next correction. */
const NAME_COOKIE = 'name';
/** Browsers keep none for longer. */
const COOKIE_SECONDS = 400 * 24 * 60 * 60;

/** The page of one mention, and the form on it by which a person puts its label right. */
export function mentionRoutes(options: WebOptions): Hono {
  const { store, brands, clock, correct } = options;
  const app = new Hono();
  const path = '/brands/:id/mentions/:key{.+}';

  const find = async (context: Context) => {
    const brand = brands.find(({ id }) => id === context.req.param('id'));
    const mention = brand && (await store.mentions.get(brand.id, context.req.param('key') ?? ''));
    return brand === undefined || !mention ? null : { brand, mention };
  };
  /** Who signed in has a name; who sits at the machine gave one before, or is asked for it. */
  const fields = (context: Context): CorrectionFields | null => {
    const person = signedInPerson(context);
    if (!includesRole(person.role, 'manager')) return null;
    if (person.id !== LOCAL_PERSON.id) return { name: person.name, isNameAsked: false };
    const given = PersonName.safeParse(getCookie(context, NAME_COOKIE));
    return { name: given.success ? given.data : '', isNameAsked: true };
  };

  app.get(path, async (context) => {
    const found = await find(context);
    if (found === null) return context.notFound();
    const form = fields(context);
    return context.html(await showMention(context, { ...found, form, options }));
  });

  app.post(
    path,
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
      const { brand, mention } = found;
      const known = fields(context);
      const asked = await context.req.parseBody();
      const form = CorrectionForm.safeParse(
        known?.isNameAsked === false ? { ...asked, name: known.name } : asked,
      );
      if (!form.success) {
        if (form.error.issues.some(({ path: [field] }) => field !== 'name'))
          throw new HTTPException(400);
        const shown = { name: '', isNameAsked: true, isNameMissing: true };
        return context.html(await showMention(context, { ...found, form: shown, options }), 400);
      }
      const { label, name } = form.data;
      const key = `${mention.post.source}/${mention.post.id}`;
      const actor = `web:${name}`;
      if (!(await correct({ brandId: brand.id, key, label, actor, at: clock.now() })))
        return context.notFound();
      if (known?.isNameAsked === true) {
        setCookie(context, NAME_COOKIE, name, {
          httpOnly: true,
          sameSite: 'Strict',
          path: '/brands',
          maxAge: COOKIE_SECONDS,
        });
      }
      return context.redirect(`${mentionHref(brand.id, mention.post)}#read`, 303);
    },
  );

  return app;
}

async function showMention(
  context: Context,
  {
    brand,
    mention,
    form,
    options,
  }: {
    readonly brand: Brand;
    readonly mention: Mention;
    readonly form: CorrectionFields | null;
    readonly options: WebOptions;
  },
) {
  const { store, reader } = options;
  const { post, reading } = mention;
  const { contributions } = reader.explain({
    text: fullText(post),
    lang: post.lang,
    rating: post.rating,
    touchpoints: brand.touchpoints,
    brandNames: [brand.name, ...brand.aliases],
    competitorNames: brand.competitors.flatMap(({ name, aliases }) => [name, ...aliases]),
  });
  return mentionPage(pageContext(context, options), {
    brand,
    mention,
    contributions,
    isReadDifferently: reading.reader !== reader.version,
    // One that outlived its mention says nothing of the mention that came back.
    correction: isCorrected(reading)
      ? await store.corrections.latest(brand.id, `${post.source}/${post.id}`)
      : null,
    form,
  });
}
