import type { Brand } from '../../core/brand.js';
import type { SourceState, SourceStatus } from '../../core/source-status.js';
import { MINUTE_MS } from '../../core/time.js';
import { formatNumber } from '../../lib/i18n/format.js';
import { durationText } from '../../lib/wording/duration.js';
import type { FactText } from '../../lib/wording/incident-facts.js';
import { safeText } from '../../lib/wording/safe-text.js';
import { sourceName } from '../../lib/wording/source-name.js';
import { shortWhen } from '../../lib/wording/when.js';
import type { PageContext } from '../page-context.js';
import { html, join, NOTHING, type Piece } from './html.js';
import { brandLayout } from './layout.js';
import { facts } from './parts.js';

const MAX_MESSAGE = 300;
const TONES: Readonly<Record<SourceState, string>> = {
  well: 'positive',
  new: 'neutral',
  waiting: 'severity-2',
  silent: 'severity-2',
  off: 'severity-2',
  failing: 'severity-3',
};
/** Those that need a person first. */
const ORDER: readonly SourceState[] = ['failing', 'silent', 'waiting', 'off', 'new', 'well'];

/** How every source of a brand does: since when it is silent, what to do, what is left of its quota, when it is asked next. */
export function sourcesPage(
  page: PageContext,
  { brand, statuses }: { readonly brand: Brand; readonly statuses: readonly SourceStatus[] },
): Piece {
  const { t } = page;
  const title = t('pages:source.heading');
  const ordered = statuses.toSorted((a, b) => ORDER.indexOf(a.state) - ORDER.indexOf(b.state));
  return brandLayout(page, {
    brand,
    current: 'sources',
    title,
    crumb: title,
    main: html`<h1>${title}</h1>
<p class="lead">${t('pages:source.lead')}</p>
${ordered.length === 0 ? html`<p class="empty">${t('pages:source.none')}</p>` : NOTHING}
<div class="columns">${join(ordered.map((status) => sourceCard(page, { brand, status })))}</div>`,
  });
}

function sourceCard(
  page: PageContext,
  { brand, status }: { readonly brand: Brand; readonly status: SourceStatus },
): Piece {
  const { t } = page;
  const { source, state, missing } = status;
  const id = `source-${source}`;
  const stateText = state === 'off' ? t('pages:source.off') : t(`source:state.${state}`);
  return html`<section class="card" aria-labelledby="${id}"><div class="card-head"><h2 id="${id}">${sourceName(source, t)}</h2><span class="tag ${TONES[state]}">${stateText}</span></div>
${state === 'off' ? html`<p>${t('pages:source.missing', { missing: missing.join(', ') })}</p>` : facts(factsOf(page, { brand, status }))}</section>`;
}

function factsOf(
  { t, locale, now }: PageContext,
  { brand, status }: { readonly brand: Brand; readonly status: SourceStatus },
): readonly FactText[] {
  const place = { locale, timeZone: brand.timeZone };
  const when = (at: Date) => shortWhen(at, now, place);
  const span = (ms: number) => durationText(ms / MINUTE_MS, t);
  const { silentSince, normalSilenceMs, lagMs, lastOkAt, lastPostAt, failure, quota } = status;
  const lines = [
    {
      label: t('pages:source.failure'),
      text:
        failure === null
          ? ''
          : [
              t(`source:failure.${failure.kind}`),
              t('pages:source.attempts', { count: failure.attempts, at: when(failure.at) }),
              safeText(failure.message, { maxLength: MAX_MESSAGE }),
            ].join(' · '),
    },
    {
      label: t('pages:source.silent'),
      text: silentSince === null ? '' : when(silentSince),
    },
    {
      label: t('pages:source.normal'),
      text:
        normalSilenceMs === null
          ? ''
          : t('pages:source.normalText', { span: span(normalSilenceMs) }),
    },
    {
      label: t('pages:source.lag'),
      text:
        lagMs === null || lastOkAt === null
          ? t('pages:source.never')
          : t('pages:source.lagText', { span: span(lagMs), at: when(lastOkAt) }),
    },
    {
      label: t('pages:source.post'),
      text: lastPostAt === null ? t('pages:source.never') : when(lastPostAt),
    },
    { label: t('pages:source.quota'), text: quotaText(quota, { t, when }) },
    {
      label: t('pages:source.next'),
      text: status.nextPollAt === null ? '' : when(status.nextPollAt),
    },
    {
      label: t('pages:source.skipped'),
      text: status.skipped === 0 ? '' : formatNumber(status.skipped, locale),
    },
  ];
  return lines.filter(({ text }) => text !== '');
}

function quotaText(
  quota: SourceStatus['quota'],
  { t, when }: { readonly t: PageContext['t']; readonly when: (at: Date) => string },
): string {
  if (quota === null) return '';
  const { remaining: count, resetAt } = quota;
  if (resetAt === null) return t('source:quota', { count });
  return t('source:quotaReset', { count, at: when(resetAt) });
}
