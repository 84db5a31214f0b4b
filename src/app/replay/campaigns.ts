import type { Brand } from '../../core/brand.js';
import type { Observation } from '../../detection/types.js';
import type { MentionLine } from './mentions.js';

const HASHTAG = /#([\p{L}\p{M}\p{N}_]+)/gu;

/** Tells which campaign of the brand a line of a file is about: the one that it names itself, else the one whose terms it uses. */
export async function lineCampaigns(
  brand: Brand | null,
): Promise<(line: MentionLine, post: Observation) => string | null> {
  if (brand === null || brand.campaigns.length === 0) return ({ campaign }) => campaign ?? null;
  const { campaignNamer } = await import('../../ingest/match.js');
  const nameCampaign = campaignNamer(brand.campaigns);
  return (line, { text, author, source, lang, createdAt }) =>
    line.campaign ??
    nameCampaign({
      text,
      title: null,
      author: { handle: author },
      source,
      lang,
      site: null,
      hashtags: [...text.matchAll(HASHTAG)].map(([, tag = '']) => tag),
      createdAt: new Date(createdAt),
    });
}
