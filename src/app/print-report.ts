import type { Digest, RiskSummary } from '../core/report.js';
import type { ReportText } from '../lib/wording/report-text.js';
import type { CommandIo } from './command-io.js';

/** Columns where the output is no terminal. */
const DEFAULT_COLUMNS = 100;

/** A report as a command prints it: as the console channel shows it, or one line of JSON with ISO instants. */
export async function printReport(
  report: Digest | RiskSummary,
  { io, isJson }: { readonly io: CommandIo; readonly isJson: boolean },
): Promise<string> {
  if (isJson) return `${JSON.stringify(report)}\n`;
  const { renderMessage } = await import('../channels/console/index.js');
  return renderMessage(report, optionsOf(io));
}

/** A report that no channel sends, as a command prints it. */
export async function printText(text: ReportText, io: CommandIo): Promise<string> {
  const { renderText } = await import('../channels/console/index.js');
  return renderText(text, optionsOf(io));
}

function optionsOf({ stdout, locale, env }: CommandIo) {
  const isTerminal = 'isTTY' in stdout && stdout.isTTY === true;
  const columns = 'columns' in stdout ? Number(stdout.columns) : DEFAULT_COLUMNS;
  return {
    locale,
    columns: Number.isFinite(columns) ? columns : DEFAULT_COLUMNS,
    hasColours: isTerminal && env.NO_COLOR === undefined,
  };
}
