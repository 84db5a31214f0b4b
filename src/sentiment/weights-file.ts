import { createHash } from 'node:crypto';
import { z } from 'zod';
import { READER_LANGUAGES, type ReaderLanguage } from '../core/reading.js';
import type { LexiconTables } from './lexicon.js';
import type { PolarityTables } from './polarity-model.js';

/** First bytes of a weights file; the digit is the version of the layout. */
const MAGIC = 'VIGIAW1\n';

const Section = z.strictObject({
  at: z.number().int().nonnegative(),
  features: z.number().int().nonnegative(),
  indexBytes: z.number().int().nonnegative(),
  largest: z.number().positive(),
  bias: z.tuple([z.number(), z.number(), z.number()]),
  temperature: z.number().positive(),
  channels: z.number().int().positive(),
  words: z.number().int().nonnegative(),
  prefixes: z.number().int().nonnegative(),
  prefixChannel: z.number().int().nonnegative(),
});
type Section = z.infer<typeof Section>;

const Header = z.strictObject({
  digest: z.string(),
  languages: z.partialRecord(z.enum(READER_LANGUAGES), Section),
});

/** What is needed to read one language. */
export interface LanguageWeights {
  readonly polarity: PolarityTables;
  readonly lexicon: LexiconTables;
}

/** A file that is no weights file, of another layout, or cut short. */
export class WeightsFileError extends Error {
  override readonly name = 'WeightsFileError';
}

/** A weights file in memory; a language is unpacked when it is asked for. */
export class WeightsFile {
  /** First eight hexadecimal digits of the SHA-256 of all weights: the version of the model. */
  readonly digest: string;
  readonly languages: readonly ReaderLanguage[];
  readonly #bytes: Uint8Array;
  readonly #bodyAt: number;
  readonly #sections: Readonly<Partial<Record<ReaderLanguage, Section>>>;

  /** @throws {WeightsFileError} when the bytes are not a weights file of this layout */
  constructor(bytes: Uint8Array) {
    const magic = new TextDecoder().decode(bytes.subarray(0, MAGIC.length));
    if (magic !== MAGIC) throw new WeightsFileError('not a weights file of this version of Vigía');
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const headerLength = view.getUint32(MAGIC.length, true);
    const headerAt = MAGIC.length + 4;
    const json: unknown = JSON.parse(
      new TextDecoder().decode(bytes.subarray(headerAt, headerAt + headerLength)),
    );
    const header = Header.parse(json);
    this.digest = header.digest;
    this.languages = READER_LANGUAGES.filter((lang) => header.languages[lang] !== undefined);
    this.#sections = header.languages;
    // A Buffer's `slice` shares memory and may not be aligned; a plain array's copies.
    this.#bytes = new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#bodyAt = headerAt + headerLength;
  }

  /** Weights of one language, or null where the file has none. @throws {WeightsFileError} when the file is cut short */
  unpack(lang: ReaderLanguage): LanguageWeights | null {
    const section = this.#sections[lang];
    if (section === undefined) return null;
    let at = this.#bodyAt + section.at;
    const take = (length: number): Uint8Array => {
      if (at + length > this.#bytes.length)
        throw new WeightsFileError('the weights file is cut short');
      const part = this.#bytes.slice(at, at + length);
      at += length;
      return part;
    };
    const takeInts = (count: number): Int32Array => new Int32Array(take(count * 4).buffer);
    const takeBytes = (count: number): Int8Array => new Int8Array(take(count).buffer);
    const lexicon: LexiconTables = {
      channels: section.channels,
      prefixChannel: section.prefixChannel,
      hashes: takeInts(section.words),
      bytes: takeBytes(section.words * section.channels),
      prefixHashes: takeInts(section.prefixes),
      prefixBytes: takeBytes(section.prefixes),
    };
    const indexes = unpackIndexes(take(section.indexBytes), section.features);
    const { largest, bias, temperature } = section;
    const polarity = {
      indexes,
      bytes: takeBytes(section.features * 2),
      largest,
      bias,
      temperature,
    };
    return { lexicon, polarity };
  }
}

/** Writes the weights of some languages as one file; the same weights give the same bytes. */
export function packWeights(
  weights: ReadonlyMap<ReaderLanguage, LanguageWeights>,
): Uint8Array<ArrayBuffer> {
  const parts: Uint8Array[] = [];
  const languages: Partial<Record<ReaderLanguage, Section>> = {};
  let at = 0;
  for (const lang of READER_LANGUAGES) {
    const one = weights.get(lang);
    if (one === undefined) continue;
    const { polarity, lexicon } = one;
    const indexes = packIndexes(polarity.indexes);
    languages[lang] = {
      at,
      features: polarity.indexes.length,
      indexBytes: indexes.length,
      largest: polarity.largest,
      bias: [...polarity.bias],
      temperature: polarity.temperature,
      channels: lexicon.channels,
      words: lexicon.hashes.length,
      prefixes: lexicon.prefixHashes.length,
      prefixChannel: lexicon.prefixChannel,
    };
    const { hashes, bytes, prefixHashes, prefixBytes } = lexicon;
    for (const part of [hashes, bytes, prefixHashes, prefixBytes, indexes, polarity.bytes]) {
      parts.push(new Uint8Array(part.buffer, part.byteOffset, part.byteLength));
      at += part.byteLength;
    }
  }
  const body = Buffer.concat(parts);
  const digest = createHash('sha256').update(JSON.stringify(languages)).update(body).digest('hex');
  const header = Buffer.from(JSON.stringify({ digest: digest.slice(0, 8), languages }));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(header.length);
  return Uint8Array.from(Buffer.concat([Buffer.from(MAGIC), length, header, body]));
}

/** Ascending numbers as differences, seven bits a byte, low bits first (LEB128). */
function packIndexes(indexes: Int32Array): Uint8Array {
  const bytes: number[] = [];
  let previous = 0;
  for (const index of indexes) {
    let difference = index - previous;
    previous = index;
    for (; difference > 127; difference >>>= 7) bytes.push((difference & 127) | 128);
    bytes.push(difference);
  }
  return Uint8Array.from(bytes);
}

function unpackIndexes(bytes: Uint8Array, count: number): Int32Array {
  const indexes = new Int32Array(count);
  let at = 0;
  let index = 0;
  for (let i = 0; i < count; i++) {
    let shift = 0;
    let byte = bytes[at++] ?? 0;
    let difference = byte & 127;
    while (byte > 127) {
      shift += 7;
      byte = bytes[at++] ?? 0;
      difference |= (byte & 127) << shift;
    }
    index += difference;
    indexes[i] = index;
  }
  return indexes;
}
