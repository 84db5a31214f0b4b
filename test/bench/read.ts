/**
 * Speed, load time, size and memory of the reader beside other packages, on the same invented texts in the same run:
 * `npm run bench:read`. Accuracy is not measured here; `vigia evaluate` does that on labelled texts.
 */
import { execFileSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { loadavg } from 'node:os';
import { fileURLToPath } from 'node:url';
import { DEFAULT_TOUCHPOINTS } from '../../src/core/default-touchpoints.js';
import { createReader, SHIPPED_ASPECTS, SHIPPED_WEIGHTS } from '../../src/sentiment/read.js';
import { seededRandom } from '../../src/sentiment/training/logistic.js';

const require = createRequire(import.meta.url);
/** Texts timed at each of three sizes; growth shows what slows down as input grows. */
const SIZES = [2_000, 8_000, 32_000];
/** Read before the clock starts, with no figure taken: the compiler must have seen the code at work. */
const WARM_UP_TEXTS = 4_000;
const WARM_UP_MS = 2_000;
/** A size is cut short after this long; the rate is that of the texts read until then. */
const LONGEST_MS = 5_000;

const PARTS = {
  es: [
    ['Llevo dos semanas esperando', 'Me encanta', 'No está mal', 'Ayer compré', 'Qué vergüenza'],
    ['las zapatillas nuevas', 'el pedido de la tienda', 'la atención de Cóndor', 'el envío'],
    ['y nadie contesta 😡', 'jajaja 😍', 'la verdad', 'ojalá lo arreglen', '#CorazónDeBarrio'],
  ],
  en: [
    [
      'Still waiting two weeks for',
      'I really love',
      'Not bad at all,',
      'Just bought',
      'What a shame',
    ],
    ['the new sneakers', 'my order from the shop', 'the staff at Condor', 'this delivery'],
    ['and nobody answers 😡', 'lol 😍', 'to be honest', 'hope they fix it', '#HeartOfTheBarrio'],
  ],
} as const;

interface BenchText {
  readonly text: string;
  readonly lang: 'es' | 'en';
}

function inventTexts(count: number): BenchText[] {
  const random = seededRandom(11);
  const pick = (list: readonly string[]): string => list[Math.floor(random() * list.length)] ?? '';
  return Array.from({ length: count }, (_, i) => {
    const lang = i % 2 === 0 ? 'es' : 'en';
    const text = [...PARTS[lang], ...PARTS[lang]].map(pick).join(' ');
    return { text: `${text} ${i}`, lang };
  });
}

interface Contender {
  readonly name: string;
  readonly languages: readonly string[];
  /** Loads the package and gives what reads one text. */
  load(): (text: BenchText) => unknown;
}

const shared = {
  rating: null,
  touchpoints: DEFAULT_TOUCHPOINTS,
  brandNames: [],
  competitorNames: [],
};

const CONTENDERS: readonly Contender[] = [
  {
    name: 'vigia, language given',
    languages: ['es', 'en'],
    load: () => {
      const reader = createReader();
      return ({ text, lang }) => reader.read({ ...shared, text, lang });
    },
  },
  {
    name: 'vigia, language detected',
    languages: ['es', 'en'],
    load: () => {
      const reader = createReader();
      return ({ text }) => reader.read({ ...shared, text, lang: null });
    },
  },
  {
    name: 'natural',
    languages: ['es', 'en'],
    load: () => {
      const { SentimentAnalyzer } = require('natural/lib/natural/sentiment/index.js');
      const es = new SentimentAnalyzer('Spanish', null, 'afinn');
      const en = new SentimentAnalyzer('English', null, 'afinn');
      return ({ text, lang }) => (lang === 'es' ? es : en).getSentiment(text.split(/\s+/));
    },
  },
  {
    name: 'vader-sentiment',
    languages: ['en'],
    load: () => {
      const { SentimentIntensityAnalyzer } = require('vader-sentiment');
      return ({ text }) => SentimentIntensityAnalyzer.polarity_scores(text);
    },
  },
  {
    name: 'wink-sentiment',
    languages: ['en'],
    load: () => {
      const wink = require('wink-sentiment');
      return ({ text }) => wink(text);
    },
  },
  {
    name: 'multilang-sentiment',
    languages: ['es', 'en'],
    load: () => {
      const analyse = require('multilang-sentiment');
      return ({ text, lang }) => analyse(text, lang);
    },
  },
  {
    name: '@nlpjs/sentiment',
    languages: ['es', 'en'],
    load: () => {
      const { Container } = require('@nlpjs/core');
      const { SentimentAnalyzer } = require('@nlpjs/sentiment');
      const { LangEs } = require('@nlpjs/lang-es');
      const { LangEn } = require('@nlpjs/lang-en');
      const container = new Container();
      container.use(LangEs);
      container.use(LangEn);
      const analyser = new SentimentAnalyzer({ container });
      return ({ text, lang }) => analyser.process({ utterance: text, locale: lang });
    },
  },
];

type ReadOne = ReturnType<Contender['load']>;

/** Reads until the list ends or the time is over. @returns texts a second */
async function readAll(
  read: ReadOne,
  texts: readonly BenchText[],
  longestMs: number,
): Promise<number> {
  const from = performance.now();
  let done = 0;
  for (const text of texts) {
    const result = read(text);
    if (result instanceof Promise) await result;
    done++;
    // The slowest contender takes a tenth of a second a text.
    if (done % 10 === 0 && performance.now() - from > longestMs) break;
  }
  return Math.round((done / (performance.now() - from)) * 1_000);
}

function rssMb(): number {
  return Math.round(process.memoryUsage().rss / 1e6);
}

async function measure(contender: Contender) {
  const before = rssMb();
  const started = performance.now();
  const read = contender.load();
  await read({ text: 'Me encanta. I love it.', lang: 'en' });
  await read({ text: 'Me encanta.', lang: 'es' });
  const loadMs = Math.round(performance.now() - started);
  const inLanguages = (size: number) =>
    inventTexts(size).filter(({ lang }) => contender.languages.includes(lang));
  await readAll(read, inLanguages(WARM_UP_TEXTS), WARM_UP_MS);
  const perSecond: number[] = [];
  const memoryMb: number[] = [];
  for (const size of SIZES) {
    perSecond.push(await readAll(read, inLanguages(size), LONGEST_MS));
    memoryMb.push(rssMb() - before);
  }
  return { name: contender.name, loadMs, perSecond, memoryMb };
}

const [, script, only] = process.argv;
if (only !== undefined) {
  const contender = CONTENDERS[Number(only)];
  if (contender !== undefined) process.stdout.write(JSON.stringify(await measure(contender)));
} else {
  const bytes = [SHIPPED_WEIGHTS, SHIPPED_ASPECTS].map((url) => statSync(fileURLToPath(url)).size);
  process.stdout.write(
    `weights: ${bytes.join(' + ')} bytes (polarity, aspects); Node ${process.version}, load average ${loadavg()[0]?.toFixed(2)}\n` +
      `Each reader in a process of its own, after a warm-up of up to ${WARM_UP_TEXTS} texts.\n` +
      'load ms: loading and the first text of each language. memory MB: resident memory beyond that before loading.\n\n',
  );
  writeRow('reader', [
    ...SIZES.map((size) => `${size}/s`),
    'load ms',
    ...SIZES.map((size) => `MB@${size}`),
  ]);
  // A process each: what one package loads must not count for the next.
  for (const index of CONTENDERS.keys()) {
    const printed = execFileSync(
      process.execPath,
      [...process.execArgv, script ?? '', String(index)],
      { encoding: 'utf8' },
    );
    const { name, perSecond, loadMs, memoryMb } = JSON.parse(
      printed.slice(printed.lastIndexOf('{"name"')),
    );
    writeRow(name, [...perSecond, loadMs, ...memoryMb]);
  }
}

function writeRow(name: string, cells: readonly (string | number)[]): void {
  const row = cells.map((cell) => String(cell).padStart(9)).join('');
  process.stdout.write(`${name.padEnd(26)}${row}\n`);
}
