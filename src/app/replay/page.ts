import { html } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';
import type { Locale } from '../../core/brand.js';
import { formatNumber, formatPercent } from '../../lib/i18n/format.js';
import { translator } from '../../lib/i18n/i18n.js';
import { safeText } from '../../lib/wording/safe-text.js';
import { markedIncidents, seriesPicture, strictnessPicture } from './page-charts.js';
import { PAGE_STYLE } from './page-style.js';
import {
  budgetInWords,
  countsInWords,
  curveCells,
  firedInWords,
  incidentInWords,
  type Replayed,
  type ReplayPlace,
  rateInWords,
  titleInWords,
  warningInWords,
  windowsInWords,
} from './words.js';

type Piece = HtmlEscapedString | Promise<HtmlEscapedString>;

/** Alerts that the page lists for one rule, the latest. */
const LISTED = 200;
const REASONS = 4;
const MAX_TERM = 60;
const MAX_NAME = 60;

/**
 * A replay as one page: no script, no address outside, everything escaped. Each rule has the series with its alerts,
 * their list and what being stricter would cost; two or more rules are put side by side first.
 */
export async function backtestPage(
  results: readonly Replayed[],
  { locale, timeZone }: { readonly locale: Locale; readonly timeZone: string },
): Promise<string> {
  const t = translator(locale);
  const place: ReplayPlace = { locale, timeZone, t };
  const [first] = results;
  const title =
    first === undefined ? t('backtest:page.heading') : titleInWords(first.result, place);
  const page = html`<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${t('backtest:page.heading')} · ${title}</title>
<style>${PAGE_STYLE}</style>
</head>
<body>
<main>
<h1>${t('backtest:page.heading')}</h1>
<p class="lead">${title}</p>
${first === undefined ? '' : html`<p>${countsInWords(first.result, place)}</p>`}
${results.length > 1 ? comparison(results, place) : ''}
${results.map((replayed) => ruleSection(replayed, place))}
<p class="foot">${t('backtest:page.foot', { timeZone })}</p>
</main>
</body>
</html>
`;
  return String(await page);
}

function nameOf({ name }: Replayed, { t }: ReplayPlace): string {
  return name === ''
    ? t('backtest:page.ruleOne')
    : t('backtest:page.ruleName', { name: safeText(name, { maxLength: MAX_NAME }) });
}

function comparison(results: readonly Replayed[], place: ReplayPlace): Piece {
  const { t, locale } = place;
  const hasWindows = results.some(({ result }) => result.windows.length > 0);
  const columns = ['rule', 'budget', 'alerts', 'perWeek', 'range'];
  if (hasWindows) columns.push('found');
  const number = (value: number): string => formatNumber(value, locale, 2);
  const rows = results.map((replayed) => {
    const { rule, result } = replayed;
    const { perWeek, low, high } = result.falseAlarmsPerWeek;
    const found = result.windows.filter(({ detected }) => detected).length;
    return [
      nameOf(replayed, place),
      budgetInWords(rule, place),
      formatNumber(result.incidents.length, locale),
      number(perWeek),
      `${number(low)} – ${number(high)}`,
      ...(hasWindows ? [`${found}/${result.windows.length}`] : []),
    ];
  });
  return html`<section>
<h2>${t('backtest:page.compare')}</h2>
${table(
  columns.map((column) => t(`backtest:page.column.${column}`)),
  rows,
)}
${picture(
  t('backtest:page.cost'),
  strictnessPicture(results, place, (one) => nameOf(one, place)),
)}
</section>`;
}

function ruleSection(replayed: Replayed, place: ReplayPlace): Piece {
  const { rule, result } = replayed;
  const { t } = place;
  const marked = markedIncidents(result.incidents);
  const series = seriesPicture(result, marked, place);
  const [head = [], ...rows] = curveCells(result, place);
  const cost = strictnessPicture([replayed], place, (one) => nameOf(one, place));
  return html`<section>
<h2>${nameOf(replayed, place)}: ${budgetInWords(rule, place)}</h2>
${
  series === null
    ? html`<p>${t('backtest:page.empty')}</p>`
    : html`${picture(t('backtest:page.series'), series.svg)}
<p class="quiet">${series.isCut ? `${t('backtest:page.seriesLatest', { days: formatNumber(series.days, place.locale) })} ` : ''}${marked.size === 0 ? '' : t('backtest:page.marks')}</p>`
}
<p>${firedInWords(result, place)}</p>
${alerts(replayed, marked, place)}
${[...windowsInWords(result, place), rateInWords(result, place)].map((line) => html`<p>${line}</p>`)}
<h3>${t('backtest:page.cost')}</h3>
${picture(t('backtest:page.cost'), cost)}
${table(head, rows)}
${reliability(replayed, place)}
</section>`;
}

function alerts(
  { result: { incidents } }: Replayed,
  marked: ReadonlyMap<object, number>,
  place: ReplayPlace,
): Piece {
  const { t, locale } = place;
  const shown = incidents.slice(-LISTED);
  const before = incidents.length - shown.length;
  const lines = shown.map((incident) => {
    const { head, facts } = incidentInWords(incident, place);
    const number = marked.get(incident);
    const terms = incident.reasons
      .filter(({ kind, term }) => kind === 'term' && term !== '*')
      .sort((a, b) => b.share - a.share)
      .slice(0, REASONS)
      .map(
        ({ term, share }) =>
          `${safeText(term, { maxLength: MAX_TERM })} (${formatPercent(share, locale)})`,
      );
    return html`<li><strong>${number === undefined ? '' : `${number}. `}${head}</strong><br>${facts}${
      terms.length === 0 ? '' : html`<br>${t('backtest:page.reasons', { terms: terms.join(', ') })}`
    }</li>`;
  });
  return html`${before > 0 ? html`<p class="quiet">${t('backtest:page.more', { count: before })}</p>` : ''}
${lines.length === 0 ? '' : html`<ul class="alerts">${lines}</ul>`}`;
}

function reliability({ result }: Replayed, place: ReplayPlace): Piece {
  const words = warningInWords(result, place);
  if (words.length === 0) return html``;
  const { t, locale } = place;
  const rows = result.earlyWarning.reliability
    .filter(({ forecasts }) => forecasts > 0)
    .map(({ told, came, forecasts }) => [
      formatPercent(told, locale),
      formatPercent(came, locale),
      formatNumber(forecasts, locale),
    ]);
  return html`<h3>${t('backtest:page.forecasts')}</h3>
${words.map((line) => html`<p>${line}</p>`)}
${table([t('backtest:page.told'), t('backtest:page.came'), t('backtest:page.count')], rows)}`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): Piece {
  return html`<div class="wide"><table>
<thead><tr>${head.map((cell) => html`<th scope="col">${cell}</th>`)}</tr></thead>
<tbody>${rows.map(
    ([first, ...cells]) =>
      html`<tr><th scope="row">${first}</th>${cells.map((cell) => html`<td>${cell}</td>`)}</tr>`,
  )}</tbody>
</table></div>`;
}

/** A chart as an image by data address: whatever its text holds, it stays a picture. */
function picture(label: string, svg: string): Piece {
  const data = Buffer.from(svg, 'utf8').toString('base64');
  return html`<div class="wide"><img alt="${label}" src="data:image/svg+xml;base64,${data}"></div>`;
}
