import { describe, expect, it } from 'vitest';
import { caseFor, trackingCode } from '../../../src/alerting/legal/case-for.js';
import { LegalSettings, SPAIN_10_2025 } from '../../../src/alerting/legal/config.js';
import { endOfTerm } from '../../../src/alerting/legal/working-days.js';
import type { Mention } from '../../../src/core/mention.js';
import { type MadeMention, madeMention } from '../../reports/made-mentions.js';
import { campaignBrand } from '../made-alerts.js';

const MADRID = 'Europe/Madrid';

describe('a term of 15 working days in Spain', () => {
  const end = (from: string, regional: readonly string[] = [], timeZone = MADRID) =>
    endOfTerm(new Date(from), {
      workingDays: 15,
      timeZone,
      daysOff: { weekend: [6, 7], holidays: [...SPAIN_10_2025.holidays, ...regional] },
    }).toISOString();

  it.each([
    // Tuesday 3 March 2026: three weeks without a holiday, to the end of Tuesday 24.
    ['2026-03-03T10:00:00Z', '2026-03-24T23:00:00.000Z'],
    // Across Good Friday (3 April) and the change of clocks.
    ['2026-03-24T10:00:00Z', '2026-04-15T22:00:00.000Z'],
    // Across the Immaculate Conception (8 December); the Constitution's day is a Sunday.
    ['2026-11-20T10:00:00Z', '2026-12-14T23:00:00.000Z'],
    // Across Christmas, New Year and Epiphany.
    ['2026-12-18T10:00:00Z', '2027-01-13T23:00:00.000Z'],
    // Complained on a Saturday night: Monday is the first day.
    ['2026-03-07T22:30:00Z', '2026-03-27T23:00:00.000Z'],
  ])('from %s ends at %s', (from, expected) => {
    expect(end(from)).toBe(expected);
  });

  it('leaves out the holidays of the region', () => {
    expect(end('2026-10-23T10:00:00Z', ['2026-11-02'])).toBe('2026-11-16T23:00:00.000Z');
    expect(end('2026-10-23T10:00:00Z')).toBe('2026-11-13T23:00:00.000Z');
  });

  it('begins on the day after on the brand’s own clock', () => {
    // Half past midnight on Wednesday in Madrid, still Tuesday in the Canary Islands.
    const late = '2026-03-03T23:30:00Z';
    expect(end(late)).toBe('2026-03-25T23:00:00.000Z');
    expect(end(late, [], 'Atlantic/Canary')).toBe('2026-03-25T00:00:00.000Z');
  });
});

describe('the case of a mention', () => {
  const brand = campaignBrand({ legal: { law: 'es-10-2025', region: 'ES-MD' } });
  const settings = LegalSettings.parse({ regions: { 'ES-MD': ['05-02'] } });
  const now = new Date('2026-11-20T12:00:00Z');
  const at = new Date('2026-11-20T10:00:00Z');
  const mention = (changes: Partial<MadeMention> = {}, over: Partial<Mention> = {}): Mention => ({
    ...madeMention({
      id: '1',
      at,
      label: 'negative',
      ...changes,
      reading: { intent: 'complaint', touchpoint: 'delivery', ...changes.reading },
    }),
    seq: 1,
    receivedAt: at,
    ...over,
  });
  const caseOf = (one: Mention, by = brand) => caseFor(one, { brand: by, settings, now });

  it('has a code, its 15 working days and neither text nor author', () => {
    const made = caseOf(mention({ text: 'mi pedido no llega' }));
    expect(made).toMatchObject({
      mention: 'bluesky/1',
      law: 'es-10-2025',
      region: 'ES-MD',
      touchpoint: 'delivery',
      workingDays: 15,
      status: 'open',
      complainedAt: at,
      openedAt: now,
      dueAt: new Date('2026-12-14T23:00:00Z'),
    });
    expect(made?.code).toMatch(/^R-[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}$/);
    expect(JSON.stringify(made)).not.toMatch(/pedido|autora/);
  });

  it('has one code, however often it is seen, and another mention another', () => {
    expect(trackingCode('condor', 'x/1')).toBe(trackingCode('condor', 'x/1'));
    const codes = Array.from({ length: 2_000 }, (_, index) => trackingCode('condor', `x/${index}`));
    expect(new Set(codes).size).toBe(codes.length);
  });

  it.each([
    ['is no complaint', mention({ reading: { intent: 'question' } })],
    ['is about an indirect point of contact', mention({ reading: { touchpoint: 'advertising' } })],
    ['names no point of contact', mention({ reading: { touchpoint: null } })],
    ['is not about the brand', mention({ reading: { isAboutBrand: false } })],
    ['is not negative', mention({ label: 'neutral' })],
    ['repeats another text', mention({}, { voice: 'copy' })],
    [
      'is older than the law',
      mention(
        { at: new Date('2025-12-27T10:00:00Z') },
        { receivedAt: new Date('2025-12-27T10:00:00Z') },
      ),
    ],
    ['had run out before it was seen', mention({ at: new Date('2026-06-01T10:00:00Z') })],
  ])('is none where the mention %s', (_, one) => {
    expect(caseOf(one)).toBeNull();
  });

  it('is none for a brand without a law, and follows the law of another country', () => {
    expect(caseOf(mention(), campaignBrand())).toBeNull();
    const abroad = LegalSettings.parse({
      laws: {
        'xx-1': { workingDays: 5, from: '2020-01-01', weekend: [5, 6], holidays: ['11-22'] },
      },
    });
    const made = caseFor(mention(), {
      brand: campaignBrand({ legal: { law: 'xx-1', region: null }, timeZone: 'UTC' }),
      settings: abroad,
      now,
    });
    // Friday and Saturday off and Sunday a holiday: Monday to Friday's eve, and Sunday the 29th.
    expect(made?.dueAt).toEqual(new Date('2026-11-30T00:00:00Z'));
  });
});
