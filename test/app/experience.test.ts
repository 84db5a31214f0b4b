import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Incident } from '../../src/core/incident.js';
import { openSqliteStore } from '../../src/storage/sqlite/index.js';
import { type ConfigFolder, makeConfigFolder } from '../helpers/config-folder.js';
import { runCommand } from '../helpers/run-command.js';
import { madeIncident, madeMention } from '../reports/made-mentions.js';

const NOW = new Date('2026-11-20T07:00:00Z');

let folder: ConfigFolder;

beforeEach(async () => {
  folder = await makeConfigFolder({
    'brands/lumbre.yaml': 'name: Panadería Lumbre\nquery: lumbre\ncustomers: { isEnabled: true }\n',
  });
  await runCommand(['--config', folder.dir, 'migrate']);
});
afterEach(() => folder.remove());

function run(...argv: string[]) {
  return runCommand(['--config', folder.dir, '--locale', 'es', ...argv], { now: NOW });
}

async function imported(name: string, content: string | Uint8Array, ...more: string[]) {
  const path = join(folder.dir, name);
  await writeFile(path, content);
  return run('survey', 'import', path, '--brand', 'lumbre', '--kind', 'nps', ...more);
}

async function answers(): Promise<number> {
  const { stdout } = await run('survey', 'report', 'lumbre', '--json');
  const { lines } = JSON.parse(stdout) as {
    lines: { isTotal: boolean; figures: { answers: number } }[];
  };
  return lines.find(({ isTotal }) => isTotal)?.figures.answers ?? lines[0]?.figures.answers ?? 0;
}

describe('vigia survey import', () => {
  it.each([
    ['a BOM and semicolons', '\ufeffFecha;Nota\n12/11/2026;9\n12/11/2026;3\n'],
    ['tabs', 'date\tscore\n2026-11-12\t9\n2026-11-12\t3\n'],
    ['JSONL', '{"score":9,"answeredAt":"2026-11-12"}\n{"score":3,"date":"2026-11-12"}\n'],
    ['gzip', gzipSync('date,score\n2026-11-12,9\n2026-11-12,3\n')],
    ['Latin-1', Buffer.from('Fecha,Puntuaci\xf3n\n12/11/2026,9\n12/11/2026,3\n', 'latin1')],
    ['UTF-16', Buffer.from('\ufeffdate,score\n2026-11-12,9\n2026-11-12,3\n', 'utf16le')],
  ])('takes %s, and the same again changes nothing', async (_, content) => {
    const first = await imported('a.csv', content);
    expect([first.code, first.stderr]).toEqual([0, '']);
    expect(first.stdout).toContain('Guardadas 2 respuestas de NPS de Panadería Lumbre');
    expect((await imported('a.csv', content)).stdout).toContain('2 ya estaban.');
    expect(await answers()).toBe(2);
  });

  it('names each bad line with its reason, and stores nothing of the file', async () => {
    const good = Array.from({ length: 2_500 }, () => '2026-11-12,9');
    const lines = ['date,score', ...good, '2026-11-12,11', 'ayer,9', '2026-11-12', '"2026-11-12,9'];
    const { code, stdout, stderr } = await imported('b.csv', `${lines.join('\n')}\n`);
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toContain('línea 2502: la puntuación 11 se sale de la escala 0–10');
    expect(stderr).toContain('línea 2503: la fecha «ayer» no se entiende');
    expect(stderr).toContain('línea 2504: falta la puntuación');
    expect(stderr).toContain('no se ha guardado nada');
    expect(await answers()).toBe(0);
  });

  it('says which columns are missing and how to name them, and takes them when named', async () => {
    const content = 'cuándo,cuánto\n2026-11-12,9\n';
    const { code, stderr } = await imported('c.csv', content);
    expect(code).toBe(2);
    expect(stderr).toContain(
      'no tiene columna para la puntuación, la fecha. Tiene: cuándo, cuánto',
    );
    const named = ['--map', 'score=cuánto', '--map', 'answeredAt=cuándo'];
    expect((await imported('c.csv', content, ...named)).code).toBe(0);
    expect(await answers()).toBe(1);
  });

  it('refuses what cannot be meant: another survey, a scale for NPS, a place that is not on the map', async () => {
    const path = join(folder.dir, 'd.csv');
    await writeFile(path, 'date,score\n2026-11-12,9\n');
    const base = ['survey', 'import', path, '--brand', 'lumbre', '--kind'];
    for (const more of [
      ['xyz'],
      ['nps', '--scale', '1-5'],
      ['csat', '--scale', '5-1'],
      ['nps', '--touchpoint', 'luna'],
      ['nps', '--map', 'nota'],
    ]) {
      expect((await run(...base, ...more)).code).toBe(2);
    }
    const missing = await run('survey', 'import', `${path}x`, '--brand', 'lumbre', '--kind', 'nps');
    expect(missing.code).toBe(2);
    expect(await answers()).toBe(0);
  });

  it('leaves a wrong file soon, and holds no more of a large one than a page', async () => {
    const path = join(folder.dir, 'large.csv');
    const out = createWriteStream(path);
    out.write('id,date,score,comment\n');
    const filler = 'x'.repeat(2_000);
    for (let page = 0; page < 50; page += 1) {
      const rows = Array.from(
        { length: 200 },
        (_, row) => `${page}-${row},2026-11-12,${row % 11},${filler}`,
      );
      if (!out.write(`${rows.join('\n')}\n`)) await once(out, 'drain');
    }
    out.end();
    await once(out, 'close');
    const before = process.memoryUsage().rss;
    const done = await run('survey', 'import', path, '--brand', 'lumbre', '--kind', 'nps');
    expect(done.stdout).toContain('10.000 respuestas');
    // 20 MB went by; what was held is a page, the parser's buffers and what is yet to be collected.
    expect(process.memoryUsage().rss - before).toBeLessThan(150 * 1024 * 1024);
    const wrong = await imported('wrong.csv', `date,score\n${'hoy,99\n'.repeat(5_000)}`);
    expect(wrong.code).toBe(1);
    expect(wrong.stderr).toContain('se ha dejado de mirar');
    expect(wrong.stderr.split('\n').length).toBeLessThan(25);
  }, 60_000);
});

describe('the reports of a brand', () => {
  beforeEach(async () => {
    const store = openSqliteStore({ path: folder.databasePath });
    await store.mentions.add(
      Array.from({ length: 12 }, (_, index) =>
        madeMention({
          id: `p${index}`,
          at: new Date(Date.parse('2026-11-19T10:00:00Z') + index * 60_000),
          label: index < 8 ? 'negative' : 'positive',
          text: 'el pan llegó duro',
          post: { author: { handle: `vecina${index % 3}` } },
          reading: { touchpoint: 'delivery', intent: 'complaint', emotion: 'anger' },
          mention: { brandId: 'lumbre' },
        }),
      ),
    );
    const incident: Incident = madeIncident(
      new Date('2026-11-19T10:20:00Z'),
      { brandId: 'lumbre', endedAt: new Date('2026-11-19T20:00:00Z') },
      {
        firstPost: 'bluesky/p0',
        reasons: [{ kind: 'touchpoint', term: 'delivery', share: 0.9, posts: [] }],
      },
    );
    await store.incidents.create(incident);
    await store.close();
  });

  it('vigia experience walks the journey and names who owns it', async () => {
    const { code, stdout } = await run('experience', 'lumbre', '--days', '7');
    expect(code).toBe(0);
    expect(stdout).toContain('Experiencia de cliente · Panadería Lumbre');
    expect(stdout).toContain('★ Entrega · 12 voces');
    expect(stdout.replaceAll(/\s+┃\s+/g, ' ')).toContain('las lleva Logística');
    expect(stdout).toContain('Departamentos · Panadería Lumbre');
    expect(stdout).not.toMatch(/\{\{|undefined|NaN/);
    const json = await run('experience', 'lumbre', '--json');
    expect(JSON.parse(json.stdout)).toMatchObject({
      map: { type: 'experience', counts: { voices: 12 } },
      departments: { type: 'departments' },
    });
    expect((await run('experience', 'lumbre', '--days', '0')).code).toBe(2);
    expect((await run('experience', 'nadie')).code).toBe(2);
  });

  it('vigia report tells what an incident taught, in either language', async () => {
    const { code, stdout } = await run('report', 'cnd-1');
    expect(code).toBe(0);
    const told = stdout.replaceAll(/\s+┃\s+/g, ' ');
    expect(told).toContain('20 min desde la primera publicación');
    expect(told).toContain('atenderlo: sin cumplir');
    expect(told).toContain('nadie lo atendió en los 30 min previstos');
    expect(told).not.toMatch(/\{\{|undefined|NaN/);
    const english = await run('--locale', 'en', 'report', 'cnd-1', '--json');
    expect(JSON.parse(english.stdout)).toMatchObject({
      type: 'after-action',
      detectionMinutes: 20,
    });
    const unknown = await run('report', 'nada');
    expect(unknown.code).toBe(2);
    expect(unknown.stderr).toContain('no hay ningún incidente «nada»');
  });

  it('vigia customers says that nobody is known yet, before the nightly run', async () => {
    const { code, stdout } = await run('customers', 'lumbre');
    expect(code).toBe(0);
    expect(stdout.replaceAll(/\s+┃\s+/g, ' ')).toContain('Aún nadie ha escrito lo bastante');
    const { stdout: json } = await run('customers', 'lumbre', '--json');
    expect(JSON.parse(json)).toMatchObject({ isEnabled: true, total: 0 });
  });

  it('vigia digest tells a week and a month', async () => {
    const week = await run('digest', '--period', 'week', '--day', '2026-11-19');
    expect(week.stdout).toContain('semana del 16–22 nov');
    const month = await run('digest', '--period', 'month', '--json');
    expect(JSON.parse(month.stdout)).toMatchObject({ period: 'month', day: '2026-10-01' });
  });
});
