import { expect, it } from 'vitest';
import { createIngest } from '../../src/ingest/pipeline.js';
import { retainJob } from '../../src/jobs/retain.js';
import { silentLogger } from '../../src/lib/logger.js';
import { openSqliteStore } from '../../src/storage/sqlite/index.js';
import { ruleReader } from '../helpers/rule-reader.js';
import { brand } from '../ingest/brands.js';
import { rawPost } from '../ingest/posts.js';

it('removes what is older than the days that are kept, and nothing else', async () => {
  const store = openSqliteStore({ path: ':memory:' });
  await store.migrate();
  const now = new Date('2026-11-19T03:00:00Z');
  const posts = ['2026-10-20T02:59:59Z', '2026-10-20T03:00:00Z', '2026-11-18T00:00:00Z'].map(
    (at, index) => rawPost({ id: `p${index}`, createdAt: new Date(at) }),
  );
  const page = {
    posts,
    cursor: null,
    hasMore: false,
    skipped: 0,
    deletedIds: [],
    gap: null,
    quota: null,
  };
  await createIngest({ store, reader: ruleReader, log: silentLogger }).ingestPage({
    page,
    brand: brand(),
    source: 'plaza',
    now,
  });
  const job = retainJob({
    store,
    retentionDays: 30,
    schedule: { cron: '0 3 * * *', timeZone: 'Europe/Madrid' },
    log: silentLogger,
  });
  await job.run(now, new AbortController().signal);
  const left = await store.mentions.list({ brandId: 'condor' }, { limit: 10, offset: 0 });
  expect(left.map(({ post }) => post.id)).toEqual(['p2', 'p1']);
  await store.close();
});
