import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Backtest } from '../../src/detection/backtest.js';
import { DEFAULT_RULE } from '../../src/detection/config.js';
import type { Observation } from '../../src/detection/types.js';
import { runCommand } from '../helpers/run-command.js';
import { dayAt, inOrder, quietDays, storm } from './made-stream.js';

const posts = inOrder([
  ...quietDays({ days: 17, perDay: 120 }),
  ...storm(dayAt(14, 15), { count: 60 }),
]);
const storms = [{ id: 'corazón', from: new Date(dayAt(14, 15)), to: new Date(dayAt(14, 18)) }];

describe('a backtest', () => {
  const test = new Backtest({
    brandId: 'condor',
    timeZone: 'Europe/Madrid',
    rule: DEFAULT_RULE,
    windows: storms,
  });
  for (const observation of posts) test.observe(observation);
  const result = test.result();

  it('finds the labelled storm and says with what delay', () => {
    expect(result.windows).toHaveLength(1);
    expect(result.windows[0]?.detected).toBe(true);
    expect(result.windows[0]?.delayMinutes).toBeLessThan(15);
  });

  it('counts as false only what lies outside the storm and its echo', () => {
    const { count, weeks, low, high, perWeek, isUpperBound } = result.falseAlarmsPerWeek;
    expect(isUpperBound).toBe(false);
    expect(count).toBeLessThan(result.incidents.length);
    expect(weeks).toBeGreaterThan(2);
    expect(low).toBeLessThanOrEqual(perWeek);
    expect(high).toBeGreaterThan(perWeek);
  });

  it('shows that stricter budgets never announce more', () => {
    const alarms = result.operatingCurve.map(({ alarms: count }) => count);
    expect(alarms.length).toBeGreaterThan(3);
    expect(alarms).toEqual(alarms.toSorted((a, b) => b - a));
  });

  it('is empty-handed without mentions', () => {
    const empty = new Backtest({ brandId: 'condor', timeZone: 'UTC', rule: DEFAULT_RULE }).result();
    expect(empty.incidents).toEqual([]);
    expect(empty.from).toBeNull();
  });
});

describe('vigia backtest', () => {
  let dir = '';
  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), 'vigia-backtest-'));
    await writeFile(join(dir, 'posts.jsonl.gz'), gzipSync(posts.map(line).join('\n')));
    await writeFile(
      join(dir, 'storms.yaml'),
      `- { id: corazón, from: 2026-03-16T15:00Z, to: 2026-03-16T18:00Z }\n`,
    );
    await writeFile(join(dir, 'strict.yaml'), 'budget: 1 per 52 weeks\n');
    await writeFile(join(dir, 'wrong.yaml'), 'budjet: 4\n');
  });
  afterAll(() => rm(dir, { recursive: true }));
  const run = (...args: string[]): ReturnType<typeof runCommand> =>
    runCommand([
      'backtest',
      '--input',
      join(dir, 'posts.jsonl.gz'),
      '--brand',
      'condor',
      '--trust-labels',
      ...args,
    ]);

  it('prints the incidents of a packed history as JSON', async () => {
    const { code, stdout } = await run('--json');
    expect(code).toBe(0);
    const report = JSON.parse(stdout);
    const found = report.incidents.find(({ openedAt }: { openedAt: string }) =>
      openedAt.startsWith('2026-03-16T15'),
    );
    expect(found).toMatchObject({ brand: 'condor', kind: 'negative-spike' });
    expect(found.reasons.map(({ term }: { term: string }) => term)).toContain('corazón');
    expect(report.falseAlarmsPerWeek.budgetPerWeek).toBe(0.25);
  });

  it('tells a person what would have been announced, in both languages', async () => {
    const english = await run('--windows', join(dir, 'storms.yaml'));
    expect(english.stdout).toContain('It would have alerted');
    expect(english.stdout).toContain('Of 1 crises marked, it alerted in 1');
    expect(english.stdout).not.toContain('NaN');
    const spanish = await runCommand([
      '--locale',
      'es',
      'backtest',
      '--input',
      join(dir, 'posts.jsonl.gz'),
      '--brand',
      'condor',
      '--trust-labels',
    ]);
    expect(spanish.stdout).toContain('Habría avisado');
  });

  it('puts two rules side by side', async () => {
    const { stdout } = await run(
      '--rule',
      join(dir, 'strict.yaml'),
      '--rule',
      join(dir, 'strict.yaml'),
      '--json',
    );
    expect(JSON.parse(stdout).rules).toHaveLength(2);
  });

  it('refuses a wrong rule, a missing file and an unreadable budget with exit code 2', async () => {
    const wrong = await run('--rule', join(dir, 'wrong.yaml'));
    expect(wrong.code).toBe(2);
    expect(wrong.stderr).toContain('wrong.yaml');
    const missing = await runCommand([
      'backtest',
      '--input',
      join(dir, 'none.jsonl'),
      '--brand',
      'condor',
    ]);
    expect(missing.code).toBe(2);
    const budget = await run('--budget', 'sometimes');
    expect(budget.code).toBe(2);
    expect(budget.stderr).toContain('1 per 4 weeks');
  });

  it('reads the texts where labels are not trusted', async () => {
    const { stdout } = await runCommand([
      'backtest',
      '--input',
      join(dir, 'posts.jsonl.gz'),
      '--brand',
      'condor',
      '--json',
    ]);
    expect(JSON.parse(stdout).negatives).toBeGreaterThan(100);
  });
});

describe('vigia detect', () => {
  it('adds a score from 0 to 1 to every row', async () => {
    const rows = Array.from({ length: 24 * 10 }, (_, index) => {
      const at = new Date(dayAt(0, index)).toISOString();
      return `${at},${index === 200 ? 900 : 20 + (index % 24)}`;
    });
    const { code, stdout } = await runCommand(['detect'], {
      stdin: `timestamp,value\n${rows.join('\n')}\n`,
    });
    expect(code).toBe(0);
    const scored = stdout.trim().split('\n');
    expect(scored[0]).toBe('timestamp,value,anomaly_score');
    expect(scored).toHaveLength(rows.length + 1);
    expect(Number(scored[201]?.split(',')[2])).toBeGreaterThan(0.3);
  });

  it('says which row it cannot read', async () => {
    const { code, stderr } = await runCommand(['detect'], {
      stdin: 'timestamp,value\nyesterday,5\n',
    });
    expect(code).toBe(2);
    expect(stderr).toContain('row 1');
  });
});

function line({
  key,
  createdAt,
  receivedAt,
  author,
  text,
  label,
  source,
  lang,
}: Observation): string {
  return JSON.stringify({
    id: key,
    createdAt: new Date(createdAt).toISOString(),
    receivedAt: new Date(receivedAt).toISOString(),
    author,
    text,
    label,
    source,
    lang,
  });
}
