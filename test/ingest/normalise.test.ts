import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Post, RawPost } from '../../src/core/post.js';
import { MAX_HASHTAGS, MAX_TEXT_LENGTH, normalisePost } from '../../src/ingest/normalise.js';
import { rawPost } from './posts.js';

const NOW = new Date('2026-11-19T17:00:00Z');

function normal(parts: Partial<RawPost>): Post {
  const { post } = normalisePost(rawPost(parts), NOW);
  if (post === null) throw new Error('rejected');
  return post;
}

function html(text: string): string {
  return normal({ text, format: 'html' }).text;
}

describe('normalisePost', () => {
  it('turns markup into what a person reads', () => {
    expect(
      html(
        '<p>Hola <a class="mention" href="https://plaza.example/@condor">@<span>condor</span></a>,<br>mis <b>C&oacute;ndor</b>&nbsp;nuevas&hellip;</p><p>rotas</p>',
      ),
    ).toBe('Hola @condor,\nmis Cóndor nuevas…\n\nrotas');
  });

  it('keeps the text of links and the emoji of pictures, and drops code and other pictures', () => {
    expect(
      html(
        '<style>p{}</style><p>Mirad <a href="https://diario.example/x?y=1">esto</a> <img alt="😡" src="a.png"><img alt="foto de mis pies" src="b.png"></p><script>alert("hola")</script><noscript>activa</noscript>',
      ),
    ).toBe('Mirad esto 😡');
  });

  it('keeps headings in their case and lists on lines', () => {
    expect(html('<h1>Boicot a Cóndor</h1><ul><li>caras</li><li>feas</li></ul>')).toBe(
      'Boicot a Cóndor\n\n* caras\n* feas',
    );
  });

  it('takes hostile markup without running out of stack', () => {
    expect(html(`hola${'<div>'.repeat(15_000)}fondo`)).toBe('hola');
    expect(html(`hola ${'<a href="'.repeat(9_000)}`)).toBe('hola');
  });

  it('leaves angle brackets of a plain text alone', () => {
    expect(normal({ text: '5 < 6 <b>no</b> &amp;' }).text).toBe('5 < 6 <b>no</b> &amp;');
  });

  it('drops what is not seen and composes what is', () => {
    expect(
      normal({ text: ' Co\u0301n\u0000d\u200bor\u202e \ud800 x\r\n\r\n\r\n\r\ny\t z ' }).text,
    ).toBe('Cóndor \ufffd x\n\ny z');
  });

  it('keeps the joiners inside emoji', () => {
    expect(normal({ text: 'qué familia 👨‍👩‍👧 ❤️' }).text).toBe('qué familia 👨‍👩‍👧 ❤️');
  });

  it('cuts a long text at a whole character and says so', () => {
    const result = normalisePost(rawPost({ text: `a${'😡'.repeat(MAX_TEXT_LENGTH)}` }), NOW);
    expect(result.post?.text).toHaveLength(MAX_TEXT_LENGTH);
    expect(result.post?.text).toMatch(/😡…$/u);
    expect(result.post?.text.isWellFormed()).toBe(true);
    expect(result).toMatchObject({ repairs: ['text-cut'] });
  });

  it.each([
    ['es-MX', 'es'],
    ['ES', 'es'],
    ['pt_BR', 'pt'],
    ['spa', 'es'],
    ['zh-Hant-TW', 'zh'],
    ['und', null],
    ['', null],
    ['español de aquí', null],
    ['english', null],
    ['x'.repeat(5_000), null],
  ])('reads the language tag %j as %j', (lang, subtag) => {
    expect(normal({ lang }).lang).toBe(subtag);
  });

  it('keeps only web addresses, without credentials, and their site', () => {
    expect(normal({ url: 'https://ana:clave@WWW.Diario.example./a' })).toMatchObject({
      url: 'https://www.diario.example./a',
      site: 'diario.example',
    });
    for (const url of [
      'javascript:alert(1)',
      'ftp://diario.example',
      '/ruta',
      `https://d.example/${'x'.repeat(3_000)}`,
    ]) {
      expect(normalisePost(rawPost({ url }), NOW)).toMatchObject({
        post: { url: null, site: null },
        repairs: ['url-dropped'],
      });
    }
  });

  it('joins the hashtags of source and text, each once', () => {
    expect(
      normal({
        hashtags: ['#Condor', 'rebajas'],
        text: '#Cóndor ＃Boicot #1 ##doble a#b https://x.example/#parte &#39; #2x1',
      }).hashtags,
    ).toEqual(['Condor', 'rebajas', 'Boicot', 'doble', '2x1']);
    const many = Array.from({ length: 200 }, (_, index) => `#t${index}`).join(' ');
    expect(normal({ text: many }).hashtags).toHaveLength(MAX_HASHTAGS);
  });

  it('takes a date in the future for now', () => {
    const createdAt = new Date('2031-01-01T00:00:00Z');
    const result = normalisePost(rawPost({ createdAt }), NOW);
    expect(result).toMatchObject({ post: { createdAt: NOW }, repairs: ['future-date'] });
  });

  it.each([new Date(Number.NaN), new Date(0), new Date('1999-12-31T23:59:59Z')])(
    'refuses a post of which the date cannot be true: %s',
    (createdAt) => {
      expect(normalisePost(rawPost({ createdAt }), NOW)).toEqual({
        post: null,
        rejection: 'no-date',
      });
    },
  );

  it('refuses a post without id or without words', () => {
    expect(normalisePost(rawPost({ id: '\0 ' }), NOW)).toMatchObject({ rejection: 'no-id' });
    expect(normalisePost(rawPost({ text: '<p> </p>', format: 'html' }), NOW)).toMatchObject({
      rejection: 'no-text',
    });
    expect(normal({ text: '', title: 'Boicot' })).toMatchObject({ title: 'Boicot', text: '' });
  });

  it('drops a title that only repeats the beginning of the text', () => {
    expect(normal({ title: 'Las CÓNDOR nue...', text: 'Las Cóndor nuevas son feas' }).title).toBe(
      null,
    );
    expect(normal({ title: 'Opinión', text: 'Las Cóndor nuevas son feas' }).title).toBe('Opinión');
  });

  it.each([
    ['review', 4.5, 4.5],
    ['review', 0, null],
    ['review', 9, null],
    ['review', Number.NaN, null],
    ['post', 4, null],
  ] as const)('of a %s rated %d keeps %j', (kind, rating, kept) => {
    expect(normal({ kind, rating }).rating).toBe(kept);
  });

  it('keeps an edit only where it follows the post, and counts only where they count', () => {
    const post = normal({
      editedAt: new Date('2026-11-19T16:00:00Z'),
      engagement: { likes: 3, reposts: -1, replies: 1.5, views: Number.NaN },
      author: {
        handle: ' @ana ',
        displayName: 'Ana\n\u202eRuiz',
        followers: Number.POSITIVE_INFINITY,
      },
    });
    expect(post.editedAt).toBe(null);
    expect(post.engagement).toEqual({ likes: 3 });
    expect(post.author).toEqual({ handle: 'ana', displayName: 'Ana Ruiz' });
  });

  it('names the publisher where an article has no author, and nobody elsewhere', () => {
    const nobody = { author: { handle: ' ' }, url: 'https://diario.example/a' };
    expect(normal({ ...nobody, kind: 'article' }).author.handle).toBe('diario.example');
    expect(normal({ ...nobody, kind: 'review' }).author.handle).toBe('');
  });

  it('gives plain, bounded, well-formed text whatever comes, and the same when done twice', () => {
    const anything = fc.record({
      text: fc.string({ unit: 'binary', maxLength: 300 }),
      title: fc.string({ unit: 'binary' }),
      format: fc.constantFrom('plain' as const, 'html' as const),
      lang: fc.string(),
      url: fc.oneof(fc.webUrl(), fc.string()),
    });
    fc.assert(
      fc.property(anything, (parts) => {
        const { post } = normalisePost(rawPost(parts), NOW);
        if (post === null) return;
        const all = JSON.stringify(post);
        expect(all.isWellFormed()).toBe(true);
        expect(post.text).not.toMatch(/\0|\r|^\s|\s$/);
        const again = normal({
          text: post.text,
          title: post.title ?? '',
          hashtags: post.hashtags,
        });
        expect(again.text).toBe(post.text);
        expect(again.hashtags).toEqual(post.hashtags);
      }),
      { numRuns: 1_000 },
    );
  });
});
