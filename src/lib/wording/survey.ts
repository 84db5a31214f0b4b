import type { Locale } from '../../core/brand.js';
import type { Estimate, SurveyFigures, SurveyReport } from '../../core/survey.js';
import { formatBalance, formatDays, formatNumber, formatPercent } from '../i18n/format.js';
import { type Translate, translator } from '../i18n/i18n.js';
import { type ReportText, reportName } from './report-text.js';

/** Weeks whose figures are told one by one, the newest ones. */
const MAX_WEEKS = 8;

/** Says surveys beside what was said in public: figures with their interval, and where the two disagree. */
export function surveyText(report: SurveyReport, locale: Locale): ReportText {
  const place = { locale, timeZone: report.timeZone };
  const t = translator(locale);
  const answers = report.lines
    .filter(({ isTotal }, _, lines) => isTotal || !lines.some((line) => line.isTotal))
    .reduce((sum, { figures }) => sum + figures.answers, 0);
  const gaps = report.lines.filter(({ gap, isTotal }) => gap !== null && !isTotal).length;
  return {
    mark: gaps > 0 ? '🟡' : '📋',
    title: t('survey:title', {
      brand: reportName(report.brandName),
      days: formatDays(report, place),
    }),
    summary:
      report.lines.length === 0
        ? t('survey:none')
        : [
            t('survey:summary', { count: answers }),
            ...(gaps === 0 ? [] : [t('survey:gaps', { count: gaps })]),
          ].join(' '),
    facts: report.lines.map((line) => ({
      label: t(line.isTotal ? 'survey:line.total' : 'survey:line.place', {
        kind: t(`survey:kind.${line.kind}`),
        name: reportName(line.name?.[locale] ?? ''),
      }),
      text: lineText(line, { t, locale }),
    })),
    posts: [],
  };
}

/** The main figure of a survey with its interval: '34 (de 21 a 46)'; '' where nobody answered. */
export function surveyFigureText({ kind, main, lowEffort }: SurveyFigures, locale: Locale): string {
  if (main === null) return '';
  const t = translator(locale);
  const write = (value: number) => {
    if (kind === 'csat') return formatPercent(value, locale);
    return formatNumber(value, locale, kind === 'ces' ? 1 : 0);
  };
  return t(`survey:figure.${kind}`, {
    value: write(main.value),
    low: write(main.low),
    high: write(main.high),
    easy: formatPercent(lowEffort?.value ?? 0, locale),
  });
}

function lineText(
  { figures, social, voices, gap, weeks }: SurveyReport['lines'][number],
  { t, locale }: { readonly t: Translate; readonly locale: Locale },
): string {
  const told = weeks.filter((week) => week.figures.main !== null).slice(-MAX_WEEKS);
  return [
    surveyFigureText(figures, locale),
    t('survey:answers', { count: figures.answers }),
    ...(figures.isSmall ? [t('survey:small')] : []),
    ...(social === null
      ? []
      : [
          t('survey:social', {
            balance: intervalText(social, locale),
            voices: t('digest:voices', { count: voices }),
          }),
        ]),
    ...(gap === null
      ? []
      : [t(`survey:gap.${gap.direction}`, { gap: intervalText(gap.gap, locale) })]),
    ...(told.length < 2
      ? []
      : [
          t('survey:trend', {
            weeks: told.map((week) => weekText(week.figures, locale)).join(', '),
          }),
        ]),
  ].join('; ');
}

function weekText({ kind, main }: SurveyFigures, locale: Locale): string {
  if (kind === 'csat') return formatPercent(main?.value ?? 0, locale);
  return formatNumber(main?.value ?? 0, locale, kind === 'ces' ? 1 : 0);
}

/** '+0,42 (+0,21 a +0,60)'. */
function intervalText({ value, low, high }: Estimate, locale: Locale): string {
  const write = (number: number) => formatBalance(number, locale);
  return `${write(value)} (${write(low)} … ${write(high)})`;
}
