import type { Brand, Locale } from '../../core/brand.js';
import type { Store } from '../../core/contracts/store.js';
import { formatDateTime } from '../../lib/i18n/format.js';
import { translator } from '../../lib/i18n/i18n.js';
import { silentLogger } from '../../lib/logger.js';
import { sourceName } from '../../lib/wording/source-name.js';
import { sourceStatusParts } from '../../lib/wording/source-status.js';
import type { CommandModule } from '../command.js';
import { write } from '../command-io.js';
import type { App } from '../load-app.js';
import { readSourceStatus, type SourceStatusOptions } from '../source-status.js';
import { packageVersion } from '../version.js';

export const status: CommandModule = {
  register(program, io) {
    program
      .command('status')
      .option('--json')
      .action(async (options: { json?: boolean }, command) => {
        const { loadApp } = await import('../load-app.js');
        const { stdout, locale } = io();
        const { clock, env } = io();
        await using app = await loadApp(io(), command.optsWithGlobals());
        const { createSources } = await import('../create-drivers.js');
        const sources = createSources({ ...app, log: silentLogger, clock, env });
        const found = await readStatus(app, { sources, clock, env });
        const words = { brands: app.config.brands, locale, now: clock.now() };
        await write(
          stdout,
          options.json === true ? `${JSON.stringify(found)}\n` : inWords(found, words),
        );
      });
  },
};

async function readStatus(
  { store, config }: App,
  tools: Pick<SourceStatusOptions, 'sources' | 'clock' | 'env'>,
) {
  const brands = await Promise.all(config.brands.map(({ id }) => brandStatus(store, id)));
  return {
    version: packageVersion(),
    engine: store.engine,
    brands,
    sources: await readSourceStatus({ config, store, ...tools }),
    outbox: await store.outbox.size(),
    openIncidents: (
      await store.incidents.list({ statuses: ['open', 'acknowledged'], limit: 100 })
    ).map(({ id, brandId, kind, severity, openedAt }) => ({
      id,
      brandId,
      kind,
      severity,
      openedAt,
    })),
  };
}
type Status = Awaited<ReturnType<typeof readStatus>>;

async function brandStatus(store: Store, id: string) {
  const span = await store.mentions.span(id);
  return {
    id,
    mentions: await store.mentions.count({ brandId: id }),
    from: span?.from ?? null,
    to: span?.to ?? null,
  };
}

function inWords(
  found: Status,
  { brands, locale, now }: { brands: readonly Brand[]; locale: Locale; now: Date },
): string {
  const t = translator(locale);
  const lines = [t('ops:status.title', { version: found.version, engine: found.engine }), ''];
  for (const brand of brands) {
    const when = (instant: Date): string =>
      formatDateTime(instant, { locale, timeZone: brand.timeZone });
    const counted = found.brands.find(({ id }) => id === brand.id);
    if (counted === undefined) continue;
    const { mentions, from, to } = counted;
    lines.push(
      from === null || to === null
        ? t('ops:status.brand', { name: brand.name, mentions })
        : t('ops:status.brandSpan', { name: brand.name, mentions, from: when(from), to: when(to) }),
    );
    const sources = found.sources.filter(({ brandId }) => brandId === brand.id);
    const place = { locale, timeZone: brand.timeZone };
    for (const one of sources)
      lines.push(
        `  ${sourceName(one.source, t).padEnd(15)} ${sourceStatusParts(one, { t, place, now }).join(' · ')}`,
      );
    if (sources.length === 0) lines.push(`  ${t('ops:status.never')}`);
  }
  const open = found.openIncidents.length;
  lines.push(
    '',
    open === 0 ? t('ops:status.noIncidents') : t('ops:status.incidents', { count: open }),
    t('ops:status.outbox', { ...found.outbox }),
  );
  return `${lines.join('\n')}\n`;
}
