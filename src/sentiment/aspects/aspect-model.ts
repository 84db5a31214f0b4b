import { z } from 'zod';
import { READER_LANGUAGES, type ReaderLanguage } from '../../core/reading.js';
import { BLOCK, type FeatureExtractor } from '../features.js';

/** What is learnt from labelled texts; the other aspects are rules. */
export const LEARNT_TASKS = ['emotion', 'irony'] as const;
export type LearntTask = (typeof LEARNT_TASKS)[number];

/** Bits of a feature's place: 32,768 places are as good as twice as many (measured on emotion and irony). */
export const PLACE_BITS = 15;
const PLACES = 1 << PLACE_BITS;
const BYTE_MAX = 127;

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
  readonly #tables: ReadonlyMap<string, AspectTable>;

  constructor(tables: readonly AspectTable[]) {
    this.#tables = new Map(tables.map((table) => [`${table.task}:${table.lang}`, table]));
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
          bytes: Int8Array.from(bytes.subarray(bodyAt + at, bodyAt + at + length)),
        };
      });
    return new AspectModels(tables);
  }

  /**
   * Probability of each class of a task, or null where nothing was learnt for the language.
   *
   * @param features holds the text, extracted with the language's pack
   */
  classify(
    task: LearntTask,
    lang: ReaderLanguage,
    features: FeatureExtractor,
  ): ReadonlyMap<string, number> | null {
    const table = this.#tables.get(`${task}:${lang}`);
    if (table === undefined) return null;
    const { classes, bias, largest } = table;
    const logits = classes.length === 2 ? weighPair(table, features) : weighAll(table, features);
    const scaled = bias.map((start, k) => start + ((logits[k] as number) * largest) / BYTE_MAX);
    const highest = Math.max(...scaled);
    const powers = scaled.map((logit) => Math.exp(logit - highest));
    const sum = powers.reduce((total, power) => total + power, 0);
    return new Map(classes.map((name, k) => [name, (powers[k] ?? 0) / sum]));
  }
}

/** Sums of the bytes of every class; most of the time of the learnt aspects is spent here. */
function weighAll({ classes, bytes }: AspectTable, features: FeatureExtractor): Float64Array {
  const { indexes, values, blocks, count } = features;
  const width = classes.length;
  const logits = new Float64Array(width);
  for (let i = 0; i < count; i++) {
    if (blocks[i] === BLOCK.lexicon) continue;
    const place = ((indexes[i] as number) & (PLACES - 1)) * width;
    const value = values[i] as number;
    for (let k = 0; k < width; k++)
      logits[k] = (logits[k] as number) + (bytes[place + k] as number) * value;
  }
  return logits;
}

function weighPair({ bytes }: AspectTable, features: FeatureExtractor): Float64Array {
  const { indexes, values, blocks, count } = features;
  let first = 0;
  let second = 0;
  for (let i = 0; i < count; i++) {
    if (blocks[i] === BLOCK.lexicon) continue;
    const place = ((indexes[i] as number) & (PLACES - 1)) * 2;
    const value = values[i] as number;
    first += (bytes[place] as number) * value;
    second += (bytes[place + 1] as number) * value;
  }
  return Float64Array.of(first, second);
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
