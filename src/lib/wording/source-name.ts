import type { Translate } from '../i18n/i18n.js';
import { safeText } from './safe-text.js';

/** Names as people know them, where they are the same in every language. */
const NAMES: Readonly<Record<string, string>> = {
  bluesky: 'Bluesky',
  mastodon: 'Mastodon',
  reddit: 'Reddit',
  x: 'X',
  youtube: 'YouTube',
  lemmy: 'Lemmy',
  hackernews: 'Hacker News',
  stackexchange: 'Stack Exchange',
  gdelt: 'GDELT',
  appstore: 'App Store',
  googleplay: 'Google Play',
  googlebusiness: 'Google',
  trustpilot: 'Trustpilot',
  facebook: 'Facebook',
  instagram: 'Instagram',
  telegram: 'Telegram',
  discord: 'Discord',
  rss: 'RSS',
};

/** A source's name as people know it, for example 'Hacker News' for 'hackernews' and 'archivo' for 'file'; harmless where it is not one of ours. */
export function sourceName(source: string, t: Translate): string {
  if (source === 'file' || source === 'imap') return t(`terms:source.${source}`);
  return NAMES[source] ?? safeText(source, { maxLength: 60 });
}
