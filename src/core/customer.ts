import type { TimeRange } from './time.js';

/**
 * Kinds of customer, by use (how often and how lately they speak with or of the brand) and valuation (how they speak
 * of it). model: much and well. growing: little and well. at-risk: much and badly. precarious: little and badly.
 */
export const CUSTOMER_KINDS = ['model', 'growing', 'at-risk', 'precarious'] as const;
export type CustomerKind = (typeof CUSTOMER_KINDS)[number];

/** Who has something to do for a kind of customer: `customers:plan.<kind>.<area>` of the catalogue says what. */
export const PLAN_AREAS = ['marketing', 'operations', 'sales'] as const;
export type PlanArea = (typeof PLAN_AREAS)[number];

export const CUSTOMER_REASONS = [
  'often',
  'seldom',
  'praise',
  'complaints',
  'leaving',
  'worse',
  'better',
  'fading',
] as const;

/** Why somebody is of a kind: `customers:reason.<reason>` of the catalogue with its value. */
export interface CustomerReason {
  readonly reason: (typeof CUSTOMER_REASONS)[number];
  /** Mentions, complaints or praises, share, days: what the reason counts. */
  readonly value: number;
}

/**
 * One author of a brand, known by a pseudonym alone. Nothing of it is taken from what a text says: only how often,
 * when, of which polarity and intent.
 */
export interface Customer {
  readonly brandId: string;
  /** Keyed hash of source and handle: the same author of two brands has two. */
  readonly pseudonym: string;
  readonly kind: CustomerKind;
  readonly isBusiness: boolean;
  /** Mentions within the history looked at, and when the first and last was written. */
  readonly mentions: number;
  readonly firstAt: Date;
  readonly lastAt: Date;
  /** Decayed number of days with a mention; from 3 it is much. */
  readonly use: number;
  /** Decayed, shrunk mean of positive minus negative, from -1 to 1; from 0 it is good. */
  readonly valuation: number;
  /** Probability that the kind is right as far as chance goes, from 0 to 1. */
  readonly confidence: number;
  readonly reasons: readonly CustomerReason[];
  /** From then on the kind no longer holds: too long ago that they spoke. */
  readonly expiresAt: Date;
}

/** One kind in a brand's customers. */
export interface CustomerGroup {
  readonly kind: CustomerKind;
  readonly customers: number;
  readonly businesses: number;
  /** Of all, from 0 to 1. */
  readonly share: number;
  /** Mean of the confidences, from 0 to 1; null where there is nobody. */
  readonly confidence: number | null;
  /** Reasons of most of them, most frequent first, at most 3. */
  readonly reasons: readonly {
    readonly reason: CustomerReason['reason'];
    readonly customers: number;
  }[];
  /** When the first and the last of them expires; null where there is nobody. */
  readonly expiry: TimeRange | null;
}

/** Who a brand's customers are, as far as their public history tells. */
export interface CustomerReport {
  readonly type: 'customers';
  readonly brandId: string;
  readonly brandName: string;
  readonly timeZone: string;
  /** False where the brand did not ask for it: then nothing is kept and the groups are empty. */
  readonly isEnabled: boolean;
  readonly at: Date;
  readonly total: number;
  /** In the order of `CUSTOMER_KINDS`. */
  readonly groups: readonly CustomerGroup[];
}
