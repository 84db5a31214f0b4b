import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { READER_LANGUAGES, type ReaderLanguage } from '../../core/reading.js';
import { packAspects } from './aspect-model.js';
import { type AspectText, aspectTextsOf, trainAspectTables, withUnemotional } from './train.js';

/** Only what is meant to be learnt from: the validation sets give the figures of the model card. */
const TRAINING_FILE = 'train.jsonl';

const NeutralRow = z.object({
  text: z.string(),
  lang: z.enum(READER_LANGUAGES),
  label: z.literal('neutral'),
});

/**
 * Trains emotion and irony from every `train.jsonl` of some folders and their subfolders: about half a
 * minute of one core for the shipped weights. The same folders give the same bytes. Lines that label
 * neither are used as unemotional texts where they are neutral, and left out else.
 *
 * @returns the content of an aspect weights file, or null where no language has enough labelled texts
 * @throws {Error} a folder cannot be read (`code` as Node gives it)
 */
export async function trainAspectsFromFolders(
  folders: readonly string[],
): Promise<Uint8Array<ArrayBuffer> | null> {
  const texts: AspectText[] = [];
  const neutral: { text: string; lang: ReaderLanguage }[] = [];
  for (const folder of folders) {
    for (const file of await listTrainingFiles(folder)) {
      for (const line of (await readFile(file, 'utf8')).split('\n')) {
        const row = parseJson(line);
        texts.push(...aspectTextsOf(row));
        const parsed = NeutralRow.safeParse(row);
        if (parsed.success) neutral.push(parsed.data);
      }
    }
  }
  const tables = trainAspectTables(withUnemotional(texts, neutral));
  return tables.length === 0 ? null : packAspects(tables);
}

/** In the order of the names, so that the same folder gives the same weights on every machine. */
async function listTrainingFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && basename(entry.name) === TRAINING_FILE)
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
