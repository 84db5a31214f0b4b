import type { Brand } from '../../core/brand.js';
import type { Correction } from '../../core/contracts/store.js';
import type { Mention } from '../../core/mention.js';
import { fullText } from '../../core/post.js';
import type { Contribution } from '../../core/reading.js';
import { LABELS } from '../../core/reading.js';
import { formatBalance, formatPercent } from '../../lib/i18n/format.js';
import { safeText } from '../../lib/wording/safe-text.js';
import { sourceName } from '../../lib/wording/source-name.js';
import type { PageContext } from '../page-context.js';
import { type CorrectionFields, correctedBy, correctionSection } from './correction.js';
import { html, join, NOTHING, type Piece } from './html.js';
import { brandLayout } from './layout.js';
import { languageName, mentionHref, original } from './mention-list.js';
import { bar, facts, labelTag, moment, name } from './parts.js';

/** A mention with the words that moved its score. */
export interface MentionPage {
  readonly brand: Brand;
  readonly mention: Mention;
  /** Strongest first; what the present reader says, which need not be the one that read it first. */
  readonly contributions: readonly Contribution[];
  /** Whether the stored reading is by another reader, or by a person. */
  readonly isReadDifferently: boolean;
  /** By whom the label was put right; null where it is the reader's. */
  readonly correction: Correction | null;
  /** What the form starts with; null where corrections are not taken. */
  readonly form: CorrectionFields | null;
}

const MAX_TEXT = 5_000;
const MAX_CONTRIBUTIONS = 12;
/** Brackets and quotation marks move the score a little and tell a person nothing. */
const TELLING = /[\p{L}\p{N}\p{Extended_Pictographic}!?]/u;

/** One mention and how it was read: what is sure, what is not, and which words decided. */
export function mentionPage(page: PageContext, shown: MentionPage): Piece {
  const { t } = page;
  const { brand, mention } = shown;
  const { post, reading } = mention;
  const lang = reading.lang === 'und' ? NOTHING : html` lang="${reading.lang}"`;
  return brandLayout(page, {
    brand,
    current: null,
    title: t('web:mention.title'),
    crumb: t('web:mention.title'),
    main: html`<h1>${t('web:mention.title')}</h1>
<section class="card" aria-labelledby="text"><h2 id="text" class="unseen">${t('web:mention.text')}</h2>
<blockquote class="full"${lang}>${safeText(fullText(post), { maxLength: MAX_TEXT })}</blockquote>
<p class="by">${name(post.author.handle)} · ${sourceName(post.source, t)} · ${moment(page, post.createdAt, brand.timeZone)}${original(page, post.url)}</p>
</section>
<div class="columns">
<section class="card" aria-labelledby="read"><h2 id="read">${t('web:mention.reading')}</h2>
<p>${labelTag(page, reading.label)} <span class="note">${t('web:mention.confidence', { share: formatPercent(reading.confidence, page.locale) })}</span></p>
${correctedBy(page, { correction: shown.correction, timeZone: brand.timeZone })}
${probabilities(page, mention)}
${facts(readingFacts(page, shown))}
</section>
<div>
${contributions(page, shown)}
${correctionSection(page, { mention, fields: shown.form, action: mentionHref(brand.id, post) })}
</div>
</div>`,
  });
}

function probabilities({ t, locale }: PageContext, { reading }: Mention): Piece {
  return html`<dl class="bars">${join(
    LABELS.map(
      (label) =>
        html`<div><dt>${t(`terms:label.${label}`)}</dt><dd>${bar(reading.probabilities[label], label)}<span>${formatPercent(reading.probabilities[label], locale)}</span></dd></div>`,
    ),
  )}</dl>`;
}

function readingFacts({ t, locale }: PageContext, { brand, mention }: MentionPage) {
  const { reading } = mention;
  const touchpoint = brand.touchpoints.find(({ id }) => id === reading.touchpoint);
  const yesNo = (is: boolean) => t(is ? 'web:mention.yes' : 'web:mention.no');
  return [
    { label: t('web:mention.score'), text: formatBalance(reading.score, locale) },
    {
      label: t('web:mentions.language'),
      text: reading.isSupported
        ? languageName(locale, reading.lang)
        : t('web:mention.unsupported', { language: languageName(locale, reading.lang) }),
    },
    { label: t('web:mention.emotion'), text: t(`terms:emotion.${reading.emotion}`) },
    { label: t('web:mention.intent'), text: t(`terms:intent.${reading.intent}`) },
    {
      label: t('web:mentions.touchpoint'),
      text: touchpoint?.name[locale] ?? t('web:mention.none'),
    },
    { label: t('web:mention.risk'), text: t(`terms:risk.${reading.risk}`) },
    { label: t('web:mention.aboutBrand'), text: yesNo(reading.isAboutBrand) },
    { label: t('web:mention.irony'), text: formatPercent(reading.irony, locale) },
    { label: t('web:mention.voice'), text: t(`web:voice.${mention.voice}`) },
    { label: t('web:mention.reader'), text: name(reading.reader) },
  ];
}

function contributions({ t, locale }: PageContext, shown: MentionPage): Piece {
  const list = shown.contributions
    .filter(({ term }) => TELLING.test(term))
    .slice(0, MAX_CONTRIBUTIONS);
  const most = Math.max(...list.map(({ weight }) => Math.abs(weight)), Number.EPSILON);
  return html`<section class="card" aria-labelledby="why"><h2 id="why">${t('web:mention.why')}</h2>
${shown.isReadDifferently ? html`<p class="note">${t('web:mention.otherReader')}</p>` : NOTHING}
${
  list.length === 0
    ? html`<p class="empty">${t('web:mention.noWords')}</p>`
    : html`<dl class="bars words">${join(
        list.map(
          ({ term, weight }) =>
            html`<div><dt>${t('digest:quoted', { name: name(term) })}</dt><dd>${bar(Math.abs(weight) / most, weight < 0 ? 'negative' : 'positive')}<span>${formatBalance(weight, locale)}</span></dd></div>`,
        ),
      )}</dl><p class="note">${t('web:mention.whyNote')}</p>`
}
</section>`;
}
