import type { Locale } from '../../core/brand.js';
import type {
  Digest,
  Driver,
  IncidentLine,
  SentimentCounts,
  UsualRange,
} from '../../core/report.js';
import {
  formatBalance,
  formatDay,
  formatDays,
  formatMonth,
  formatNumber,
  formatPercent,
} from '../i18n/format.js';
import { translator } from '../i18n/i18n.js';
import { clocksText, responseText, taskTexts } from './duties.js';
import type { FactText } from './incident-facts.js';
import {
  gapsText,
  incidentLineText,
  postGroup,
  type ReportText,
  type ReportWords,
  reportName,
} from './report-text.js';
import { shortWhen, weekdayName } from './when.js';

const MAX_WORDS = 5;
const MAX_TOUCHPOINTS = 3;
/** Words of the day whose posts are shown, each with one that is not shown already. */
const MAX_TOLD_WORDS = 2;

interface DigestWords extends ReportWords {
  readonly digest: Digest;
}

/** Says a digest in the reader's language and the brand's time zone; a quiet day is a title and a summary. */
export function digestText(digest: Digest, locale: Locale): ReportText {
  const place = { locale, timeZone: digest.timeZone };
  const words: DigestWords = { digest, place, t: translator(locale), seenFrom: digest.from };
  return {
    mark: markOf(digest),
    title: words.t(`digest:title.${digest.period}`, {
      brand: reportName(digest.brandName),
      when: spanText(digest, place),
    }),
    summary: summaryOf(words),
    facts: digest.isQuiet ? [] : factsOf(words),
    posts: digest.isQuiet ? [] : postsOf(words),
  };
}

/** 'miércoles, 18 nov', '16–22 nov' or 'noviembre de 2026'. */
function spanText(digest: Digest, place: ReportWords['place']): string {
  if (digest.period === 'day') return formatDay(digest.from, place);
  return digest.period === 'week' ? formatDays(digest, place) : formatMonth(digest.from, place);
}

function markOf({ incidents, isQuiet }: Digest): string {
  if (isQuiet) return '🟢';
  const worst = realIncidents(incidents)[0];
  if (worst === undefined) return '🟡';
  return worst.severity >= 3 ? '🔴' : '🟡';
}

function summaryOf(words: DigestWords): string {
  const { digest, t } = words;
  const sentences = [
    digest.counts.mentions === 0 ? t('digest:nothing') : countsSentence(words),
    ...stateSentences(words),
  ];
  // In a quiet digest there are no facts, so that what must be known is told here.
  if (digest.isQuiet && digest.silentSources.length > 0) {
    sentences.push(t('digest:silent', { gaps: gapsText(digest.silentSources, words) }));
  }
  if (digest.isQuiet && digest.campaignsTomorrow.length > 0) {
    const campaigns = campaignNames(words);
    sentences.push(t(`digest:tomorrow.${digest.period}`, { campaigns }));
  }
  if (digest.isQuiet && digest.clocks.dueSoon > 0) {
    sentences.push(t('digest:clocksRun', { clocks: clocksText(digest.clocks, words) }));
  }
  return sentences.join(' ');
}

function countsSentence(words: DigestWords): string {
  const { digest, t } = words;
  return t(digest.isQuiet ? `digest:quiet.${digest.period}` : 'digest:counts', {
    mentions: t('digest:mentions', { count: digest.counts.mentions }),
    voices: t('digest:voices', { count: digest.counts.voices }),
    balance: balanceText(digest.counts, words),
    usual: usualText(digest.usualNetSentiment, words),
  });
}

function stateSentences(words: DigestWords): readonly string[] {
  const { digest, t } = words;
  const incidents = realIncidents(digest.incidents);
  const worst = incidents[0];
  if (worst !== undefined) {
    return [
      t('digest:incidents', {
        count: digest.incidentTotals.real,
        worst: incidentLineText(worst, words),
      }),
    ];
  }
  if (digest.isQuiet) return digest.silentSources.length > 0 ? [] : [t('digest:calm')];
  return [t('digest:noIncident')];
}

/** Without false alarms, gravest first. */
function realIncidents(incidents: readonly IncidentLine[]): readonly IncidentLine[] {
  return incidents
    .filter(({ status }) => status !== 'dismissed')
    .toSorted((a, b) => b.severity - a.severity);
}

function factsOf(words: DigestWords): readonly FactText[] {
  const { digest, t } = words;
  const facts = [
    { label: t('digest:fact.volume'), text: volumeText(words) },
    { label: t('digest:fact.balance'), text: againstText(words) },
    { label: t('digest:fact.down'), text: driversText(words, 'down') },
    { label: t('digest:fact.up'), text: driversText(words, 'up') },
    { label: t('digest:fact.touchpoints'), text: touchpointsText(words) },
    { label: t('digest:fact.tasks'), text: taskTexts(digest.tasks, words).join(' · ') },
    { label: t('digest:fact.incidents'), text: incidentsText(words) },
    {
      label: t('digest:fact.responses'),
      text: responseText(digest.responses.acknowledge, words),
    },
    { label: t('digest:fact.replies'), text: responseText(digest.responses.reply, words) },
    { label: t('digest:fact.clocks'), text: clocksText(digest.clocks, words) },
    { label: t('digest:fact.silent'), text: gapsText(digest.silentSources, words) },
    { label: t(`digest:fact.tomorrow.${digest.period}`), text: watchText(words) },
  ];
  return facts.filter(({ text }) => text !== '');
}

/** The lines that the report holds, and how many more there are. */
function incidentsText(words: DigestWords): string {
  const { digest, t } = words;
  const { real, falseAlarms } = digest.incidentTotals;
  const shown = realIncidents(digest.incidents);
  return [
    ...shown.map((line) => incidentLineText(line, words)),
    ...(real > shown.length ? [t('digest:more', { count: real - shown.length })] : []),
    ...(falseAlarms > 0 ? [t('digest:falseAlarms', { count: falseAlarms })] : []),
  ].join(' · ');
}

/** What the next day will bring as far as it is known. */
function watchText(words: DigestWords): string {
  const { digest, t, place } = words;
  const { earlyWarning, clocks, campaignsTomorrow, incidents } = digest;
  const open = realIncidents(incidents).filter(
    ({ status, endedAt }) => status !== 'resolved' && endedAt === null,
  ).length;
  const [due] = clocks.lines.filter(({ state }) => state === 'due-soon');
  return [
    ...(campaignsTomorrow.length === 0
      ? []
      : [t('digest:watch.campaigns', { campaigns: campaignNames(words) })]),
    ...(open === 0 ? [] : [t('digest:watch.open', { count: open })]),
    ...(due === undefined
      ? []
      : [
          t('digest:watch.due', {
            code: reportName(due.code),
            due: shortWhen(due.dueAt, words.seenFrom, place),
          }),
        ]),
    ...(earlyWarning === null
      ? []
      : [
          t('digest:watch.warning', {
            probability: formatPercent(earlyWarning.probability, place.locale),
          }),
        ]),
  ].join(' · ');
}

function beforeText({ digest, t }: DigestWords, figure: string): string {
  return t(`digest:before.${digest.period}`, { figure });
}

function volumeText(words: DigestWords): string {
  const { digest, t, place } = words;
  const { counts, previous, usualMentions } = digest;
  const count = (value: number) => formatNumber(value, place.locale);
  return [
    t('digest:mentions', { count: counts.mentions }),
    ...(usualMentions === null
      ? [t('digest:noHistory')]
      : [
          t(`digest:usual.${usualMentions.basis}`, {
            weekday: weekdayName(digest.from, place),
            median: count(usualMentions.median),
            low: count(usualMentions.low),
            high: count(usualMentions.high),
          }),
        ]),
    beforeText(words, count(previous.mentions)),
  ].join('; ');
}

function againstText(words: DigestWords): string {
  const { digest, t, place } = words;
  const { counts, previous, usualNetSentiment } = digest;
  return [
    balanceText(counts, words),
    ...(usualNetSentiment === null ? [] : [usualText(usualNetSentiment, words)]),
    ...(previous.netSentiment === null ? [] : [beforeText(words, balanceText(previous, words))]),
    ...(counts.negativeShare === null
      ? []
      : [
          t('digest:labels', {
            negative: formatPercent(counts.negativeShare, place.locale),
            positive: formatPercent(counts.positive / counts.voices, place.locale),
          }),
        ]),
  ].join('; ');
}

/** '+0,18', or a dash where nobody spoke. */
function balanceText(
  { netSentiment }: SentimentCounts,
  { place }: Pick<ReportWords, 'place'>,
): string {
  return netSentiment === null ? '—' : formatBalance(netSentiment, place.locale);
}

function usualText(usual: UsualRange | null, { digest, t, place }: DigestWords): string {
  if (usual === null) return t('digest:noHistory');
  return t(`digest:usual.${usual.basis}`, {
    weekday: weekdayName(digest.from, place),
    median: formatBalance(usual.median, place.locale),
    low: formatBalance(usual.low, place.locale),
    high: formatBalance(usual.high, place.locale),
  });
}

function driversText(words: DigestWords, direction: Driver['direction']): string {
  const { digest, t, place } = words;
  return digest.drivers
    .filter((driver) => driver.direction === direction)
    .slice(0, MAX_WORDS)
    .map(({ term, count, ratio }) =>
      t(ratio === null ? 'digest:driver.new' : 'digest:driver.times', {
        term: reportName(term),
        count: formatNumber(count, place.locale),
        ratio: formatNumber(ratio ?? 0, place.locale, (ratio ?? 0) < 10 ? 1 : 0),
      }),
    )
    .join(' · ');
}

function touchpointsText(words: DigestWords): string {
  const { digest, t, place } = words;
  return digest.touchpoints
    .filter(({ counts }) => counts.negative > 0)
    .slice(0, MAX_TOUCHPOINTS)
    .map(({ name, counts, previous }) =>
      t('digest:touchpoint', {
        name: reportName(name[place.locale]),
        negative: formatNumber(counts.negative, place.locale),
        voices: formatNumber(counts.voices, place.locale),
        before: beforeText(words, formatNumber(previous.negative, place.locale)),
      }),
    )
    .join(' · ');
}

function campaignNames({ digest, t }: DigestWords): string {
  return digest.campaignsTomorrow
    .map((name) => t('digest:quoted', { name: reportName(name) }))
    .join(', ');
}

function postsOf(words: DigestWords): ReportText['posts'] {
  const { digest, t } = words;
  const shown = new Set([...digest.worstPosts, ...digest.bestPosts].map(({ key }) => key));
  const told = digest.drivers
    .map(({ term, posts }) => ({
      term,
      samples: posts.filter(({ key }) => !shown.has(key)).slice(0, 1),
    }))
    .filter(({ samples }) => samples.length > 0)
    .slice(0, MAX_TOLD_WORDS);
  return [
    ...postGroup(t('digest:worst'), { samples: digest.worstPosts, words }),
    ...postGroup(t('digest:best'), { samples: digest.bestPosts, words }),
    ...told.flatMap(({ term, samples }) =>
      postGroup(t('digest:about', { term: reportName(term) }), { samples, words }),
    ),
  ];
}
