import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { LABELS, READER_LANGUAGES } from '../../core/reading.js';
import type { LabelledText } from './texts.js';

/** Files of a data folder that are learnt from; anything else (tests, notes) is left alone. */
const TRAINING_FILES = ['train.jsonl', 'val.jsonl'];

const Line = z.object({
  text: z.string().min(1),
  lang: z.enum(READER_LANGUAGES),
  label: z.enum(LABELS),
});

/** Labelled texts, and how many lines had no text, no known language or no polarity. */
export interface ReadTexts {
  readonly texts: readonly LabelledText[];
  readonly skipped: number;
}

/**
 * Reads labelled texts: `train.jsonl` and `val.jsonl` of a folder and its subfolders, by name, each
 * folder a source; or one JSONL file, a source of the file's name. Lines of other tasks (a label that
 * is no polarity) are skipped and counted.
 *
 * @throws {Error} the path cannot be read (`code` as Node gives it)
 */
export async function readTexts(path: string): Promise<ReadTexts> {
  const files = (await stat(path)).isDirectory() ? await listFiles(path) : [path];
  const texts: LabelledText[] = [];
  let skipped = 0;
  for (const file of files) {
    const isSet = TRAINING_FILES.includes(basename(file));
    const source = isSet ? basename(dirname(file)) : basename(file, extname(file));
    for await (const line of createInterface({
      input: createReadStream(file),
      crlfDelay: Infinity,
    })) {
      if (line.trim() === '') continue;
      const parsed = Line.safeParse(parseJson(line));
      if (parsed.success) texts.push({ ...parsed.data, source });
      else skipped++;
    }
  }
  return { texts, skipped };
}

/** In the order of the names, so that the same folder gives the same weights on every machine. */
async function listFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && TRAINING_FILES.includes(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}
