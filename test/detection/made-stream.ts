import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../src/core/time.js';
import type { Observation } from '../../src/detection/types.js';
import { type Random, seededRandom } from '../../src/lib/random.js';

/** A Monday, so that days and weekdays are easy to follow. */
export const START = Date.parse('2026-03-02T00:00:00Z');

const COMPLAINTS = [
  'el pedido llega tarde',
  'la suela se despega',
  'nadie contesta en la tienda',
  'la talla viene mal',
  'la web se cuelga al pagar',
  'el cambio tarda semanas',
];
const PRAISE = ['qué cómodas son', 'me encanta el color', 'corren solas', 'gracias por el regalo'];
const FILLER =
  'ayer hoy barrio parque lluvia trabajo tren plaza verano primo vecina carrera lunes domingo'.split(
    ' ',
  );

/** One observation of «Zapatillas Cóndor», with harmless defaults. */
export function post(at: number, over: Partial<Observation> = {}): Observation {
  return {
    key: `made/${at}-${over.author ?? ''}-${over.text ?? ''}`,
    createdAt: at,
    receivedAt: over.receivedAt ?? at,
    author: 'ana',
    text: 'Zapatillas Cóndor',
    label: 'neutral',
    negative: over.label === 'negative' ? 1 : 0,
    source: 'bluesky',
    lang: 'es',
    repostOf: null,
    voice: null,
    touchpoint: null,
    risk: 'none',
    reach: 0,
    campaign: null,
    ...over,
  };
}

export interface Plan {
  readonly days: number;
  readonly perDay: number;
  readonly seed?: number;
}

/** Quiet days: a daily rhythm, a quarter of complaints of the usual kinds, every author different. */
export function quietDays({ days, perDay, seed = 5 }: Plan): Observation[] {
  const random = seededRandom(seed);
  const posts: Observation[] = [];
  for (let bin = 0; bin < days * 288; bin += 1) {
    const hour = (bin % 288) / 12;
    const rate = (perDay / 288) * (1 + 0.7 * Math.sin(((hour - 9) / 24) * 2 * Math.PI));
    for (let count = poisson(rate, random); count > 0; count -= 1) {
      const at = START + bin * 5 * MINUTE_MS + Math.floor(random() * 5 * MINUTE_MS);
      const isNegative = random() < 0.25;
      posts.push(
        post(at, {
          author: `u${Math.floor(random() * 1e7)}`,
          label: isNegative ? 'negative' : random() < 0.5 ? 'positive' : 'neutral',
          text: sentence(isNegative ? COMPLAINTS : PRAISE, random),
        }),
      );
    }
  }
  return inOrder(posts);
}

/** A storm over the campaign «Corazón de barrio»: so many complaints by different people within the hours. */
export function storm(
  from: number,
  { count, hours = 3, seed = 11 }: { count: number; hours?: number; seed?: number },
): Observation[] {
  const random = seededRandom(seed);
  const angry = [
    'asco de corazón en el cartel',
    'retirad el corazón del anuncio',
    'boicot por el anuncio del corazón',
  ];
  return Array.from({ length: count }, (_, index) =>
    post(from + Math.floor(((index + random()) / count) * hours * HOUR_MS), {
      author: `s${seed}-${index}`,
      label: 'negative',
      text: sentence(angry, random),
      touchpoint: 'advertising',
      source: index % 3 === 0 ? 'mastodon' : 'bluesky',
    }),
  );
}

/** Joy: positive posts, with the few that a reader takes for complaints. */
export function joy(
  from: number,
  { count, hours }: { count: number; hours: number },
): Observation[] {
  const random = seededRandom(5);
  return Array.from({ length: count }, (_, index) =>
    post(from + Math.floor((index / count) * hours * HOUR_MS), {
      author: `j${index}`,
      label: index % 20 === 0 ? 'negative' : 'positive',
      text: sentence(PRAISE, random),
    }),
  );
}

export function inOrder(posts: readonly Observation[]): Observation[] {
  return posts.toSorted((a, b) => a.receivedAt - b.receivedAt || a.createdAt - b.createdAt);
}

export function dayAt(day: number, hour: number): number {
  return START + day * DAY_MS + hour * HOUR_MS;
}

function sentence(parts: readonly string[], random: Random): string {
  const pick = (words: readonly string[]): string =>
    words[Math.floor(random() * words.length)] ?? '';
  return `Cóndor: ${pick(parts)}, ${pick(FILLER)} ${pick(FILLER)} ${pick(FILLER)}`;
}

function poisson(mean: number, random: Random): number {
  const limit = Math.exp(-mean);
  let product = random();
  let count = 0;
  while (product > limit) {
    product *= random();
    count += 1;
  }
  return count;
}
