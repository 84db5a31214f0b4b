import type { Locale } from '../../core/brand.js';
import type {
  DepartmentLine,
  DepartmentReport,
  ExperienceMap,
  TouchpointExperience,
} from '../../core/experience.js';
import type { SentimentCounts } from '../../core/report.js';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../core/time.js';
import { formatBalance, formatDays, formatNumber, formatPercent } from '../i18n/format.js';
import { translator } from '../i18n/i18n.js';
import { durationText } from './duration.js';
import { responseText } from './duties.js';
import type { FactText } from './incident-facts.js';
import { postGroup, type ReportText, type ReportWords, reportName } from './report-text.js';

/** Touchpoints whose posts and complaints are shown, most negatives first. */
const MAX_DETAILED = 3;
const MAX_PARTS = 3;
const NONE = 'none';

interface MapWords extends ReportWords {
  readonly map: ExperienceMap;
}

/** Says an experience map: stages, touchpoints, complaints, answers, and moments worth repeating. */
export function experienceText(map: ExperienceMap, locale: Locale): ReportText {
  const place = { locale, timeZone: map.timeZone };
  const words: MapWords = { map, place, t: translator(locale), seenFrom: map.from };
  const { t } = words;
  const spoken = map.touchpoints.filter(({ counts }) => counts.voices > 0);
  const worst = spoken
    .filter(({ counts }) => counts.negative > 0)
    .toSorted((a, b) => b.counts.negative - a.counts.negative)
    .slice(0, MAX_DETAILED);
  const days = Math.round((map.to.getTime() - map.from.getTime()) / DAY_MS);
  return {
    mark: '🧭',
    title: t('experience:title', {
      brand: reportName(map.brandName),
      days: formatDays(map, place),
    }),
    summary:
      map.counts.mentions === 0
        ? t('experience:nothing')
        : t('experience:summary', {
            mentions: t('digest:mentions', { count: map.counts.mentions }),
            voices: t('digest:voices', { count: map.counts.voices }),
            balance: balanceOf(map.counts, words),
            before: balanceOf(map.previous, words),
            count: days,
          }),
    facts: [...stageFacts(words), ...spoken.map((one) => touchpointFact(one, words))]
      .concat(
        worst.flatMap((one) => detailFacts(one, words)),
        closingFacts(words),
      )
      .filter(({ text }) => text !== ''),
    posts: [
      ...spoken
        .filter(({ wow }) => wow.length > 0)
        .toSorted((a, b) => (b.wow[0]?.reach ?? 0) - (a.wow[0]?.reach ?? 0))
        .slice(0, MAX_DETAILED)
        .flatMap(({ name, wow }) =>
          postGroup(t('experience:wow', { name: reportName(name[locale]) }), {
            samples: wow.slice(0, 1),
            words,
          }),
        ),
      ...worst.flatMap(({ name, worst: posts }) =>
        postGroup(t('experience:worst', { name: reportName(name[locale]) }), {
          samples: posts.slice(0, 1),
          words,
        }),
      ),
    ],
  };
}

/** Says who owns the negatives, how long incidents were held, and what was promised and kept. */
export function departmentsText(report: DepartmentReport, locale: Locale): ReportText {
  const place = { locale, timeZone: report.timeZone };
  const t = translator(locale);
  return {
    mark: '🏢',
    title: t('experience:departments', {
      brand: reportName(report.brandName),
      days: formatDays(report, place),
    }),
    summary:
      report.unplaced === 0
        ? t('experience:allPlaced')
        : t('experience:unplaced', { count: report.unplaced }),
    facts: report.departments
      .filter(({ negative, previous, incidents }) => negative + previous + incidents > 0)
      .map((line) => ({
        label: reportName(line.department.name[locale]),
        text: departmentText(line, { t, place, seenFrom: report.from }),
      })),
    posts: [],
  };
}

function stageFacts({ map, t, place }: MapWords): readonly FactText[] {
  return map.stages.map(({ stage, counts }) => ({
    label: t(`experience:stage.${stage}`),
    text: t('experience:stageText', {
      voices: t('digest:voices', { count: counts.voices }),
      balance: balanceOf(counts, { place }),
    }),
  }));
}

function touchpointFact(one: TouchpointExperience, words: MapWords): FactText {
  const { t, place } = words;
  const { counts, change, targets, department } = one;
  const name = reportName(one.name[place.locale]);
  const isOff = (counts.negativeShare ?? 0) > targets.maxNegativeShare;
  const moved =
    change === null
      ? ''
      : t(change.isClear ? 'experience:change' : 'experience:changeUnclear', {
          change: formatBalance(change.change, place.locale),
        });
  return {
    label: one.isCritical ? t('experience:critical', { name }) : name,
    text: t('experience:touchpoint', {
      voices: t('digest:voices', { count: counts.voices }),
      balance: balanceOf(counts, words),
      change: moved,
      negative: formatPercent(counts.negativeShare ?? 0, place.locale),
      target: isOff
        ? t('experience:offTarget', {
            target: formatPercent(targets.maxNegativeShare, place.locale),
          })
        : '',
      department: reportName(department.name[place.locale]),
    }),
  };
}

function detailFacts(one: TouchpointExperience, words: MapWords): readonly FactText[] {
  const { t, place } = words;
  const name = reportName(one.name[place.locale]);
  const figures = responseText(one.replies, words);
  return [
    { label: t('experience:complaints', { name }), text: complaintMixText(one, words) },
    {
      label: t('experience:replies', { name }),
      text:
        figures === ''
          ? ''
          : t('experience:replyTarget', {
              figures,
              target: durationText(one.targets.replyMinutes, t),
            }),
    },
  ];
}

/** What complaints are, in shares: 'queja 80 % · enfado 40 % · palabras propias: «caja»'; '' where there are none. */
export function complaintMixText(
  { complaints }: Pick<TouchpointExperience, 'complaints'>,
  { t, place }: Pick<ReportWords, 't' | 'place'>,
): string {
  const part = (key: string, { kind, share }: { kind: string; share: number }) =>
    t('experience:mix', {
      kind: t(`terms:${key}.${kind}`),
      share: formatPercent(share, place.locale),
    });
  const named = [
    ...complaints.intents.map((one) => ({ ...one, key: 'intent' })),
    ...complaints.emotions.map((one) => ({ ...one, key: 'emotion' })),
    ...complaints.risks.map((one) => ({ ...one, key: 'risk' })),
  ].filter(({ kind }) => kind !== NONE);
  const top = (key: string) =>
    named
      .filter((one) => one.key === key)
      .slice(0, MAX_PARTS)
      .map((one) => part(key, one));
  const own = complaints.words.map(({ term }) => t('digest:quoted', { name: reportName(term) }));
  return [
    ...top('intent'),
    ...top('emotion'),
    ...top('risk'),
    ...(own.length === 0 ? [] : [t('experience:words', { words: own.join(', ') })]),
  ].join(' · ');
}

function closingFacts(words: MapWords): readonly FactText[] {
  const { map, t, place } = words;
  const { balance, general } = map;
  const count = (value: number) => formatNumber(value, place.locale);
  return [
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
              balance: balanceOf(general.counts, words),
            }),
    },
  ];
}

function departmentText(line: DepartmentLine, words: ReportWords): string {
  const { t, place } = words;
  const { incidents, openIncidents, medianHoldingHours, longestHoldingHours } = line;
  const count = (value: number) => formatNumber(value, place.locale);
  const hours = (value: number) => durationText((value * HOUR_MS) / MINUTE_MS, t);
  const promised = responseText(line.promises, words);
  const held =
    incidents === 0
      ? ''
      : [
          t('experience:departmentIncidents', { count: incidents }),
          ...(openIncidents === 0
            ? []
            : [t('experience:departmentOpen', { open: count(openIncidents) })]),
        ].join('');
  return t('experience:department', {
    negative: count(line.negative),
    share: formatPercent(line.share, place.locale),
    previous: count(line.previous),
    incidents: held,
    holding:
      medianHoldingHours === null || longestHoldingHours === null
        ? ''
        : t('experience:holding', {
            median: hours(medianHoldingHours),
            longest: hours(longestHoldingHours),
          }),
    promises: promised === '' ? '' : t('experience:promises', { figures: promised }),
  });
}

function balanceOf(
  { netSentiment }: SentimentCounts,
  { place }: Pick<ReportWords, 'place'>,
): string {
  return netSentiment === null ? '—' : formatBalance(netSentiment, place.locale);
}
