import type { Locale } from '../../core/brand.js';
import type { Message } from '../../core/message.js';
import { escapeHtml } from '../../lib/text/escape-html.js';
import { type EntryText, type MessageText, messageText } from '../../lib/wording/message-text.js';

/** By which the HTML shows the picture that comes with it. */
export const CHART_CID = 'chart@vigia';

/** A message as mail: what is shown, twice. */
export interface Mail {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** Mail clients know little CSS, and only in the element; widths and colours hold in light and dark alike. */
const STYLE = {
  body: 'margin:0;padding:16px;font:16px/1.5 system-ui,-apple-system,Segoe UI,Arial,sans-serif',
  main: 'max-width:640px;margin:0 auto',
  title: 'font-size:20px;line-height:1.3;margin:0 0 12px',
  heading: 'font-size:16px;margin:20px 0 4px',
  paragraph: 'margin:0 0 8px',
  quote: 'margin:2px 0 10px;padding-left:10px;border-left:3px solid #8a8f98',
  image: 'display:block;width:100%;max-width:640px;height:auto;margin:12px 0',
} as const;

/** Renders a message as plain text and as HTML in which nothing of a post acts. */
export function renderMail(
  message: Message,
  { locale, hasChart }: { readonly locale: Locale; readonly hasChart: boolean },
): Mail {
  const words = messageText(message, locale);
  return {
    subject: `${words.mark} ${words.title}`,
    text: textOf(words),
    html: htmlOf(words, { locale, hasChart }),
  };
}

function textOf({ mark, title, summary, facts, groups, link }: MessageText): string {
  const blocks = [
    `${mark} ${title}`,
    summary.join('\n'),
    facts.map(({ label, text }) => `${label}: ${text}`).join('\n'),
    ...groups.map(({ heading, entries }) => [heading, ...entries.map(entryLines)].join('\n')),
    link === null ? '' : `${link.label}: ${link.url}`,
  ];
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
}

function entryLines({ heading, text, url }: EntryText): string {
  if (heading === '') return text;
  const lines = [heading, text, url ?? ''].filter((line) => line !== '');
  return lines.map((line, index) => (index === 0 ? `- ${line}` : `  ${line}`)).join('\n');
}

function htmlOf(
  { mark, title, summary, facts, groups, link }: MessageText,
  { locale, hasChart }: { readonly locale: Locale; readonly hasChart: boolean },
): string {
  const heading = escapeHtml(`${mark} ${title}`);
  const parts = [
    `<h1 style="${STYLE.title}">${heading}</h1>`,
    ...summary.map(paragraph),
    hasChart ? `<img src="cid:${CHART_CID}" alt="" style="${STYLE.image}">` : '',
    ...facts.map(
      ({ label, text }) =>
        `<p style="${STYLE.paragraph}"><strong>${escapeHtml(label)}</strong> · ${escapeHtml(text)}</p>`,
    ),
    ...groups.map(
      (group) =>
        `<h2 style="${STYLE.heading}">${escapeHtml(group.heading)}</h2>${group.entries.map(entryHtml).join('')}`,
    ),
    link === null ? '' : `<p style="${STYLE.paragraph}">${anchor(link.url, link.label)}</p>`,
  ];
  return [
    `<!doctype html><html lang="${locale}"><head><meta charset="utf-8">`,
    '<meta name="viewport" content="width=device-width">',
    `<meta name="color-scheme" content="light dark"><title>${heading}</title></head>`,
    `<body style="${STYLE.body}"><div style="${STYLE.main}">${parts.join('')}</div></body></html>`,
  ].join('');
}

function paragraph(text: string): string {
  return `<p style="${STYLE.paragraph}">${escapeHtml(text)}</p>`;
}

function entryHtml({ heading, text, url }: EntryText): string {
  if (heading === '') return paragraph(text);
  const title = url === null ? escapeHtml(heading) : anchor(url, heading);
  const quote = text === '' ? '' : `<p style="${STYLE.quote}">${escapeHtml(text)}</p>`;
  return `<p style="${STYLE.paragraph}">${title}</p>${quote}`;
}

function anchor(url: string, label: string): string {
  return `<a href="${escapeHtml(url)}">${escapeHtml(label)}</a>`;
}
