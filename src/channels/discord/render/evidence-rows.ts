import type { Locale } from '../../../core/brand.js';
import { REASON_KINDS, type Reason } from '../../../core/finding.js';
import type { IncidentCard } from '../../../core/message.js';
import { type Translate, translator } from '../../../lib/i18n/i18n.js';
import { safeText } from '../../../lib/wording/safe-text.js';
import { sourceName } from '../../../lib/wording/source-name.js';

/** One part of the excess, ready to be shown. */
export interface EvidenceRow {
  readonly kind: Reason['kind'];
  /** 'Palabras'. */
  readonly heading: string;
  readonly name: string;
  /** Share of the excess, from 0 to 1. */
  readonly share: number;
  /** The share in mentions, rounded. */
  readonly count: number;
  /** Posts named for it. */
  readonly posts: number;
}

const MAX_NAME = 40;

/** The excess divided by each kind of reason, largest part first, the rest last. */
export function evidenceRows(card: IncidentCard, locale: Locale): readonly EvidenceRow[] {
  const t = translator(locale);
  const { finding } = card.incident;
  return REASON_KINDS.flatMap((kind) => {
    const ofKind = finding.reasons.filter((reason) => reason.kind === kind && reason.share > 0);
    if (ofKind.every(({ term }) => term === '*')) return [];
    return ofKind
      .toSorted((a, b) => Number(a.term === '*') - Number(b.term === '*') || b.share - a.share)
      .map((reason) => ({
        kind,
        heading: t(`discord:table.kind.${kind}`),
        name: nameOf(reason, { card, locale, t }),
        share: reason.share,
        count: Math.round(reason.share * Math.max(0, finding.excess)),
        posts: reason.posts.length,
      }));
  });
}

function nameOf(
  { kind, term }: Reason,
  {
    card: { brand },
    locale,
    t,
  }: { readonly card: IncidentCard; readonly locale: Locale; readonly t: Translate },
): string {
  if (term === '*') return t('discord:table.rest');
  switch (kind) {
    case 'touchpoint': {
      const touchpoint = brand.touchpoints.find(({ id }) => id === term);
      return harmless(touchpoint?.name[locale] ?? term);
    }
    case 'campaign':
      return harmless(brand.campaigns.find(({ id }) => id === term)?.name ?? term);
    case 'source':
      return sourceName(term, t);
    case 'language':
      return languageName(term, locale);
    case 'repost':
      return t(`discord:table.${term === 'repost' ? 'repost' : 'original'}`);
    default:
      return harmless(term);
  }
}

function languageName(tag: string, locale: Locale): string {
  if (!/^[a-z]{2,3}$/.test(tag)) return harmless(tag);
  return new Intl.DisplayNames(locale, { type: 'language' }).of(tag) ?? tag;
}

function harmless(text: string): string {
  const name = safeText(text, { maxLength: MAX_NAME });
  return name === '' ? '—' : name;
}
