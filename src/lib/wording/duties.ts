import type { LegalClocks, ResponseFigures, TouchpointTask } from '../../core/report.js';
import { formatNumber } from '../i18n/format.js';
import { durationText } from './duration.js';
import { type ReportWords, reportName } from './report-text.js';
import { shortWhen } from './when.js';

/** '2 de 3 a tiempo, mediana 12 min'; '' where nothing asked for it. */
export function responseText(
  { total, inTime, late, medianMinutes }: ResponseFigures,
  { t, place }: Pick<ReportWords, 't' | 'place'>,
): string {
  if (total === 0) return '';
  const count = (value: number) => formatNumber(value, place.locale);
  const waiting = total - inTime - late;
  return [
    t('digest:response.inTime', { inTime: count(inTime), total: count(total) }),
    ...(late > 0 ? [t('digest:response.late', { count: late })] : []),
    ...(waiting > 0 ? [t('digest:response.waiting', { count: waiting })] : []),
    ...(medianMinutes === null
      ? []
      : [t('digest:response.median', { time: durationText(medianMinutes, t) })]),
  ].join(', ');
}

/** '4 reclamaciones con plazo legal: 1 vencida, 2 vencen esta semana (R-7F3K2, 20 nov)'; '' where none runs. */
export function clocksText(
  { open, overdue, dueSoon, lines }: LegalClocks,
  { t, place, seenFrom }: ReportWords,
): string {
  if (open === 0) return '';
  const [first] = lines;
  return [
    t('digest:clocks.open', { count: open }),
    ...(overdue > 0 ? [t('digest:clocks.overdue', { count: overdue })] : []),
    ...(dueSoon > 0 ? [t('digest:clocks.dueSoon', { count: dueSoon })] : []),
    ...(first === undefined
      ? []
      : [
          t('digest:clocks.first', {
            code: reportName(first.code),
            due: shortWhen(first.dueAt, seenFrom, place),
          }),
        ]),
  ].join(', ');
}

/** 'Entrega → Logística: contar los pedidos parados … (48 negativas; antes, 12)', one a task. */
export function taskTexts(
  tasks: readonly TouchpointTask[],
  { t, place }: Pick<ReportWords, 't' | 'place'>,
): readonly string[] {
  return tasks.map(({ name, department, action, negative, previous }) =>
    t('digest:task', {
      touchpoint: reportName(name[place.locale]),
      department: reportName(department.name[place.locale]),
      action: t(`action:${action}`),
      negative: formatNumber(negative, place.locale),
      previous: formatNumber(previous, place.locale),
    }),
  );
}
