import type { RawPost } from '../../core/post.js';
import { MINUTE_MS } from '../../core/time.js';
import { seededRandom } from '../../lib/random.js';
import { pick } from './pick.js';

/** People who write of the brand again and again, by how they mostly speak of it, and two shops that sell it. */
const REGULARS = {
  fond: [
    'camarera.bilbao',
    'rut.corre',
    'abuelo.andarin',
    'lia.y.pau',
    'nico.media.maraton',
    'sole.urgencias',
  ],
  cross: ['vecina.tercero', 'gus.talla43', 'marian.reparto', 'el.de.los.cordones', 'piluca.web'],
  mixed: ['jara.en.ruta', 'unzapato', 'chema.dudas', 'zapateria.soler', 'deportes.vega'],
} as const;
/** Share of the quiet days' posts that they write. */
const REGULAR_SHARE = 0.22;

/** Which groups of texts people of either kind write, by the ends of their names. */
const GROUPS = { fond: /good$/, cross: /bad$|irony$/ } as const;

/** The name of the group that a post was written from, which only the story knows. */
export interface StoryPost extends RawPost {
  readonly group: string;
}

/** Gives some of the posts to people who come back, so that they have a history. Texts and instants stay. */
export function withRegulars(posts: readonly StoryPost[]): StoryPost[] {
  const random = seededRandom(31);
  return posts.map((post) => {
    if (random() >= REGULAR_SHARE) return post;
    const kind = GROUPS.fond.test(post.group)
      ? 'fond'
      : GROUPS.cross.test(post.group)
        ? 'cross'
        : 'mixed';
    const handle = pick(random() < 0.12 ? REGULARS.mixed : REGULARS[kind], random);
    return {
      ...post,
      author: { ...post.author, handle },
      url: post.url?.replace(/@[^/]+/, `@${handle}`) ?? '',
    };
  });
}

/** Share of the complaints that are answered, and minutes to the answer at the middle. */
const ANSWERED_SHARE = 0.72;
const MIDDLE_MINUTES = 75;

/** The brand's public answers to the quiet days' complaints on the networks. */
export function brandAnswers(
  posts: readonly StoryPost[],
  texts: Readonly<Record<'es' | 'en', readonly string[]>>,
): RawPost[] {
  const random = seededRandom(59);
  return posts
    .filter(({ group, kind }) => kind === 'post' && GROUPS.cross.test(group))
    .filter(() => random() < ANSWERED_SHARE)
    .map(({ id, source, lang, createdAt }) => ({
      source,
      id: `condor-${id}`,
      kind: 'post',
      format: 'plain',
      text: pick(lang === 'en' ? texts.en : texts.es, random),
      author: { handle: 'condor' },
      lang: lang ?? 'es',
      createdAt: new Date(
        createdAt.getTime() +
          MIDDLE_MINUTES * MINUTE_MS * Math.exp(1.6 * (random() + random() - 1)),
      ),
      replyTo: id,
    }));
}
