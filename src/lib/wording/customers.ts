import type { Locale } from '../../core/brand.js';
import { type CustomerReport, PLAN_AREAS } from '../../core/customer.js';
import { formatDay, formatDayOfMonth, formatNumber, formatPercent } from '../i18n/format.js';
import { translator } from '../i18n/i18n.js';
import { type ReportText, reportName } from './report-text.js';

/** Says the kinds of customer a brand has, why, and what each department does for them. */
export function customersText(report: CustomerReport, locale: Locale): ReportText {
  const place = { locale, timeZone: report.timeZone };
  const t = translator(locale);
  const summary = () => {
    if (!report.isEnabled) return t('customers:disabled');
    return report.total === 0
      ? t('customers:none')
      : t('customers:summary', { count: report.total });
  };
  const groups = report.groups.filter(({ customers }) => customers > 0);
  return {
    mark: '👥',
    title: t('customers:title', {
      brand: reportName(report.brandName),
      day: formatDay(report.at, place),
    }),
    summary: summary(),
    facts: groups.flatMap(({ kind, customers, share, businesses, confidence, reasons, expiry }) => [
      {
        label: t(`customers:kind.${kind}`),
        text: t('customers:group', {
          customers: formatNumber(customers, locale),
          share: formatPercent(share, locale),
          businesses: businesses === 0 ? '' : t('customers:businesses', { count: businesses }),
          confidence: formatPercent(confidence ?? 0, locale),
          reasons: reasons.map(({ reason }) => t(`customers:reason.${reason}`)).join(', '),
          until: expiry === null ? '' : formatDayOfMonth(expiry.to, place),
        }),
      },
      {
        label: t('customers:planFor', { kind: t(`customers:kind.${kind}`) }),
        text: PLAN_AREAS.map(
          (area) => `${t(`customers:area.${area}`)}: ${t(`customers:plan.${kind}.${area}`)}`,
        ).join(' · '),
      },
    ]),
    posts: [],
  };
}
