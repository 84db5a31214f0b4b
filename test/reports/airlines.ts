import { readFileSync } from 'node:fs';
import type { Brand, Touchpoint } from '../../src/core/brand.js';
import type { NewMention } from '../../src/core/mention.js';
import type { Label } from '../../src/core/reading.js';
import { createReader } from '../../src/sentiment/read.js';
import { madeBrand, madeMention } from './made-mentions.js';

/** One line of the labelled tweets. */
interface Tweet {
  readonly id: string;
  readonly text: string;
  readonly label: Label;
  readonly created_at: string;
  readonly airline: string;
  readonly negativereason: string | null;
  readonly retweet_count: number;
  readonly split: 'train' | 'val';
}

/** A tweet as a mention of its airline, with what people said of it. */
export interface JudgedMention {
  readonly mention: NewMention;
  /** Touchpoint of the person's reason; null where it tells none. */
  readonly reason: string | null;
  readonly split: Tweet['split'];
}

function touchpoint(id: string, keywords: readonly string[]): Touchpoint {
  return {
    id,
    name: { es: id, en: id },
    stage: 'during',
    contact: 'direct',
    isCritical: true,
    department: 'product',
    keywords: { en: keywords },
  };
}

/** An airline's map: each place with the words a team would give it. */
export const AIRLINE_MAP: readonly Touchpoint[] = [
  touchpoint('punctuality', [
    'late',
    'late flight',
    'flight late',
    'delay',
    'delays',
    'delayed',
    'cancelled',
    'canceled',
    'cancelled flight',
    'cancelled flightled',
    'cancelled flighted',
    'cancellation',
    'cancel',
    'tarmac',
    'missed connection',
    'stranded',
    'waiting for',
    'hours late',
    'stuck',
    'sitting on',
    'no crew',
    'no pilot',
    'missed my connection',
    'miss my connection',
    'mechanical',
  ]),
  touchpoint('baggage', [
    'bag',
    'bags',
    'luggage',
    'baggage',
    'suitcase',
    'carousel',
    'lost bag',
    'lost my bag',
    'baggage claim',
  ]),
  touchpoint('booking', [
    'booking',
    'book',
    'booked',
    'book a flight',
    'flight booking',
    'flight booking problems',
    'reservation',
    'reservations',
    'website',
    'site',
    'app',
    'online',
    'check in',
    'points',
    'error',
    'purchase',
    'credit card',
    'promo',
    'companion pass',
  ]),
  touchpoint('onboard', [
    'seat',
    'seats',
    'wifi',
    'food',
    'snack',
    'movie',
    'legroom',
    'entertainment',
    'outlet',
    'smell',
    'cabin',
    'leg room',
    'drink',
    'old plane',
    'dirty',
    'window seat',
    'turbulence',
    'tv',
    'middle seat',
  ]),
  touchpoint('crew', [
    'flight attendant',
    'flight attendants',
    'attendant',
    'stewardess',
    'crew',
    'gate agent',
    'rude',
    'attitude',
    'pilot',
    'employee',
    'employees',
    'unprofessional',
    'staff',
    'agents',
  ]),
  touchpoint('service', [
    'customer service',
    'service',
    'on hold',
    'hold',
    'phone',
    'call',
    'called',
    'hung up',
    'reply',
    'response',
    'respond',
    'answer',
    'refund',
    'voucher',
    'help',
    'dm',
    'email',
    'line',
    'lines',
    'rep',
    'reps',
    'no one',
    'call back',
    'hang up',
    'disconnected',
    'rebook',
    'rebooked',
    'apology',
  ]),
];

const PLACE_OF_REASON: Readonly<Record<string, string>> = {
  'Late Flight': 'punctuality',
  'Cancelled Flight': 'punctuality',
  'Lost Luggage': 'baggage',
  'Damaged Luggage': 'baggage',
  'Flight Booking Problems': 'booking',
  'Bad Flight': 'onboard',
  'Flight Attendant Complaints': 'crew',
  'Customer Service Issue': 'service',
  longlines: 'service',
};

/** The tweets of a file, read by the shipped reader, by airline. */
export function judgedMentions(path: string): ReadonlyMap<string, readonly JudgedMention[]> {
  const reader = createReader();
  const byAirline = new Map<string, JudgedMention[]>();
  for (const line of readFileSync(path, 'utf8').trim().split('\n')) {
    const tweet = JSON.parse(line) as Tweet;
    const reading = reader.read({
      text: tweet.text,
      lang: 'en',
      rating: null,
      touchpoints: AIRLINE_MAP,
      brandNames: [tweet.airline],
      competitorNames: [],
    });
    const mention = madeMention({
      id: tweet.id,
      at: new Date(tweet.created_at),
      label: reading.label,
      text: tweet.text,
      post: { lang: 'en', engagement: { reposts: tweet.retweet_count } },
      reading,
      mention: { brandId: brandId(tweet.airline) },
    });
    const known = byAirline.get(tweet.airline) ?? [];
    byAirline.set(tweet.airline, known);
    known.push({
      mention,
      reason: PLACE_OF_REASON[tweet.negativereason ?? ''] ?? null,
      split: tweet.split,
    });
  }
  return byAirline;
}

export function airlineBrand(airline: string): Brand {
  return madeBrand({
    id: brandId(airline),
    name: airline,
    aliases: [],
    touchpoints: AIRLINE_MAP,
    timeZone: 'America/New_York',
    locale: 'en',
  });
}

function brandId(airline: string): string {
  return airline.toLowerCase().replaceAll(' ', '-');
}
