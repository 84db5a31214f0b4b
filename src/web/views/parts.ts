import type { Incident } from '../../core/incident.js';
import type { Label } from '../../core/reading.js';
import type { SentimentCounts } from '../../core/report.js';
import {
  formatBalance,
  formatDateTime,
  formatNumber,
  formatPercent,
} from '../../lib/i18n/format.js';
import type { FactText } from '../../lib/wording/incident-facts.js';
import type { SampleText } from '../../lib/wording/post-sample.js';
import { safeText } from '../../lib/wording/safe-text.js';
import { CHART_SHAPES } from '../charts.js';
import type { PageContext } from '../page-context.js';
import { html, join, NOTHING, type Piece } from './html.js';

/** Shapes beside colours, so that a label is told without seeing them. */
const LABEL_SIGNS: Readonly<Record<Label, string>> = { negative: '▼', neutral: '●', positive: '▲' };

/** 'Negativa', with its sign. */
export function labelTag({ t }: PageContext, label: Label): Piece {
  return html`<span class="tag ${label}"><span aria-hidden="true">${LABEL_SIGNS[label]}</span> ${t(`terms:label.${label}`)}</span>`;
}

/** 'Nivel 3' in the colour of its severity. */
export function severityTag({ t }: PageContext, severity: Incident['severity']): Piece {
  return html`<span class="tag severity-${severity}">${t(`terms:severity.${severity}`)}</span>`;
}

/** A name from outside: one harmless line. */
export function name(text: string): string {
  return safeText(text, { maxLength: 60 });
}

/** Who did something, and where: 'Marta (página)' for 'web:Marta'. */
export function actorName({ t }: PageContext, actor: string): string {
  const [, place, who = actor] = /^(web|discord):(.+)$/s.exec(actor) ?? [];
  if (actor === 'vigia') return 'Vigía';
  return place === undefined ? name(actor) : t(`web:actor.${place}`, { name: name(who) });
}

/** A moment, for people and for machines. */
export function moment({ locale }: PageContext, at: Date, timeZone: string): Piece {
  return html`<time datetime="${at.toISOString()}">${formatDateTime(at, { locale, timeZone })}</time>`;
}

/** Figures of one span against those of the one before. */
export function figures(
  page: PageContext,
  {
    counts,
    previous,
    label,
  }: {
    readonly counts: SentimentCounts;
    readonly previous: SentimentCounts;
    readonly label: string;
  },
): Piece {
  const { t, locale } = page;
  const balance = (value: number | null) => (value === null ? '—' : formatBalance(value, locale));
  const percent = (value: number | null) => (value === null ? '—' : formatPercent(value, locale));
  const count = (value: number) => formatNumber(value, locale);
  const before = (figure: string) => t('web:figure.before', { figure });
  return html`<p class="caption">${label}</p>
<dl class="figures">
${figure(t('web:figure.voices'), { value: count(counts.voices), note: before(count(previous.voices)) })}
${figure(t('web:figure.negative'), {
  value: percent(counts.negativeShare),
  note: before(percent(previous.negativeShare)),
  tone: 'negative',
})}
${figure(t('web:figure.balance'), { value: balance(counts.netSentiment), note: before(balance(previous.netSentiment)) })}
${figure(t('web:figure.mentions'), { value: count(counts.mentions), note: before(count(previous.mentions)) })}
</dl>`;
}

function figure(
  label: string,
  {
    value,
    note,
    tone = 'plain',
  }: { readonly value: string; readonly note: string; readonly tone?: string },
): Piece {
  return html`<div class="figure ${tone}"><dt>${label}</dt><dd><strong>${value}</strong><span class="note">${note}</span></dd></div>`;
}

/**
 * A chart in the theme and shape that fit the screen.
 *
 * @param chart.href its address without a look
 * @param chart.readings what each of its points says, for the script that tells them under the pointer
 */
export function chartPicture({
  href,
  alt,
  readings,
}: {
  readonly href: string;
  readonly alt: string;
  readonly readings?: readonly string[];
}): Piece {
  if (readings !== undefined)
    return html`<figure data-points="${JSON.stringify(readings)}">${chartPicture({ href, alt })}<output class="note" hidden></output></figure>`;
  const look = (theme: string, shape: string) =>
    `${href}${href.includes('?') ? '&' : '?'}theme=${theme}&shape=${shape}`;
  const { wide } = CHART_SHAPES;
  return html`<picture class="chart">
<source media="(max-width: 40rem) and (prefers-color-scheme: dark)" srcset="${look('dark', 'phone')}">
<source media="(max-width: 40rem)" srcset="${look('light', 'phone')}">
<source media="screen and (prefers-color-scheme: dark)" srcset="${look('dark', 'wide')}">
<img src="${look('light', 'wide')}" alt="${alt}" width="${wide.width}" height="${wide.height}">
</picture>`;
}

/**
 * A share as a bar, for the eye only: its number stands beside it.
 *
 * @param share from 0 to 1
 */
export function bar(share: number, tone = 'plain'): Piece {
  const width = Math.round(Math.min(1, Math.max(0, share)) * 1000) / 10;
  return html`<svg class="bar ${tone}" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true" focusable="false"><rect class="rail" width="100" height="6"></rect><rect class="fill" width="${width}" height="6"></rect></svg>`;
}

/** Facts with their labels, as a list. */
export function facts(list: readonly FactText[]): Piece {
  if (list.length === 0) return NOTHING;
  return html`<dl class="facts">${join(
    list.map(({ label, text }) => html`<div><dt>${label}</dt><dd>${text}</dd></div>`),
  )}</dl>`;
}

/** Posts that show something, each with a link to where it stands. */
export function samples({ t }: PageContext, list: readonly SampleText[]): Piece {
  return html`<ul class="samples">${join(
    list.map(
      ({ heading, text, url }) =>
        html`<li><p class="quote">${text}</p><p class="by">${heading}${
          url === null
            ? NOTHING
            : html`<span class="to-original"> · <a href="${url}" rel="noopener noreferrer nofollow">${t('web:original')}</a></span>`
        }</p></li>`,
    ),
  )}</ul>`;
}
