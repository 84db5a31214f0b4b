import type { Locale } from '../../core/brand.js';
import type { RiskBand, RiskComponent, RiskSummary } from '../../core/report.js';
import {
  formatBalance,
  formatDay,
  formatDays,
  formatNumber,
  formatPercent,
} from '../i18n/format.js';
import { translator } from '../i18n/i18n.js';
import { durationText } from './duration.js';
import { clocksText, taskTexts } from './duties.js';
import {
  gapsText,
  incidentLineText,
  postGroup,
  type ReportText,
  type ReportWords,
  reportName,
} from './report-text.js';
import { campaignsText, competitionText, decisionText } from './risk-outlook.js';
import type { Place } from './when.js';

const MARKS: Readonly<Record<RiskBand, string>> = {
  low: '🟢',
  guarded: '🟡',
  high: '🟠',
  severe: '🔴',
};
/** Points from which a part is worth its words. */
const MIN_POINTS = 0.5;

interface RiskWords extends ReportWords {
  readonly summary: RiskSummary;
}

/** Says a risk summary in the reader's language: the number, where it comes from, its parts, and what is open. */
export function riskText(summary: RiskSummary, locale: Locale): ReportText {
  const place = { locale, timeZone: summary.timeZone };
  const words: RiskWords = { summary, place, t: translator(locale), seenFrom: summary.to };
  const { t } = words;
  const facts = [
    { label: t('risk:fact.why'), text: whyText(words) },
    { label: t('risk:fact.trend'), text: movedText(words) },
    {
      label: t('risk:fact.decision'),
      text: summary.decision === null ? '' : decisionText(summary.decision, words),
    },
    { label: t('risk:fact.competition'), text: competitionText(summary.shareOfVoice, words) },
    { label: t('risk:fact.campaigns'), text: campaignsText(summary.campaigns, words) },
    { label: t('risk:fact.tasks'), text: taskTexts(summary.tasks, words).join(' · ') },
    { label: t('risk:fact.open'), text: openText(words) },
    { label: t('digest:fact.clocks'), text: clocksText(summary.clocks, words) },
    { label: t('risk:fact.voices'), text: voicesText(words) },
    { label: t('digest:fact.silent'), text: gapsText(summary.silentSources, words) },
  ];
  return {
    mark: MARKS[summary.band],
    title: t('risk:title', {
      brand: reportName(summary.brandName),
      risk: formatNumber(summary.risk, locale),
      low: formatNumber(summary.low, locale),
      high: formatNumber(summary.high, locale),
    }),
    summary: summaryOf(words),
    facts: facts.filter(({ text }) => text !== ''),
    posts: summary.reasons.flatMap(({ component, posts }) =>
      postGroup(t(`risk:posts.${component}`), { samples: posts, words }),
    ),
  };
}

/** What a part measured, in words: '38 % de negativas', 'respuesta en 48 min'. Its points are told apart. */
export function riskMeasureText(
  { id, measured, peak, value }: Pick<RiskComponent, 'id' | 'measured' | 'peak' | 'value'>,
  place: Place,
): string {
  const { locale } = place;
  const t = translator(locale);
  const day = peak === null ? '' : formatDay(peak, place);
  const suffix = peak === null ? '' : 'Day';
  switch (id) {
    case 'share':
    case 'gravity':
      return t(`risk:measure.${id}${suffix}`, { share: formatPercent(measured, locale), day });
    case 'incidents':
    case 'press':
      return t(`risk:measure.${id}`, { count: measured });
    case 'change':
      if (measured === 0) return t('digest:noHistory');
      return t(`risk:measure.change${suffix}`, { value: formatNumber(measured, locale, 1), day });
    case 'response':
      if (value === 0) return t('risk:measure.noResponse');
      return t('risk:measure.response', { time: durationText(measured, t) });
    default:
      return t(`risk:measure.${id}`, { value: formatNumber(measured, locale, 1) });
  }
}

function summaryOf({ summary, t, place }: RiskWords): string {
  const { band, risk, previousRisk, counts } = summary;
  const days = formatDays(summary, place);
  if (counts.mentions === 0) return t('risk:nothing', { days });
  const told = t('risk:summary', {
    band: t(`terms:band.${band}`),
    trend: trendText({ risk, previousRisk }, { t, place }),
    days,
  });
  return summary.decision === null ? `${told} ${t('risk:noDecision')}` : told;
}

function trendText(
  { risk, previousRisk }: Pick<RiskSummary, 'risk' | 'previousRisk'>,
  { t, place }: Pick<RiskWords, 't' | 'place'>,
): string {
  if (previousRisk === null) return t('risk:trend.none');
  // Of the numbers as shown, so that nobody finds 62 - 41 to be 20.
  const change = Math.round(risk) - Math.round(previousRisk);
  const trend = change === 0 ? 'same' : change > 0 ? 'up' : 'down';
  return t(`risk:trend.${trend}`, {
    points: formatNumber(Math.abs(change), place.locale),
    previous: formatNumber(previousRisk, place.locale),
  });
}

function whyText({ summary, t, place }: RiskWords): string {
  return summary.components
    .filter(({ contribution }) => Math.abs(contribution) >= MIN_POINTS)
    .toSorted((a, b) => b.contribution - a.contribution)
    .map((component) =>
      t('risk:part', {
        measure: riskMeasureText(component, place),
        points: signed(component.contribution, place),
      }),
    )
    .join(' · ');
}

/** The parts that moved the number since the week before, most first. */
function movedText({ summary, t, place }: RiskWords): string {
  return summary.components
    .map(({ id, contribution, previousContribution }) => ({
      id,
      moved: previousContribution === null ? 0 : contribution - previousContribution,
    }))
    .filter(({ moved }) => Math.abs(moved) >= 1)
    .toSorted((a, b) => Math.abs(b.moved) - Math.abs(a.moved))
    .map(({ id, moved }) =>
      t('risk:moved', { component: t(`risk:component.${id}`), points: signed(moved, place) }),
    )
    .join(' · ');
}

/** '+17', '-5'. */
function signed(points: number, { locale }: Place): string {
  return `${points < 0 ? '-' : '+'}${formatNumber(Math.abs(points), locale)}`;
}

function openText(words: RiskWords): string {
  const { summary, t } = words;
  const { openIncidents, openIncidentTotal } = summary;
  const more = openIncidentTotal - openIncidents.length;
  return [
    ...openIncidents.map((line) => incidentLineText(line, words)),
    ...(more > 0 ? [t('digest:more', { count: more })] : []),
  ].join(' · ');
}

function voicesText({ summary, t, place }: RiskWords): string {
  const { counts } = summary;
  if (counts.netSentiment === null || counts.negativeShare === null) return '';
  return [
    t('digest:mentions', { count: counts.mentions }),
    t('digest:voices', { count: counts.voices }),
    t('risk:balance', { balance: formatBalance(counts.netSentiment, place.locale) }),
    t('digest:labels', {
      negative: formatPercent(counts.negativeShare, place.locale),
      positive: formatPercent(counts.positive / counts.voices, place.locale),
    }),
  ].join('; ');
}
