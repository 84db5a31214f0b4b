import type { DeskStatus } from '../../../core/contracts/desk.js';
import type { SourceHealth } from '../../../core/contracts/store.js';
import type { DataGap } from '../../../core/finding.js';
import type { Translate } from '../../../lib/i18n/i18n.js';
import { safeText } from '../../../lib/wording/safe-text.js';
import { sourceName } from '../../../lib/wording/source-name.js';
import { OVER_COLOUR, SEVERITY_COLOURS } from './colours.js';
import { escapeLine } from './escape.js';
import type { EmbedParts } from './limits.js';
import { ago } from './people.js';

const MAX_NAME = 60;
const MAX_REASON = 120;

/** How Vigía itself does: each source with its silence, lag and quota, the queue, the version. */
export function statusEmbed(status: DeskStatus, t: Translate): EmbedParts {
  const { version, engine, brands, outbox, openIncidents } = status;
  const isTroubled =
    outbox.failed > 0 ||
    brands.some(
      ({ sources, silent }) => silent.length > 0 || sources.some((one) => one.error !== null),
    );
  return {
    title: t('discord:status.title', { version }),
    description: t('discord:status.summary', {
      engine: engine === 'postgres' ? 'PostgreSQL' : 'SQLite',
      incidents: t('discord:incidentCount', { count: openIncidents }),
      ...outbox,
    }),
    fields: brands.map(({ brand, mentions, sources, silent }) => ({
      name: t('discord:status.brand', {
        brand: harmless(brand.name, MAX_NAME),
        mentions: t('discord:mentionCount', { count: mentions }),
      }),
      value:
        sources.length === 0
          ? t('discord:status.none')
          : sources.map((health) => sourceLine(health, { silent, t })).join('\n'),
    })),
    colour: isTroubled ? SEVERITY_COLOURS[2] : OVER_COLOUR,
  };
}

function sourceLine(
  health: SourceHealth,
  { silent, t }: { readonly silent: readonly DataGap[]; readonly t: Translate },
): string {
  const source = escapeLine(sourceName(health.source, t));
  const gap = silent.find((one) => one.source === health.source);
  const parts = [stateOf(health, { source, gap, t })];
  if (health.error !== null && gap !== undefined)
    parts.push(t('discord:status.silentSince', { since: ago(gap.from) }));
  if (health.retryAt !== null) parts.push(t('discord:status.retry', { at: ago(health.retryAt) }));
  if (health.quotaRemaining !== null)
    parts.push(t('discord:status.quota', { count: health.quotaRemaining }));
  if (health.quotaResetAt !== null && health.quotaRemaining !== null)
    parts.push(t('discord:status.quotaReset', { at: ago(health.quotaResetAt) }));
  return parts.join(' · ');
}

function stateOf(
  { lastOkAt, lastPostAt, error, consecutiveFailures }: SourceHealth,
  {
    source,
    gap,
    t,
  }: { readonly source: string; readonly gap: DataGap | undefined; readonly t: Translate },
): string {
  if (error !== null)
    return t('discord:status.failing', {
      source,
      count: consecutiveFailures,
      reason: harmless(error.message, MAX_REASON),
    });
  if (gap !== undefined) return t('discord:status.silent', { source, since: ago(gap.from) });
  return t('discord:status.ok', {
    source,
    ok: lastOkAt === null ? t('discord:status.never') : ago(lastOkAt),
    post: lastPostAt === null ? t('discord:status.noPost') : ago(lastPostAt),
  });
}

function harmless(text: string, maxLength: number): string {
  return escapeLine(safeText(text, { maxLength }));
}
