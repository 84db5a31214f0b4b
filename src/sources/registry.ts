import type { SourceDefinition } from '../lib/drivers.js';
import { appstore } from './appstore/index.js';
import { bluesky } from './bluesky/index.js';
import { discord } from './discord/index.js';
import { facebook } from './facebook/index.js';
import { file } from './file/index.js';
import { gdelt } from './gdelt/index.js';
import { googlebusiness } from './googlebusiness/index.js';
import { googleplay } from './googleplay/index.js';
import { hackernews } from './hackernews/index.js';
import { imap } from './imap/index.js';
import { instagram } from './instagram/index.js';
import { lemmy } from './lemmy/index.js';
import { mastodon } from './mastodon/index.js';
import { reddit } from './reddit/index.js';
import { rss } from './rss/index.js';
import { stackexchange } from './stackexchange/index.js';
import { telegram } from './telegram/index.js';
import { trustpilot } from './trustpilot/index.js';
import { x } from './x/index.js';
import { youtube } from './youtube/index.js';

/** Every source, in the order in which people read them; one line a folder. */
export const SOURCES: readonly SourceDefinition[] = [
  bluesky,
  mastodon,
  reddit,
  x,
  youtube,
  facebook,
  instagram,
  telegram,
  discord,
  lemmy,
  hackernews,
  stackexchange,
  gdelt,
  rss,
  appstore,
  googleplay,
  googlebusiness,
  trustpilot,
  imap,
  file,
];
