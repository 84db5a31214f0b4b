import type { Brand } from '../core/brand.js';
import type { ComplaintMix, MixPart } from '../core/experience.js';
import type { Mention } from '../core/mention.js';
import { fullText } from '../core/post.js';
import type { Reading } from '../core/reading.js';
import { logLikelihood, WordTally } from '../reports/drivers.js';

/** Log-likelihood above which a word is of this touchpoint and not of others: p < 0.001 (10.83). */
const MIN_LOG_LIKELIHOOD = 10.83;
const MAX_WORDS = 6;

/** What the negatives of one touchpoint are. */
export class MixTally {
  readonly words: WordTally;
  #negative = 0;
  readonly #intents = new Map<Reading['intent'], number>();
  readonly #emotions = new Map<Reading['emotion'], number>();
  readonly #risks = new Map<Reading['risk'], number>();

  constructor(brand: Pick<Brand, 'name' | 'aliases'>) {
    this.words = new WordTally(brand);
  }

  /** Takes originals; all but negatives change nothing. */
  add({ post, reading }: Pick<Mention, 'post' | 'reading'>): void {
    if (reading.label !== 'negative') return;
    this.#negative += 1;
    increment(this.#intents, reading.intent);
    increment(this.#emotions, reading.emotion);
    increment(this.#risks, reading.risk);
    this.words.add({ text: fullText(post), lang: reading.lang, label: reading.label });
  }

  /** @param all the negatives of the whole map, these among them */
  mix(all: WordTally): ComplaintMix {
    return {
      intents: partsOf(this.#intents, this.#negative),
      emotions: partsOf(this.#emotions, this.#negative),
      risks: partsOf(this.#risks, this.#negative),
      words: wordsOf(this.words, all),
    };
  }
}

/** Words that these negatives say more than the others do, strongest evidence first. */
function wordsOf(own: WordTally, all: WordTally): ComplaintMix['words'] {
  const otherVoices = all.voices - own.voices;
  if (otherVoices === 0) return [];
  return own
    .candidates()
    .map(([stem, use]) => {
      const others = all.countOf(stem) - use.count;
      const evidence = logLikelihood({
        count: use.count,
        total: own.voices,
        pastCount: others,
        pastTotal: otherVoices,
      });
      return { use, others, evidence };
    })
    .filter(({ evidence }) => evidence >= MIN_LOG_LIKELIHOOD)
    .toSorted((a, b) => b.evidence - a.evidence)
    .slice(0, MAX_WORDS)
    .map(({ use, others }) => ({
      term: use.term,
      count: use.count,
      ratio: others === 0 ? null : use.count / own.voices / (others / otherVoices),
    }));
}

function increment<Kind>(counts: Map<Kind, number>, kind: Kind): void {
  counts.set(kind, (counts.get(kind) ?? 0) + 1);
}

function partsOf<Kind extends string>(
  counts: ReadonlyMap<Kind, number>,
  total: number,
): readonly MixPart<Kind>[] {
  return [...counts]
    .map(([kind, count]) => ({ kind, count, share: count / total }))
    .toSorted((a, b) => b.count - a.count || (a.kind < b.kind ? -1 : 1));
}
