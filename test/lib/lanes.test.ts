import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Page } from '../../src/core/contracts/source.js';
import { SourceUnavailableError } from '../../src/core/errors.js';
import { type Lane, LaneWalker } from '../../src/lib/lanes.js';

const signal = new AbortController().signal;
const lane = (key: string, group = key): Lane => ({ key, group });

/** Walks lanes of three pages each; those in `broken` fail. Returns what was asked, in order. */
function makeWorld(lanes: readonly Lane[], broken: Set<string>) {
  const asked: string[] = [];
  let walker = new LaneWalker(z.number());
  return {
    asked,
    restart: () => {
      walker = new LaneWalker(z.number());
    },
    next: (cursor: string | null): Promise<Page> =>
      walker.next({
        lanes,
        cursor,
        signal,
        fetch: async ({ key }, state) => {
          const page = (state ?? 0) + 1;
          asked.push(`${key}${page}`);
          if (broken.has(key)) throw new SourceUnavailableError({ source: 'test', reason: key });
          return { posts: [], state: page, isDone: page % 2 === 0 };
        },
      }),
  };
}

async function poll(world: ReturnType<typeof makeWorld>, cursor: string | null) {
  for (;;) {
    const page = await world.next(cursor);
    cursor = page.cursor;
    if (!page.hasMore) return cursor;
  }
}

describe('lanes', () => {
  it('are walked one after the other, each to its end, and again in the next round', async () => {
    const world = makeWorld([lane('a'), lane('b')], new Set());
    const cursor = await poll(world, null);
    await poll(world, cursor);
    expect(world.asked).toEqual(['a1', 'a2', 'b1', 'b2', 'a3', 'a4', 'b3', 'b4']);
  });

  it('go on in a new process where the last page ended', async () => {
    const world = makeWorld([lane('a'), lane('b')], new Set());
    const { cursor } = await world.next(null);
    world.restart();
    await poll(world, cursor);
    expect(world.asked).toEqual(['a1', 'a2', 'b1', 'b2']);
  });

  it('that fail are told of after the others were served, and asked last in the next round', async () => {
    const broken = new Set(['a']);
    const world = makeWorld([lane('a'), lane('b')], broken);
    const first = await world.next(null);
    const second = await world.next(first.cursor);
    await expect(world.next(second.cursor)).rejects.toThrow('test: a');
    expect(world.asked).toEqual(['a1', 'b1', 'b2']);
    broken.clear();
    await poll(world, second.cursor);
    expect(world.asked.slice(3)).toEqual(['b3', 'b4', 'a1', 'a2']);
  });

  it('that fail do not hold up the others after a crash either', async () => {
    const world = makeWorld([lane('a'), lane('b')], new Set(['a']));
    const first = await world.next(null);
    const second = await world.next(first.cursor);
    world.restart();
    const third = await world.next(second.cursor);
    expect([world.asked.at(-1), third.hasMore]).toEqual(['b3', true]);
  });

  it('of one host are not asked after it failed', async () => {
    const world = makeWorld([lane('a', 'host'), lane('b', 'host'), lane('c')], new Set(['a', 'b']));
    const page = await world.next(null);
    expect([world.asked, page.hasMore]).toEqual([['a1', 'c1'], true]);
  });

  it('that all fail are an error at once', async () => {
    const world = makeWorld([lane('a'), lane('b')], new Set(['a', 'b']));
    await expect(world.next(null)).rejects.toThrow('test: a');
  });

  it('that are configured no more are forgotten, and new ones begin', async () => {
    const before = makeWorld([lane('a'), lane('b')], new Set());
    const cursor = await poll(before, null);
    const after = makeWorld([lane('b'), lane('c')], new Set());
    const next = await poll(after, cursor);
    expect(after.asked).toEqual(['b3', 'b4', 'c1', 'c2']);
    expect(next).not.toContain('"a"');
  });

  it('let a defect through as it is', async () => {
    const walker = new LaneWalker(z.number());
    const fetch = () => Promise.reject(new TypeError('defect'));
    await expect(walker.next({ lanes: [lane('a')], cursor: null, signal, fetch })).rejects.toThrow(
      TypeError,
    );
  });

  it('that there are none of give an empty page', async () => {
    expect(await makeWorld([], new Set()).next(null)).toMatchObject({ posts: [], hasMore: false });
  });
});
