import { z } from 'zod';
import { READER_LANGUAGES, type ReaderLanguage } from '../../core/reading.js';
import type { FeatureExtractor } from '../features.js';

/** What is learnt from labelled texts; the other aspects are rules. */
export const LEARNT_TASKS = ['emotion', 'irony'] as const;
export type LearntTask = (typeof LEARNT_TASKS)[number];

/** Bits of a feature's place: 32,768 places are as good as twice as many (measured on emotion and irony). */
export const PLACE_BITS = 15;
const PLACES = 1 << PLACE_BITS;
const BYTE_MAX = 127;
/** Bytes in one number of a packed table. */
const QUAD = 4;
/** A place has a multiple of this many numbers, so that one pass over the features does for eight classes. */
const QUADS_AT_ONCE = 2;

/** First bytes of a file of aspect weights; the digit is the version of the layout. */
const MAGIC = 'VIGIAA1\n';

const Section = z.strictObject({
  task: z.enum(LEARNT_TASKS),
  lang: z.enum(READER_LANGUAGES),
  classes: z.array(z.string()).min(2),
  bias: z.array(z.number()),
  largest: z.number().positive(),
  at: z.number().int().nonnegative(),
});

/** A trained classifier: one byte for each place and class, class by class within a place. */
export interface AspectTable {
  readonly task: LearntTask;
  readonly lang: ReaderLanguage;
  readonly classes: readonly string[];
  readonly bias: readonly number[];
  /** Weight that the byte 127 stands for. */
  readonly largest: number;
  readonly bytes: Int8Array;
}

/** A file that holds no aspect weights, or is cut short. */
export class AspectWeightsError extends Error {
  override readonly name = 'AspectWeightsError';
}

/** The learnt part of the aspects: linear classifiers over the features of the polarity model. */
export class AspectModels {
  readonly #tables: readonly AspectTable[];
  /** Packed at the first text of the language; null where nothing was learnt for it. */
  readonly #languages = new Map<ReaderLanguage, PackedLanguage | null>();

  constructor(tables: readonly AspectTable[]) {
    this.#tables = tables;
  }

  /** @throws {AspectWeightsError} when the bytes are not aspect weights of this layout */
  static unpack(bytes: Uint8Array): AspectModels {
    const magic = new TextDecoder().decode(bytes.subarray(0, MAGIC.length));
    if (magic !== MAGIC)
      throw new AspectWeightsError('not aspect weights of this version of Vigía');
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const headerLength = view.getUint32(MAGIC.length, true);
    const headerAt = MAGIC.length + 4;
    const header = new TextDecoder().decode(bytes.subarray(headerAt, headerAt + headerLength));
    const bodyAt = headerAt + headerLength;
    const tables = z
      .array(Section)
      .parse(JSON.parse(header))
      .map(({ at, ...section }) => {
        const length = PLACES * section.classes.length;
        if (bodyAt + at + length > bytes.length)
          throw new AspectWeightsError('the aspect weights are cut short');
        return {
          ...section,
          bytes: new Int8Array(bytes.buffer, bytes.byteOffset + bodyAt + at, length),
        };
      });
    return new AspectModels(tables);
  }

  /**
   * Probability of each class of every task that was learnt for the language; a task that was not is absent.
   *
   * @param features holds the text, extracted with the language's pack
   */
  classify(lang: ReaderLanguage, features: FeatureExtractor): LearntChances {
    const packed = this.#load(lang);
    if (packed === null) return {};
    const sums = weigh(packed, features);
    const chances: Partial<Record<LearntTask, ReadonlyMap<string, number>>> = {};
    for (const section of packed.sections) chances[section.task] = toChances(section, sums);
    return chances;
  }

  #load(lang: ReaderLanguage): PackedLanguage | null {
    const known = this.#languages.get(lang);
    if (known !== undefined) return known;
    const own = this.#tables.filter((table) => table.lang === lang);
    const packed = own.length > 0 ? packLanguage(own) : null;
    this.#languages.set(lang, packed);
    return packed;
  }
}

/** Probability of each class, by task. */
export type LearntChances = Readonly<Partial<Record<LearntTask, ReadonlyMap<string, number>>>>;

/** One task of a packed language; its classes begin at column `at`. */
interface PackedSection {
  readonly task: LearntTask;
  readonly classes: readonly string[];
  readonly bias: readonly number[];
  /** Weight of one step of a byte. */
  readonly step: number;
  readonly at: number;
}

/** The tables of all tasks side by side, four bytes a number: a feature costs one trip to memory. */
interface PackedLanguage {
  readonly sections: readonly PackedSection[];
  /** Numbers of one place, one for each four classes. */
  readonly quads: number;
  readonly packed: Int32Array;
}

function packLanguage(tables: readonly AspectTable[]): PackedLanguage {
  let width = 0;
  const sections = tables.map(({ task, classes, bias, largest }): PackedSection => {
    const at = width;
    width += classes.length;
    return { task, classes, bias, step: largest / BYTE_MAX, at };
  });
  const quads = Math.ceil(width / QUAD / QUADS_AT_ONCE) * QUADS_AT_ONCE;
  const packed = new Int32Array(PLACES * quads);
  tables.forEach((table, i) => {
    const count = table.classes.length;
    const at = sections[i]?.at ?? 0;
    for (let k = 0; k < count; k++) {
      const quad = (at + k) >> 2;
      const shift = ((at + k) & 3) * 8;
      for (let place = 0; place < PLACES; place++)
        packed[place * quads + quad] =
          (packed[place * quads + quad] as number) |
          (((table.bytes[place * count + k] as number) & 0xff) << shift);
    }
  });
  return { sections, quads, packed };
}

/** Sums of the bytes of every class, without the lexicon's features, which the rules know better. */
function weigh(
  { quads, packed }: PackedLanguage,
  { indexes, values, lexiconStart }: FeatureExtractor,
): Float64Array {
  const sums = new Float64Array(quads * QUAD);
  for (let quad = 0; quad < quads; quad += QUADS_AT_ONCE) {
    let s0 = 0;
    let s1 = 0;
    let s2 = 0;
    let s3 = 0;
    let s4 = 0;
    let s5 = 0;
    let s6 = 0;
    let s7 = 0;
    for (let i = 0; i < lexiconStart; i++) {
      const at = ((indexes[i] as number) & (PLACES - 1)) * quads + quad;
      const low = packed[at] as number;
      const high = packed[at + 1] as number;
      const value = values[i] as number;
      s0 += ((low << 24) >> 24) * value;
      s1 += ((low << 16) >> 24) * value;
      s2 += ((low << 8) >> 24) * value;
      s3 += (low >> 24) * value;
      s4 += ((high << 24) >> 24) * value;
      s5 += ((high << 16) >> 24) * value;
      s6 += ((high << 8) >> 24) * value;
      s7 += (high >> 24) * value;
    }
    sums.set([s0, s1, s2, s3, s4, s5, s6, s7], quad * QUAD);
  }
  return sums;
}

function toChances(
  { classes, bias, step, at }: PackedSection,
  sums: Float64Array,
): ReadonlyMap<string, number> {
  const logits = new Float64Array(classes.length);
  let highest = Number.NEGATIVE_INFINITY;
  for (let k = 0; k < logits.length; k++) {
    logits[k] = (bias[k] as number) + (sums[at + k] as number) * step;
    highest = Math.max(highest, logits[k] as number);
  }
  let total = 0;
  for (let k = 0; k < logits.length; k++) {
    logits[k] = Math.exp((logits[k] as number) - highest);
    total += logits[k] as number;
  }
  const chances = new Map<string, number>();
  for (let k = 0; k < logits.length; k++)
    chances.set(classes[k] as string, (logits[k] as number) / total);
  return chances;
}

/** The byte of a weight, in equal steps up to `largest`. */
export function weightToByte(weight: number, largest: number): number {
  return Math.max(-BYTE_MAX, Math.min(BYTE_MAX, Math.round((weight / largest) * BYTE_MAX)));
}

/** Writes tables as one file; the same tables give the same bytes. */
export function packAspects(tables: readonly AspectTable[]): Uint8Array<ArrayBuffer> {
  let at = 0;
  const sections = tables.map(({ bytes, ...section }) => {
    const placed = { ...section, at };
    at += bytes.length;
    return placed;
  });
  const header = Buffer.from(JSON.stringify(sections));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(header.length);
  const bodies = tables.map(({ bytes }) =>
    Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length),
  );
  return Uint8Array.from(Buffer.concat([Buffer.from(MAGIC), length, header, ...bodies]));
}
