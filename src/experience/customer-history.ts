import type { CustomerKind, CustomerReason } from '../core/customer.js';
import type { Label, Reading } from '../core/reading.js';
import { DAY_MS } from '../core/time.js';

/** Days after which a mention weighs half: a quarter of a year ago a customer was somebody else. */
const HALF_LIFE_DAYS = 60;
/** Decayed days with a mention from which use is much: about one a month, kept up. */
const MUCH_USE = 3;
/** Imagined neutral mentions, so that one outburst makes nobody precarious. */
const NEUTRAL_MENTIONS = 1;
/** Fewer mentions say nothing of a person. */
const MIN_MENTIONS = 2;
/** A kind holds as long as a customer's silence is ordinary: three half-lives of attention. */
const EXPIRY_DAYS = 90;
/** Days between two mentions that are the two halves of 'worse' and 'better'. */
const RECENT_DAYS = 30;
/** Share of mentions that must be of a sort to be a reason. */
const MAIN_SHARE = 0.5;
/** Change of the mean polarity that is a reason. */
const MIN_TURN = 0.5;
/** Days of silence that are a reason. */
const FADING_DAYS = 45;

/** What is looked at of one mention: never its words, its language or who wrote it. */
export interface CustomerMention {
  readonly at: Date;
  readonly label: Label;
  readonly intent: Reading['intent'];
}

/** What a history says of its author. */
export interface JudgedHistory {
  readonly kind: CustomerKind;
  readonly mentions: number;
  readonly firstAt: Date;
  readonly lastAt: Date;
  readonly use: number;
  readonly valuation: number;
  readonly confidence: number;
  readonly reasons: readonly CustomerReason[];
  readonly expiresAt: Date;
}

/**
 * One author's history with a brand, added up mention by mention in order of time, in constant memory: use is the
 * decayed number of days with a mention, valuation the decayed mean of positive (1) and negative (-1).
 */
export class CustomerHistory {
  readonly #now: Date;
  #mentions = 0;
  #firstMs = 0;
  #lastMs = 0;
  #lastDay = Number.NaN;
  #use = 0;
  #weight = 0;
  #polarity = 0;
  #squares = 0;
  #praise = 0;
  #complaints = 0;
  #leaving = 0;
  #recent = { mentions: 0, polarity: 0 };

  /** @param now weights are of this moment */
  constructor(now: Date) {
    this.#now = now;
  }

  add({ at, label, intent }: CustomerMention): void {
    const ms = at.getTime();
    const ageDays = Math.max(0, this.#now.getTime() - ms) / DAY_MS;
    const weight = 2 ** (-ageDays / HALF_LIFE_DAYS);
    const polarity = polarityOf(label);
    if (this.#mentions === 0) this.#firstMs = ms;
    this.#mentions += 1;
    this.#lastMs = Math.max(this.#lastMs, ms);
    const day = Math.floor(ms / DAY_MS);
    if (day !== this.#lastDay) this.#use += weight;
    this.#lastDay = day;
    this.#weight += weight;
    this.#polarity += weight * polarity;
    this.#squares += weight * weight;
    if (label === 'positive') this.#praise += 1;
    if (label === 'negative') this.#complaints += 1;
    if (intent === 'threat-to-leave') this.#leaving += 1;
    if (ageDays > RECENT_DAYS) return;
    this.#recent.mentions += 1;
    this.#recent.polarity += polarity;
  }

  /** The kind that the history makes of its author; null where there is too little of it, or it is too old. */
  judge(): JudgedHistory | null {
    const expiresAt = new Date(this.#lastMs + EXPIRY_DAYS * DAY_MS);
    if (this.#mentions < MIN_MENTIONS || expiresAt <= this.#now) return null;
    const valuation = this.#polarity / (this.#weight + NEUTRAL_MENTIONS);
    return {
      kind: kindOf({ use: this.#use, valuation }),
      mentions: this.#mentions,
      firstAt: new Date(this.#firstMs),
      lastAt: new Date(this.#lastMs),
      use: this.#use,
      valuation,
      confidence: this.#confidence(valuation),
      reasons: this.#reasons(),
      expiresAt,
    };
  }

  /** Probability that valuation and use lie on the side where they were found, were mentions drawn anew. */
  #confidence(valuation: number): number {
    const weight = this.#weight + NEUTRAL_MENTIONS;
    const deviation = Math.sqrt(Math.max(this.#squares * (1 - valuation ** 2), 1e-9)) / weight;
    // Days with a mention vary as their square root (Poisson).
    const useDeviation = Math.sqrt(this.#use);
    return (
      normalCdf(Math.abs(valuation) / deviation) *
      normalCdf(Math.abs(this.#use - MUCH_USE) / useDeviation)
    );
  }

  #reasons(): readonly CustomerReason[] {
    const silentDays = Math.floor((this.#now.getTime() - this.#lastMs) / DAY_MS);
    const turn = this.#turn();
    const found: (CustomerReason | null)[] = [
      this.#leaving > 0 ? { reason: 'leaving', value: this.#leaving } : null,
      this.#complaints >= MAIN_SHARE * this.#mentions
        ? { reason: 'complaints', value: this.#complaints }
        : null,
      this.#praise >= MAIN_SHARE * this.#mentions
        ? { reason: 'praise', value: this.#praise }
        : null,
      turn <= -MIN_TURN ? { reason: 'worse', value: Math.abs(turn) } : null,
      turn >= MIN_TURN ? { reason: 'better', value: turn } : null,
      silentDays >= FADING_DAYS ? { reason: 'fading', value: silentDays } : null,
      { reason: this.#use >= MUCH_USE ? 'often' : 'seldom', value: this.#mentions },
    ];
    return found.filter((reason) => reason !== null);
  }

  /** Mean polarity of the last 30 days less that of the time before; 0 where either has no mention. */
  #turn(): number {
    const older = this.#mentions - this.#recent.mentions;
    if (older === 0 || this.#recent.mentions === 0) return 0;
    const before = this.#praise - this.#complaints - this.#recent.polarity;
    return this.#recent.polarity / this.#recent.mentions - before / older;
  }
}

function kindOf({ use, valuation }: { readonly use: number; readonly valuation: number }) {
  if (valuation >= 0) return use >= MUCH_USE ? ('model' as const) : ('growing' as const);
  return use >= MUCH_USE ? ('at-risk' as const) : ('precarious' as const);
}

function polarityOf(label: Label): -1 | 0 | 1 {
  if (label === 'neutral') return 0;
  return label === 'positive' ? 1 : -1;
}

/** Standard normal distribution function, right to 7.5e-8 (Abramowitz & Stegun 26.2.17). @param z at least 0 */
function normalCdf(z: number): number {
  const t = 1 / (1 + 0.2316419 * z);
  const tail =
    t *
    (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  return 1 - (Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)) * tail;
}
