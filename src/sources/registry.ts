import type { SourceDefinition } from '../lib/drivers.js';
import { file } from './file/index.js';
import { hackernews } from './hackernews/index.js';
import { rss } from './rss/index.js';

/** Every source, in the order in which people read them; one line a folder. */
export const SOURCES: readonly SourceDefinition[] = [hackernews, rss, file];
