import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitEmbeds, totalOf } from '../../../src/channels/discord/render/limits.js';
import { renderMessage } from '../../../src/channels/discord/render/message.js';
import { madeCard } from '../../alerting/made-alerts.js';
import { brokenLimits } from '../../helpers/discord-double/index.js';
import { embedText } from '../../helpers/embed-text.js';
import { HOSTILE, madeDigest, messagesWith, plainMessages } from '../made-messages.js';

describe('any embeds', () => {
  const text = fc.string({ unit: 'grapheme', maxLength: 3_000 });
  const parts = fc.record({
    title: text,
    description: fc.string({ unit: 'grapheme', maxLength: 6_000 }),
    fields: fc.array(fc.record({ name: text, value: text }), { maxLength: 40 }),
    footer: fc.string({ unit: 'grapheme', maxLength: 60 }),
    colour: fc.constant(0),
  });

  it('come out within every limit', () => {
    fc.assert(
      fc.property(fc.array(parts, { minLength: 1, maxLength: 3 }), (embeds) => {
        const filled = embeds.map((embed) => ({ ...embed, description: `x${embed.description}` }));
        expect(brokenLimits(fitEmbeds(filled))).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('lose nothing that fits', () => {
    const fields = [{ name: 'a', value: 'b'.repeat(1_024) }];
    const [embed] = fitEmbeds([{ title: 't', description: 'd', fields, colour: 1 }]);
    expect(embed).toEqual({ title: 't', description: 'd', fields, color: 1 });
  });

  it('give up length where there is most of it, and keep every field', () => {
    const fields = Array.from({ length: 20 }, (_, n) => ({
      name: `n${n}`,
      value: 'x '.repeat(n * 25 + 5),
    }));
    const fitted = fitEmbeds([{ description: 'd', fields, colour: 1 }]);
    expect(fitted[0]?.fields).toHaveLength(20);
    expect(fitted[0]?.fields?.[0]?.value).toBe(fields[0]?.value);
    expect(totalOf(fitted)).toBeLessThanOrEqual(6_000);
    expect(totalOf(fitted)).toBeGreaterThan(5_500);
  });
});

describe('every kind of message', () => {
  it.each(Object.entries(HOSTILE))(
    'keeps every limit with a hostile text in every place: %s',
    async (_, text) => {
      for (const message of messagesWith(text)) {
        const { embeds } = await renderMessage(
          { ...message, ...(message.type === 'incident' ? { chart: [] } : {}) },
          { locale: 'es', hasThread: false },
        );
        expect(brokenLimits(embeds)).toEqual([]);
        const words = JSON.stringify(embeds).replaceAll(/\(https:\/\/red\.example\/[^)]*\)/g, '');
        // Only our own links act: the page's, and those to posts.
        expect(words).not.toMatch(/@(?:everyone|here|&?\d)|discord\.gg/);
        expect(words).not.toMatch(/:\/\/malo|(?<!\\)\]\(/);
      }
    },
  );

  it.each(plainMessages().map((message) => [message.type, message] as const))(
    'has something to say on an ordinary day: %s',
    async (_, message) => {
      const { embeds, files } = await renderMessage(message, { locale: 'es', hasThread: false });
      expect(brokenLimits(embeds)).toEqual([]);
      expect(embeds[0]?.title).toMatch(/\S/);
      expect(files.length).toBe(message.type === 'incident' ? 1 : 0);
    },
  );

  it('takes 600 incidents in one digest', async () => {
    const incident = {
      id: 'i',
      kind: 'flood',
      severity: 2,
      status: 'open',
      openedAt: new Date(0),
      endedAt: null,
      topTerm: 'x'.repeat(60),
      assignee: null,
      department: null,
      action: 'general',
    } as const;
    const { embeds } = await renderMessage(
      { ...madeDigest(), incidents: Array.from({ length: 600 }, () => incident) },
      { locale: 'es' },
    );
    expect(brokenLimits(embeds)).toEqual([]);
  });

  it('takes an incident without posts, reasons, replies, plan or chart', async () => {
    const card = madeCard({ samples: [], chart: [] });
    const { incident, response } = card;
    const finding = {
      ...incident.finding,
      reasons: [],
      gaps: [],
      severityReasons: [],
      authors: 0,
      observed: 0,
      expected: 0,
      expectedLow: 0,
      expectedHigh: 0,
      excess: 0,
    };
    const { embeds, files } = await renderMessage(
      {
        ...card,
        incident: { ...incident, finding },
        response: { ...response, replies: [], plan: [] },
      },
      { locale: 'en', hasThread: false },
    );
    expect(brokenLimits(embeds)).toEqual([]);
    expect(files).toEqual([]);
    expect(embeds[0]?.image).toBeUndefined();
  });
});

describe('the card', () => {
  it('draws the week as a PNG that the embed shows', async () => {
    const { embeds, files } = await renderMessage(madeCard(), { locale: 'es', hasThread: false });
    expect(embeds[0]?.image?.url).toBe('attachment://chart.png');
    expect(files[0]?.name).toBe('chart.png');
    expect(
      Buffer.from(files[0]?.data as Uint8Array)
        .subarray(1, 4)
        .toString(),
    ).toBe('PNG');
  });

  it('links to the posts and to the page', async () => {
    const { embeds } = await renderMessage(madeCard(), { locale: 'es', hasThread: false });
    const posts = embeds[0]?.fields?.at(-1)?.value;
    expect(posts).toContain(
      '[**animalesprimero · Bluesky · 16:05 · 120 reacciones**](https://bsky.example/1)',
    );
    expect(embeds[0]?.url).toBe('http://127.0.0.1:8080/incidents/cnd-1');
  });

  it.each([
    [
      'es',
      [
        '# 🔴 Nivel 3 · Zapatillas Cóndor · Rechazo a la campaña «Corazón de barrio»',
        '**De dónde sale el exceso (133)** · «corazón» 71 % · «asco» 12 % · resto 17 %',
        'Vigía · cnd-1 · v1 · esta regla: 12 útiles, 1 no',
      ],
    ],
    [
      'en',
      [
        '**Where** · Bluesky 66% · Mastodon 34%',
        'Vigía · cnd-1 · v1 · this rule: 12 useful, 1 not',
      ],
    ],
  ] as const)('reads like a message of one line a fact, in %s', async (locale, lines) => {
    const card = madeCard({ verdicts: { useful: 12, notUseful: 1 } });
    const { embeds } = await renderMessage(card, { locale });
    const shown = embedText(embeds[0]!).split('\n');
    for (const line of lines) expect(shown).toContain(line);
  });
});
