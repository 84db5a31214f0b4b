import type { CampaignRisk, RiskDecision, ShareOfVoice } from '../../core/report.js';
import {
  formatBalance,
  formatDateTime,
  formatDays,
  formatNumber,
  formatPercent,
} from '../i18n/format.js';
import { type ReportWords, reportName } from './report-text.js';

type Words = Pick<ReportWords, 't' | 'place'>;

/** The decision asked: by when, what, and the two ways to decide, the recommended one first. */
export function decisionText(decision: RiskDecision, { t, place }: Words): string {
  const { kind, subject, touchpoint, department, dueAt } = decision;
  const where = touchpoint === null ? t('risk:decision.theBrand') : touchpoint[place.locale];
  const what =
    subject === '' ? reportName(where) : t('digest:quoted', { name: reportName(subject) });
  const who =
    department === null ? t('risk:decision.theTeam') : reportName(department.name[place.locale]);
  const part = (name: 'question' | 'act' | 'wait' | 'why') =>
    t(`risk:decision.${kind}.${name}`, { what, who });
  return t('risk:decision.ask', {
    due: formatDateTime(dueAt, place),
    question: part('question'),
    act: part('act'),
    wait: part('wait'),
    why: part('why'),
  });
}

/** '61 % de la conversación del sector, balance -0,48, la más negativa de 4 · Pasoalto: 22 %, balance +0,10'. */
export function competitionText(lines: readonly ShareOfVoice[], words: Words): string {
  const { t, place } = words;
  const own = lines.find(({ isOwn }) => isOwn);
  if (own === undefined) return '';
  const rivals = lines.filter(({ isOwn }) => !isOwn);
  if (own.share === null) return t('risk:voiceShare.alone');
  const first = [
    t('risk:voiceShare.own', {
      share: formatPercent(own.share, place.locale),
      balance: balanceText(own, words),
    }),
    rankText(lines, words),
  ].join(', ');
  return [first, ...rivals.map((line) => rivalText(line, words))].join(' · ');
}

function rivalText(line: ShareOfVoice, words: Words): string {
  const { t, place } = words;
  const name = reportName(line.name);
  if (line.share === null) return t('risk:voiceShare.unknown', { name });
  return t('risk:voiceShare.other', {
    name,
    share: formatPercent(line.share, place.locale),
    balance: balanceText(line, words),
  });
}

function balanceText({ counts }: ShareOfVoice, { place }: Words): string {
  const balance = counts?.netSentiment ?? null;
  return balance === null ? '—' : formatBalance(balance, place.locale);
}

/** Where the brand stands among those that somebody spoke of. */
function rankText(lines: readonly ShareOfVoice[], { t, place }: Words): string {
  const spoken = lines
    .map(({ isOwn, counts }) => ({ isOwn, balance: counts?.netSentiment ?? null }))
    .flatMap(({ isOwn, balance }) => (balance === null ? [] : [{ isOwn, balance }]))
    .toSorted((a, b) => a.balance - b.balance);
  const rank = spoken.findIndex(({ isOwn }) => isOwn) + 1;
  const of = formatNumber(spoken.length, place.locale);
  if (rank <= 1) return t('risk:voiceShare.most', { of });
  if (rank === spoken.length) return t('risk:voiceShare.least', { of });
  return t('risk:voiceShare.rank', { rank: formatNumber(rank, place.locale), of });
}

/** Campaigns with their risk, one after the other. */
export function campaignsText(campaigns: readonly CampaignRisk[], { t, place }: Words): string {
  return campaigns
    .map(({ name, level, counts, ...range }) =>
      t(`risk:campaign.${level}`, {
        name: reportName(name),
        days: formatDays(range, place),
        share: formatPercent(counts.negativeShare ?? 0, place.locale),
        voices: t('digest:voices', { count: counts.voices }),
      }),
    )
    .join(' · ');
}
