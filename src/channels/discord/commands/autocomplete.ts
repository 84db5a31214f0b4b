import type { Brand } from '../../../core/brand.js';
import type { Incident } from '../../../core/incident.js';
import { DAY_MS, HOUR_MS, SECOND_MS } from '../../../core/time.js';
import { fold } from '../../../lib/text/fold.js';
import { incidentCause, incidentMark } from '../../../lib/wording/incident.js';
import { safeText } from '../../../lib/wording/safe-text.js';
import { sourceName } from '../../../lib/wording/source-name.js';
import { shortWhen } from '../../../lib/wording/when.js';
import type { Asking } from '../asking.js';
import { refText } from '../buttons/mention-ref.js';
import { mentionText } from '../render/mention-text.js';
import { labelText } from '../render/people.js';

/** Discord's limits (interactions/application-commands: autocomplete). */
const MAX_CHOICES = 25;
const MAX_TEXT = 100;
/** Incidents and mentions that are searched for what was typed. */
const SEARCHED = 200;
const DAYS = 30;

/** A value, and what a person reads of it. */
interface Suggestion {
  readonly name: string;
  readonly value: string;
}

/** What may be meant by what was typed so far, likeliest first; answered from memory or by one short query. */
export async function suggestionsFor(
  {
    option,
    typed,
    brand,
  }: { readonly option: string; readonly typed: string; readonly brand: string | null },
  asking: Asking,
): Promise<Suggestion[]> {
  const found = await allFor(option, brand, asking);
  const wanted = fold(typed);
  return found
    .filter(({ name, value }) => wanted === '' || fold(`${name} ${value}`).includes(wanted))
    .filter(({ value }) => value.length >= 1 && value.length <= MAX_TEXT)
    .slice(0, MAX_CHOICES)
    .map(({ name, value }) => ({ name: labelText(name, MAX_TEXT), value }));
}

function allFor(
  option: string,
  brandAsked: string | null,
  asking: Asking,
): Promise<readonly Suggestion[]> | readonly Suggestion[] {
  const { desk, locale, t } = asking;
  const brands = desk.brands.filter(
    ({ id, name }) => brandAsked === null || id === brandAsked || fold(name) === fold(brandAsked),
  );
  switch (option) {
    case 'brand':
      return desk.brands.map(({ id, name }) => ({ name, value: id }));
    case 'incident':
      return incidentsFor(asking);
    case 'mention':
      return mentionsFor(brands, asking);
    case 'source': {
      const names = brands.flatMap(({ sources }) => sources.map(({ source }) => source));
      return [...new Set(names)].map((value) => ({ name: sourceName(value, t), value }));
    }
    case 'touchpoint':
      return brands.flatMap(({ touchpoints }) =>
        touchpoints.map(({ id, name }) => ({ name: name[locale], value: id })),
      );
    case 'term':
      return termsFor(brands, asking);
    default:
      return [];
  }
}

async function incidentsFor({ desk, locale, t, clock }: Asking): Promise<readonly Suggestion[]> {
  const found = await desk.incidents({ limit: SEARCHED });
  const nameOf = (incident: Incident, brand: Brand): string => {
    const cause = incidentCause({ finding: incident.finding, brand, t });
    const when = shortWhen(incident.openedAt, clock.now(), { locale, timeZone: brand.timeZone });
    return `${incidentMark(incident)} ${brand.name} · ${cause} · ${when}`;
  };
  return found.map(({ incident, brand }) => ({
    name: nameOf(incident, brand),
    value: incident.id,
  }));
}

async function mentionsFor(
  brands: readonly Brand[],
  { desk, locale, clock }: Asking,
): Promise<readonly Suggestion[]> {
  const now = clock.now();
  const until = new Date(now.getTime() + SECOND_MS);
  const none = { label: null, source: null, language: null, touchpoint: null };
  const hours = (DAYS * DAY_MS) / HOUR_MS;
  const pages = await Promise.all(
    brands.map(({ id: brandId }) =>
      desk.mentions({ brandId, hours, until, ...none }, { limit: SEARCHED, offset: 0 }),
    ),
  );
  return pages.flatMap(({ brand, mentions }) =>
    mentions.map((mention) => {
      const { heading, text } = mentionText(mention, { locale, timeZone: brand.timeZone, now });
      return {
        name: safeText(`${text} · ${heading}`, { maxLength: MAX_TEXT }),
        value: refText({ brandId: brand.id, seq: mention.seq }),
      };
    }),
  );
}

async function termsFor(
  brands: readonly Brand[],
  { desk }: Asking,
): Promise<readonly Suggestion[]> {
  const lists = await Promise.all(brands.map(({ id }) => desk.watchTerms(id)));
  return lists.flat().map((term) => ({ name: term, value: term }));
}
