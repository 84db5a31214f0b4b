/** Where a walk over numbered pages stands. */
export interface PagePosition {
  /** From 1 on. */
  readonly page: number;
  /** Id of the first entry of the page before; empty at the first. */
  readonly before: string;
}

/** Reads a position that `nextPagePosition` wrote; the first page where there is none. */
export function readPagePosition(position: string | null): PagePosition {
  const [, page = '1', before = ''] = /^(\d+) (.*)$/s.exec(position ?? '') ?? [];
  return { page: Math.max(1, Number(page)), before };
}

/**
 * The position of the page that follows. A server that gives one page for every number would be walked for ever:
 * a page that begins as the one before it is the last.
 *
 * @param first id of the page's first entry; undefined where it has none, and is the last
 * @param hasMore whether the network says, or a full page suggests, that another follows
 */
export function nextPagePosition(
  { page, before }: PagePosition,
  { first, hasMore }: { readonly first: string | undefined; readonly hasMore: boolean },
): string | null {
  if (!hasMore || first === undefined || (page > 1 && first === before)) return null;
  return `${page + 1} ${first}`;
}
