import type { Post, RawPost } from '../../src/core/post.js';

/** A normalised post of a fictional network, with the given parts. */
export function post(parts: Partial<Post> = {}): Post {
  return {
    source: 'plaza',
    id: 'p1',
    kind: 'post',
    text: '',
    title: null,
    url: null,
    site: null,
    author: { handle: 'ana' },
    lang: null,
    createdAt: new Date('2026-11-19T16:05:00Z'),
    editedAt: null,
    rating: null,
    repostOf: null,
    replyTo: null,
    hashtags: [],
    engagement: {},
    ...parts,
  };
}

/** A post as a source would hand it over, with the given parts. */
export function rawPost(parts: Partial<RawPost> = {}): RawPost {
  return {
    source: 'plaza',
    id: 'p1',
    kind: 'post',
    text: 'Las Cóndor nuevas, un diez',
    format: 'plain',
    author: { handle: 'ana' },
    createdAt: new Date('2026-11-19T16:05:00Z'),
    ...parts,
  };
}
