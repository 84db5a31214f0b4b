import type { Readable } from 'node:stream';
import type { Brand } from '../../core/brand.js';
import type { Store } from '../../core/contracts/store.js';
import { UsageError } from '../../core/errors.js';
import type { Observation } from '../../detection/types.js';
import { observationOf } from '../../jobs/observation.js';
import { lineCampaigns } from './campaigns.js';
import { lineBlocks } from './lines.js';
import { langOf, lineObservation, MentionLine, trustedReading } from './mentions.js';
import type { ReadText } from './reader.js';

/** Mentions read from the store at once. */
const STORE_CHUNK = 2_000;
/** Other brands named where the one asked for is not in the file. */
const MAX_OTHERS = 10;
/** Spellings of brands in one file that are remembered. */
const MAX_NAMES = 1_000;

/** A history in a file. */
export interface FileHistory {
  /** Path, or '-' for standard input. */
  readonly input: string;
  readonly stdin: Readable;
  readonly brandId: string;
  /** As configured; null where the configuration does not know it. */
  readonly brand: Brand | null;
  readonly isTrusted: boolean;
  readonly signal: AbortSignal;
  /** Told at the end, where lines could not be read. */
  readonly onUnread: (counts: { readonly unread: number; readonly lines: number }) => void;
}

/**
 * A file's mentions of the brand, in the file's order, block by block.
 *
 * @throws {UsageError} the file holds none
 */
export async function* fileHistory(history: FileHistory): AsyncGenerator<readonly Observation[]> {
  const { input, stdin, brandId, brand, isTrusted, signal, onUnread } = history;
  const campaignOf = await lineCampaigns(brand);
  let read: ReadText | null = null;
  const own = slug(brandId);
  const sameBrand = new Map<string, boolean>();
  const isOwn = (name: string | null): boolean => {
    if (name === null) return true;
    const known = sameBrand.get(name);
    if (known !== undefined) return known;
    const isSame = slug(name) === own;
    if (sameBrand.size < MAX_NAMES) sameBrand.set(name, isSame);
    return isSame;
  };
  const others = new Set<string>();
  let lines = 0;
  let unread = 0;
  let used = 0;
  for await (const block of lineBlocks(input, stdin)) {
    signal.throwIfAborted();
    const observations: Observation[] = [];
    for (const line of block) {
      if (line.trim() === '') continue;
      lines += 1;
      const parsed = MentionLine.safeParse(parseJson(line));
      if (!parsed.success) {
        unread += 1;
        continue;
      }
      const mention = parsed.data;
      if (!isOwn(mention.brand ?? null)) {
        if (others.size < MAX_OTHERS) others.add(mention.brand ?? '');
        continue;
      }
      let reading = isTrusted ? trustedReading(mention) : null;
      if (reading === null) {
        read ??= (await import('./reader.js')).quickReader(brand, brandId);
        reading = read(mention.text, langOf(mention));
      }
      const observation = lineObservation(mention, reading);
      if (observation === null) unread += 1;
      else observations.push({ ...observation, campaign: campaignOf(mention, observation) });
    }
    used += observations.length;
    yield observations;
  }
  if (used === 0) {
    throw new UsageError(
      others.size > 0
        ? `${input}: no mention of '${brandId}'; there are ${[...others].join(', ')}`
        : `${input}: no mention could be read in ${lines} lines; a line is {"id","createdAt","author","text",...}`,
    );
  }
  if (unread > 0) onUnread({ unread, lines });
}

/**
 * What the store holds of the brand, in order of arrival, chunk by chunk.
 *
 * @throws {UsageError} it holds nothing
 */
export async function* storedHistory(
  store: Store,
  options: { readonly brandId: string; readonly signal: AbortSignal },
): AsyncGenerator<readonly Observation[]> {
  let hasAny = false;
  for await (const block of storedObservations(store, options)) {
    hasAny = true;
    yield block;
  }
  if (!hasAny)
    throw new UsageError(
      `nothing is stored of '${options.brandId}'; give a file with --input, or import one first`,
    );
}

/** The same, where nothing stored is no mistake. */
export async function* storedObservations(
  store: Store,
  { brandId, signal }: { readonly brandId: string; readonly signal: AbortSignal },
): AsyncGenerator<readonly Observation[]> {
  let seq = 0;
  for (;;) {
    signal.throwIfAborted();
    const mentions = await store.mentions.after(brandId, seq, STORE_CHUNK);
    const last = mentions.at(-1);
    if (last === undefined) return;
    seq = last.seq;
    yield mentions.map(observationOf);
  }
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}

/** Brands are compared without case, spaces and signs: 'Virgin America' is 'virgin-america'. */
function slug(name: string): string {
  return name.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, '');
}
