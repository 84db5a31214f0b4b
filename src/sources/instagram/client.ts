import type { z } from 'zod';
import { placeQuery } from '../../lib/graph/paging.js';
import { graphErrorCode } from '../../lib/graph/refusal.js';
import type { Http, HttpResponse } from '../../lib/http/http.js';
import type { Secret } from '../../lib/secret.js';

const MEDIA = 'id,caption,timestamp,permalink,like_count,comments_count';
const COMMENT = 'id,text,timestamp,username,like_count';
const COMMENT_TREE = `${COMMENT},replies{${COMMENT}}`;

/** Fields of what each edge gives; a hashtag's posts come without their authors. */
export const FIELDS = {
  tags: `${MEDIA},username`,
  media: `id,timestamp,username,permalink,comments_count,comments.limit(50){${COMMENT_TREE}}`,
  comments: COMMENT_TREE,
  recent_media: MEDIA,
} as const;

/** How the Graph API is reached. */
export interface Api {
  readonly http: Http;
  /** With the version, without a slash at its end. */
  readonly root: string;
  readonly token: Secret;
}

/** A call for one object, or for a page of one of its edges. The token goes in a header. */
export function fetchGraph<Schema extends z.ZodType>(
  { http, root, token }: Api,
  {
    path,
    query,
    place = null,
    schema,
    signal,
  }: {
    readonly path: string;
    readonly query: Readonly<Record<string, string | number>>;
    readonly place?: string | null;
    readonly schema: Schema;
    readonly signal: AbortSignal;
  },
): Promise<{ readonly value: z.infer<Schema>; readonly response: HttpResponse }> {
  return http.json(
    {
      caller: 'instagram',
      url: `${root}/${path}`,
      query: { ...query, ...placeQuery(place) },
      headers: { authorization: `Bearer ${token.reveal()}` },
      errorCode: graphErrorCode,
      signal,
    },
    schema,
  );
}

/** Fields that ask for a post or comment by its number, in the way that mentions are asked for. */
export function mentionFields(type: 'media' | 'comment', id: string): string {
  return type === 'media'
    ? `mentioned_media.media_id(${id}){${MEDIA},username}`
    : `mentioned_comment.comment_id(${id}){${COMMENT},media{id,permalink}}`;
}
