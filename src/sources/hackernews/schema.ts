import { z } from 'zod';
import { forgivingArray, optional } from '../../lib/http/forgiving.js';

/** A story or comment as the search gives it; which fields are there depends on the kind. */
export const Hit = z.object({
  objectID: z.string().min(1),
  created_at_i: z.number().int().positive(),
  author: optional(z.string()),
  title: optional(z.string()),
  story_text: optional(z.string()),
  comment_text: optional(z.string()),
  points: optional(z.number().int()),
  num_comments: optional(z.number().int()),
  parent_id: optional(z.number().int()),
});
export type Hit = z.infer<typeof Hit>;

/** Reply of `/api/v1/search_by_date`, newest first. */
export const SearchReply = z.object({
  hits: forgivingArray(Hit),
  nbHits: z.number().int().min(0).default(0),
  /** Pages that can be reached: never beyond the 1,000th hit. */
  nbPages: z.number().int().min(0).default(0),
});
export type SearchReply = z.infer<typeof SearchReply>;
