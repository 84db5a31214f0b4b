import { describe, expect, it } from 'vitest';
import type { MentionFilter } from '../../../src/core/contracts/store.js';
import type { TestDatabase } from '../../helpers/databases.js';
import { collect, mention, minutes, reading, START, total } from './examples.js';

const FIRST_PAGE = { limit: 100, offset: 0 };
const DAY = { from: new Date('2026-03-10T00:00:00Z'), to: new Date('2026-03-11T00:00:00Z') };
const CORRECTED = { ...reading('positive'), reader: 'words@1+label' };

export function describeMentions(database: () => TestDatabase): void {
  const mentions = () => database().store.mentions;
  const one = async (key = 'bluesky/p1') => {
    const found = await mentions().get('condor', key);
    if (found === null) throw new Error(`${key} is not stored`);
    return found;
  };
  const counted = async () =>
    (await mentions().buckets({ brandId: 'condor', range: DAY }, 60)).map(
      ({ label, voice, count }) => `${label} ${voice} ${count}`,
    );

  describe('add', () => {
    it('returns what was stored, instants included', async () => {
      const review = mention(1, {
        post: { kind: 'review', rating: 2, title: 'Mal', editedAt: minutes(5) },
        voice: 'copy',
      });
      await mentions().add([{ ...review, copyOf: 'p0', campaign: 'spring' }]);
      expect(await one()).toEqual({
        ...review,
        copyOf: 'p0',
        campaign: 'spring',
        seq: expect.any(Number),
      });
    });

    it('changes nothing when a page is stored a second time', async () => {
      const page = [mention(1), mention(2), mention(3)];
      expect(await mentions().add(page)).toEqual({ added: 3, changed: 0 });
      const before = await collect(mentions().stream({ brandId: 'condor' }));
      expect(await mentions().add(page)).toEqual({ added: 0, changed: 0 });
      expect(await collect(mentions().stream({ brandId: 'condor' }))).toEqual(before);
      expect(await counted()).toEqual(['negative original 3']);
    });

    it('keeps one post of two brands, and two sources with one post id, apart', async () => {
      const others = [
        mention(1, { brandId: 'faro' }),
        mention(1, { post: { source: 'mastodon' } }),
      ];
      expect(await mentions().add([mention(1), ...others])).toEqual({ added: 3, changed: 0 });
    });

    it('takes the later of two with one key in one page', async () => {
      const later = mention(1, { post: { text: 'Cóndor: ya llegaron' } });
      expect(await mentions().add([mention(1), later])).toEqual({ added: 1, changed: 0 });
      expect((await one()).post.text).toBe('Cóndor: ya llegaron');
      expect(await counted()).toEqual(['negative original 1']);
    });

    it('reads edited words anew and keeps seq, receipt and the time of writing', async () => {
      await mentions().add([mention(1)]);
      const before = await one();
      const edited = mention(1, {
        post: { text: 'Todo bien con Cóndor', editedAt: minutes(9), createdAt: minutes(9) },
        reading: reading('positive'),
        receivedAt: minutes(10),
      });
      expect(await mentions().add([edited])).toEqual({ added: 0, changed: 1 });
      expect(await one()).toEqual({
        ...edited,
        post: { ...edited.post, createdAt: minutes(1) },
        receivedAt: minutes(2),
        seq: before.seq,
      });
      expect(await counted()).toEqual(['positive original 1']);
    });

    it('takes new reactions without another reading', async () => {
      await mentions().add([mention(1)]);
      const liked = mention(1, {
        post: { engagement: { likes: 90 } },
        reading: reading('neutral'),
      });
      expect(await mentions().add([liked])).toEqual({ added: 0, changed: 1 });
      const stored = await one();
      expect(stored.post.engagement).toEqual({ likes: 90 });
      expect(stored.reading.label).toBe('negative');
    });

    it('does not go back to a text from before an edit', async () => {
      const edited = mention(1, { post: { text: 'Corregido', editedAt: minutes(9) } });
      await mentions().add([edited]);
      expect(await mentions().add([mention(1)])).toEqual({ added: 0, changed: 0 });
      expect((await one()).post.text).toBe('Corregido');
    });

    it("keeps a person's correction when the post is edited", async () => {
      await mentions().add([mention(1)]);
      expect(await mentions().setReading('condor', 'bluesky/p1', CORRECTED)).toBe(true);
      await mentions().add([
        mention(1, { post: { text: 'Cóndor, otra vez', editedAt: minutes(9) } }),
      ]);
      const stored = await one();
      expect(stored.post.text).toBe('Cóndor, otra vez');
      expect(stored.reading).toEqual(CORRECTED);
      expect(await counted()).toEqual(['positive original 1']);
    });

    it('numbers in order of arrival and never gives a number twice', async () => {
      await mentions().add([mention(1), mention(2)]);
      const last = await one('bluesky/p2');
      await mentions().remove('bluesky', ['p1', 'p2']);
      await mentions().add([mention(3)]);
      expect((await one('bluesky/p3')).seq).toBeGreaterThan(last.seq);
    });

    it('stores 6,000 mentions, 102,000 parameters, in one call', async () => {
      const many = Array.from({ length: 6_000 }, (_, index) => mention(index));
      expect(await mentions().add(many)).toEqual({ added: 6_000, changed: 0 });
      expect(await mentions().add(many)).toEqual({ added: 0, changed: 0 });
      expect(await mentions().count({ brandId: 'condor' })).toBe(6_000);
    });
  });

  describe('setReading', () => {
    it('moves the mention from one count to the other', async () => {
      await mentions().add([mention(1), mention(2)]);
      expect(await mentions().setReading('condor', 'bluesky/p1', reading('neutral'))).toBe(true);
      expect((await counted()).sort()).toEqual(['negative original 1', 'neutral original 1']);
    });

    it("refuses a reader's reading in place of a person's, and says so of an unknown key", async () => {
      await mentions().add([mention(1)]);
      await mentions().setReading('condor', 'bluesky/p1', CORRECTED);
      expect(await mentions().setReading('condor', 'bluesky/p1', reading('neutral'))).toBe(false);
      expect((await one()).reading).toEqual(CORRECTED);
      expect(await mentions().setReading('condor', 'bluesky/p9', CORRECTED)).toBe(false);
      expect(await mentions().setReading('condor', 'no key', CORRECTED)).toBe(false);
    });
  });

  describe('list, count and stream', () => {
    const SELECTED: readonly (readonly [
      string,
      Omit<MentionFilter, 'brandId'>,
      readonly string[],
    ])[] = [
      ['everything', {}, ['p4', 'p3', 'p2', 'p1']],
      ['a half-open range', { range: { from: minutes(2), to: minutes(4) } }, ['p3', 'p2']],
      ['sources', { sources: ['rss', 'none'] }, ['p2']],
      ['languages', { languages: ['en'] }, ['p3']],
      ['labels', { labels: ['positive', 'neutral'] }, ['p4']],
      ['touchpoints', { touchpoints: ['payment'] }, ['p4']],
      ['voices', { voices: ['repost'] }, ['p3']],
      ['authors', { authors: ['ana2', 'ana7'] }, ['p2']],
      ['keys', { keys: ['bluesky/p4', 'rss/p2', 'rss/p1', 'none'] }, ['p4', 'p2']],
      ['two at once', { sources: ['bluesky'], voices: ['original'] }, ['p4', 'p1']],
      ['an empty list', { sources: [] }, []],
      ['no keys', { keys: [] }, []],
    ];

    it.each(SELECTED)('selects by %s, newest first', async (_name, filter, ids) => {
      await mentions().add([
        mention(1),
        mention(2, { post: { source: 'rss' } }),
        mention(3, { reading: { lang: 'en' }, voice: 'repost' }),
        mention(4, { reading: { ...reading('positive'), touchpoint: 'payment' } }),
        mention(3, { brandId: 'faro' }),
      ]);
      const all = { brandId: 'condor', ...filter };
      const listed = await mentions().list(all, FIRST_PAGE);
      expect(listed.map(({ post }) => post.id)).toEqual(ids);
      expect(await mentions().count(all)).toBe(ids.length);
      const streamed = await collect(mentions().stream(all));
      expect(streamed).toEqual([...listed].reverse());
    });

    it('pages through mentions of one instant without losing or repeating one', async () => {
      const same = Array.from({ length: 1_234 }, (_, index) =>
        mention(index, { post: { createdAt: START } }),
      );
      await mentions().add(same);
      const streamed = await collect(mentions().stream({ brandId: 'condor' }));
      expect(new Set(streamed.map(({ post }) => post.id)).size).toBe(1_234);
      expect(streamed).toHaveLength(1_234);
      const page = await mentions().list({ brandId: 'condor' }, { limit: 2, offset: 1_230 });
      expect(page.map(({ post }) => post.id)).toEqual(['p3', 'p2']);
    });

    it('takes filters of 40,000 values', async () => {
      await mentions().add([mention(1), mention(2)]);
      const keys = Array.from({ length: 40_000 }, (_, index) => `bluesky/p${index + 2}`);
      expect(await mentions().count({ brandId: 'condor', keys, sources: keys })).toBe(0);
      expect(await mentions().count({ brandId: 'condor', keys })).toBe(1);
    });

    it('takes an id with a slash in it', async () => {
      await mentions().add([mention(1, { post: { id: 'did:plc:1/post/2' } })]);
      expect((await one('bluesky/did:plc:1/post/2')).post.id).toBe('did:plc:1/post/2');
    });

    it('hands out what arrived after a number, in order', async () => {
      await mentions().add([mention(5), mention(2), mention(2, { brandId: 'faro' }), mention(9)]);
      const [first, ...rest] = await mentions().after('condor', 0, 10);
      expect([first, ...rest].map((it) => it?.post.id)).toEqual(['p5', 'p2', 'p9']);
      expect(await mentions().after('condor', first!.seq, 1)).toEqual(rest.slice(0, 1));
      expect(await mentions().after('condor', rest.at(-1)!.seq, 10)).toEqual([]);
    });
  });

  describe('fingerprints and span', () => {
    it('gives originals received since, newest first', async () => {
      await mentions().add([
        mention(1, { fingerprint: '1111111111111111' }),
        mention(2, { fingerprint: '2222222222222222' }),
        mention(3, { voice: 'repost' }),
        mention(4, { brandId: 'faro' }),
      ]);
      expect(await mentions().fingerprints('condor', minutes(2), 10)).toEqual([
        { key: 'bluesky/p2', author: 'ana2', fingerprint: '2222222222222222' },
        { key: 'bluesky/p1', author: 'ana1', fingerprint: '1111111111111111' },
      ]);
      expect(await mentions().fingerprints('condor', minutes(3), 10)).toHaveLength(1);
      expect(await mentions().fingerprints('condor', minutes(2), 1)).toHaveLength(1);
    });

    it('knows the first and last instant, and none of an unknown brand', async () => {
      await mentions().add([mention(7), mention(3), mention(5)]);
      expect(await mentions().span('condor')).toEqual({ from: minutes(3), to: minutes(7) });
      expect(await mentions().span('faro')).toBeNull();
    });
  });

  describe('buckets', () => {
    const at = (iso: string) => new Date(`2026-03-${iso}Z`);
    const written = (...instants: string[]) =>
      instants.map((iso, index) => mention(index, { post: { createdAt: at(iso) } }));
    const buckets = async (from: string, to: string, bucketMinutes: number) =>
      (
        await mentions().buckets(
          { brandId: 'condor', range: { from: at(from), to: at(to) } },
          bucketMinutes,
        )
      ).map((bucket) => `${bucket.at.toISOString().slice(8, 16)} ${bucket.count}`);

    it('are aligned to UTC midnight and count only what the half-open range holds', async () => {
      await mentions().add(
        written('10T10:07:00', '10T10:59:59.999', '10T11:00:00', '10T11:30:00', '10T12:00:00'),
      );
      const all = ['10T10:00 2', '10T11:00 2', '10T12:00 1'];
      expect(await buckets('10T00:00:00', '11T00:00:00', 60)).toEqual(all);
      expect(await buckets('10T10:07:00', '10T12:00:00', 60)).toEqual(all.slice(0, 2));
      expect(await buckets('10T10:07:00.001', '10T11:30:00', 60)).toEqual([
        '10T10:00 1',
        '10T11:00 1',
      ]);
      expect(await buckets('10T10:58:00', '10T10:59:59.999', 60)).toEqual([]);
    });

    it.each([
      [5, ['10T23:50 1', '10T23:55 1', '11T00:00 1']],
      [8, ['10T23:44 1', '10T23:52 1', '11T00:00 1']],
      [15, ['10T23:45 2', '11T00:00 1']],
      [360, ['10T18:00 2', '11T00:00 1']],
      [1_440, ['10T00:00 2', '11T00:00 1']],
    ])('of %i minutes do not cross midnight', async (bucketMinutes, expected) => {
      await mentions().add(written('10T23:51:00', '10T23:59:59.999', '11T00:00:00'));
      expect(await buckets('10T00:00:00', '12T00:00:00', bucketMinutes)).toEqual(expected);
    });

    it('agree with the mentions at whatever range', async () => {
      const many = Array.from({ length: 500 }, (_, index) => mention(index * 7));
      await mentions().add(many);
      for (const [from, to] of [
        [0, 3_500],
        [3, 2_998],
        [61, 119],
        [60, 120],
        [1, 2],
        [500, 400],
      ] as const) {
        const filter = { brandId: 'condor', range: { from: minutes(from), to: minutes(to) } };
        const count = await mentions().count(filter);
        for (const bucketMinutes of [5, 8, 15, 60, 1_440]) {
          expect(total(await mentions().buckets(filter, bucketMinutes))).toBe(count);
        }
      }
    });

    it('narrowed by whatever counts what a list narrowed alike holds', async () => {
      const langs = ['es', 'en'];
      const many = Array.from({ length: 300 }, (_, index) =>
        mention(index * 7, {
          post: { source: index % 3 === 0 ? 'mastodon' : 'bluesky' },
          reading: {
            label: index % 2 === 0 ? 'negative' : 'positive',
            lang: langs[index % 5 === 0 ? 1 : 0] ?? 'es',
            touchpoint: index % 4 === 0 ? 'delivery' : null,
          },
        }),
      );
      await mentions().add(many);
      const range = { from: minutes(31), to: minutes(1_999) };
      for (const narrowed of [
        { sources: ['mastodon'] },
        { labels: ['negative'] as const },
        { languages: ['en'] },
        { touchpoints: ['delivery'], labels: ['negative'] as const },
        { sources: [] },
      ]) {
        const filter = { brandId: 'condor', range, ...narrowed };
        const count = await mentions().count(filter);
        for (const bucketMinutes of [5, 8, 60]) {
          expect(total(await mentions().buckets(filter, bucketMinutes))).toBe(count);
        }
      }
    });

    it.each([0, 4, 7, 7.5, 61, 2_880, Number.NaN])('of %d minutes are refused', async (count) => {
      await expect(buckets('10T00:00:00', '11T00:00:00', count)).rejects.toThrow(RangeError);
    });
  });

  describe('removal', () => {
    const correction = (key: string) => ({
      brandId: 'condor',
      key,
      text: 'Las zapatillas Cóndor llegaron tarde',
      lang: 'es',
      label: 'positive' as const,
      actor: 'discord:1',
      at: START,
    });

    it('of deleted posts takes their counts and corrections along, for every brand', async () => {
      await mentions().add([mention(1), mention(2), mention(1, { brandId: 'faro' })]);
      await database().store.corrections.add(correction('bluesky/p1'));
      await database().store.corrections.add(correction('bluesky/p2'));
      expect(await mentions().remove('bluesky', ['p1', 'p7'])).toBe(2);
      expect(await mentions().count({ brandId: 'faro' })).toBe(0);
      expect(await counted()).toEqual(['negative original 1']);
      const left = await collect(database().store.corrections.stream());
      expect(left.map(({ key }) => key)).toEqual(['bluesky/p2']);
      expect(await mentions().remove('bluesky', ['p1'])).toBe(0);
    });

    it('of an author takes all and only theirs', async () => {
      const page = Array.from({ length: 30 }, (_, index) => mention(index));
      await mentions().add([...page, mention(1, { post: { source: 'mastodon' } })]);
      await database().store.corrections.add(correction('bluesky/p11'));
      expect(await mentions().forgetAuthor('bluesky', 'ana1')).toBe(3);
      expect(await mentions().forgetAuthor('bluesky', 'ana1')).toBe(0);
      expect(await mentions().count({ brandId: 'condor' })).toBe(28);
      expect(await collect(database().store.corrections.stream())).toEqual([]);
    });

    it('of the old goes by the time of writing, in every brand', async () => {
      const page = Array.from({ length: 6_000 }, (_, index) => mention(index));
      await mentions().add([...page, mention(3, { brandId: 'faro' })]);
      expect(await mentions().removeBefore(minutes(5_500))).toBe(5_501);
      expect(await mentions().span('condor')).toEqual({ from: minutes(5_500), to: minutes(5_999) });
      const range = { from: minutes(0), to: minutes(6_000) };
      expect(total(await mentions().buckets({ brandId: 'condor', range }, 60))).toBe(500);
      expect(total(await mentions().buckets({ brandId: 'faro', range }, 60))).toBe(0);
    });

    it('of 100,000 ids takes one call', async () => {
      await mentions().add([mention(1), mention(99_999)]);
      const ids = Array.from({ length: 100_000 }, (_, index) => `p${index}`);
      expect(await mentions().remove('bluesky', ids)).toBe(2);
    });
  });
}
