import type { AfterAction, Lesson, PromiseLine, TimelineEntry } from '../../core/after-action.js';
import type { Locale } from '../../core/brand.js';
import { MINUTE_MS } from '../../core/time.js';
import { formatDateTime, formatNumber } from '../i18n/format.js';
import { translator } from '../i18n/i18n.js';
import { durationText } from './duration.js';
import { personName } from './person-name.js';
import {
  incidentLineText,
  postGroup,
  type ReportText,
  type ReportWords,
  reportName,
} from './report-text.js';
import { shortWhen } from './when.js';

/** Moments told one by one; of a long story the first and the last. */
const MAX_MOMENTS = 16;

interface AfterWords extends ReportWords {
  readonly report: AfterAction;
}

/** Says what happened in an incident, what was promised and kept, and what to learn. */
export function afterActionText(report: AfterAction, locale: Locale): ReportText {
  const place = { locale, timeZone: report.timeZone };
  const words: AfterWords = {
    report,
    place,
    t: translator(locale),
    seenFrom: report.incident.openedAt,
  };
  const { t } = words;
  const facts = [
    {
      label: t('after:fact.lessons'),
      text: report.lessons.map((one) => lessonText(one, words)).join(' · '),
    },
    { label: t('after:fact.detection'), text: detectionText(words) },
    { label: t('after:fact.acknowledge'), text: minutesText(report.acknowledgeMinutes, words) },
    { label: t('after:fact.reply'), text: minutesText(report.replyMinutes, words) },
    { label: t('after:fact.decline'), text: declineText(words) },
    {
      label: t('after:fact.promises'),
      text: report.promises.map((one) => promiseText(one, words)).join(' · '),
    },
    { label: t('after:fact.timeline'), text: timelineText(words) },
  ];
  return {
    mark: '📝',
    title: t('after:title', {
      brand: reportName(report.brandName),
      incident: incidentLineText(report.incident, words),
    }),
    summary: t(report.isOver ? 'after:summary.over' : 'after:summary.running', {
      from: formatDateTime(report.timeline[0]?.at ?? report.incident.openedAt, place),
      to: formatDateTime(report.to, place),
      negative: formatNumber(report.negative, locale),
      voices: t('digest:voices', { count: report.voices }),
    }),
    facts: facts.filter(({ text }) => text !== ''),
    posts: report.timeline.flatMap(({ event, post }) =>
      post === null ? [] : postGroup(t(`after:event.${event}`), { samples: [post], words }),
    ),
  };
}

/** What to learn, and what was promised and kept, line by line, as the report's facts say it. */
export function afterActionLists(
  report: AfterAction,
  locale: Locale,
): { readonly lessons: readonly string[]; readonly promises: readonly string[] } {
  const words = {
    report,
    place: { locale, timeZone: report.timeZone },
    t: translator(locale),
    seenFrom: report.incident.openedAt,
  };
  return {
    lessons: report.lessons.map((one) => lessonText(one, words)),
    promises: report.promises.map((one) => promiseText(one, words)),
  };
}

function detectionText({ report, t }: AfterWords): string {
  const start = durationText(report.fromStartMinutes, t);
  return report.detectionMinutes === null
    ? t('after:detectionStart', { start })
    : t('after:detection', { firstPost: durationText(report.detectionMinutes, t), start });
}

function minutesText(minutes: number | null, { t }: AfterWords): string {
  return minutes === null ? t('after:never') : durationText(minutes, t);
}

function declineText({ report, t, place, seenFrom }: AfterWords): string {
  const { peak, halfLifeMinutes } = report;
  if (peak === null) return '';
  return t('after:decline', {
    at: shortWhen(peak.at, seenFrom, place),
    negative: formatNumber(peak.negative, place.locale),
    usual: formatNumber(peak.usual, place.locale, peak.usual < 10 ? 1 : 0),
    halfLife:
      halfLifeMinutes === null
        ? t('after:noHalfLife')
        : t('after:halfLife', { time: durationText(halfLifeMinutes, t) }),
  });
}

function promiseText(
  { promise, code, state, dueAt, doneAt }: PromiseLine,
  words: AfterWords,
): string {
  const { t, place, seenFrom } = words;
  const lateMs = doneAt === null ? 0 : doneAt.getTime() - dueAt.getTime();
  return t(`after:state.${state}`, {
    promise: t(`after:promise.${promise}`, { code: reportName(code) }),
    time: durationText(lateMs / MINUTE_MS, t),
    due: shortWhen(dueAt, seenFrom, place),
  });
}

function timelineText(words: AfterWords): string {
  const { timeline } = words.report;
  const half = MAX_MOMENTS / 2;
  const shown =
    timeline.length <= MAX_MOMENTS
      ? timeline
      : [...timeline.slice(0, half), ...timeline.slice(-half)];
  return shown.map((entry) => momentText(entry, words)).join(' · ');
}

function momentText(
  { at, event, actor }: TimelineEntry,
  { t, place, seenFrom }: AfterWords,
): string {
  const values = { at: shortWhen(at, seenFrom, place), event: t(`after:event.${event}`) };
  if (actor === null || actor === 'vigia') return t('after:moment', values);
  return t('after:momentBy', { ...values, who: reportName(personName(actor)) });
}

function lessonText({ lesson, value }: Lesson, { t, place }: AfterWords): string {
  return t(`after:lesson.${lesson}`, {
    count: value,
    value: formatNumber(value, place.locale),
    time: durationText(value, t),
  });
}
