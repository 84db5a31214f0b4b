import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { STORY } from '../../src/app/demo/dataset.js';
import type { Store } from '../../src/core/contracts/store.js';
import { MINUTE_MS } from '../../src/core/time.js';
import { openSqliteStore } from '../../src/storage/sqlite/index.js';
import { runCommand } from '../helpers/run-command.js';

/** A whole replay, with the machine busy and coverage measured. */
const REPLAY_TIMEOUT_MS = 10 * MINUTE_MS;
const MAIN = fileURLToPath(new URL('../../src/main.ts', import.meta.url));

let dir = '';
let output = '';
let store: Store;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'vigia-scenario-'));
  const { code, stdout, stderr } = await runCommand(
    ['--locale', 'es', 'demo', '--exit', '--port', '0', '--data', join(dir, 'whole')],
    {
      now: STORY.to,
    },
  );
  if (code !== 0) throw new Error(stderr);
  output = stdout;
  store = openSqliteStore({ path: join(dir, 'whole', 'demo.db') });
}, REPLAY_TIMEOUT_MS);

afterAll(async () => {
  await store.close();
  await rm(dir, { recursive: true, force: true });
});

describe('the backlash against a campaign, from the first post to the CEO', () => {
  it('keeps ten quiet days quiet and opens one incident on the bad afternoon', async () => {
    const incidents = await store.incidents.list({ limit: 100 });
    expect(incidents.map(({ kind }) => kind)).toEqual(['negative-spike']);
  });

  it('announces it within the hour after the first post, at the level of a crisis', async () => {
    const [incident] = await store.incidents.list({ limit: 1 });
    const delayMs = (incident?.openedAt.getTime() ?? 0) - STORY.crisisFrom.getTime();
    expect(delayMs).toBeGreaterThan(0);
    expect(delayMs).toBeLessThanOrEqual(60 * MINUTE_MS);
    expect(incident?.severity).toBeGreaterThanOrEqual(3);
  });

  it('names the heart, the campaign and the post that set it off', async () => {
    const [incident] = await store.incidents.list({ limit: 1 });
    const top = (kind: string) =>
      incident?.finding.reasons.find((reason) => reason.kind === kind)?.term;
    expect([top('term'), top('campaign')]).toEqual(['corazón', 'corazon']);
    expect([incident?.finding.firstPost, incident?.finding.loudestPost]).toContain(
      'mastodon/corazon-1',
    );
  });

  it('notices that it is over', async () => {
    const [incident] = await store.incidents.list({ limit: 1 });
    expect(incident?.status).toBe('resolved');
    expect(incident?.endedAt?.getTime()).toBeGreaterThan(STORY.crisisFrom.getTime());
  });

  it('counts reposts and copied slogans as reach, not as voices', async () => {
    const range = { from: STORY.crisisFrom, to: STORY.to };
    const count = (voice: 'repost' | 'copy') =>
      store.mentions.count({ brandId: 'condor', range, voices: [voice] });
    expect(await count('repost')).toBe(70);
    expect(await count('copy')).toBeGreaterThanOrEqual(17);
  });

  it('leaves nothing in the outbox', async () => {
    expect(await store.outbox.size()).toEqual({ waiting: 0, failed: 0 });
  });

  it('tells the quiet day, the alert with its reason and answer, the digest, the risk and the lessons', () => {
    const parts = [
      'Zapatillas Cóndor · miércoles, 10 jun\n┃ Día tranquilo',
      'Rechazo a la campaña «Corazón de barrio»',
      'Grupo SCCT · evitable',
      'Declaración de espera',
      'lo lleva Marta Prieto',
      'Terminado · Zapatillas Cóndor',
      'Zapatillas Cóndor · jueves, 11 jun',
      'Riesgo de marca · Zapatillas Cóndor',
      'Banda alta',
      'Se le pide una decisión',
      'Después del incidente',
    ];
    let from = 0;
    const missing = parts.filter((part) => {
      const at = output.indexOf(part, from);
      from = Math.max(from, at);
      return at < 0;
    });
    expect(missing).toEqual([]);
  });

  it('has what the page shows beside: answers, terms of complaints, surveys, customers, competitors', async () => {
    const range = { from: STORY.from, to: STORY.to };
    const { open, overdue } = await store.cases.counts('condor', { now: STORY.to, soon: STORY.to });
    let customers = 0;
    for await (const _ of store.customers.stream('condor', STORY.to)) customers += 1;
    const enough = {
      replies: (await store.replies.list('condor', range)).length > 100,
      cases: open > 0 && overdue === 0,
      surveys: (await store.surveys.counts('condor', range)).length > 0,
      customers: customers > 20,
      rivals: (await store.mentions.count({ brandId: 'pasoalto' })) > 100,
    };
    expect(Object.values(enough)).toEqual([true, true, true, true, true]);
  });
});

describe('a replay that is killed', () => {
  it(
    'again and again in the middle ends with the same mentions and the same incident',
    async () => {
      const dataDir = join(dir, 'killed');
      for (const mentions of [200, 700, 1_200]) await killAt(dataDir, mentions);
      expect(await finish(startReplay(dataDir))).toBe(0);
      const path = (name: string): string => join(dir, name, 'demo.db');
      expect(mentionsIn(path('killed'))).toEqual(mentionsIn(path('whole')));
      expect(incidentsIn(path('killed'))).toEqual(incidentsIn(path('whole')));
    },
    REPLAY_TIMEOUT_MS,
  );
});

function startReplay(dataDir: string): ChildProcess {
  const argv = [
    '--import',
    'tsx',
    MAIN,
    '--locale',
    'es',
    'demo',
    '--exit',
    '--port',
    '0',
    '--data',
    dataDir,
  ];
  return spawn(process.execPath, argv, { stdio: 'ignore' });
}

/** Kills the replay without warning once it has stored that many mentions: somewhere within a page or a detection. */
async function killAt(dataDir: string, mentions: number): Promise<void> {
  const replay = startReplay(dataDir);
  const gone = finish(replay);
  await new Promise<void>((resolve) => {
    const watch = setInterval(() => {
      if (storedMentions(join(dataDir, 'demo.db')) < mentions) return;
      clearInterval(watch);
      resolve();
    }, 20);
  });
  replay.kill('SIGKILL');
  await gone;
}

function finish(replay: ChildProcess): Promise<number | null> {
  return new Promise((resolve) => replay.once('exit', (code) => resolve(code)));
}

function storedMentions(path: string): number {
  return query(path, 'select count(*) as n from mentions').map((row) => Number(row.n))[0] ?? 0;
}

/** Everything but the order of arrival within a page. */
function mentionsIn(path: string): readonly unknown[] {
  return query(path, 'select * from mentions order by source, post_id').map(
    ({ seq: _seq, ...row }) => row,
  );
}

function incidentsIn(path: string): readonly unknown[] {
  return query(
    path,
    'select dedupe_key, status, opened_at, incident from incidents order by opened_at',
  );
}

function query(path: string, text: string): readonly Record<string, unknown>[] {
  let database: Database.Database;
  try {
    database = new Database(path, { readonly: true, fileMustExist: true });
  } catch {
    // Not made yet.
    return [];
  }
  try {
    return database.prepare(text).all() as Record<string, unknown>[];
  } catch {
    // Made, but not migrated yet, or locked for a moment.
    return [];
  } finally {
    database.close();
  }
}
