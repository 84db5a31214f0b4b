import type { BucketCount } from './contracts/store.js';
import type { VoiceKind } from './mention.js';
import type { Label } from './reading.js';
import type { SentimentCounts } from './report.js';

/** Adds mentions up, one by one or in buckets. */
export class SentimentTally {
  #mentions = 0;
  readonly #voices: Record<Label, number> = { negative: 0, neutral: 0, positive: 0 };

  add({ label, voice, count = 1 }: { label: Label; voice: VoiceKind; count?: number }): void {
    this.#mentions += count;
    if (voice === 'original') this.#voices[label] += count;
  }

  counts(): SentimentCounts {
    const { negative, neutral, positive } = this.#voices;
    const voices = negative + neutral + positive;
    return {
      mentions: this.#mentions,
      voices,
      negative,
      neutral,
      positive,
      netSentiment: voices === 0 ? null : (positive - negative) / voices,
      negativeShare: voices === 0 ? null : negative / voices,
    };
  }
}

/** The sum of counts that the store kept by bucket. */
export function sumBuckets(buckets: Iterable<BucketCount>): SentimentCounts {
  const tally = new SentimentTally();
  for (const bucket of buckets) tally.add(bucket);
  return tally.counts();
}
