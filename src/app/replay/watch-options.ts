import type { Brand } from '../../core/brand.js';
import type { MonitorOptions } from '../../detection/types.js';

/**
 * What the detector is told of a brand in a replay: as live, its zone, names and campaigns, and how often the reader
 * is wrong where it is the reader that labels. A brand that the configuration does not know is only a name.
 */
export async function watchOptions(
  brand: Brand | null,
  { brandId, isTrusted }: { readonly brandId: string; readonly isTrusted: boolean },
): Promise<Omit<MonitorOptions, 'rule'>> {
  const errors = isTrusted ? {} : await shippedErrors();
  if (brand === null) return { brandId, timeZone: 'UTC', brandNames: [brandId], ...errors };
  return {
    brandId,
    timeZone: brand.timeZone,
    // A hashtag among the aliases names a campaign or a matter, and may be what an event is about.
    brandNames: [brand.name, ...brand.aliases.filter((alias) => !alias.startsWith('#'))],
    calendar: brand.campaigns.map(({ name, from, to }) => ({
      kind: 'campaign',
      name,
      range: { from, to },
    })),
    ...errors,
  };
}

async function shippedErrors(): Promise<Pick<MonitorOptions, 'readerError'>> {
  const { readerErrors } = await import('../reader-errors.js');
  return { readerError: readerErrors() };
}
