import { Backtest } from '../../src/detection/backtest.js';
import { DEFAULT_RULE } from '../../src/detection/config.js';
import { createMonitor } from '../../src/detection/monitor.js';
import type { Observation } from '../../src/detection/types.js';
import { seededRandom } from '../../src/lib/random.js';

/** Mentions of the three backtests; smaller by the first argument, in millions, for a quick look. */
const SIZES = process.argv[2] === undefined ? [0.1, 1, 5] : [Number(process.argv[2])];
const YEAR_MS = 365 * 86_400_000;
const START = Date.parse('2025-01-01T00:00:00Z');
const WORDS =
  'pedido tienda suela cordón talla caja cola web pago entrega color precio espera cambio vale prima parque lluvia'.split(
    ' ',
  );

/** A year of mentions, evenly spread, made one at a time so that memory measures the detector and not the input. */
function* year(count: number): Generator<Observation> {
  const random = seededRandom(3);
  for (let index = 0; index < count; index += 1) {
    const createdAt = START + Math.floor((index / count) * YEAR_MS);
    const isNegative = random() < 0.25;
    const words = Array.from({ length: 10 }, () => WORDS[Math.floor(random() * WORDS.length)]);
    yield {
      key: `made/${index}`,
      createdAt,
      receivedAt: createdAt,
      author: `u${Math.floor(random() * 300_000)}`,
      text: `${words.join(' ')} ${Math.floor(random() * 1e6).toString(36)}`,
      label: isNegative ? 'negative' : 'neutral',
      negative: isNegative ? 1 : 0,
      source: 'bluesky',
      lang: 'es',
      repostOf: null,
      voice: null,
      touchpoint: null,
      risk: 'none',
      reach: 0,
      campaign: null,
    };
  }
}

/** What the field sells: negatives of an hour above the mean and k standard deviations of the last seven days. */
class KSigma {
  private readonly hours: number[] = [];
  private hour = -1;
  private count = 0;
  alarms = 0;

  observe(post: Observation): void {
    const hour = Math.floor(post.createdAt / 3_600_000);
    while (this.hour >= 0 && this.hour < hour) this.close();
    this.hour = hour;
    if (post.label === 'negative') this.count += 1;
  }

  private close(): void {
    const mean = this.hours.reduce((sum, one) => sum + one, 0) / Math.max(1, this.hours.length);
    const variance =
      this.hours.reduce((sum, one) => sum + (one - mean) ** 2, 0) / Math.max(1, this.hours.length);
    if (this.hours.length >= 168 && this.count > mean + 3 * Math.sqrt(variance)) this.alarms += 1;
    this.hours.push(this.count);
    if (this.hours.length > 168) this.hours.shift();
    this.count = 0;
    this.hour += 1;
  }
}

function seconds(work: () => void): number {
  const started = process.hrtime.bigint();
  work();
  return Number(process.hrtime.bigint() - started) / 1e9;
}

const OPTIONS = { brandId: 'condor', timeZone: 'Europe/Madrid', rule: DEFAULT_RULE } as const;
const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

for (const millions of SIZES) {
  const count = Math.round(millions * 1e6);
  const making = seconds(() => {
    for (const one of year(count)) if (one.key === '') return;
  });
  let alarms = 0;
  const ours = seconds(() => {
    const test = new Backtest(OPTIONS);
    for (const post of year(count)) test.observe(post);
    alarms = test.result().incidents.length;
  });
  const plain = new KSigma();
  const theirs = seconds(() => {
    for (const post of year(count)) plain.observe(post);
  });
  const memory = Math.round(process.memoryUsage().rss / 1e6);
  say(
    `${millions} million in a year: ${(ours - making).toFixed(1)} s, ${Math.round(count / (ours - making))} updates a second, ` +
      `${alarms} incidents, ${memory} MB resident; k-sigma ${(theirs - making).toFixed(1)} s, ${plain.alarms} alarms`,
  );
}

const monitor = createMonitor(OPTIONS);
for (const post of year(50_000)) monitor.observe(post);
monitor.advance(new Date(START + YEAR_MS));
const state = monitor.snapshot();
const kilobytes = (value: unknown): string => (JSON.stringify(value).length / 1024).toFixed(0);
say(
  `state of a brand: ${kilobytes(state)} kB (baseline ${kilobytes(state.baseline)}, words ${kilobytes(state.terms)}, ` +
    `echoes ${kilobytes(state.voices)}, evidence ${kilobytes(state.evidence)})`,
);
