import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { BatchReader, ReadRequest } from '../../src/core/contracts/language.js';
import type { Page } from '../../src/core/contracts/source.js';
import type { Store } from '../../src/core/contracts/store.js';
import { DEFAULT_TOUCHPOINTS } from '../../src/core/default-touchpoints.js';
import type { RawPost } from '../../src/core/post.js';
import { createIngest, type Ingest } from '../../src/ingest/pipeline.js';
import { createLogger, silentLogger } from '../../src/lib/logger.js';
import { openSqliteStore } from '../../src/storage/sqlite/index.js';
import { ruleReader } from '../helpers/rule-reader.js';
import { brand } from './brands.js';
import { rawPost } from './posts.js';

const NOW = new Date('2026-11-19T17:00:00Z');
const BRAND = brand();

function page(posts: readonly RawPost[], parts: Partial<Page> = {}): Page {
  return {
    posts,
    cursor: 'c1',
    hasMore: false,
    skipped: 0,
    deletedIds: [],
    gap: null,
    quota: null,
    ...parts,
  };
}

/** Posts p0, p1 ... with these texts, a minute apart. */
function posts(...texts: readonly string[]): RawPost[] {
  return texts.map((text, at) =>
    rawPost({
      id: `p${at}`,
      text,
      author: { handle: `autor${at}` },
      createdAt: new Date(NOW.getTime() - (texts.length - at) * 60_000),
    }),
  );
}

let store: Store;
let ingest: Ingest;

beforeEach(async () => {
  store = openSqliteStore({ path: ':memory:' });
  await store.migrate();
  ingest = createIngest({ store, reader: ruleReader, log: silentLogger });
});

afterEach(async () => {
  await store.close();
});

function ingestPage(next: Page, parts: { isLast?: boolean } = {}) {
  const { isLast = true } = parts;
  return ingest.ingestPage({
    page: next,
    brand: BRAND,
    source: 'plaza',
    now: NOW,
    poll: { isLast },
  });
}

async function stored() {
  const mentions = await store.mentions.list({ brandId: 'condor' }, { limit: 100, offset: 0 });
  return mentions.toReversed();
}

const COMPLAINT = 'El pedido de Cóndor lleva tres semanas perdido y nadie responde al teléfono';

describe('ingestPage', () => {
  it('stores what matches, read and told from copies, and counts the rest', async () => {
    const [good, ...rest] = posts(
      'Las Cóndor, un diez',
      'otra cosa',
      '',
      COMPLAINT,
      `${COMPLAINT}!!`,
    );
    const counts = await ingestPage(
      page([...rest.toReversed(), ...(good ? [good] : [])], { skipped: 2 }),
    );
    expect(counts).toEqual({
      received: 7,
      skipped: 3,
      unmatched: 1,
      mentions: 3,
      added: 3,
      changed: 0,
      reposts: 0,
      copies: 1,
      removed: 0,
    });
    expect(
      (await stored()).map(({ post, reading, voice, copyOf }) => [
        post.id,
        reading.label,
        voice,
        copyOf,
      ]),
    ).toEqual([
      ['p0', 'positive', 'original', null],
      ['p3', 'negative', 'original', null],
      ['p4', 'negative', 'copy', 'p3'],
    ]);
  });

  it('changes nothing when a page comes again, also after a restart', async () => {
    const twice = page(posts(COMPLAINT, `${COMPLAINT}!`, 'RT @ana: Cóndor, qué asco', 'Cóndor'));
    await ingestPage(twice);
    const first = await stored();
    expect(await ingestPage(twice)).toMatchObject({ mentions: 4, added: 0, changed: 0 });
    ingest = createIngest({ store, reader: ruleReader, log: silentLogger });
    expect(await ingestPage(twice)).toMatchObject({ added: 0, changed: 0, copies: 1, reposts: 1 });
    expect(await stored()).toEqual(first);
  });

  it('takes a post that is twice in a page once, as it came last', async () => {
    const twice = ['Cóndor', 'Cóndor, qué asco'].flatMap((text) => posts(text));
    expect(await ingestPage(page(twice))).toMatchObject({ skipped: 1, mentions: 1 });
    expect((await stored()).map(({ post }) => post.text)).toEqual(['Cóndor, qué asco']);
  });

  it('drops a text that the reader cannot take, and keeps its words out of the log', async () => {
    const lines: string[] = [];
    const log = createLogger({
      level: 'trace',
      isPretty: false,
      destination: { write: (line) => void lines.push(line) },
    });
    ingest = createIngest({ store, reader: ruleReader, log });
    const counts = await ingestPage(page(posts('Cóndor indigesto', 'Cóndor genial')));
    expect(counts).toMatchObject({ received: 2, skipped: 1, added: 1 });
    expect(lines.join('')).toContain('RangeError');
    expect(lines.join('')).not.toContain('indigesto');
  });

  it('lets the reader decide on the language where nobody declared one', async () => {
    const spanish = brand({ languages: ['es'] });
    const page1 = page(posts('Cóndor', 'my Cóndor and the rain'));
    const counts = await ingest.ingestPage({
      page: page1,
      brand: spanish,
      source: 'plaza',
      now: NOW,
    });
    expect(counts).toMatchObject({ unmatched: 1, added: 1 });
  });

  it('saves cursor, health and quota with the posts of a poll', async () => {
    const quota = { remaining: 7, resetAt: new Date('2026-11-19T18:00:00Z') };
    await ingestPage(page(posts('Cóndor', ''), { quota, skipped: 1, cursor: 'c9' }));
    expect(await store.cursors.get('plaza', 'condor')).toBe('c9');
    expect(await store.health.get('plaza', 'condor')).toEqual({
      source: 'plaza',
      brandId: 'condor',
      lastOkAt: NOW,
      lastPostAt: NOW,
      error: null,
      retryAt: null,
      consecutiveFailures: 0,
      skipped: 2,
      quotaRemaining: 7,
      quotaResetAt: quota.resetAt,
    });
  });

  it('says that a source is well only at the last page of a poll', async () => {
    const failing = {
      lastOkAt: null,
      error: { name: 'SourceUnavailableError', message: 'plaza: HTTP 503', at: NOW },
      consecutiveFailures: 3,
    };
    const before = {
      ...failing,
      source: 'plaza',
      brandId: 'condor',
      lastPostAt: null,
      retryAt: NOW,
      skipped: 0,
      quotaRemaining: null,
      quotaResetAt: null,
    };
    await store.health.put(before);
    await ingestPage(page([], { hasMore: true }), { isLast: false });
    expect(await store.health.get('plaza', 'condor')).toEqual(before);
    await ingestPage(page([]));
    expect(await store.health.get('plaza', 'condor')).toMatchObject({ error: null, retryAt: null });
  });

  it('closes the gap of a source that is back and records what could not be walked back', async () => {
    const from = new Date('2026-11-19T14:00:00Z');
    const gap = {
      from: new Date('2026-11-19T14:30:00Z'),
      to: new Date('2026-11-19T15:00:00Z'),
      reason: 'search reaches back 2 h',
    };
    await store.health.openGap('condor', { source: 'plaza', from, to: null, reason: 'down' });
    await ingestPage(page([], { gap }));
    const range = { from: new Date(0), to: NOW };
    expect(await store.health.gaps('condor', range)).toEqual([
      { source: 'plaza', from, to: NOW, reason: 'down' },
      { source: 'plaza', ...gap },
    ]);
  });

  it('removes what the network says is gone', async () => {
    await ingestPage(page(posts('Cóndor', 'Cóndor rota')));
    expect(await ingestPage(page([], { deletedIds: ['p0', 'p7'] }))).toMatchObject({ removed: 1 });
    expect((await stored()).map(({ post }) => post.id)).toEqual(['p1']);
  });

  it('keeps cursor and health out of an import', async () => {
    await ingest.ingestPage({
      page: page(posts('Cóndor')),
      brand: BRAND,
      source: 'plaza',
      now: NOW,
    });
    expect(await store.cursors.get('plaza', 'condor')).toBe(null);
    expect(await store.health.list()).toEqual([]);
  });

  it('stores nothing of a page that fails, and takes it whole the next time', async () => {
    let isDiskFull = true;
    const failing: Store = {
      ...tablesOf(store),
      transaction: (work) =>
        store.transaction(async (tables) => {
          const result = await work(tables);
          if (isDiskFull) throw new Error('disk full');
          return result;
        }),
    };
    ingest = createIngest({ store: failing, reader: ruleReader, log: silentLogger });
    await expect(ingestPage(page(posts(COMPLAINT)))).rejects.toThrow('disk full');
    expect(await stored()).toEqual([]);
    expect(await store.cursors.get('plaza', 'condor')).toBe(null);
    isDiskFull = false;
    // Not a copy of what was never stored.
    const other = page([rawPost({ id: 'x', text: COMPLAINT })]);
    expect(await ingestPage(other)).toMatchObject({ added: 1, copies: 0 });
  });

  it("keeps when the brand's own accounts answered which post, and takes it for no mention", async () => {
    const [question, answer, other] = [
      rawPost({ id: 'q', text: COMPLAINT }),
      rawPost({
        id: 'a',
        text: 'Lo miramos hoy mismo',
        author: { handle: '@Condor_Oficial' },
        replyTo: 'q',
        createdAt: new Date('2026-11-19T16:40:00Z'),
      }),
      rawPost({ id: 'o', text: 'Buenos días', author: { handle: 'condor_oficial' } }),
    ];
    const counts = await ingest.ingestPage({
      page: page([question, answer, other]),
      brand: brand({ officialAccounts: { '*': ['condor_oficial'] } }),
      source: 'plaza',
      now: NOW,
    });
    expect(counts).toMatchObject({ added: 1, unmatched: 2 });
    const range = { from: new Date('2026-11-19T00:00:00Z'), to: NOW };
    expect(await store.replies.list('condor', range)).toEqual([
      {
        brandId: 'condor',
        source: 'plaza',
        postId: 'q',
        repliedAt: new Date('2026-11-19T16:40:00Z'),
      },
    ]);
  });

  it('takes pages of one brand one after the other', async () => {
    const [first, second] = posts(COMPLAINT, COMPLAINT);
    if (first === undefined || second === undefined) throw new Error('two posts');
    const counts = await Promise.all([ingestPage(page([first])), ingestPage(page([second]))]);
    expect(counts.map(({ copies }) => copies)).toEqual([0, 1]);
  });
});

function tablesOf(from: Store): Store {
  return {
    engine: from.engine,
    mentions: from.mentions,
    cursors: from.cursors,
    health: from.health,
    incidents: from.incidents,
    outbox: from.outbox,
    state: from.state,
    corrections: from.corrections,
    budgets: from.budgets,
    cases: from.cases,
    tickets: from.tickets,
    access: from.access,
    surveys: from.surveys,
    customers: from.customers,
    replies: from.replies,
    transaction: (work) => from.transaction(work),
    migrate: () => from.migrate(),
    ping: () => from.ping(),
    close: () => from.close(),
  };
}

describe('a post that names a campaign', () => {
  const campaign = {
    id: 'faro',
    name: 'Luces del faro',
    from: new Date('2026-11-01T00:00:00Z'),
    to: new Date('2026-12-01T00:00:00Z'),
    terms: ['faro'],
  };
  const placed = async (text: string, touchpoint: string | null) => {
    const reader = {
      ...ruleReader,
      read: (request: ReadRequest) => ({ ...ruleReader.read(request), touchpoint }),
    };
    await createIngest({ store, reader, log: silentLogger }).ingestPage({
      page: page(posts(text)),
      brand: brand({ campaigns: [campaign], touchpoints: DEFAULT_TOUCHPOINTS }),
      source: 'plaza',
      now: NOW,
    });
    return (await stored()).map(({ reading }) => reading.touchpoint);
  };

  it('is about the campaign, where it shows no other point of contact than the product', async () => {
    expect(await placed('Qué feo el faro de Cóndor', 'product-service')).toEqual(['advertising']);
  });

  it('stays where the reader put it, where that is somewhere else', async () => {
    expect(await placed('El faro de Cóndor llegó roto por el mensajero', 'delivery')).toEqual([
      'delivery',
    ]);
  });

  it('is the product that it speaks of, where no campaign is named', async () => {
    expect(await placed('Qué feas son las de Cóndor', 'product-service')).toEqual([
      'product-service',
    ]);
  });
});

describe('a reader that waits for its model', () => {
  const batch = (readAll: BatchReader['readAll']) =>
    createIngest({ store, reader: { version: 'batch@1', readAll }, log: silentLogger }).ingestPage({
      page: page(posts('Cóndor uno', 'nada que ver', 'Cóndor dos')),
      brand: brand(),
      source: 'plaza',
      now: NOW,
    });

  it('is given the mentions of a page at once, and those alone', async () => {
    const asked: string[][] = [];
    await batch((requests) => {
      asked.push(requests.map(({ text }) => text));
      return Promise.resolve(
        requests.map((request) => ({ ...ruleReader.read(request), reader: 'batch@1' })),
      );
    });
    expect(asked).toEqual([['Cóndor uno', 'Cóndor dos']]);
    expect((await stored()).map(({ reading }) => reading.reader)).toEqual(['batch@1', 'batch@1']);
  });

  it('stores nothing of a page that it cannot read', async () => {
    await expect(batch(() => Promise.reject(new Error('no model')))).rejects.toThrow('no model');
    expect(await stored()).toEqual([]);
  });
});
