import { MultiBar } from 'cli-progress';
import type { Terminal } from '../../channels/console/index.js';

/** Shows how far the replay is, and lets other text be written above it. */
export interface Progress {
  /** Where the alerts go while the bar stands below them. */
  readonly terminal: Terminal;
  /** @param share from 0 to 1 */
  update(share: number, words: string): void;
  stop(): void;
}

/** Redraws a second; more only makes terminals flicker. */
const FPS = 10;

/**
 * A bar on a terminal; nothing where the output is a file or a pipe, since a bar there is noise.
 *
 * @param stdout where results are written
 * @param stderr where the bar is drawn
 */
export function createProgress(
  stdout: Terminal,
  stderr: NodeJS.WritableStream & { isTTY?: boolean },
): Progress {
  if (stderr.isTTY !== true)
    return { terminal: stdout, update: () => undefined, stop: () => undefined };
  const bars = new MultiBar(
    {
      format: '{bar} {percentage} % · {words}',
      stream: stderr,
      fps: FPS,
      hideCursor: true,
      clearOnComplete: true,
      barsize: 30,
    },
    { format: '', barCompleteChar: '█', barIncompleteChar: '░' },
  );
  const bar = bars.create(1, 0, { words: '' });
  return {
    terminal: {
      isTTY: stdout.isTTY === true,
      ...(stdout.columns === undefined ? {} : { columns: stdout.columns }),
      write(text, done) {
        // Clears the line of the bar, which the next redraw puts below the text.
        stderr.write('\r\u001b[K');
        return stdout.write(text, done);
      },
    },
    update: (share, words) => bar.update(share, { words }),
    stop: () => bars.stop(),
  };
}
