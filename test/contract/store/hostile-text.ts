import { expect, it } from 'vitest';
import type { TestDatabase } from '../../helpers/databases.js';
import { collect, incident, mention, message, minutes, reading, START } from './examples.js';

/** What the text becomes; the same in both databases. */
const TEXTS: readonly (readonly [name: string, text: string, stored: string])[] = [
  ['NUL', 'Cóndor\0 tarde', 'Cóndor tarde'],
  ['a lone high surrogate', 'Cóndor \ud83d tarde', 'Cóndor \ufffd tarde'],
  ['a lone low surrogate', 'Cóndor \udc4d', 'Cóndor \ufffd'],
  ['emoji of four bytes and more', 'Cóndor 👍🏽👨‍👩‍👧 𝒜', 'Cóndor 👍🏽👨‍👩‍👧 𝒜'],
  ['written escapes', 'Cóndor \\u0000 \\ud83d', 'Cóndor \\u0000 \\ud83d'],
  ['SQL', "'); drop table mentions; --", "'); drop table mentions; --"],
  ['placeholders', '$1 ? :a %s {"$date":"x"}', '$1 ? :a %s {"$date":"x"}'],
  ['array and JSON signs', '{a,"b"},[null]\\', '{a,"b"},[null]\\'],
  ['a right-to-left override', 'Cóndor \u202e tarde', 'Cóndor \u202e tarde'],
];

export function describeHostileText(database: () => TestDatabase): void {
  const store = () => database().store;

  it.each(TEXTS)('with %s is kept in a mention, and found by it', async (_name, text, stored) => {
    const posted = mention(1, {
      brandId: text,
      post: { id: text, text, title: text, author: { handle: text, displayName: text } },
      reading: { touchpoint: text, lang: text },
    });
    const page = [{ ...posted, campaign: text }];
    expect(await store().mentions.add(page)).toEqual({ added: 1, changed: 0 });
    expect(await store().mentions.add(page)).toEqual({ added: 0, changed: 0 });
    const found = await store().mentions.get(text, `bluesky/${text}`);
    expect(found?.post.text).toBe(stored);
    expect(found?.post.author).toEqual({ handle: stored, displayName: stored });
    expect(found?.campaign).toBe(stored);
    const filter = {
      brandId: text,
      touchpoints: [text],
      languages: [text],
      keys: [`bluesky/${text}`],
    };
    expect(await store().mentions.count(filter)).toBe(1);
    expect(await store().mentions.setReading(text, `bluesky/${text}`, reading('neutral'))).toBe(
      true,
    );
    expect(await store().mentions.forgetAuthor('bluesky', text)).toBe(1);
  });

  it.each(TEXTS)('with %s is kept everywhere else', async (_name, text, stored) => {
    await store().cursors.set('rss', text, text, START);
    expect(await store().cursors.get('rss', text)).toBe(stored);
    await store().state.set(text, text, START);
    expect(await store().state.get(text)).toBe(stored);
    await store().incidents.create(incident(text, { assignee: text }));
    expect((await store().incidents.get(text))?.assignee).toBe(stored);
    await store().incidents.log({
      incidentId: text,
      at: START,
      actor: text,
      action: 'muted',
      detail: text,
    });
    expect((await store().incidents.actions(text))[0]?.detail).toBe(stored);
    await store().outbox.enqueue(message(text, { incidentId: text, channel: text }));
    const [claimed] = await store().outbox.claim(START, minutes(5), 1);
    expect(claimed?.payload).toMatchObject({ incidentId: stored });
    await store().outbox.markSent(claimed!.id, { id: text }, START);
    expect(await store().outbox.receiptFor(text, text)).toEqual({ id: stored });
    await store().health.openGap(text, { source: text, from: START, to: null, reason: text });
    const range = { from: START, to: minutes(1) };
    expect((await store().health.gaps(text, range))[0]?.reason).toBe(stored);
    const words = { text, lang: 'es', label: 'neutral', actor: text, at: START } as const;
    await store().corrections.add({ brandId: text, key: `rss/${text}`, ...words });
    expect((await collect(store().corrections.stream()))[0]?.text).toBe(stored);
  });

  it('of a megabyte comes back whole', async () => {
    const text = 'Cóndor llegó tarde. '.repeat(50_000);
    await store().mentions.add([mention(1, { post: { text } })]);
    expect((await store().mentions.get('condor', 'bluesky/p1'))?.post.text).toBe(text);
  });

  it('does not stand in for an instant: an invalid date is refused', async () => {
    const broken = mention(1, { post: { createdAt: new Date(Number.NaN) } });
    await expect(store().mentions.add([broken])).rejects.toThrow(RangeError);
  });
}
