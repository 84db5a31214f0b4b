import type { Store } from '../core/contracts/store.js';
import type { Label, Reading } from '../core/reading.js';
import { correctReading } from '../sentiment/correct.js';

/** Who corrects what; `key` is 'source/post id'. */
export interface MentionCorrection {
  readonly brandId: string;
  readonly key: string;
  readonly label: Label;
  /** Name by which the person is known where they made it. */
  readonly actor: string;
  readonly at: Date;
}

/**
 * Puts a person's label in place of the reader's and keeps the correction for the next training, in one transaction.
 *
 * @returns the reading before and after, or null where there is no such mention
 */
export async function correctMention(
  store: Store,
  { brandId, key, label, actor, at }: MentionCorrection,
): Promise<{ readonly before: Reading; readonly after: Reading } | null> {
  return store.transaction(async (tables) => {
    const mention = await tables.mentions.get(brandId, key);
    if (mention === null) return null;
    const { post, reading } = mention;
    const after = correctReading(reading, label);
    await tables.mentions.setReading(brandId, key, after);
    await tables.corrections.add({
      brandId,
      key,
      text: post.text,
      lang: reading.lang,
      label,
      actor,
      at,
    });
    return { before: reading, after };
  });
}
