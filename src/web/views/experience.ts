import type { Brand } from '../../core/brand.js';
import type {
  DepartmentReport,
  ExperienceMap,
  StageExperience,
  TouchpointExperience,
} from '../../core/experience.js';
import { formatBalance, formatNumber, formatPercent } from '../../lib/i18n/format.js';
import { durationText } from '../../lib/wording/duration.js';
import { responseText } from '../../lib/wording/duties.js';
import { complaintMixText, experienceText } from '../../lib/wording/experience.js';
import { postSampleText } from '../../lib/wording/post-sample.js';
import type { PageContext } from '../page-context.js';
import { html, join, NOTHING, type Piece } from './html.js';
import { brandLayout } from './layout.js';
import { bar, facts, name, samples } from './parts.js';
import { choiceLinks } from './spans.js';

/** Spans that can be looked at, in days. */
export const MAP_DAYS = [7, 30, 90] as const;
export type MapDays = (typeof MAP_DAYS)[number];

interface Shown {
  readonly brand: Brand;
  readonly days: MapDays;
  readonly map: ExperienceMap;
  readonly departments: DepartmentReport;
}

/** The journey of the customers: its stages, what is lived at each point of contact, and whose it is. */
export function experiencePage(page: PageContext, shown: Shown): Piece {
  const { t, locale } = page;
  const { brand, days, map } = shown;
  const text = experienceText(map, locale);
  return brandLayout(page, {
    brand,
    current: 'experience',
    title: text.title,
    crumb: t('pages:nav.experience'),
    main: html`<div class="page-head"><h1>${text.title}</h1>${choiceLinks(page, {
      parameter: 'days',
      label: t('pages:span'),
      chosen: String(days),
      options: MAP_DAYS.map((span) => [String(span), t('pages:days', { count: span })]),
    })}</div>
<p class="lead">${text.summary}</p>
<p class="note">${t('pages:journey.criticalNote')}</p>
<div class="journey">${join(map.stages.map((stage) => stageColumn(page, { stage, map })))}</div>
${departmentSection(page, shown)}
${allSection(page, map)}
${join(
  text.posts.map(
    (group, index) =>
      html`<section class="card" aria-labelledby="posts-${index}"><h2 id="posts-${index}">${group.heading}</h2>${samples(page, group.samples)}</section>`,
  ),
)}`,
  });
}

function stageColumn(
  page: PageContext,
  { stage, map }: { readonly stage: StageExperience; readonly map: ExperienceMap },
): Piece {
  const { t, locale } = page;
  const points = map.touchpoints.filter((one) => one.stage === stage.stage);
  const spoken = points.filter(({ counts }) => counts.voices > 0);
  const quiet = points.filter(({ counts }) => counts.voices === 0);
  return html`<section class="stage" aria-labelledby="stage-${stage.stage}"><h2 id="stage-${stage.stage}">${t(`experience:stage.${stage.stage}`)}</h2>
<p class="note">${t('experience:stageText', {
    voices: t('digest:voices', { count: stage.counts.voices }),
    balance: balanceText(page, stage.counts.netSentiment),
  })}</p>
${join(spoken.map((one) => touchpointCard(page, { one, map })))}
${quiet.length === 0 ? NOTHING : html`<p class="note">${t('pages:journey.quiet', { names: quiet.map((one) => name(one.name[locale])).join(', ') })}</p>`}
</section>`;
}

function touchpointCard(
  page: PageContext,
  { one, map }: { readonly one: TouchpointExperience; readonly map: ExperienceMap },
): Piece {
  const { t, locale } = page;
  const { counts, targets, change, wow } = one;
  const share = counts.negativeShare ?? 0;
  const isOff = share > targets.maxNegativeShare;
  const words = { t, place: { locale, timeZone: map.timeZone }, seenFrom: map.from };
  const replies = responseText(one.replies, words);
  const mix = complaintMixText(one, words);
  const details = [
    { label: t('pages:journey.complaints'), text: mix },
    {
      label: t('pages:journey.replies'),
      text: t('experience:replyTarget', {
        figures: replies === '' ? t('pages:journey.noReplies') : replies,
        target: durationText(targets.replyMinutes, t),
      }),
    },
    {
      label: t('pages:journey.owner'),
      text: name(one.department.name[locale]),
    },
  ].filter(({ text }) => text !== '');
  const [best] = wow;
  return html`<article class="card point" aria-labelledby="point-${one.touchpoint}">
<div class="point-head"><h3 id="point-${one.touchpoint}">${name(one.name[locale])}</h3>${one.isCritical ? html`<span class="tag severity-1"><span aria-hidden="true">★</span> ${t('pages:journey.critical')}</span>` : NOTHING}${isOff ? html`<span class="tag severity-3">${t('pages:journey.offTarget')}</span>` : NOTHING}</div>
<dl class="point-figures">
<div><dt>${t('pages:journey.balance')}</dt><dd><strong>${balanceText(page, counts.netSentiment)}</strong></dd></div>
<div><dt>${t('pages:journey.before')}</dt><dd>${changeText(page, change)}</dd></div>
<div><dt>${t('web:figure.voices')}</dt><dd>${formatNumber(counts.voices, locale)}</dd></div>
<div><dt>${t('pages:journey.negative')}</dt><dd>${t('pages:journey.target', { share: formatPercent(share, locale), target: formatPercent(targets.maxNegativeShare, locale) })}</dd></div>
</dl>
${bar(share, isOff ? 'negative' : 'neutral')}
${facts(details)}
${one.inferred > 0 ? html`<p class="note">${t('pages:journey.inferred', { count: one.inferred })}</p>` : NOTHING}
${best === undefined ? NOTHING : wowMoment(page, { best, map })}
</article>`;
}

function wowMoment(
  page: PageContext,
  {
    best,
    map,
  }: { readonly best: TouchpointExperience['wow'][number]; readonly map: ExperienceMap },
): Piece {
  const { text, heading } = postSampleText(best, {
    seenFrom: map.from,
    place: { locale: page.locale, timeZone: map.timeZone },
  });
  return html`<blockquote class="wow"><p>${text}</p><p class="by">${heading}</p></blockquote>`;
}

function changeText(
  { t, locale }: PageContext,
  change: TouchpointExperience['change'],
): string | Piece {
  if (change === null) return html`<span class="note">${t('pages:journey.noBefore')}</span>`;
  const text = formatBalance(change.change, locale);
  if (!change.isClear)
    return html`<span class="note">${t('pages:journey.chance', { change: text })}</span>`;
  return html`<span class="${change.change < 0 ? 'worse' : 'better'}"><span aria-hidden="true">${change.change < 0 ? '▼' : '▲'}</span> ${text}</span>`;
}

function departmentSection(page: PageContext, { departments }: Shown): Piece {
  const { t, locale } = page;
  const lines = departments.departments.filter(
    ({ negative, previous, incidents }) => negative + previous + incidents > 0,
  );
  if (lines.length === 0) return NOTHING;
  const words = {
    t,
    place: { locale, timeZone: departments.timeZone },
    seenFrom: departments.from,
  };
  return html`<section class="card" aria-labelledby="departments"><h2 id="departments">${t('pages:journey.departments')}</h2>
<div class="scroll" tabindex="0" role="group" aria-labelledby="departments"><table>
<thead><tr><th scope="col">${t('pages:journey.department')}</th><th scope="col" class="number">${t('pages:journey.negative')}</th><th scope="col" class="number">${t('pages:journey.was')}</th><th scope="col" class="number">${t('pages:journey.incidents')}</th><th scope="col">${t('pages:journey.kept')}</th></tr></thead>
<tbody>${join(
    lines.map(
      ({ department, negative, share, previous, incidents, openIncidents, promises }) =>
        html`<tr><th scope="row">${name(department.name[locale])}</th><td class="number">${formatNumber(negative, locale)} · ${formatPercent(share, locale)}</td><td class="number">${formatNumber(previous, locale)}</td><td class="number">${formatNumber(incidents, locale)}${openIncidents > 0 ? t('experience:departmentOpen', { open: formatNumber(openIncidents, locale) }) : ''}</td><td>${responseText(promises, words) || '—'}</td></tr>`,
    ),
  )}</tbody></table></div>
${departments.unplaced === 0 ? NOTHING : html`<p class="note">${t('experience:unplaced', { count: departments.unplaced })}</p>`}</section>`;
}

function allSection(page: PageContext, { balance, general }: ExperienceMap): Piece {
  const { t, locale } = page;
  const count = (value: number) => formatNumber(value, locale);
  const lines = [
    {
      label: t('experience:balance'),
      text:
        balance.good + balance.bad === 0
          ? ''
          : t('experience:balanceText', {
              good: count(balance.good),
              bad: count(balance.bad),
              count: count(balance.customers),
              mostlyGood: count(balance.mostlyGood),
              mostlyBad: count(balance.mostlyBad),
              even: count(balance.even),
            }),
    },
    {
      label: t('experience:general'),
      text:
        general.counts.voices === 0
          ? ''
          : t('experience:stageText', {
              voices: t('digest:voices', { count: general.counts.voices }),
              balance: balanceText(page, general.counts.netSentiment),
            }),
    },
  ].filter(({ text }) => text !== '');
  if (lines.length === 0) return NOTHING;
  return html`<section class="card" aria-labelledby="all"><h2 id="all">${t('pages:journey.all')}</h2>${facts(lines)}</section>`;
}

function balanceText({ locale }: PageContext, value: number | null): string {
  return value === null ? '—' : formatBalance(value, locale);
}
