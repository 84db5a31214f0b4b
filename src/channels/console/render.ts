import pc from 'picocolors';
import type { Locale } from '../../core/brand.js';
import { assertNever } from '../../core/errors.js';
import type { Severity } from '../../core/finding.js';
import type { IncidentCard, Message, Notice } from '../../core/message.js';
import { incidentText } from '../../lib/wording/incident.js';
import { noticeText } from '../../lib/wording/notice.js';
import { wrap } from './layout.js';

/** Wider lines are hard to read, however wide the terminal is. */
const MAX_WIDTH = 100;
/** Narrower than this nothing can be set sensibly. */
const MIN_WIDTH = 40;

/** How a message is drawn. */
export interface RenderOptions {
  readonly locale: Locale;
  /** Columns of the terminal. */
  readonly columns: number;
  readonly hasColours: boolean;
}

interface Page {
  readonly locale: Locale;
  readonly width: number;
  readonly colours: ReturnType<typeof pc.createColors>;
}

/** A message as a person reads it in a terminal; ends with an empty line. Without colours it is plain text. */
export function renderMessage(message: Message, options: RenderOptions): string {
  const page: Page = {
    locale: options.locale,
    width: Math.max(MIN_WIDTH, Math.min(MAX_WIDTH, options.columns)),
    colours: pc.createColors(options.hasColours),
  };
  return `${linesOf(message, page).join('\n')}\n\n`;
}

function linesOf(message: Message, page: Page): string[] {
  switch (message.type) {
    case 'incident':
      return incidentLines(message, page);
    case 'notice':
      return noticeLines(message, page);
    default:
      return assertNever(message);
  }
}

function incidentLines(card: IncidentCard, page: Page): string[] {
  const { colours, width } = page;
  const text = incidentText(card, page.locale);
  const isOver = card.incident.closedAt !== null;
  const paint = isOver ? colours.green : severityPaint(card.incident.severity, colours);
  const bar = paint('┃');
  const body = (paragraph: string, indent = '') =>
    wrap(paragraph, { width, first: `${bar} ${indent}` });
  const labelled = (label: string, paragraph: string) =>
    wrap(`${colours.bold(label)} · ${paragraph}`, { width, first: `${bar} `, rest: `${bar}   ` });
  const { response } = text;
  return [
    ...wrap(colours.bold(paint(`${text.mark} ${text.title}`)), { width, first: `${bar} ` }),
    ...body(text.summary),
    bar,
    ...text.facts.flatMap(({ label, text: fact }) => labelled(label, fact)),
    ...(text.samples.length === 0 ? [] : [bar, ...body(colours.bold(text.samplesHeading))]),
    ...text.samples.flatMap((sample) => [
      ...body(colours.dim(sample.heading), '  '),
      ...body(sample.text, '  '),
      ...(sample.url === null ? [] : [`${bar}   ${colours.cyan(sample.url)}`]),
    ]),
    bar,
    ...body(colours.bold(response.heading)),
    ...labelled(response.holdingHeading, response.holding),
    ...response.replies.flatMap(({ heading, text: reply }) => labelled(heading, reply)),
    ...(response.plan.length === 0 ? [] : body(colours.bold(response.planHeading))),
    ...response.plan.flatMap((step) => body(step, '  ')),
    ...(text.page === null
      ? []
      : [bar, `${bar} ${text.page.label}: ${colours.cyan(text.page.url)}`]),
  ];
}

function noticeLines(notice: Notice, { colours, locale, width }: Page): string[] {
  const { mark, heading, text } = noticeText(notice, locale);
  const paint = notice.level === 'warning' ? colours.yellow : colours.cyan;
  return wrap(`${paint(`${mark} ${heading}`)} · ${text}`, { width, rest: '   ' });
}

function severityPaint(severity: Severity, colours: Page['colours']) {
  return { 1: colours.cyan, 2: colours.yellow, 3: colours.red, 4: colours.magenta }[severity];
}
