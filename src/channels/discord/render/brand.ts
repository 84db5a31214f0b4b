import type { BrandOverview, RuleVerdicts } from '../../../core/contracts/desk.js';
import type { SentimentCounts } from '../../../core/report.js';
import { formatBalance, formatNumber } from '../../../lib/i18n/format.js';
import { safeText } from '../../../lib/wording/safe-text.js';
import { sourceName } from '../../../lib/wording/source-name.js';
import type { Asking } from '../asking.js';
import { BAND_COLOURS } from './colours.js';
import { escapeLine } from './escape.js';
import { incidentLine } from './incident-list.js';
import type { EmbedParts } from './limits.js';
import { ago, moment } from './people.js';

const MAX_NAME = 60;
const MAX_INCIDENTS = 5;

/** How a brand stands: the day, the risk, what is open, what is muted and watched, and how right its rules have been. */
export function brandEmbed(overview: BrandOverview, asking: Asking): EmbedParts {
  const { t } = asking;
  const { brand, risk, openIncidents, silent, mutedUntil, watchTerms, rules, lastMentionAt } =
    overview;
  const named = (key: string, value: string) => ({ name: t(`discord:brand.${key}`), value });
  const incidents = openIncidents
    .slice(0, MAX_INCIDENTS)
    .map((incident) => incidentLine({ incident, brand }, asking));
  return {
    title: t('discord:brand.title', { brand: harmless(brand.name) }),
    description: daySentence(overview, asking),
    fields: [
      { ...named('risk', riskText(risk, asking)), inline: true },
      { ...named('last', lastMentionAt === null ? '' : ago(lastMentionAt)), inline: true },
      named(
        'incidents',
        incidents.length === 0 ? t('discord:brand.noIncidents') : incidents.join('\n'),
      ),
      named(
        'silent',
        silent
          .map(({ source, from }) => `${escapeLine(sourceName(source, t))} ${ago(from)}`)
          .join(' · '),
      ),
      named('muted', muteText(mutedUntil, asking)),
      named('watch', watchTerms.map((term) => `«${harmless(term)}»`).join(' · ')),
      named('rules', rules.map((rule) => ruleLine(rule, asking)).join('\n')),
    ],
    colour: BAND_COLOURS[risk.band],
  };
}

function daySentence({ counts, previous }: BrandOverview, { t, locale }: Asking): string {
  if (counts.mentions === 0) return t('discord:brand.empty');
  const balance = ({ netSentiment }: SentimentCounts) =>
    netSentiment === null ? '—' : formatBalance(netSentiment, locale);
  return t('discord:brand.summary', {
    mentions: t('discord:mentionCount', { count: counts.mentions }),
    before: formatNumber(previous.mentions, locale),
    balance: balance(counts),
    balanceBefore: balance(previous),
  });
}

function riskText({ risk, low, high, band }: BrandOverview['risk'], { t }: Asking): string {
  const rounded = { risk: Math.round(risk), low: Math.round(low), high: Math.round(high) };
  return t('discord:brand.riskText', { ...rounded, band: t(`terms:band.${band}`) });
}

function muteText(until: BrandOverview['mutedUntil'], { t }: Asking): string {
  if (until === null) return '';
  if (until === 'until-unmuted') return t('discord:brand.mutedOpen');
  return t('discord:brand.mutedUntil', { when: moment(until) });
}

function ruleLine({ kind, verdicts, proposedWeeks }: RuleVerdicts, { t }: Asking): string {
  const { useful: count, notUseful } = verdicts;
  const line = t('discord:brand.rule', {
    kind: t(`terms:kind.${kind}`),
    verdicts: t('discord:verdicts', { count, notUseful }),
  });
  if (proposedWeeks === null) return line;
  return `${line} · ${t('discord:brand.ruleProposal', { count: proposedWeeks })}`;
}

function harmless(text: string): string {
  return escapeLine(safeText(text, { maxLength: MAX_NAME }));
}
