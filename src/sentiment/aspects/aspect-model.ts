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
/** Bytes in one number of a packed table. */
const QUAD = 4;

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
  readonly #tables: Readonly<Record<LearntTask, Partial<Record<ReaderLanguage, PackedTable>>>> = {
    emotion: {},
    irony: {},
  };

  constructor(tables: readonly AspectTable[]) {
    for (const table of tables) this.#tables[table.task][table.lang] = packQuads(table);
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
    const table = this.#tables[task][lang];
    if (table === undefined) return null;
    const logits = weigh(table, features);
    let highest = Number.NEGATIVE_INFINITY;
    for (const logit of logits) highest = Math.max(highest, logit);
    let sum = 0;
    for (let k = 0; k < logits.length; k++) {
      logits[k] = Math.exp((logits[k] as number) - highest);
      sum += logits[k] as number;
    }
    const chances = new Map<string, number>();
    for (let k = 0; k < logits.length; k++)
      chances.set(table.classes[k] as string, (logits[k] as number) / sum);
    return chances;
  }
}

/** A table with four bytes a number, so that four classes are weighed at once. */
interface PackedTable {
  readonly classes: readonly string[];
  readonly bias: readonly number[];
  /** Weight of one step of a byte. */
  readonly step: number;
  /** For each four classes the numbers of all places. */
  readonly quads: readonly Int32Array[];
}

function packQuads({ classes, bias, largest, bytes }: AspectTable): PackedTable {
  const width = classes.length;
  const quads = Array.from({ length: Math.ceil(width / QUAD) }, (_, quad) =>
    Int32Array.from({ length: PLACES }, (__, place) => {
      let packed = 0;
      for (let k = quad * QUAD; k < Math.min(width, quad * QUAD + QUAD); k++)
        packed |= ((bytes[place * width + k] ?? 0) & 0xff) << ((k % QUAD) * 8);
      return packed;
    }),
  );
  return { classes, bias, step: largest / BYTE_MAX, quads };
}

/** Logits of every class; most of the time of the learnt aspects is spent here. */
function weigh(
  { bias, step, quads }: PackedTable,
  { indexes, values, blocks, count }: FeatureExtractor,
): Float64Array {
  const logits = Float64Array.from(bias);
  for (let quad = 0; quad < quads.length; quad++) {
    const packed = quads[quad] as Int32Array;
    let first = 0;
    let second = 0;
    let third = 0;
    let fourth = 0;
    for (let i = 0; i < count; i++) {
      if (blocks[i] === BLOCK.lexicon) continue;
      const four = packed[(indexes[i] as number) & (PLACES - 1)] as number;
      const value = values[i] as number;
      first += ((four << 24) >> 24) * value;
      second += ((four << 16) >> 24) * value;
      third += ((four << 8) >> 24) * value;
      fourth += (four >> 24) * value;
    }
    const at = quad * QUAD;
    // What lies beyond the last class is not kept: a typed array ignores it.
    logits[at] = (logits[at] as number) + first * step;
    logits[at + 1] = (logits[at + 1] as number) + second * step;
    logits[at + 2] = (logits[at + 2] as number) + third * step;
    logits[at + 3] = (logits[at + 3] as number) + fourth * step;
  }
  return logits;
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
