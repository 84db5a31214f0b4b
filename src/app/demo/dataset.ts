import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { z } from 'zod';
import type { RawPost } from '../../core/post.js';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../core/time.js';
import { type Random, seededRandom } from '../../lib/random.js';
import { brandAnswers, type StoryPost, withRegulars } from './conversation.js';
import { pick } from './pick.js';

const Group = z.strictObject({
  name: z.string(),
  weight: z.number().positive(),
  lang: z.enum(['es', 'en']),
  rating: z.int().min(1).max(5).optional(),
  first: z.array(z.string()).min(1),
  second: z.array(z.string()).min(1),
});
type Group = z.infer<typeof Group>;

const Texts = z.strictObject({
  words: z.record(z.string(), z.array(z.string()).min(1)),
  openers: z.record(z.string(), z.array(z.string()).min(1)),
  closers: z.record(z.string(), z.array(z.string()).min(1)),
  quiet: z.array(Group),
  crisis: z.strictObject({
    seed: z.strictObject({ author: z.string(), source: z.string(), text: z.string() }),
    groups: z.array(Group),
    press: z.array(z.strictObject({ site: z.string(), text: z.string() })),
    own: z.array(z.strictObject({ minutes: z.number(), text: z.string() })),
  }),
  rivals: z.array(Group),
  answers: z.strictObject({ es: z.array(z.string()).min(1), en: z.array(z.string()).min(1) }),
});
type Texts = z.infer<typeof Texts>;

/** Ten quiet days begin at this instant (a Monday, midnight in Madrid); the story is set in a June like any other. */
const QUIET_FROM = new Date('2026-05-31T22:00:00Z');
const QUIET_DAYS = 10;
/** Thursday, 16:05 in Madrid: the first post about the campaign. */
const CRISIS_FROM = new Date(
  QUIET_FROM.getTime() + QUIET_DAYS * DAY_MS + 16 * HOUR_MS + 5 * MINUTE_MS,
);
const REPLAY_TO = new Date(
  QUIET_FROM.getTime() + QUIET_DAYS * DAY_MS + 23 * HOUR_MS + 30 * MINUTE_MS,
);

/** When the story begins, turns and ends. */
export const STORY = { from: QUIET_FROM, crisisFrom: CRISIS_FROM, to: REPLAY_TO } as const;

const QUIET_POSTS_A_DAY = 92;
const CRISIS_POSTS = 400;
const CRISIS_REPOSTS = 70;
/** One text passed from hand to hand by copying. */
const SLOGAN =
  'Retirad el cartel del corazón, Cóndor. Ningún animal es publicidad. Copia y pega si piensas igual.';
const SLOGAN_COPIES = 18;

/** Share of a day's posts by hour in Madrid: asleep at four, a first peak at lunch, the highest after dinner. */
const HOUR_WEIGHTS = [
  14, 8, 5, 3, 2, 3, 8, 18, 30, 38, 42, 44, 48, 54, 56, 48, 42, 42, 46, 52, 58, 62, 54, 32,
];

const FIRST_NAMES = [
  'ana',
  'luis',
  'marta',
  'pablo',
  'lucia',
  'javi',
  'nerea',
  'dani',
  'carmen',
  'iker',
  'sara',
  'hugo',
  'paula',
  'raul',
  'ines',
  'toni',
  'alba',
  'rocio',
  'sergio',
  'elena',
  'kate',
  'tom',
  'bea',
  'mario',
];
const LAST_NAMES = [
  'ruiz',
  'vega',
  'soler',
  'prieto',
  'campos',
  'ferrer',
  'nieto',
  'leon',
  'rivas',
  'pardo',
  'gil',
  'mora',
  'cano',
  'sanz',
  'bravo',
  'rey',
  'pena',
  'lara',
  'hurst',
  'webb',
];

/**
 * The bundled campaign backlash: about 2,000 posts over ten quiet days and one bad afternoon, oldest first: customers,
 * the press, the brand's own answers, and what is said of two competitors.
 * Always the same posts: the texts and the seed are part of the project.
 */
export async function demoPosts(): Promise<readonly RawPost[]> {
  const file = new URL('../../../src/app/demo/texts.yaml', import.meta.url);
  const texts = Texts.parse(parse(await readFile(file, 'utf8')));
  const random = seededRandom(2014);
  const story: Story = { texts, random, used: new Set() };
  const quiet = withRegulars(quietPosts(story));
  const posts = [
    ...quiet,
    ...crisisPosts(story),
    ...rivalPosts(texts),
    ...brandAnswers(quiet, texts.answers),
  ];
  return posts.sort((a, b) => a.createdAt.getTime() - b.createdAt.getTime());
}

/** What the writing of all posts shares. */
interface Story {
  readonly texts: Texts;
  readonly random: Random;
  /** Pairs of sentences said already. */
  readonly used: Set<string>;
}

function quietPosts(story: Story): StoryPost[] {
  const { texts, random } = story;
  const posts: StoryPost[] = [];
  // The eleventh day goes on as usual beneath the storm.
  for (let day = 0; day <= QUIET_DAYS; day += 1) {
    const count = Math.round(
      QUIET_POSTS_A_DAY * (0.85 + 0.3 * random()) * (isWeekend(day) ? 0.8 : 1),
    );
    for (let index = 0; index < count; index += 1) {
      const at = new Date(QUIET_FROM.getTime() + day * DAY_MS + instantOfDay(random));
      if (at >= REPLAY_TO) continue;
      const group = weighted(texts.quiet, random);
      const source = quietSource(group, random);
      const post = makePost({ id: `q${day}-${index}`, at, group, story, source });
      posts.push({ ...post, group: group.name });
    }
  }
  return posts;
}

function crisisPosts(story: Story): RawPost[] {
  const { texts, random } = story;
  const { seed, groups, press } = texts.crisis;
  const first: RawPost = {
    source: seed.source,
    id: 'corazon-1',
    kind: 'post',
    format: 'plain',
    text: seed.text,
    url: `https://${seed.source}.example/@${seed.author}/1`,
    author: { handle: seed.author, displayName: 'Animales Primero', followers: 48_200 },
    lang: 'es',
    createdAt: CRISIS_FROM,
    hashtags: ['CorazonDeBarrio'],
    engagement: { likes: 2_310, reposts: CRISIS_REPOSTS, replies: 214 },
  };
  const answers = Array.from({ length: CRISIS_POSTS }, (_, index) => {
    const source = random() < 0.62 ? 'bluesky' : 'mastodon';
    return makePost({
      id: `c${index}`,
      at: crisisInstant(random),
      group: weighted(groups, random),
      story,
      source,
    });
  });
  const reposts = Array.from({ length: CRISIS_REPOSTS }, (_, index) => ({
    ...first,
    id: `r${index}`,
    createdAt: crisisInstant(random),
    author: author(random),
    repostOf: first.id,
    engagement: {},
  }));
  const copies = Array.from({ length: SLOGAN_COPIES }, (_, index) => ({
    ...makePost({
      id: `s${index}`,
      at: crisisInstant(random),
      group: weighted(groups, random),
      story,
      source: 'bluesky',
    }),
    text: SLOGAN,
    lang: 'es',
  }));
  const articles = press.map(
    ({ site, text }, index): RawPost => ({
      source: 'rss',
      id: `https://${site}/condor-${index}`,
      kind: 'article',
      format: 'plain',
      text,
      url: `https://${site}/condor-${index}`,
      author: { handle: site },
      lang: 'es',
      createdAt: new Date(CRISIS_FROM.getTime() + (70 + 45 * index) * MINUTE_MS),
    }),
  );
  const own = texts.crisis.own.map(
    ({ minutes, text }, index): RawPost => ({
      source: seed.source,
      id: `condor-corazon-${index}`,
      kind: 'post',
      format: 'plain',
      text,
      author: { handle: 'condor' },
      lang: 'es',
      createdAt: new Date(CRISIS_FROM.getTime() + minutes * MINUTE_MS),
      replyTo: first.id,
    }),
  );
  return [first, ...answers, ...reposts, ...copies, ...articles, ...own];
}

const RIVALS = [
  { name: 'Pasoalto', postsADay: 26 },
  { name: 'Suela Norte', postsADay: 15 },
] as const;

/** Of their own seed, so that the story's posts stay the same whatever is said of others. */
function rivalPosts(texts: Texts): RawPost[] {
  const random = seededRandom(77);
  return RIVALS.flatMap(({ name, postsADay }) => {
    const words = { ...texts.words, rival: [name] };
    const story: Story = {
      texts: { ...texts, words },
      random,
      used: new Set(),
    };
    return Array.from({ length: (QUIET_DAYS + 1) * postsADay }, (_, index) => {
      const day = index % (QUIET_DAYS + 1);
      return makePost({
        id: `${name.toLowerCase().replace(' ', '')}-${index}`,
        at: new Date(QUIET_FROM.getTime() + day * DAY_MS + instantOfDay(random)),
        group: weighted(texts.rivals, random),
        story,
        source: 'bluesky',
      });
    }).filter(({ createdAt }) => createdAt < REPLAY_TO);
  });
}

function makePost(options: {
  id: string;
  at: Date;
  group: Group;
  story: Story;
  source: string;
}): RawPost {
  const { id, at, group, story, source } = options;
  const { random } = story;
  const writer = author(random);
  const isReview = source === 'file';
  return {
    source,
    id,
    kind: isReview ? 'review' : 'post',
    format: 'plain',
    text: makeText(group, story),
    url: isReview
      ? `https://opiniones.example/condor/${id}`
      : `https://${source}.example/@${writer.handle}/${id}`,
    author: writer,
    lang: group.lang,
    createdAt: at,
    ...(isReview && group.rating !== undefined ? { rating: group.rating } : {}),
    engagement: { likes: Math.floor(random() ** 6 * 180), replies: Math.floor(random() ** 5 * 12) },
  };
}

/** How often another pair is tried where a pair was used before: people rarely say the same thing in the same words. */
const PAIR_TRIES = 12;

function makeText(group: Group, { texts, random, used }: Story): string {
  const opener = texts.openers[group.lang];
  const closer = texts.closers[group.lang];
  let pair = '';
  for (let attempt = 0; attempt < PAIR_TRIES; attempt += 1) {
    pair = fill(`${pick(group.first, random)} ${pick(group.second, random)}`, texts.words, random);
    if (!used.has(pair)) break;
  }
  used.add(pair);
  const parts = [
    opener !== undefined && random() < 0.5 ? fill(pick(opener, random), texts.words, random) : '',
    pair,
    closer !== undefined && random() < 0.5 ? fill(pick(closer, random), texts.words, random) : '',
  ];
  return parts.filter((part) => part !== '').join(' ');
}

/** Posts with a rating are left as reviews half the time; the rest goes to the two networks. */
function quietSource(group: Group, random: Random): string {
  if (group.rating !== undefined && random() < 0.5) return 'file';
  return random() < 0.66 ? 'bluesky' : 'mastodon';
}

function author(random: Random): RawPost['author'] {
  const handle = `${pick(FIRST_NAMES, random)}.${pick(LAST_NAMES, random)}${Math.floor(random() * 90)}`;
  return { handle, followers: Math.floor(30 + 900 * random() ** 8 * 40) };
}

/** Rises within half an hour, then tails off over the evening. */
function crisisInstant(random: Random): Date {
  const riseMs = 25 * MINUTE_MS * Math.sqrt(random());
  const tailMs = -Math.log(1 - 0.97 * random()) * 95 * MINUTE_MS;
  return new Date(
    Math.min(
      CRISIS_FROM.getTime() + 2 * MINUTE_MS + riseMs + tailMs,
      REPLAY_TO.getTime() - MINUTE_MS,
    ),
  );
}

function instantOfDay(random: Random): number {
  const hour = weightedIndex(HOUR_WEIGHTS, random);
  return hour * HOUR_MS + Math.floor(random() * HOUR_MS);
}

/** Day 0 is a Monday. */
function isWeekend(day: number): boolean {
  return day % 7 >= 5;
}

function fill(template: string, words: Texts['words'], random: Random): string {
  return template.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const choices = words[name];
    if (choices === undefined) throw new TypeError(`texts.yaml: no word list '${name}'`);
    return fill(pick(choices, random), words, random);
  });
}

function weighted(groups: readonly Group[], random: Random): Group {
  const group =
    groups[
      weightedIndex(
        groups.map(({ weight }) => weight),
        random,
      )
    ];
  if (group === undefined) throw new TypeError('no group');
  return group;
}

function weightedIndex(weights: readonly number[], random: Random): number {
  let left = random() * weights.reduce((sum, weight) => sum + weight, 0);
  for (const [index, weight] of weights.entries()) {
    left -= weight;
    if (left < 0) return index;
  }
  return weights.length - 1;
}
