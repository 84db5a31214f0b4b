import { expect, it } from 'vitest';
import type { Customer } from '../../../src/core/customer.js';
import { pseudonymOf, pseudonymSecretKey } from '../../../src/lib/pseudonym.js';
import type { TestDatabase } from '../../helpers/databases.js';
import { mention, minutes, START } from './examples.js';

function customer(pseudonym: string, changes: Partial<Customer> = {}): Customer {
  return {
    brandId: 'condor',
    pseudonym,
    kind: 'model',
    isBusiness: false,
    mentions: 4,
    firstAt: START,
    lastAt: minutes(5),
    use: 3.4,
    valuation: 0.4,
    confidence: 0.9,
    reasons: [{ reason: 'often', value: 4 }],
    expiresAt: minutes(1_000),
    ...changes,
  };
}

async function all(iterable: AsyncIterable<Customer>): Promise<string[]> {
  const found: string[] = [];
  for await (const { pseudonym } of iterable) found.push(pseudonym);
  return found;
}

export function describeCustomers(database: () => TestDatabase): void {
  const store = () => database().store;

  it('are kept whole, replaced by pseudonym, and told while they hold', async () => {
    await store().customers.put([customer('b'), customer('a')], START);
    await store().customers.put([customer('a', { kind: 'at-risk' })], minutes(1));
    await store().customers.put([customer('c', { expiresAt: minutes(10) })], START);
    await store().customers.put([customer('a', { brandId: 'otra' })], START);
    expect(await store().customers.get('condor', 'a')).toEqual(customer('a', { kind: 'at-risk' }));
    expect(await store().customers.get('condor', 'x')).toBeNull();
    expect(await all(store().customers.stream('condor', minutes(9)))).toEqual(['a', 'b', 'c']);
    expect(await all(store().customers.stream('condor', minutes(10)))).toEqual(['a', 'b']);
  });

  it('go when no run makes them again, or when the brand no longer asks', async () => {
    await store().customers.put([customer('a'), customer('b')], START);
    await store().customers.put([customer('b')], minutes(1));
    expect(await store().customers.removeOlder('condor', minutes(1))).toBe(1);
    expect(await all(store().customers.stream('condor', START))).toEqual(['b']);
    expect(await store().customers.clear('condor')).toBe(1);
    expect(await all(store().customers.stream('condor', START))).toEqual([]);
  });

  it('go with their author, who is found again by the secret of each brand', async () => {
    const [first] = [mention(1)];
    await store().mentions.add([first]);
    const { source, author } = first.post;
    await store().state.set(pseudonymSecretKey('condor'), 'secreto de prueba', START);
    const own = pseudonymOf('secreto de prueba', { source, handle: author.handle });
    await store().customers.put([customer(own), customer('otra')], START);
    expect(await store().mentions.forgetAuthor(source, author.handle)).toBe(1);
    expect(await all(store().customers.stream('condor', START))).toEqual(['otra']);
  });
}

export function describeReplies(database: () => TestDatabase): void {
  const store = () => database().store;
  const reply = (postId: string, minute: number, source = 'bluesky') => ({
    brandId: 'condor',
    source,
    postId,
    repliedAt: minutes(minute),
  });

  it('keep the earliest answer to a post, and when each source was first answered in', async () => {
    await store().replies.add([reply('1', 9), reply('1', 7), reply('2', 8)]);
    await store().replies.add([reply('1', 5), reply('2', 20), reply('3', 30, 'mastodon')]);
    const found = await store().replies.list('condor', { from: START, to: minutes(30) });
    expect(found).toEqual([reply('1', 5), reply('2', 8)]);
    expect(await store().replies.firstBySource('condor')).toEqual(
      new Map([
        ['bluesky', minutes(5)],
        ['mastodon', minutes(30)],
      ]),
    );
    expect(await store().replies.list('otra', { from: START, to: minutes(99) })).toEqual([]);
  });

  it('go with the post that they answer, and with age', async () => {
    const first = mention(1);
    await store().mentions.add([first]);
    await store().replies.add([
      { ...reply(first.post.id, 1), source: first.post.source },
      reply('x', 2),
      reply('y', 9),
    ]);
    await store().mentions.remove(first.post.source, [first.post.id]);
    expect(await store().replies.removeBefore(minutes(5))).toBe(1);
    const left = await store().replies.list('condor', { from: START, to: minutes(99) });
    expect(left.map(({ postId }) => postId)).toEqual(['y']);
  });
}
