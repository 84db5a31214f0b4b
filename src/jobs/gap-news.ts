import type { NotifyRules } from '../alerting/notify.js';
import { channelsFor } from '../alerting/routing.js';
import type { Brand } from '../core/brand.js';
import type { StoreTables } from '../core/contracts/store.js';
import type { DataGap } from '../core/finding.js';
import type { Notice } from '../core/message.js';
import { failureKind } from '../core/source-status.js';
import { DAY_MS, HOUR_MS } from '../core/time.js';
import { translator } from '../lib/i18n/i18n.js';
import { sourceName } from '../lib/wording/source-name.js';
import { shortWhen } from '../lib/wording/when.js';
import { commonGaps } from './common-gaps.js';

/** Gaps that ended longer ago have been told to the detector, or it was not yet there to be told. */
const GAPS_BACK_MS = 7 * DAY_MS;
/** A shorter silence is on the card and the page; the team is not called for it. */
const TELL_AFTER_MS = HOUR_MS;

/**
 * What was said of each gap, by its source and beginning: 'open' to the detector alone, 'told' to the team too, or
 * the instant of its end.
 */
export type KnownGaps = Readonly<Record<string, string>>;

/** What is new about gaps since the last run. */
export interface GapNews {
  /** For the detector: gaps that it does not know, or whose end it does not know. */
  readonly gaps: readonly DataGap[];
  /** For the team, each with a key of its own. */
  readonly notices: readonly { readonly key: string; readonly notice: Notice }[];
  readonly known: KnownGaps;
}

/** Looks for sources that fell silent or came back, and for times in which all of them were silent. */
export async function gapNews(
  { health }: Pick<StoreTables, 'health'>,
  { brand, known, now }: { readonly brand: Brand; readonly known: KnownGaps; readonly now: Date },
): Promise<GapNews> {
  const range = { from: new Date(now.getTime() - GAPS_BACK_MS), to: now };
  const gaps = await health.gaps(brand.id, range);
  const sources = (await health.list()).filter(({ brandId }) => brandId === brand.id);
  const common = commonGaps(
    gaps,
    sources.map(({ source }) => source),
  );
  const news: {
    gaps: DataGap[];
    notices: GapNews['notices'][number][];
    known: Record<string, string>;
  } = {
    gaps: [],
    notices: [],
    known: {},
  };
  for (const gap of [...gaps, ...common]) {
    const key = `${gap.source}@${gap.from.toISOString()}`;
    const before = known[key];
    const state = stateOf(gap, { before, now });
    news.known[key] = state;
    if (before === undefined || (gap.to !== null && before !== state)) news.gaps.push(gap);
    // The common gap is the same silence again: its sources have been named.
    const messageKey = common.includes(gap) ? null : messageFor(gap, { before, state });
    if (messageKey !== null)
      news.notices.push({
        key: `notice:${messageKey}:${brand.id}:${key}`,
        notice: noticeOf(gap, { messageKey, brand, now }),
      });
  }
  return news;
}

/** Queues the notices for every channel of the brand; one that was queued before is not queued again. */
export async function queueGapNotices(
  { outbox }: Pick<StoreTables, 'outbox'>,
  {
    notices,
    rules: { brand, settings, channels },
    now,
  }: {
    readonly notices: GapNews['notices'];
    readonly rules: Pick<NotifyRules, 'brand' | 'settings' | 'channels'>;
    readonly now: Date;
  },
): Promise<void> {
  const places = { brand, routing: settings.routing, running: channels };
  for (const { key, notice } of notices)
    for (const channel of channelsFor({ type: 'notice' }, places))
      await outbox.enqueue({
        idempotencyKey: `${key}:${channel}`,
        channel,
        locale: brand.locale,
        payload: notice,
        createdAt: now,
      });
}

function stateOf(
  { from, to }: DataGap,
  { before, now }: { readonly before: string | undefined; readonly now: Date },
): string {
  if (to !== null) return to.toISOString();
  return before === 'told' || now.getTime() - from.getTime() >= TELL_AFTER_MS ? 'told' : 'open';
}

/** Nobody is told of the end of a silence that nobody was told of. */
function messageFor(
  { to }: DataGap,
  { before, state }: { readonly before: string | undefined; readonly state: string },
): 'source-silent' | 'source-back' | null {
  if (before === state) return null;
  if (state === 'told') return 'source-silent';
  return to !== null && before === 'told' ? 'source-back' : null;
}

function noticeOf(
  { source, from, reason }: DataGap,
  {
    messageKey,
    brand,
    now,
  }: {
    readonly messageKey: 'source-silent' | 'source-back';
    readonly brand: Brand;
    readonly now: Date;
  },
): Notice {
  const t = translator(brand.locale);
  const kind = failureKind(reason);
  return {
    type: 'notice',
    brandId: brand.id,
    level: messageKey === 'source-silent' ? 'warning' : 'info',
    messageKey,
    values: {
      source: sourceName(source, t),
      since: shortWhen(from, now, brand),
      why: kind === null ? '' : t('source:why', { failure: t(`source:failure.${kind}`) }),
    },
  };
}
