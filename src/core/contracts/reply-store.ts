import type { TimeRange } from '../time.js';

/** A public answer by one of the brand's own accounts. */
export interface BrandReply {
  readonly brandId: string;
  readonly source: string;
  /** Id, in the same source, of the post that it answers. */
  readonly postId: string;
  readonly repliedAt: Date;
}

export interface ReplyStore {
  /** Stores answers; of several to one post the earliest counts. */
  add(replies: readonly BrandReply[]): Promise<void>;
  /** Answers given within the range, earliest first. */
  list(brandId: string, range: TimeRange): Promise<readonly BrandReply[]>;
  /** When the brand's accounts first answered anything in each source: from then on a missing answer means something. */
  firstBySource(brandId: string): Promise<ReadonlyMap<string, Date>>;
  /** @returns how many went */
  removeBefore(repliedBefore: Date): Promise<number>;
}
