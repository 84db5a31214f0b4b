import type { Brand } from '../../core/brand.js';
import type { RiskSummary } from '../../core/report.js';
import { formatFixed, formatNumber, formatPercent } from '../../lib/i18n/format.js';
import { riskMeasureText, riskText } from '../../lib/wording/risk.js';
import type { PageContext } from '../page-context.js';
import { html, join, NOTHING, type Piece } from './html.js';
import { brandLayout } from './layout.js';
import { bar, facts, name, samples } from './parts.js';

/** The number a CEO reads, where it comes from, and what is open; prints on one sheet. */
export function riskPage(
  page: PageContext,
  { brand, summary }: { readonly brand: Brand; readonly summary: RiskSummary },
): Piece {
  const { t, locale } = page;
  const text = riskText(summary, locale);
  const decision = text.facts.find(({ label }) => label === t('risk:fact.decision'));
  // Where it comes from is told by the table.
  const rest = text.facts.filter((fact) => fact !== decision && fact.label !== t('risk:fact.why'));
  const whole = (value: number) => formatNumber(value, locale);
  return brandLayout(page, {
    brand,
    current: 'risk',
    title: text.title,
    crumb: t('web:risk.title'),
    main: html`<div class="sheet"><h1>${t('web:risk.heading', { brand: name(brand.name) })}</h1>
<section class="card score band-${summary.band}" aria-labelledby="score"><h2 id="score" class="unseen">${t('web:risk.score')}</h2>
<p class="big"><strong>${whole(summary.risk)}</strong><span> / 100</span></p>
<div class="score-text"><p class="band">${t('web:risk.band', { band: t(`terms:band.${summary.band}`) })}</p>
<p>${t('web:risk.interval', { low: whole(summary.low), high: whole(summary.high) })}</p>
${scale(page, summary)}</div>
</section>
<p class="lead">${text.summary}</p>
${decision === undefined ? NOTHING : html`<section class="card decision" aria-labelledby="decision"><h2 id="decision">${decision.label}</h2><p>${decision.text}</p></section>`}
<section class="card" aria-labelledby="parts"><h2 id="parts">${t('risk:fact.why')}</h2>
<div class="scroll" tabindex="0" role="group" aria-labelledby="parts"><table>
<thead><tr><th scope="col">${t('web:risk.part')}</th><th scope="col">${t('web:risk.measured')}</th><th scope="col" class="number">${t('web:risk.weight')}</th><th scope="col" class="number">${t('web:risk.value')}</th><th scope="col" class="number">${t('web:risk.points')}</th></tr></thead>
<tbody>${join(
      summary.components.map(
        (part) =>
          html`<tr><th scope="row">${t(`risk:component.${part.id}`)}</th><td>${riskMeasureText(part, { locale, timeZone: summary.timeZone })}</td><td class="number">${formatPercent(part.weight, locale)}</td><td class="number value">${bar(part.value, 'risk')}<span>${formatFixed(part.value, locale, 2)}</span></td><td class="number"><strong>${formatFixed(part.contribution, locale, 1)}</strong></td></tr>`,
      ),
    )}</tbody>
<tfoot><tr><th scope="row" colspan="4">${t('web:risk.total')}</th><td class="number"><strong>${formatFixed(summary.risk, locale, 1)}</strong></td></tr></tfoot>
</table></div><p class="note">${t('web:risk.formula')}</p></section>
<section class="card" aria-labelledby="facts"><h2 id="facts">${t('web:risk.rest')}</h2>${facts(rest)}</section>
<div class="reasons">${join(
      text.posts.map(
        (group, index) =>
          html`<section class="card" aria-labelledby="posts-${index}"><h2 id="posts-${index}">${group.heading}</h2>${samples(page, group.samples)}</section>`,
      ),
    )}</div></div>`,
  });
}

/** The number and its interval on the scale of four bands, for the eye; it is told in words above. */
function scale({ t }: PageContext, { risk, low, high }: RiskSummary): Piece {
  const at = (value: number) => Math.round(value * 10) / 10;
  return html`<svg class="scale" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true" focusable="false">
<rect class="low" x="0" y="3" width="24.7" height="4"></rect><rect class="guarded" x="25" y="3" width="24.7" height="4"></rect><rect class="high" x="50" y="3" width="24.7" height="4"></rect><rect class="severe" x="75" y="3" width="25" height="4"></rect>
<rect class="interval" x="${at(low)}" y="1.5" width="${at(Math.max(0.6, high - low))}" height="7"></rect><rect class="pointer" x="${at(Math.max(0, risk - 0.3))}" y="0" width="0.8" height="10"></rect>
</svg><p class="ends note" aria-hidden="true"><span>0 · ${t('terms:band.low')}</span><span>100 · ${t('terms:band.severe')}</span></p>`;
}
