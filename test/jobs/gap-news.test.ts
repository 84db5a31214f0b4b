import { describe, expect, it } from 'vitest';
import type { DataGap } from '../../src/core/finding.js';
import { HOUR_MS } from '../../src/core/time.js';
import { gapNews } from '../../src/jobs/gap-news.js';
import { noticeText } from '../../src/lib/wording/notice.js';
import { brand } from '../ingest/brands.js';

const NOW = new Date('2026-03-02T12:00:00Z');

async function wordsFor(reason: string, locale: 'es' | 'en'): Promise<readonly string[]> {
  const gap: DataGap = {
    source: 'bluesky',
    from: new Date(NOW.getTime() - 2 * HOUR_MS),
    to: null,
    reason,
  };
  const health = {
    get: async () => null,
    put: async () => undefined,
    list: async () => [],
    openGap: async () => undefined,
    closeGap: async () => undefined,
    gaps: async () => [gap],
  };
  const { notices } = await gapNews({ health }, { brand: brand({ locale }), known: {}, now: NOW });
  return notices.map(({ notice }) => noticeText(notice, locale).text);
}

describe('the notice of a silent source', () => {
  it('says why and what it takes, where that is known', async () => {
    expect(await wordsFor('SourceAuthError', 'es')).toEqual([
      'Bluesky no da datos desde 11:00. Motivo: rechaza la clave y hay que renovarla. Hasta que vuelva, la calma en esa fuente no significa nada.',
    ]);
    expect(await wordsFor('SourceContractError', 'en')).toEqual([
      'No data from Bluesky since 11:00. Reason: its API has changed and needs a new version. Until it is back, calm there means nothing.',
    ]);
    expect(await wordsFor('something else', 'es')).toEqual([
      'Bluesky no da datos desde 11:00. Hasta que vuelva, la calma en esa fuente no significa nada.',
    ]);
  });
});
