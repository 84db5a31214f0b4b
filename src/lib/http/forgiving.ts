import { z } from 'zod';

/** What could be read of a list from outside. */
export interface Forgiven<Item> {
  readonly items: readonly Item[];
  /** Entries that were not of the shape. */
  readonly skipped: number;
}

/** A list of which each entry that breaks the schema is dropped and counted; what is no list at all is refused. */
export function forgivingArray<Schema extends z.ZodType>(entry: Schema) {
  return z.array(z.unknown()).transform((entries): Forgiven<z.infer<Schema>> => {
    const items = entries.flatMap((one) => {
      const parsed = entry.safeParse(one);
      return parsed.success ? [parsed.data] : [];
    });
    return { items, skipped: entries.length - items.length };
  });
}

/** A value that may be missing, null or of another type; then it is absent. */
export function optional<Schema extends z.ZodType>(schema: Schema) {
  return schema.optional().catch(undefined);
}
