import type { Brand, Touchpoint } from '../core/brand.js';
import { departmentNamed, targetsOf } from '../core/default-touchpoints.js';
import type {
  ExperienceMap,
  NetSentimentChange,
  StageExperience,
  TouchpointExperience,
} from '../core/experience.js';
import type { Mention } from '../core/mention.js';
import type { SentimentCounts } from '../core/report.js';
import { SentimentTally } from '../core/sentiment-counts.js';
import type { TimeRange } from '../core/time.js';
import { differenceOf, netInterval } from '../lib/stats/intervals.js';
import { addDays, dayRange } from '../reports/calendar.js';
import { countSpan, type SpanCounts } from '../reports/digest-counts.js';
import type { WordTally } from '../reports/drivers.js';
import { placer } from '../reports/placing.js';
import { ReachTally, TopPosts } from '../reports/post-samples.js';
import type { ReportStore } from '../reports/report-store.js';
import { ReplyTally, repliesTo } from '../reports/responses.js';
import { BalanceTally } from './balance.js';
import { MixTally } from './complaint-mix.js';

const SHOWN_POSTS = 3;
const STAGES = ['before', 'during', 'after'] as const;

/** What an experience map is asked for. */
export interface MapRequest {
  readonly store: ReportStore;
  readonly brand: Brand;
  /** Last day that is told, 'YYYY-MM-DD' on the brand's clock. */
  readonly lastDay: string;
  /** Days that are told, and days before them that they are compared with; at least 1. */
  readonly days: number;
  /** Complaints without an answer have waited up to now. */
  readonly now: Date;
}

/**
 * The journey of a brand's customers: every mention of the span placed on the brand's map, with what was good and bad
 * at each point of contact, how it moved, and how soon the brand answered.
 *
 * Reads the span's mentions once by reach and once by voice, and those before once. Memory grows with the authors who
 * told a good or a bad experience and with nothing else.
 *
 * @throws {RangeError} `lastDay` is not a day of the calendar
 */
export async function buildExperienceMap({
  store,
  brand,
  lastDay,
  days,
  now,
}: MapRequest): Promise<ExperienceMap> {
  const start = (day: string) => dayRange(day, brand.timeZone).from;
  const firstDay = addDays(lastDay, 1 - days);
  const range = { from: start(firstDay), to: dayRange(lastDay, brand.timeZone).to };
  const previousFrom = start(addDays(firstDay, -days));
  const before = await countSpan(store, { brand, range: { from: previousFrom, to: range.from } });
  const replies = new ReplyTally(await repliesTo(store, { brandId: brand.id, range, now }), {
    brand,
    now,
  });
  const read = await readMap(store, { brand, range, replies });
  const previousOf = (id: string) => before.byTouchpoint.get(id) ?? NO_COUNTS;
  return {
    type: 'experience',
    brandId: brand.id,
    brandName: brand.name,
    timeZone: brand.timeZone,
    ...range,
    previousFrom,
    counts: read.all.total.counts(),
    previous: before.counts,
    stages: stagesOf(brand.touchpoints, { read, before }),
    touchpoints: brand.touchpoints.map((touchpoint) =>
      experienceOf(touchpoint, {
        brand,
        place: read.places.get(touchpoint.id) ?? new PlaceTally(brand),
        previous: previousOf(touchpoint.id),
        words: read.all.mix.words,
        replies,
      }),
    ),
    general: { counts: read.general.counts(), previous: generalOf(before) },
    balance: read.all.balance.balance(),
  };
}

const NO_COUNTS: SentimentCounts = new SentimentTally().counts();

/** What is added up at one place, or over all of them. */
class PlaceTally {
  readonly total = new SentimentTally();
  readonly mix: MixTally;
  readonly balance = new BalanceTally();
  readonly wow = new TopPosts(SHOWN_POSTS);
  readonly worst = new TopPosts(SHOWN_POSTS);
  inferred = 0;

  constructor(brand: Brand) {
    this.mix = new MixTally(brand);
  }

  /** Takes originals. */
  add(mention: Mention, reach: number): void {
    const { reading } = mention;
    this.mix.add(mention);
    this.balance.add(mention);
    if (!reading.isAboutBrand) return;
    if (reading.label === 'negative') {
      this.worst.add(mention, { probability: reading.probabilities.negative, reach });
    }
    const isWow =
      reading.label === 'positive' && (reading.emotion === 'joy' || reading.intent === 'praise');
    if (isWow) this.wow.add(mention, { probability: reading.probabilities.positive, reach });
  }
}

interface MapReading {
  readonly places: ReadonlyMap<string, PlaceTally>;
  readonly all: PlaceTally;
  readonly general: SentimentTally;
}

async function readMap(
  store: ReportStore,
  {
    brand,
    range,
    replies,
  }: { readonly brand: Brand; readonly range: TimeRange; readonly replies: ReplyTally },
): Promise<MapReading> {
  const place = placer(brand.touchpoints);
  const places = new Map(brand.touchpoints.map(({ id }) => [id, new PlaceTally(brand)]));
  const all = new PlaceTally(brand);
  const general = new SentimentTally();
  const reach = new ReachTally();
  const count = (mention: Mention): { touchpoint: string | null; at: PlaceTally | undefined } => {
    const { touchpoint, isInferred } = place(mention);
    const at = places.get(touchpoint ?? '');
    const counted = { label: mention.reading.label, voice: mention.voice };
    all.total.add(counted);
    (at?.total ?? general).add(counted);
    if (at !== undefined && isInferred) at.inferred += 1;
    return { touchpoint, at };
  };
  const filter = { brandId: brand.id, range };
  for await (const mention of store.mentions.stream({ ...filter, voices: ['repost', 'copy'] })) {
    reach.add(mention);
    count(mention);
  }
  for await (const mention of store.mentions.stream({ ...filter, voices: ['original'] })) {
    const { touchpoint, at } = count(mention);
    replies.add(mention, touchpoint);
    const reactions = reach.reachOf(mention.post);
    all.add(mention, reactions);
    at?.add(mention, reactions);
  }
  return { places, all, general };
}

function experienceOf(
  touchpoint: Touchpoint,
  {
    brand,
    place,
    previous,
    words,
    replies,
  }: {
    readonly brand: Brand;
    readonly place: PlaceTally;
    readonly previous: SentimentCounts;
    readonly words: WordTally;
    readonly replies: ReplyTally;
  },
): TouchpointExperience {
  const counts = place.total.counts();
  return {
    touchpoint: touchpoint.id,
    name: touchpoint.name,
    stage: touchpoint.stage,
    contact: touchpoint.contact,
    isCritical: touchpoint.isCritical,
    department: departmentNamed(brand.departments, touchpoint.department),
    targets: targetsOf(touchpoint),
    counts,
    previous,
    inferred: place.inferred,
    change: changeOf(counts, previous),
    complaints: place.mix.mix(words),
    wow: place.wow.samples,
    worst: place.worst.samples,
    replies: replies.tallyAt(touchpoint.id).figures(),
    balance: place.balance.balance(),
  };
}

/** How the net sentiment moved, with what chance alone would move. */
function changeOf(now: SentimentCounts, before: SentimentCounts): NetSentimentChange | null {
  if (now.voices === 0 || before.voices === 0) return null;
  const of = ({ positive, negative, voices }: SentimentCounts) =>
    netInterval({ good: positive, bad: negative, total: voices });
  const { value, low, high } = differenceOf(of(now), of(before));
  return { change: value, low, high, isClear: low > 0 || high < 0 };
}

function stagesOf(
  touchpoints: readonly Touchpoint[],
  { read, before }: { readonly read: MapReading; readonly before: SpanCounts },
): readonly StageExperience[] {
  return STAGES.map((stage) => {
    const ids = touchpoints.filter((one) => one.stage === stage).map(({ id }) => id);
    return {
      stage,
      counts: sumCounts(ids.map((id) => read.places.get(id)?.total.counts() ?? NO_COUNTS)),
      previous: sumCounts(ids.map((id) => before.byTouchpoint.get(id) ?? NO_COUNTS)),
    };
  });
}

/** What is left of the whole when the places are taken away. */
function generalOf({ counts, byTouchpoint }: SpanCounts): SentimentCounts {
  const placed = sumCounts([...byTouchpoint.values()]);
  return countsOf({
    mentions: counts.mentions - placed.mentions,
    negative: counts.negative - placed.negative,
    neutral: counts.neutral - placed.neutral,
    positive: counts.positive - placed.positive,
  });
}

function sumCounts(parts: readonly SentimentCounts[]): SentimentCounts {
  const sum = (of: (counts: SentimentCounts) => number) =>
    parts.reduce((all, counts) => all + of(counts), 0);
  return countsOf({
    mentions: sum(({ mentions }) => mentions),
    negative: sum(({ negative }) => negative),
    neutral: sum(({ neutral }) => neutral),
    positive: sum(({ positive }) => positive),
  });
}

function countsOf({
  mentions,
  negative,
  neutral,
  positive,
}: Pick<SentimentCounts, 'mentions' | 'negative' | 'neutral' | 'positive'>): SentimentCounts {
  const voices = negative + neutral + positive;
  return {
    mentions,
    voices,
    negative,
    neutral,
    positive,
    netSentiment: voices === 0 ? null : (positive - negative) / voices,
    negativeShare: voices === 0 ? null : negative / voices,
  };
}
