import { createHash } from 'node:crypto';
import type { Brand } from '../../core/brand.js';
import type { LegalCase } from '../../core/legal-case.js';
import type { Mention } from '../../core/mention.js';
import { type LegalSettings, lawOf } from './config.js';
import { endOfTerm } from './working-days.js';

/** Crockford's base 32: no letter that is taken for a digit when it is read over the phone. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const GROUP = 5;
const GROUPS = 2;

/**
 * The code by which a customer asks after a complaint; the same for the same mention, so that a job that runs twice
 * gives it one. 50 bits: among 100,000 cases two share one with a probability of 5 in a million.
 */
export function trackingCode(brandId: string, mention: string): string {
  const hash = createHash('sha256').update(`${brandId}/${mention}`).digest();
  const groups = Array.from({ length: GROUPS }, (_, group) =>
    Array.from(
      { length: GROUP },
      (_, index) => ALPHABET[(hash[group * GROUP + index] ?? 0) % ALPHABET.length],
    ).join(''),
  );
  return ['R', ...groups].join('-');
}

/**
 * The case of a mention, or null where the law gives it no term: it is no complaint, not by a customer at a direct
 * point of contact, not about the brand, from before the law, or its term had run out before it was ever seen here
 * (an imported history).
 */
export function caseFor(
  { post, reading, voice, receivedAt, brandId }: Mention,
  {
    brand,
    settings,
    now,
  }: { readonly brand: Brand; readonly settings: LegalSettings; readonly now: Date },
): LegalCase | null {
  const law = brand.legal === undefined ? undefined : lawOf(settings, brand.legal.law);
  if (brand.legal === undefined || law === undefined) return null;
  const touchpoint = brand.touchpoints.find(({ id }) => id === reading.touchpoint);
  const isComplaint =
    reading.intent === 'complaint' && reading.label === 'negative' && reading.isAboutBrand;
  if (!isComplaint || voice !== 'original' || touchpoint?.contact !== 'direct') return null;
  if (post.createdAt.toISOString().slice(0, 10) < law.from) return null;
  const { region } = brand.legal;
  const dueAt = endOfTerm(post.createdAt, {
    workingDays: law.workingDays,
    timeZone: brand.timeZone,
    daysOff: {
      weekend: law.weekend,
      holidays: [...law.holidays, ...(region === null ? [] : (settings.regions[region] ?? []))],
    },
  });
  if (dueAt <= receivedAt) return null;
  const mention = `${post.source}/${post.id}`;
  return {
    code: trackingCode(brandId, mention),
    brandId,
    mention,
    law: brand.legal.law,
    region,
    lang: reading.lang,
    touchpoint: touchpoint.id,
    complainedAt: post.createdAt,
    openedAt: now,
    workingDays: law.workingDays,
    dueAt,
    status: 'open',
    closedAt: null,
    closedBy: null,
    note: '',
  };
}
