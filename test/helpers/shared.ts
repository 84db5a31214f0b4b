import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Folder of research data beside the checkout, which is not part of the project. */
const SHARED = fileURLToPath(new URL('../../../shared/', import.meta.url));

/**
 * Path of a file or folder of the research data, or null where it is absent; then one line says what was skipped.
 * Use with `describe.skipIf(path === null)`.
 */
export function sharedPath(relative: string, whatIsSkipped: string): string | null {
  const path = `${SHARED}${relative}`;
  if (existsSync(path)) return path;
  process.stderr.write(`skipped: ${whatIsSkipped} (no research data at ../shared/${relative})\n`);
  return null;
}
