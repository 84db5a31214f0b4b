import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ReplyBooks } from '../../../src/alerting/replies/book.js';
import { loadReplyBooks } from '../../../src/alerting/replies/load.js';
import { maxReplyLength } from '../../../src/alerting/replies/situation/networks.js';
import {
  MAX_STATEMENT_LENGTH,
  type ResponseRequest,
  suggestResponse,
} from '../../../src/alerting/replies/suggest.js';
import type { Brand } from '../../../src/core/brand.js';
import { DEFAULT_TOUCHPOINTS } from '../../../src/core/default-touchpoints.js';
import type { Reason, Severity, SeverityReason } from '../../../src/core/finding.js';
import { INTENTS, RISK_CATEGORIES } from '../../../src/core/reading.js';
import { HOUR_MS } from '../../../src/core/time.js';
import { type MadeMention, madeIncident, madeMention } from '../../reports/made-mentions.js';
import { AT, campaignBrand, madeFinding } from '../made-alerts.js';

let books: ReplyBooks;

beforeAll(async () => {
  books = await loadReplyBooks('config/replies');
});

const complaint = (id: string, reading: MadeMention['reading'] = {}, text = 'mal') =>
  madeMention({
    id,
    at: AT,
    label: 'negative',
    text,
    reading: { intent: 'complaint', ...reading },
  });

function request(
  changes: Partial<ResponseRequest> = {},
  {
    touchpoint = 'delivery',
    severity = 3,
    reasons = [],
    severityReasons = [],
  }: {
    touchpoint?: string;
    severity?: Severity;
    reasons?: Reason[];
    severityReasons?: SeverityReason[];
  } = {},
): ResponseRequest {
  const main: Reason = { kind: 'touchpoint', term: touchpoint, share: 0.8, posts: [] };
  return {
    incident: madeIncident(AT, {
      severity,
      finding: madeFinding({ reasons: [main, ...reasons], severityReasons }),
    }),
    brand: campaignBrand(),
    posts: ['1', '2', '3'].map((id) => complaint(id, { touchpoint })),
    now: AT,
    ...changes,
  };
}

const suggest = (made: ResponseRequest) => suggestResponse(books, made);

describe('the holding statement', () => {
  it('names the campaign that the excess is about, promises a time and is signed', () => {
    const campaign: Reason = { kind: 'campaign', term: 'corazon', share: 0.8, posts: [] };
    const { holdingStatement } = suggest(
      request({}, { touchpoint: 'advertising', reasons: [campaign] }),
    );
    expect(holdingStatement).toContain('la campaña «Corazón de barrio»');
    expect(holdingStatement).toMatch(/a las 20:00/i);
    expect(holdingStatement).toMatch(/ — Equipo de Cóndor$/);
  });

  it.each([
    ['tu', 'Europe/Madrid', /\b(decís|contáis|vuestros)\b/],
    ['usted', 'Europe/Madrid', /\b(dicen|cuentan|sus)\b/],
    ['vos', 'America/Argentina/Buenos_Aires', /\b(dicen|cuentan|sus)\b/],
    ['tu', 'America/Mexico_City', /\b(dicen|cuentan|sus)\b/],
  ] as const)('speaks to everyone as %s does in %s', (address, timeZone, words) => {
    const voice = { address, signature: '', bannedWords: [] };
    const { holdingStatement } = suggest(request({ brand: campaignBrand({ timeZone, voice }) }));
    expect(holdingStatement).toMatch(words);
  });

  it('says what to do first where people may come to harm', () => {
    const risk: SeverityReason = { factor: 'risk', points: 2, value: 'health' };
    const response = suggest(
      request({}, { touchpoint: 'product-service', severityReasons: [risk] }),
    );
    expect(response.holdingStatement).toMatch(/no lo uséis/);
    expect(response.plan.map(({ action }) => action)).toContain(
      'Decidir si hay que avisar de que se deje de usar',
    );
  });

  it('is in the language that most of the excess is in, and the plan in that of the team', () => {
    const reasons: Reason[] = [{ kind: 'language', term: 'en', share: 0.9, posts: [] }];
    const response = suggest(request({}, { reasons }));
    expect(response.lang).toBe('en');
    expect(response.holdingStatement).toContain('deliveries');
    expect(response.plan[0]?.action).toMatch(/^Localizar/);
  });

  it('gives up the signature and the long name before the four things that it must say', () => {
    const long = 'x'.repeat(200);
    const brand = campaignBrand({
      voice: { address: 'tu', signature: 'y'.repeat(200), bannedWords: [] },
      campaigns: campaignBrand().campaigns.map((campaign) => ({ ...campaign, name: long })),
    });
    const reasons: Reason[] = [{ kind: 'campaign', term: 'corazon', share: 0.8, posts: [] }];
    const { holdingStatement } = suggest(
      request({ brand }, { touchpoint: 'advertising', reasons }),
    );
    expect(holdingStatement).toMatch(/decisión/);
    expect(holdingStatement).not.toMatch(/xx|yy/);
    expect(holdingStatement).toMatch(/a las 20:00/i);
  });
});

describe('replies', () => {
  it('go to negative originals of different authors, in languages there is a book for', () => {
    const { replies } = suggest(
      request({
        posts: [
          { ...complaint('copy'), voice: 'copy' },
          complaint('french', { lang: 'fr' }),
          complaint('rival', { isAboutBrand: false }),
          madeMention({ id: 'happy', at: AT, label: 'positive' }),
          complaint('first'),
          {
            ...complaint('again'),
            post: { ...complaint('again').post, author: { handle: 'autora-first' } },
          },
          complaint('english', { lang: 'en' }),
        ],
      }),
    );
    expect(replies.map(({ post, lang }) => [post, lang])).toEqual([
      ['bluesky/first', 'es'],
      ['bluesky/english', 'en'],
    ]);
  });

  it('keep a customer case in private and a quarrel about values in public', () => {
    const [delivery] = suggest(request()).replies;
    expect(delivery?.text).toMatch(/privado/);
    const [advert] = suggest(request({}, { touchpoint: 'advertising' })).replies;
    expect(advert?.text).not.toMatch(/privado/);
  });

  it('do not guess the case of a post that names none from what others complain of', () => {
    const [reply] = suggest(
      request({ posts: [complaint('1')] }, { touchpoint: 'billing' }),
    ).replies;
    expect(reply?.text).not.toMatch(/factura|importe/);
    const [opinion] = suggest(
      request({ posts: [complaint('1')] }, { touchpoint: 'advertising' }),
    ).replies;
    expect(opinion?.text).not.toMatch(/privado/);
  });

  it('stay the same when another post comes in behind, so that a draft being read does not change', () => {
    const before = suggest(request({ posts: [complaint('1'), complaint('2')] }));
    const after = suggest(request({ posts: [complaint('1'), complaint('2'), complaint('3')] }));
    const texts = ({ replies }: typeof before) => replies.map(({ text }) => text);
    expect(texts(after).slice(0, 2)).toEqual(texts(before));
    expect(after.holdingStatement).toBe(before.holdingStatement);
  });

  it('never use a word that the brand does not use, with or without accents', () => {
    const bannedWords = ['logistica', 'PEDIDO', 'gracias por contarlo'];
    const brand = campaignBrand({ voice: { address: 'tu', signature: '', bannedWords } });
    for (const { text } of suggest(request({ brand })).replies)
      expect(text).not.toMatch(/logística|pedido|gracias por contarlo/i);
  });
});

describe('the plan', () => {
  it.each([1, 3] as const)('of severity %i has deadlines in order', (severity) => {
    const { plan } = suggest(request({}, { severity }));
    const due = plan.map(({ dueAt }) => dueAt.getTime());
    expect(due).toEqual(due.toSorted((a, b) => a - b));
    expect(due[0]).toBeGreaterThan(AT.getTime());
  });

  it.each([
    [4, 0.5],
    [3, 1],
    [2, 4],
    [1, 24],
  ] as const)('of severity %i wants the first answer within %f h', (severity, hours) => {
    const { respondBy } = suggest(request({}, { severity }));
    expect(respondBy).toEqual(new Date(AT.getTime() + hours * HOUR_MS));
  });

  it('gathers the crisis team at severity 4 alone', () => {
    const actions = (severity: Severity) =>
      suggest(request({}, { severity }))
        .plan.map(({ action }) => action)
        .join();
    expect(actions(4)).toMatch(/equipo de crisis/);
    expect(actions(3)).not.toMatch(/equipo de crisis/);
  });

  it('is left to the owner where the brand has no such departments', () => {
    const brand = campaignBrand({ departments: [{ id: 'logistics', name: { es: 'L', en: 'L' } }] });
    const departments = new Set(
      suggest(request({ brand })).plan.map(({ department }) => department),
    );
    expect([...departments]).toEqual(['logistics']);
  });
});

describe('the time promised', () => {
  const until = (now: string, severity: Severity = 2) => {
    const at = new Date(now);
    const made = request({ now: at }, { severity });
    return suggest({ ...made, incident: { ...made.incident, openedAt: at } }).holdingStatement;
  };

  it.each([
    ['2026-11-19T06:10:00Z', 3, /a las 10:30/i],
    ['2026-11-19T10:10:00Z', 2, /mañana a las 9:30/i],
    ['2026-11-21T10:10:00Z', 1, /mañana a las 9:30|el lunes 23 a las/i],
  ] as const)('from %s at severity %i is said as a person would', (now, severity, words) => {
    expect(until(now, severity)).toMatch(words);
  });

  it('moves on when it has come too close to be kept', () => {
    const made = request();
    const later = { ...made, now: new Date(AT.getTime() + 3 * HOUR_MS) };
    expect(suggest(made).holdingStatement).toMatch(/a las 20:00/i);
    expect(suggest(later).holdingStatement).toMatch(/a las 22:00/i);
  });
});

describe('any incident', () => {
  const touchpoints = [...DEFAULT_TOUCHPOINTS.map(({ id }) => id), 'unknown'];
  const SECRET_TEXT = 'mi DNI es 12345678Z y llamadme al 600123123';
  const made = fc.record({
    touchpoint: fc.constantFrom(...touchpoints),
    severity: fc.constantFrom<Severity>(1, 2, 3, 4),
    risk: fc.constantFrom(...RISK_CATEGORIES),
    intent: fc.constantFrom(...INTENTS),
    lang: fc.constantFrom('es', 'en'),
    address: fc.constantFrom<Brand['voice']['address']>('tu', 'usted', 'vos'),
    timeZone: fc.constantFrom('Europe/Madrid', 'America/Bogota', 'Asia/Tokyo'),
    id: fc.uuid(),
  });

  it('gets a statement within 280 characters and three replies that fit the network, none twice, with nothing left unfilled or echoed', () => {
    fc.assert(
      fc.property(made, ({ touchpoint, severity, risk, intent, lang, address, timeZone, id }) => {
        const base = request(
          {},
          {
            touchpoint,
            severity,
            severityReasons: [{ factor: 'risk', points: risk === 'none' ? 0 : 2, value: risk }],
          },
        );
        const response = suggest({
          ...base,
          incident: { ...base.incident, id },
          brand: campaignBrand({
            timeZone,
            touchpoints: DEFAULT_TOUCHPOINTS,
            voice: { address, signature: 'Equipo de Cóndor', bannedWords: [] },
          }),
          posts: ['a', 'b', 'c'].map((one) =>
            complaint(one, { touchpoint, risk, intent, lang }, SECRET_TEXT),
          ),
        });
        const texts = [response.holdingStatement, ...response.replies.map(({ text }) => text)];
        expect(response.replies).toHaveLength(3);
        const sentences = texts.flatMap((text) => text.split(/(?<=[.?])\s+/));
        expect(sentences.filter((one, at) => sentences.indexOf(one) !== at)).toEqual([]);
        expect(response.holdingStatement.length).toBeLessThanOrEqual(MAX_STATEMENT_LENGTH);
        for (const text of texts) {
          expect(text.length).toBeLessThanOrEqual(maxReplyLength('bluesky'));
          expect(text).not.toMatch(/[{}]|undefined|null| {2}|\ble lo\b|12345678|600123|autora-/);
          expect(text).toMatch(/^\p{Lu}|^¿\p{Lu}/u);
        }
      }),
      { numRuns: 60 },
    );
  });
});
