import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lineCampaigns } from '../../src/app/replay/campaigns.js';
import { backtestPage } from '../../src/app/replay/page.js';
import { Backtest } from '../../src/detection/backtest.js';
import { DEFAULT_RULE, DetectionRule } from '../../src/detection/config.js';
import { dayAt, inOrder, post, quietDays, storm } from '../detection/made-stream.js';
import { runCommand } from '../helpers/run-command.js';
import { madeBrand } from '../reports/made-mentions.js';

const HOSTILE = '<script>alert(1)</script>';
const posts = inOrder([
  ...quietDays({ days: 17, perDay: 120 }),
  ...storm(dayAt(14, 15), { count: 60 }),
]);

function replayed(name: string, rule = DEFAULT_RULE) {
  const test = new Backtest({ brandId: `condor ${HOSTILE}`, timeZone: 'Europe/Madrid', rule });
  for (const observation of posts) test.observe(observation);
  return { name, rule, result: test.result() };
}

describe('a replay as a page', () => {
  const rules = [
    replayed(HOSTILE),
    replayed('tranquila', DetectionRule.parse({ budget: 'tranquilo' })),
  ];

  it('shows the alerts, what is usual and the two rules side by side', async () => {
    const page = await backtestPage(rules, { locale: 'es', timeZone: 'Europe/Madrid' });
    expect(page).toContain('<html lang="es">');
    expect(page).toContain('Qué habría avisado');
    expect(page).toContain('Las reglas, una junto a otra');
    expect(page).toContain('Regla tranquila');
    expect(page).toContain('corazón');
    // Two series, one comparison and two costs.
    expect(page.match(/<img /g)).toHaveLength(5);
    expect(page).not.toMatch(/NaN|undefined|\[object/);
  });

  it('runs nothing and asks nobody, whatever names hold', async () => {
    const page = await backtestPage(rules, { locale: 'en', timeZone: 'UTC' });
    const pictures = [...page.matchAll(/base64,([^"]+)"/g)].map(([, data = '']) =>
      Buffer.from(data, 'base64').toString('utf8'),
    );
    for (const text of [page, ...pictures]) {
      expect(text).not.toContain('<script');
      expect(text).not.toMatch(/(?:src|href)="https?:/);
    }
    expect(page).toContain('&lt;script&gt;');
  });

  it('says so where there is nothing to draw', async () => {
    const result = new Backtest({
      brandId: 'condor',
      timeZone: 'UTC',
      rule: DEFAULT_RULE,
    }).result();
    const page = await backtestPage([{ name: '', rule: DEFAULT_RULE, result }], {
      locale: 'en',
      timeZone: 'UTC',
    });
    expect(page).toContain('There are no voices to draw.');
    expect(page).toContain('It would have said nothing.');
  });
});

describe('vigia backtest --html', () => {
  let dir = '';
  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), 'vigia-page-'));
    const lines = posts.map(({ key, createdAt, author, text, label, source, lang }) =>
      JSON.stringify({
        id: key,
        createdAt: new Date(createdAt).toISOString(),
        author,
        text,
        label,
        source,
        lang,
      }),
    );
    await writeFile(join(dir, 'posts.jsonl'), lines.join('\n'));
  });
  afterAll(() => rm(dir, { recursive: true }));
  const run = (file: string) =>
    runCommand([
      'backtest',
      '--input',
      join(dir, 'posts.jsonl'),
      '--brand',
      'condor',
      '--trust-labels',
      '--json',
      '--html',
      file,
    ]);

  it('writes the page beside what it prints', async () => {
    const { code, stdout } = await run(join(dir, 'page.html'));
    expect(code).toBe(0);
    const report = JSON.parse(stdout);
    expect(report.earlyWarning.reliability.length).toBeGreaterThan(3);
    expect(report.points).toBeUndefined();
    expect(await readFile(join(dir, 'page.html'), 'utf8')).toContain(
      'What it would have alerted of',
    );
  });

  it('says which file cannot be written', async () => {
    const { code, stderr } = await run(join(dir, 'none', 'page.html'));
    expect(code).toBe(2);
    expect(stderr).toContain('page.html');
  });
});

describe('a file of mentions', () => {
  it('is told the campaigns that the brand is configured with', async () => {
    const brand = madeBrand({
      campaigns: [
        {
          id: 'corazon',
          name: 'Corazón de barrio',
          from: new Date(dayAt(10, 0)),
          to: new Date(dayAt(20, 0)),
          terms: ['#corazóndebarrio'],
        },
      ],
    });
    const campaignOf = await lineCampaigns(brand);
    const line = { id: '1', createdAt: '2026-03-16T10:00:00Z', text: '' };
    const about = (text: string) => campaignOf(line, post(dayAt(14, 10), { text }));
    expect(about('Qué bonito el #CorazónDeBarrio')).toBe('corazon');
    expect(about('Qué bonito el zapato')).toBeNull();
    expect(campaignOf({ ...line, campaign: 'otra' }, post(0))).toBe('otra');
  });
});
