import type { Brand } from '../../core/brand.js';
import type { Estimate, SurveyReport } from '../../core/survey.js';
import { formatBalance, formatDays, formatNumber } from '../../lib/i18n/format.js';
import { surveyFigureText, surveyText } from '../../lib/wording/survey.js';
import type { PageContext } from '../page-context.js';
import { html, join, NOTHING, type Piece } from './html.js';
import { brandLayout } from './layout.js';
import { name } from './parts.js';
import { choiceLinks } from './spans.js';

/** Spans that can be looked at, in weeks. */
export const SURVEY_WEEKS = [4, 8, 13, 26] as const;
export type SurveyWeeks = (typeof SURVEY_WEEKS)[number];

type Line = SurveyReport['lines'][number];

/** What customers answer beside what they say: every figure with its interval, and where the two disagree. */
export function surveysPage(
  page: PageContext,
  {
    brand,
    report,
    weeks,
  }: { readonly brand: Brand; readonly report: SurveyReport; readonly weeks: SurveyWeeks },
): Piece {
  const { t } = page;
  const text = surveyText(report, page.locale);
  return brandLayout(page, {
    brand,
    current: 'surveys',
    title: text.title,
    crumb: t('pages:nav.surveys'),
    main: html`<div class="page-head"><h1>${text.title}</h1>${choiceLinks(page, {
      parameter: 'weeks',
      label: t('pages:span'),
      chosen: String(weeks),
      options: SURVEY_WEEKS.map((span) => [String(span), t('pages:weeks', { count: span })]),
    })}</div>
<p class="lead">${text.summary} ${report.lines.length === 0 ? '' : t('pages:survey.lead')}</p>
${join(report.lines.map((line, index) => lineSection(page, { line, index, report, heading: text.facts[index]?.label ?? '' })))}`,
  });
}

function lineSection(
  page: PageContext,
  {
    line,
    index,
    report,
    heading,
  }: {
    readonly line: Line;
    readonly index: number;
    readonly report: SurveyReport;
    readonly heading: string;
  },
): Piece {
  const { t, locale } = page;
  const { figures, social, voices, gap } = line;
  const id = `line-${index}`;
  return html`<section class="card" aria-labelledby="${id}"><div class="card-head"><h2 id="${id}">${heading}</h2>${
    figures.isSmall
      ? html`<span class="tag severity-2"><span aria-hidden="true">!</span> ${t('pages:survey.small')}</span>`
      : NOTHING
  }</div>
<p class="survey-figure"><strong>${surveyFigureText(figures, locale)}</strong> <span class="note">${t('survey:answers', { count: figures.answers })}</span></p>
${figures.isSmall ? html`<p class="warnings sentence">${t('survey:small')}.</p>` : NOTHING}
${gap === null ? NOTHING : html`<p class="warnings"><strong>${t('pages:survey.gap')}:</strong> ${t(`survey:gap.${gap.direction}`, { gap: intervalText(gap.gap, locale) })}</p>`}
<dl class="compare">
${compareRow(page, { label: t('pages:survey.survey'), estimate: figures.balance, note: t('survey:answers', { count: figures.answers }) })}
${compareRow(page, { label: t('pages:survey.social'), estimate: social, note: t('digest:voices', { count: voices }) })}
</dl>
<p class="note">${t('pages:survey.compare')}</p>
${weekTable(page, { line, report, id })}
</section>`;
}

/** A figure from -1 to 1 as a dot on a line, with its interval as a bar; told in words beside it. */
function compareRow(
  { locale }: PageContext,
  {
    label,
    estimate,
    note,
  }: { readonly label: string; readonly estimate: Estimate | null; readonly note: string },
): Piece {
  if (estimate === null) return html`<div><dt>${label}</dt><dd><span>—</span></dd></div>`;
  const x = (number: number) => Math.round(10 * Math.min(100, Math.max(0, 50 + 50 * number))) / 10;
  const { value, low, high } = estimate;
  return html`<div><dt>${label}<span class="note">${note}</span></dt><dd><svg class="estimate" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true" focusable="false"><rect class="rail" y="3.5" width="100" height="1"></rect><rect class="zero" x="49.9" width="0.2" height="8"></rect><rect class="range" x="${x(low)}" y="2.5" width="${Math.max(0.4, x(high) - x(low))}" height="3"></rect><rect class="dot" x="${Math.max(0, x(value) - 0.5)}" y="1" width="1" height="6"></rect></svg><span>${intervalText(estimate, locale)}</span></dd></div>`;
}

function weekTable(
  page: PageContext,
  { line, report, id }: { readonly line: Line; readonly report: SurveyReport; readonly id: string },
): Piece {
  const { t, locale } = page;
  const place = { locale, timeZone: report.timeZone };
  const balance = (estimate: Estimate | null) =>
    estimate === null ? '—' : intervalText(estimate, locale);
  return html`<details><summary>${t('pages:survey.table')}</summary>
<div class="scroll" tabindex="0" role="group" aria-labelledby="${id}"><table>
<thead><tr><th scope="col">${t('pages:survey.week')}</th><th scope="col" class="number">${t('pages:survey.answers')}</th><th scope="col">${t('pages:survey.figure')}</th><th scope="col" class="number">${t('pages:survey.social')}</th><th scope="col" class="number">${t('web:figure.voices')}</th></tr></thead>
<tbody>${join(
    line.weeks
      .toReversed()
      .map(
        (week) =>
          html`<tr><th scope="row">${name(formatDays(week, place))}</th><td class="number">${formatNumber(week.figures.answers, locale)}</td><td>${surveyFigureText(week.figures, locale) || t('pages:survey.noAnswers')}</td><td class="number">${balance(week.social)}</td><td class="number">${formatNumber(week.voices, locale)}</td></tr>`,
      ),
  )}</tbody></table></div></details>`;
}

/** '+0,42 (+0,21 … +0,60)'. */
function intervalText({ value, low, high }: Estimate, locale: PageContext['locale']): string {
  const write = (number: number) => formatBalance(number, locale);
  return `${write(value)} (${write(low)} … ${write(high)})`;
}
