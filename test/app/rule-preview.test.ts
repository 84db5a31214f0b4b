import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { previewRule } from '../../src/app/replay/rule-preview.js';
import type { Store } from '../../src/core/contracts/store.js';
import { DEFAULT_RULE, DetectionRule } from '../../src/detection/config.js';
import { earlyWarningText } from '../../src/lib/wording/early-warning.js';
import { rulePreviewText } from '../../src/lib/wording/rule-preview.js';
import { openSqliteStore } from '../../src/storage/sqlite/index.js';
import { dayAt, inOrder, quietDays, storm } from '../detection/made-stream.js';
import { madeBrand, madeMention } from '../reports/made-mentions.js';

const brand = madeBrand();
const now = new Date(dayAt(24, 0));
const signal = new AbortController().signal;
let store: Store;

beforeAll(async () => {
  store = openSqliteStore({ path: ':memory:' });
  await store.migrate();
  const posts = inOrder([
    ...quietDays({ days: 24, perDay: 80 }),
    ...storm(dayAt(20, 15), { count: 60 }),
  ]);
  await store.mentions.add(
    posts.map(({ author, createdAt, text, label }, index) =>
      madeMention({
        id: String(index),
        at: new Date(createdAt),
        label,
        text,
        post: { author: { handle: author } },
      }),
    ),
  );
});
afterAll(() => store.close());

describe('a rule tried on what is stored', () => {
  const span = { days: 7, now };

  it('says what it would have alerted of in the latest days, and of nothing before them', async () => {
    const preview = await previewRule(store, { brand, rule: DEFAULT_RULE, span, signal });
    expect(preview.learntDays).toBeCloseTo(17, 0);
    expect(preview.mentions).toBeGreaterThan(400);
    const about = preview.alerts.filter(({ term }) => term === 'corazón' || term === 'anuncio');
    expect(about.length).toBeGreaterThan(0);
    expect(preview.alerts.every(({ openedAt }) => openedAt.getTime() >= dayAt(17, 0))).toBe(true);
    expect(preview.low).toBeLessThan(preview.alertsPerWeek);
    expect(preview.high).toBeGreaterThan(preview.alertsPerWeek);
  });

  it('tells it in both languages, with the newest alert first', async () => {
    const preview = await previewRule(store, { brand, rule: DEFAULT_RULE, span, signal });
    const place = { timeZone: 'Europe/Madrid' };
    const es = rulePreviewText(preview, { ...place, locale: 'es' });
    expect(es.summary).toContain('Zapatillas Cóndor, últimos 7 días');
    expect(es.summary).toContain('Con esta regla habría avisado');
    expect(es.summary).toContain('Admite una falsa alarma cada 4 semanas.');
    expect(es.caution).toBeNull();
    const en = rulePreviewText(preview, { ...place, locale: 'en' });
    expect(en.summary).toContain('With this rule it would have alerted');
    expect(en.lines).toHaveLength(Math.min(10, preview.alerts.length));
    expect([...es.lines, ...en.lines].join(' ')).not.toMatch(/NaN|undefined|preview\./);
  });

  it('is quiet and careful where nothing is stored', async () => {
    const other = madeBrand({ id: 'aurora', name: 'Aurora' });
    const rule = DetectionRule.parse({ budget: 'tranquilo' });
    const preview = await previewRule(store, { brand: other, rule, span, signal });
    expect(preview).toMatchObject({ mentions: 0, alerts: [], learntDays: 0, budgetWeeks: 8 });
    const { summary, caution } = rulePreviewText(preview, { locale: 'en', timeZone: 'UTC' });
    expect(summary).toContain('it would have said nothing');
    expect(caution).toContain('0 days');
  });

  it('stops where it is told to', async () => {
    const stopped = AbortSignal.abort();
    await expect(
      previewRule(store, { brand, rule: DEFAULT_RULE, span, signal: stopped }),
    ).rejects.toThrow();
  });
});

describe("the digest's line of early warning", () => {
  it('is told where today stands out, and not where an incident is open', () => {
    const told = earlyWarningText({ probability: 0.23, hasIncident: false }, 'es');
    expect(told).toMatch(/23\s%/u);
    expect(earlyWarningText({ probability: 0.23, hasIncident: false }, 'en')).toContain('23%');
    expect(earlyWarningText({ probability: 0.03, hasIncident: false }, 'es')).toBeNull();
    expect(earlyWarningText({ probability: 1, hasIncident: true }, 'es')).toBeNull();
  });
});
