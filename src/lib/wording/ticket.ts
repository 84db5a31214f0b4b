import type { Brand, Locale } from '../../core/brand.js';
import type { TicketRequest } from '../../core/contracts/helpdesk.js';
import type { Severity } from '../../core/finding.js';
import type { Mention } from '../../core/mention.js';
import type { IncidentCard } from '../../core/message.js';
import { fullText } from '../../core/post.js';
import { formatDateTime, formatPercent } from '../i18n/format.js';
import { type Translate, translator } from '../i18n/i18n.js';
import { incidentText } from './incident.js';
import { shortName } from './incident-words.js';
import { webUrl } from './post-sample.js';
import { safeText } from './safe-text.js';
import { sourceName } from './source-name.js';
import type { Place } from './when.js';

/** A ticket in words; what is missing of a request is the caller's. */
export type TicketText = Omit<TicketRequest, 'key' | 'isRepeat'>;

/** Longest text of a post: what a person writes in one post of any network, and most of a long review. */
const MAX_TEXT = 4_000;
/** Of an earlier mention: enough to know it again. */
const MAX_EARLIER = 160;
const MAX_SUBJECT = 180;
const MAX_NAME = 60;

/** A mention as the helpdesk gets it: the post, its reading, the touchpoint and what the author said before. */
export function mentionTicketText(
  {
    mention,
    brand,
    history,
    incidentUrl,
  }: {
    readonly mention: Mention;
    readonly brand: Brand;
    readonly history: {
      readonly total: number;
      readonly negative: number;
      readonly positive: number;
      readonly latest: readonly Mention[];
    };
    readonly incidentUrl: string | null;
  },
  locale: Locale,
): TicketText {
  const t = translator(locale);
  const place = { locale, timeZone: brand.timeZone };
  const { post, reading } = mention;
  const source = sourceName(post.source, t);
  const author = post.author.handle === '' ? '' : shortName(post.author.handle);
  const touchpoint = brand.touchpoints.find(({ id }) => id === reading.touchpoint);
  const url = webUrl(post.url);
  return {
    subject: safeText(
      t(author === '' ? 'ticket:mention.subjectNobody' : 'ticket:mention.subject', {
        brand: shortName(brand.name),
        what: t(`ticket:intent.${reading.intent}`),
        source,
        author,
      }),
      { maxLength: MAX_SUBJECT },
    ),
    blocks: [
      {
        heading: t('ticket:mention.post'),
        lines: [
          [...(author === '' ? [] : [author]), source, formatDateTime(post.createdAt, place)].join(
            ' · ',
          ),
          ...fullText(post)
            .slice(0, MAX_TEXT)
            .split('\n')
            .map((line) => safeText(line, { maxLength: MAX_TEXT }))
            .filter((line) => line !== ''),
        ],
      },
      { heading: t('ticket:mention.reading'), lines: readingLines(mention, t, place) },
      ...(touchpoint === undefined
        ? []
        : [
            {
              heading: t('alert:fact.touchpoint'),
              lines: [
                t('alert:touchpoint', {
                  name: shortName(touchpoint.name[locale]),
                  stage: t(`terms:stage.${touchpoint.stage}`),
                  contact: t(`terms:contact.${touchpoint.contact}`),
                  department: shortName(
                    brand.departments.find(({ id }) => id === touchpoint.department)?.name[
                      locale
                    ] ?? touchpoint.department,
                  ),
                }),
              ],
            },
          ]),
      {
        heading: t('ticket:mention.history'),
        lines: [
          history.total === 0
            ? t('ticket:mention.noHistory')
            : t('ticket:mention.counts', {
                count: history.total,
                negative: history.negative,
                positive: history.positive,
              }),
          ...history.latest.map((earlier) =>
            t('ticket:mention.earlier', {
              when: formatDateTime(earlier.post.createdAt, place),
              label: t(`terms:label.${earlier.reading.label}`),
              text: safeText(fullText(earlier.post), { maxLength: MAX_EARLIER }),
            }),
          ),
        ],
      },
    ],
    links: [
      ...(url === null ? [] : [{ label: t('ticket:mention.open'), url }]),
      ...(incidentUrl === null ? [] : [{ label: t('alert:page'), url: incidentUrl }]),
    ],
    severity: severityOf(mention),
    tags: ['vigia', brand.id, post.source, ...(touchpoint === undefined ? [] : [touchpoint.id])],
    requester:
      author === ''
        ? null
        : {
            id: `${post.source}:${safeText(post.author.handle, { maxLength: MAX_NAME })}`,
            name: shortName(post.author.displayName ?? post.author.handle),
          },
  };
}

/** An incident as the helpdesk gets it: what the card says, in plain lines. */
export function incidentTicketText(card: IncidentCard, locale: Locale): TicketText {
  const t = translator(locale);
  const { title, summary, facts, samples, samplesHeading, page } = incidentText(card, locale);
  const { incident, brand } = card;
  return {
    subject: safeText(title, { maxLength: MAX_SUBJECT }),
    blocks: [
      { heading: '', lines: [summary] },
      { heading: '', lines: facts.map(({ label, text }) => `${label}: ${text}`) },
      ...(samples.length === 0
        ? []
        : [
            {
              heading: samplesHeading,
              lines: samples.flatMap(({ heading, text, url }) => [
                heading,
                text,
                ...(url === null ? [] : [url]),
              ]),
            },
          ]),
    ],
    links: page === null ? [] : [page],
    severity: incident.severity,
    tags: ['vigia', brand.id, t('ticket:incidentTag')],
    requester: null,
  };
}

function readingLines({ reading }: Mention, t: Translate, { locale }: Place): string[] {
  if (!reading.isSupported) return [t('ticket:mention.unread', { lang: reading.lang })];
  const parts = [
    t('ticket:mention.label', {
      label: t(`terms:label.${reading.label}`),
      share: formatPercent(reading.confidence, locale),
    }),
    ...(reading.emotion === 'none' ? [] : [t(`terms:emotion.${reading.emotion}`)]),
    ...(reading.intent === 'none' ? [] : [t(`terms:intent.${reading.intent}`)]),
  ];
  const risk = t('ticket:mention.risk', { risk: t(`terms:risk.${reading.risk}`) });
  return [parts.join(' · '), ...(reading.risk === 'none' ? [] : [risk])];
}

/** Urgent where somebody may come to harm, high where a customer is about to go or complains of more than service. */
function severityOf({ reading }: Mention): Severity {
  if (reading.risk === 'safety' || reading.risk === 'health') return 4;
  if (reading.risk !== 'none' || reading.intent === 'threat-to-leave') return 3;
  return reading.label === 'negative' ? 2 : 1;
}
