import { expect } from 'vitest';
import type { SourceDriver } from './driver.js';
import { A, B, C, MAX_PAGES, made, openWorld, type Step, status, texts } from './world.js';

/** Declares a test, or skips it by the reason that the driver gives. */
export type Declare = (name: string, work: () => Promise<void>) => void;

/** What becomes of posts and pages. */
export function describePosts(driver: SourceDriver, test: Declare): void {
  test('gives the posts of the first page', async () => {
    await using world = await openWorld(driver, [{ posts: [B, A] }]);
    const pages = await world.poll();
    const posts = pages.flatMap((page) => page.posts);
    expect(texts(pages)).toEqual([A.text, B.text]);
    expect(posts.map(({ createdAt }) => createdAt)).toEqual(expect.arrayContaining([A.at, B.at]));
    expect(new Set(posts.map(({ id }) => id)).size).toBe(2);
    expect(new Set(posts.map(({ source }) => source))).toEqual(new Set([driver.name]));
  });

  test('goes on to the next page', async () => {
    await using world = await openWorld(driver, [{ posts: [C, B], next: true }, { posts: [A] }]);
    expect(texts(await world.poll())).toEqual([A.text, B.text, C.text]);
  });

  test('resumes after a stop between two pages', async () => {
    const script: Step[] = [{ posts: [C, B], next: true }];
    await using before = await openWorld(driver, script);
    const first = await before.fetch();
    await using after = await openWorld(driver, [{ posts: [A] }]);
    after.setCursor(first.cursor);
    expect(texts([first, ...(await after.poll())])).toEqual([A.text, B.text, C.text]);
  });

  test('ends with an empty page', async () => {
    await using world = await openWorld(driver, [{ posts: [] }]);
    const pages = await world.poll();
    expect(texts(pages)).toEqual([]);
    expect(pages.at(-1)?.hasMore).toBe(false);
  });

  test('gives a post that stands on two pages under one id', async () => {
    await using world = await openWorld(driver, [{ posts: [C, B], next: true }, { posts: [B, A] }]);
    const pages = await world.poll();
    expect(new Set(pages.flatMap(({ posts }) => posts.map(({ id }) => id))).size).toBe(3);
  });

  test('gives an edited post again under the same id', async () => {
    const edited = { ...A, text: 'Zapatillas Cóndor, corregido' };
    const answer =
      driver.edited?.(edited) ?? driver.answer([edited], { next: false, baseUrl: LOOPBACK });
    await using world = await openWorld(driver, [{ posts: [A] }]);
    const first = await world.poll();
    await using later = await openWorld(driver, [{ answer }]);
    const second = await later.poll();
    expect(texts(second)).toEqual([edited.text]);
    expect(second.flatMap(({ posts }) => posts)[0]?.id).toBe(
      first.flatMap(({ posts }) => posts)[0]?.id,
    );
  });

  test('tells that a post was deleted', async () => {
    if (driver.deleted === undefined) expect.fail('make `deleted`, or name this test in `cannot`');
    await using world = await openWorld(driver, [{ posts: [A] }, { answer: driver.deleted(A) }]);
    const first = await world.poll();
    const id = first.flatMap(({ posts }) => posts)[0]?.id;
    const second = await world.poll();
    expect(second.flatMap(({ deletedIds }) => deletedIds)).toEqual([id]);
    expect(texts(second)).toEqual([]);
  });

  test('takes posts out of order', async () => {
    await using world = await openWorld(driver, [{ posts: [A, C, B] }]);
    expect(texts(await world.poll())).toEqual([A.text, B.text, C.text]);
  });

  test('takes a post from a clock that is ahead, and what is written before it', async () => {
    const ahead = made('104', '13:30:00');
    const between = made('105', '12:10:00');
    await using world = await openWorld(driver, [{ posts: [ahead] }, { posts: [between] }]);
    const first = await world.poll();
    expect(texts(first)).toContain(ahead.text);
    world.clock.advanceTo(new Date('2026-03-02T13:00:00Z'));
    expect(texts([...first, ...(await world.poll())])).toEqual([ahead.text, between.text]);
  });

  test('takes a post without anything that may be missing', async () => {
    await using world = await openWorld(driver, [{ answer: driver.barest(A) }]);
    const posts = (await world.poll()).flatMap((page) => page.posts);
    expect(posts.map(({ text }) => text)).toEqual([A.text]);
    expect(posts[0]?.createdAt).toBeInstanceOf(Date);
  });

  test('drops and counts a post that cannot be read', async () => {
    await using world = await openWorld(driver, [{ answer: driver.withBadPost(A) }]);
    const pages = await world.poll();
    expect(texts(pages)).toEqual([A.text]);
    expect(pages.reduce((sum, page) => sum + page.skipped, 0)).toBe(1);
  });

  test('begins anew with a cursor that it cannot read', async () => {
    for (const cursor of ['{"of":"another version"}', 'no json', '{"lanes":[],"todo":7}']) {
      await using world = await openWorld(driver, [{ posts: [A] }]);
      world.setCursor(cursor);
      expect(texts(await world.poll())).toEqual([A.text]);
    }
  });

  test('leaves a page that points to itself', async () => {
    const self = Array.from({ length: 50 }, () => ({ posts: [B, A], next: true }));
    await using world = await openWorld(driver, self);
    expect((await world.poll()).length).toBeLessThan(8);
  });

  test('bounds its pages where a network always has one more', async () => {
    const endless = Array.from({ length: 500 }, (_, index) => ({
      posts: [made(String(9_000 - index), '10:00:00')],
      next: true,
    }));
    await using world = await openWorld(driver, endless);
    await world.poll();
    expect(world.server.requests.length).toBeLessThanOrEqual(MAX_PAGES * 10);
  });

  test('finds nothing new in a 304', async () => {
    await using world = await openWorld(driver, [status(304)]);
    expect(texts(await world.poll())).toEqual([]);
  });
}

const LOOPBACK = 'http://127.0.0.1';
