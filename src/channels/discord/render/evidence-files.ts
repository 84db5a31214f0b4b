import { stringify } from 'csv-stringify/sync';
import type { RawFile } from 'discord.js';
import type { Locale } from '../../../core/brand.js';
import type { IncidentCard } from '../../../core/message.js';
import { CHART_COLOURS } from '../../../lib/charts/chart-theme.js';
import { formatNumber, formatPercent } from '../../../lib/i18n/format.js';
import { translator } from '../../../lib/i18n/i18n.js';
import { escapeHtml } from '../../../lib/text/escape-html.js';
import { type EvidenceRow, evidenceRows } from './evidence-rows.js';

/** Name of the table's file, by which the embed shows it. */
export const TABLE_FILE = 'evidence.png';

const WIDTH = 640;
const ROW = 26;
const MARGIN = 20;
/** Rows drawn; the CSV has them all. */
const MAX_ROWS = 22;
const COLOURS = CHART_COLOURS.dark;

/** The evidence of a card: the table as a picture, and the figures and posts as CSV for a spreadsheet. */
export async function evidenceFiles(
  card: IncidentCard,
  locale: Locale,
): Promise<readonly RawFile[]> {
  const rows = evidenceRows(card, locale);
  const csv = [
    { name: 'evidence.csv', data: reasonsCsv(rows, locale), contentType: 'text/csv' },
    { name: 'posts.csv', data: postsCsv(card, locale), contentType: 'text/csv' },
  ];
  if (rows.length === 0) return csv;
  const { chartPng } = await import('../../../lib/charts/chart-png.js');
  const picture = Buffer.from(chartPng(tableSvg(rows, locale)));
  return [{ name: TABLE_FILE, data: picture, contentType: 'image/png' }, ...csv];
}

/** The parts of the excess, one a line. */
function reasonsCsv(rows: readonly EvidenceRow[], locale: Locale): string {
  const t = translator(locale);
  return csvOf(
    ['kind', 'name', 'share', 'count', 'posts'].map((column) =>
      t(`discord:table.column.${column}`),
    ),
    rows.map(({ heading, name, share, count, posts }) => [
      heading,
      name,
      share.toFixed(3),
      count,
      posts,
    ]),
  );
}

/** The posts that the card may show, one a line, as they were written. */
function postsCsv({ samples }: IncidentCard, locale: Locale): string {
  const t = translator(locale);
  const columns = ['key', 'source', 'author', 'written', 'negative', 'reach', 'url', 'text'];
  return csvOf(
    columns.map((column) => t(`discord:table.column.${column}`)),
    samples.map(({ key, source, author, createdAt, probabilities, reach, url, text }) => [
      key,
      source,
      author,
      createdAt.toISOString(),
      probabilities.negative.toFixed(2),
      reach,
      url ?? '',
      text,
    ]),
  );
}

/** Spreadsheets take a cell that begins with '=' for a formula: those are marked as text. */
function csvOf(header: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  return stringify([[...header], ...rows.map((row) => [...row])], {
    bom: true,
    escape_formulas: true,
  });
}

/** The table as SVG: a heading for each kind, a bar behind each share. */
export function tableSvg(rows: readonly EvidenceRow[], locale: Locale): string {
  const t = translator(locale);
  const lines: string[] = [];
  let y = MARGIN + 1.6 * ROW;
  let heading = '';
  for (const row of rows.slice(0, MAX_ROWS)) {
    if (row.heading !== heading) {
      if (heading !== '') y += ROW / 3;
      lines.push(headingSvg(row.heading, { y, locale, hasColumns: heading === '' }));
      heading = row.heading;
      y += ROW;
    }
    lines.push(rowSvg(row, { y, locale }));
    y += ROW;
  }
  const height = Math.round(y + MARGIN - ROW / 2);
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}">
<rect width="${WIDTH}" height="${height}" fill="${COLOURS.background}"/>
<text x="${MARGIN}" y="${MARGIN + 4}" ${style({ size: 15, isBold: true })}>${escapeHtml(t('discord:table.title'))}</text>
${lines.join('\n')}
</svg>`;
}

const NAME_WIDTH = 320;
const SHARE_AT = 420;
const COUNT_AT = 520;
const POSTS_AT = WIDTH - MARGIN;

function headingSvg(
  heading: string,
  {
    y,
    locale,
    hasColumns,
  }: {
    readonly y: number;
    readonly locale: Locale;
    /** The names of the columns, which are the same for every kind. */
    readonly hasColumns: boolean;
  },
): string {
  const t = translator(locale);
  const columns: readonly (readonly [number, string])[] = hasColumns
    ? [
        [SHARE_AT, 'share'],
        [COUNT_AT, 'count'],
        [POSTS_AT, 'posts'],
      ]
    : [];
  return [
    `<line x1="${MARGIN}" x2="${WIDTH - MARGIN}" y1="${y + 7}" y2="${y + 7}" stroke="${COLOURS.grid}"/>`,
    `<text x="${MARGIN}" y="${y}" ${style({ isBold: true })}>${escapeHtml(heading)}</text>`,
    ...columns.map(
      ([x, column]) =>
        `<text x="${x}" y="${y}" text-anchor="end" ${style({ isQuiet: true, size: 12 })}>${escapeHtml(t(`discord:table.${column}`))}</text>`,
    ),
  ].join('');
}

function rowSvg(
  { name, share, count, posts }: EvidenceRow,
  { y, locale }: { readonly y: number; readonly locale: Locale },
): string {
  const bar = Math.max(1, Math.round(share * NAME_WIDTH));
  return [
    `<rect x="${MARGIN}" y="${y - 16}" width="${bar}" height="${ROW - 6}" rx="3" fill="${COLOURS.band}"/>`,
    `<text x="${MARGIN + 8}" y="${y}" ${style({})}>${escapeHtml(name)}</text>`,
    `<text x="${SHARE_AT}" y="${y}" text-anchor="end" ${style({})}>${formatPercent(share, locale)}</text>`,
    `<text x="${COUNT_AT}" y="${y}" text-anchor="end" ${style({})}>${formatNumber(count, locale)}</text>`,
    `<text x="${POSTS_AT}" y="${y}" text-anchor="end" ${style({ isQuiet: true })}>${formatNumber(posts, locale)}</text>`,
  ].join('');
}

function style({ size = 14, isBold = false, isQuiet = false }): string {
  const colour = isQuiet ? COLOURS.quiet : COLOURS.text;
  return `font-family="Inter, sans-serif" font-size="${size}" fill="${colour}"${isBold ? ' font-weight="700"' : ''}`;
}
