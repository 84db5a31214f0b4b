import { UsageError } from '../../core/errors.js';
import type { CommandModule } from '../command.js';
import { type CommandIo, write } from '../command-io.js';

export const detect: CommandModule = {
  register(program, io) {
    program.command('detect').action(async () => run(io()));
  },
};

/** Rows written at once. */
const BLOCK_ROWS = 1000;

async function run(io: CommandIo): Promise<void> {
  const { parse } = await import('csv-parse');
  const { SeriesScorer } = await import('../../detection/series.js');
  const { parseInstant } = await import('../../lib/instant.js');
  const rows = io.stdin.pipe(
    parse({ columns: true, bom: true, trim: true, skip_empty_lines: true }),
  ) as AsyncIterable<Record<string, string>>;
  const scorer = new SeriesScorer();
  let block = 'timestamp,value,anomaly_score\n';
  let count = 0;
  for await (const { timestamp, value } of rows) {
    count += 1;
    if (timestamp === undefined || value === undefined) {
      throw new UsageError('stdin: the columns timestamp and value are needed');
    }
    const at = parseInstant(timestamp);
    const number = value === '' ? Number.NaN : Number(value);
    if (at === undefined)
      throw new UsageError(`stdin, row ${count}: '${timestamp.slice(0, 40)}' is no instant`);
    if (value !== '' && !Number.isFinite(number)) {
      throw new UsageError(`stdin, row ${count}: '${value.slice(0, 40)}' is no number`);
    }
    const score = scorer.next(at.getTime(), number);
    block += `${timestamp},${value},${score.toFixed(6)}\n`;
    if (count % BLOCK_ROWS === 0) {
      await write(io.stdout, block);
      block = '';
    }
  }
  await write(io.stdout, block);
}
