import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { LABELS } from '../../src/core/reading.js';
import { DAY_MS } from '../../src/core/time.js';
import { buildDigest } from '../../src/reports/digest.js';
import { buildRiskSummary } from '../../src/reports/risk.js';
import { openSqliteStore } from '../../src/storage/sqlite/index.js';
import { madeBrand, madeMention } from './made-mentions.js';
import { plainQuantile } from './plain-days.js';

/** Ten weeks on the clock of Madrid, which changes on 25 October. */
const START = Date.parse('2026-09-14T00:00:00+02:00');
const SPAN_MS = 70 * DAY_MS + 3_600_000;
const BASE = 4_000;
const CLONES = 250;
const BRAND = madeBrand();

/** When the n-th of the base was written; clones follow a second apart. */
const writtenAt = (base: number, clone: number) =>
  START + Math.floor((base * (SPAN_MS - 1_000 * CLONES)) / BASE) + clone * 1_000;
const labelOf = (base: number) => LABELS[(base * 7 + Math.floor(base / 57)) % 3];

it('tells a day and a week out of a million mentions as a plain count does', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'vigia-million-'));
  const path = join(folder, 'vigia.db');
  const store = openSqliteStore({ path });
  await store.migrate();
  await store.mentions.add(
    Array.from({ length: BASE }, (_, base) =>
      madeMention({ id: `p${base}`, at: new Date(writtenAt(base, 0)), label: labelOf(base)! }),
    ),
  );
  cloneRows(path);
  expect(await store.mentions.count({ brandId: 'condor' })).toBe(1_000_000);

  const countIn = (from: string, to: string) => {
    const counts = { negative: 0, neutral: 0, positive: 0 };
    for (let base = 0; base < BASE; base += 1) {
      for (let clone = 0; clone < CLONES; clone += 1) {
        const at = writtenAt(base, clone);
        const label = labelOf(base);
        if (label !== undefined && at >= Date.parse(from) && at < Date.parse(to))
          counts[label] += 1;
      }
    }
    return counts;
  };
  const now = new Date('2026-11-23T08:00:00+01:00');
  const digest = await buildDigest({ store, brand: BRAND, day: '2026-10-25', now });
  const day = countIn('2026-10-25T00:00:00+02:00', '2026-10-26T00:00:00+01:00');
  expect(digest.counts).toMatchObject(day);
  const sundays = [4, 11, 18].map((date) => {
    const label = String(date).padStart(2, '0');
    const next = String(date + 1).padStart(2, '0');
    const { negative, neutral, positive } = countIn(
      `2026-10-${label}T00:00:00+02:00`,
      `2026-10-${next}T00:00:00+02:00`,
    );
    return negative + neutral + positive;
  });
  const older = [20, 27].map((date) => {
    const { negative, neutral, positive } = countIn(
      `2026-09-${date}T00:00:00+02:00`,
      `2026-09-${date + 1}T00:00:00+02:00`,
    );
    return negative + neutral + positive;
  });
  expect(digest.usualMentions).toMatchObject({ basis: 'weekday', days: 5 });
  expect(digest.usualMentions?.median).toBe(plainQuantile([...sundays, ...older], 0.5));

  const risk = await buildRiskSummary({
    store,
    brand: BRAND,
    to: new Date('2026-10-26T00:00:00+01:00'),
    now,
  });
  expect(risk.counts).toMatchObject(
    countIn('2026-10-19T00:00:00+02:00', '2026-10-26T00:00:00+01:00'),
  );
  await store.close();
  rmSync(folder, { recursive: true });
}, 600_000);

/** Copies every row with another id, a second later each, and counts them anew: quicker than the store's own way in. */
function cloneRows(path: string): void {
  const db = new Database(path);
  const columns =
    'brand_id, source, author, edited_at, received_at, voice, label, lang, touchpoint, copy_of, fingerprint, campaign, is_corrected, post, reading';
  db.exec(`
    insert into mentions (post_id, created_at, ${columns})
      with recursive clone(n) as (select 1 union all select n + 1 from clone where n < ${CLONES - 1})
      select post_id || '-' || n, created_at + n * 1000, ${columns} from mentions, clone;
    delete from mention_counts;
    insert into mention_counts (brand_id, span_minutes, at, source, label, voice, mentions)
      select brand_id, span, created_at / (span * 60000) * (span * 60000), source, label, voice, count(*)
      from mentions, (select 60 as span union all select 5) group by 1, 2, 3, 4, 5, 6;
  `);
  db.close();
}
