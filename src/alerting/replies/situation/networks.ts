/** Longest reply in UTF-16 units, by source; the networks' own limits, or what people still read in a comment. */
const MAX_REPLY: Readonly<Record<string, number>> = {
  x: 280,
  twitter: 280,
  bluesky: 300,
  mastodon: 500,
  threads: 500,
  instagram: 600,
  facebook: 600,
  tiktok: 150,
  youtube: 600,
  reddit: 600,
  hackernews: 600,
  'google-play': 350,
  'app-store': 600,
  trustpilot: 600,
  'google-reviews': 600,
};

/** Of a network that is not listed: what fits the shortest of the usual ones. */
const DEFAULT_MAX_REPLY = 280;

/** Longest reply that a network takes. */
export function maxReplyLength(network: string): number {
  return MAX_REPLY[network.toLowerCase()] ?? DEFAULT_MAX_REPLY;
}
