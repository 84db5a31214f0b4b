import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { answerScenario } from '../../../src/alerting/replies/answer-scenario.js';
import { loadReplyBooks } from '../../../src/alerting/replies/load.js';
import { likeness, SAME_TEXT } from '../../../src/alerting/replies/scoring/likeness.js';
import { foldDraft } from '../../../src/alerting/replies/scoring/phrases.js';
import { maxReplyLength } from '../../../src/alerting/replies/situation/networks.js';
import { Scenario } from '../../../src/alerting/replies/situation/scenario.js';
import type { Cluster, Strategy } from '../../../src/core/response.js';

interface Expected {
  readonly cluster: Cluster;
  readonly outrage?: boolean;
  readonly allowed: readonly Strategy[];
  readonly forbidden: readonly Strategy[];
  readonly phrases: readonly string[];
}

interface Told {
  readonly id: string;
  readonly lang: 'es' | 'en';
  readonly summary: string;
  readonly history?: unknown;
  readonly expect: Expected;
}

const books = await loadReplyBooks('config/replies');
const now = new Date('2026-11-19T10:10:00Z');
const scenarios: readonly Told[] = parse(
  readFileSync('test/fixtures/replies/scenarios.yaml', 'utf8'),
);
const answer = (told: unknown) =>
  answerScenario(books, Scenario.parse(told), { base: null, now, locale: 'es' });

it('there are crises of every cluster in both languages', () => {
  expect(scenarios.length).toBeGreaterThanOrEqual(36);
  const kinds = new Set(scenarios.map((one) => `${one.lang} ${one.expect.cluster}`));
  expect(kinds.size).toBe(6);
});

describe.each(scenarios.map((told) => [told.id, told] as const))('%s', (_, told) => {
  const { classification, holdingStatement, holdingScore, fullStatement, replies } = answer(told);
  const drafts = [
    { text: holdingStatement, score: holdingScore },
    fullStatement,
    ...replies.map(({ text, score }) => ({ text, score })),
  ];

  it('is classed as a person classes it, with its strategies', () => {
    expect(classification.cluster).toBe(told.expect.cluster);
    if (told.expect.outrage !== undefined)
      expect(classification.hasOutrage).toBe(told.expect.outrage);
    expect(classification.allowed).toEqual(expect.arrayContaining([...told.expect.allowed]));
    expect(classification.forbidden).toEqual(expect.arrayContaining([...told.expect.forbidden]));
    expect(classification.reasons.length).toBeGreaterThan(0);
  });

  it('is classed the same from the free account alone', () => {
    const { summary, history } = told;
    expect(answer({ summary, history }).classification.cluster).toBe(told.expect.cluster);
  });

  it('gets drafts of 16 marks or more that break no guardrail and use no forbidden phrase', () => {
    for (const { text, score } of drafts) {
      const short = score.marks.filter((mark) => mark.score < 2).map(({ reason }) => reason.key);
      expect(score.total, `${text}\n${short.join(', ')}`).toBeGreaterThanOrEqual(16);
      expect(score.violations, text).toEqual([]);
      for (const phrase of told.expect.phrases)
        expect(foldDraft(text)).not.toContain(foldDraft(phrase));
    }
  });

  it('gets texts that fit, are in the customers’ language and do not repeat each other', () => {
    expect(holdingStatement.length).toBeLessThanOrEqual(280);
    const short = [holdingStatement, ...replies.map(({ text }) => text)];
    for (const [index, one] of short.entries())
      for (const other of short.slice(index + 1))
        expect(likeness(one, other)).toBeLessThan(SAME_TEXT);
    for (const { post, text, score } of replies) {
      expect(text.length).toBeLessThanOrEqual(maxReplyLength(post.split('/')[0] ?? ''));
      expect(score.lang).toBe(told.lang);
    }
  });
});

describe('an author who wants revenge', () => {
  const told = {
    summary: 'Viajes Duna lleva dos meses sin contestar reclamaciones',
    brand: 'Viajes Duna',
    posts: [
      { id: 1, author: '@furia', text: 'Voy a seguir hasta hundiros, da igual lo que digáis.' },
    ],
  };

  it('gets one factual reply', () => {
    const [reply] = answer(told).replies;
    expect(reply?.isLast).toBe(true);
    expect(reply?.text).toMatch(/comprobado/);
  });

  it('gets none after it', () => {
    const posts = told.posts.map((post) => ({ ...post, answers: 1 }));
    expect(answer({ ...told, posts }).replies).toEqual([]);
  });
});

describe('the brand’s voice', () => {
  const told = (brand: object) => ({
    summary: 'Miles de pedidos llegan tarde por una avería en el almacén.',
    touchpoint: 'delivery',
    brand: { name: 'Cóndor', ...brand },
    posts: [{ id: 1, author: '@lola', text: 'Diez días esperando', network: 'x' }],
  });
  const said = (brand: object) => {
    const { holdingStatement, fullStatement, replies } = answer(told(brand));
    return [holdingStatement, fullStatement.text, ...replies.map(({ text }) => text)].join('\n');
  };

  it.each([
    [{ address: 'tu', variety: 'es-ES' }, /escribidnos/, /ustedes|escríbannos|\bacá\b/],
    [{ address: 'usted', variety: 'es-ES' }, /escríbannos/, /vuestr|escribidnos/],
    [{ address: 'vos', variety: 'es-AR' }, /acá/, /vuestr|escríbenos|tienes/],
    [{ address: 'tu', variety: 'es-MX' }, /por mensaje directo/, /vuestr|hemos /],
    [{ address: 'usted', variety: 'es-CO' }, /por mensaje interno/, /vuestr|hemos /],
    [{ address: 'usted', variety: 'es-PE' }, /por mensaje interno/, /vuestr|hemos /],
  ])('%j', (brand, present, absent) => {
    expect(said(brand)).toMatch(present);
    expect(said(brand)).not.toMatch(absent);
  });

  it('is warm or sober as it is told', () => {
    const tones = ['warm', 'sober'].map((tone) => said({ tone }));
    expect(tones[0]).not.toBe(tones[1]);
  });

  it('writes American English for America', () => {
    const english = (timeZone: string) =>
      answer({
        summary: 'A glitch charged people twice.',
        lang: 'en',
        brand: { name: 'Fern', timeZone },
      });
    expect(english('America/New_York').holdingStatement).toMatch(/ (AM|PM)/);
    expect(english('Europe/London').holdingStatement).not.toMatch(/ (AM|PM)/);
  });
});
