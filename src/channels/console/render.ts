import pc from 'picocolors';
import type { Locale } from '../../core/brand.js';
import { assertNever } from '../../core/errors.js';
import type { Severity } from '../../core/finding.js';
import type { Escalation, IncidentCard, Message, Notice } from '../../core/message.js';
import { digestText } from '../../lib/wording/digest.js';
import { escalationText } from '../../lib/wording/escalation.js';
import { incidentText } from '../../lib/wording/incident.js';
import { noticeText } from '../../lib/wording/notice.js';
import type { SampleText } from '../../lib/wording/post-sample.js';
import type { ReportText } from '../../lib/wording/report-text.js';
import { riskText } from '../../lib/wording/risk.js';
import { columns, wrap } from './layout.js';

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

type Paint = (text: string) => string;

interface Page {
  readonly locale: Locale;
  readonly width: number;
  readonly colours: ReturnType<typeof pc.createColors>;
}

/** A message as a person reads it in a terminal; ends with an empty line. Without colours it is plain text. */
export function renderMessage(message: Message, options: RenderOptions): string {
  return `${linesOf(message, pageOf(options)).join('\n')}\n\n`;
}

/** A report that is no message, drawn the same way. */
export function renderText(text: ReportText, options: RenderOptions): string {
  return `${reportLines(text, pageOf(options)).join('\n')}\n\n`;
}

function pageOf({ locale, columns: width, hasColours }: RenderOptions): Page {
  return {
    locale,
    width: Math.max(MIN_WIDTH, Math.min(MAX_WIDTH, width)),
    colours: pc.createColors(hasColours),
  };
}

function linesOf(message: Message, page: Page): readonly string[] {
  switch (message.type) {
    case 'incident':
      return incidentLines(message, page);
    case 'escalation':
      return escalationLines(message, page);
    case 'digest':
      return reportLines(digestText(message, page.locale), page);
    case 'risk':
      return reportLines(riskText(message, page.locale), page);
    case 'notice':
      return noticeLines(message, page);
    default:
      return assertNever(message);
  }
}

/** Lines under a bar that shows where the message begins and ends. */
class Block {
  readonly lines: string[] = [];
  readonly #bar: string;
  readonly #page: Page;

  constructor(bar: string, page: Page) {
    this.#bar = bar;
    this.#page = page;
  }

  gap(): void {
    this.lines.push(this.#bar);
  }

  /** Painted line by line, so that no colour runs into the bar. */
  paragraph(
    text: string,
    { indent = '', paint = String }: { indent?: string; paint?: Paint } = {},
  ): void {
    const width = this.#page.width - columns(this.#bar) - 1;
    for (const line of wrap(text, { width, first: indent }))
      this.lines.push(`${this.#bar} ${paint(line)}`);
  }

  heading(text: string, paint: Paint = String): void {
    this.paragraph(text, { paint: (line) => this.#page.colours.bold(paint(line)) });
  }

  labelled(label: string, text: string): void {
    const width = this.#page.width - columns(this.#bar) - 1;
    const [first = '', ...others] = wrap(`${label} · ${text}`, { width, rest: '  ' });
    const start = first.startsWith(label)
      ? `${this.#page.colours.bold(label)}${first.slice(label.length)}`
      : first;
    for (const line of [start, ...others]) this.lines.push(`${this.#bar} ${line}`);
  }

  /** An address is never broken: a terminal can then open it. */
  link(url: string, label = ''): void {
    const before = label === '' ? '  ' : `${label}: `;
    this.lines.push(`${this.#bar} ${before}${this.#page.colours.cyan(url)}`);
  }

  posts(heading: string, samples: readonly SampleText[]): void {
    if (samples.length === 0) return;
    this.gap();
    this.heading(heading);
    for (const sample of samples) {
      this.paragraph(sample.heading, { indent: '  ', paint: this.#page.colours.dim });
      this.paragraph(sample.text, { indent: '  ' });
      if (sample.url !== null) this.link(sample.url);
    }
  }
}

function incidentLines(card: IncidentCard, page: Page): readonly string[] {
  const { colours } = page;
  const {
    mark,
    title,
    summary,
    facts,
    samplesHeading,
    samples,
    response,
    page: link,
  } = incidentText(card, page.locale);
  const isOver = card.incident.closedAt !== null;
  const paint = isOver ? colours.green : severityPaint(card.incident.severity, colours);
  const block = new Block(paint('┃'), page);
  block.heading(`${mark} ${title}`, paint);
  block.paragraph(summary);
  block.gap();
  for (const { label, text } of facts) block.labelled(label, text);
  block.posts(samplesHeading, samples);
  block.gap();
  block.heading(response.heading);
  block.labelled(response.cluster.label, response.cluster.text);
  for (const { label, text } of response.strategies) block.labelled(label, text);
  block.labelled(response.holdingHeading, response.holding);
  block.paragraph(response.holdingScore, { indent: '  ', paint: colours.dim });
  for (const { heading, text } of response.replies) block.labelled(heading, text);
  if (response.plan.length > 0) block.heading(response.planHeading);
  for (const step of response.plan) block.paragraph(step, { indent: '  ' });
  if (link !== null) {
    block.gap();
    block.link(link.url, link.label);
  }
  return block.lines;
}

function escalationLines(call: Escalation, page: Page): readonly string[] {
  const { mark, title, text, clock, advice, page: link } = escalationText(call, page.locale);
  const paint = severityPaint(call.incident.severity, page.colours);
  const block = new Block(paint('┃'), page);
  block.heading(`${mark} ${title}`, paint);
  for (const line of [text, clock, advice]) block.paragraph(line);
  if (link !== null) block.link(link.url, link.label);
  return block.lines;
}

function reportLines({ mark, title, summary, facts, posts }: ReportText, page: Page) {
  const block = new Block(page.colours.blue('┃'), page);
  block.heading(`${mark} ${title}`);
  block.paragraph(summary);
  if (facts.length > 0) block.gap();
  for (const { label, text } of facts) block.labelled(label, text);
  for (const { heading, samples } of posts) block.posts(heading, samples);
  return block.lines;
}

function noticeLines(notice: Notice, page: Page): readonly string[] {
  const { mark, heading, text } = noticeText(notice, page.locale);
  const paint = notice.level === 'warning' ? page.colours.yellow : page.colours.cyan;
  const block = new Block(paint('┃'), page);
  block.labelled(`${mark} ${heading}`, text);
  return block.lines;
}

function severityPaint(severity: Severity, colours: Page['colours']) {
  return { 1: colours.cyan, 2: colours.yellow, 3: colours.red, 4: colours.magenta }[severity];
}
