import { z } from 'zod';
import type { BatchReader, Reader, ReadRequest } from '../core/contracts/language.js';
import { LABELS, type LabelProbabilities, type Reading } from '../core/reading.js';
import { combineWithRating, likeliest, scoreOf } from './rating.js';

/** Not among our dependencies: its runtimes weigh some hundred megabytes, and only who asks for it needs them. */
const PACKAGE = '@huggingface/transformers';
/** Texts handed to the model at once: enough to keep it busy, few enough to bound its memory. */
const BATCH_SIZE = 32;

/** How to reach a text-classification model of one's own, for example an XLM-RoBERTa trained for sentiment. */
export const TransformersConfig = z.strictObject({
  /** Folder of the model: config.json, tokenizer.json and onnx/model.onnx. Nothing is fetched from a hub. */
  model: z.string().min(1),
  /** Ours for each of the model's labels, as its config.json names them. */
  labels: z.record(z.string(), z.enum(LABELS)),
});
export type TransformersConfig = z.infer<typeof TransformersConfig>;

/** The optional package is not there, or the model does not do what the config says of it; the message says what to do. */
export class TransformersUnavailableError extends Error {
  override readonly name = 'TransformersUnavailableError';
}

/** What the package must offer; checked when it is loaded, since it is not there when we are compiled. */
const Package = z.object({
  env: z.looseObject({ allowRemoteModels: z.boolean(), localModelPath: z.string() }),
  pipeline: z.custom<LoadPipeline>((value) => typeof value === 'function'),
});
type LoadPipeline = (task: 'text-classification', model: string) => Promise<Classify>;
type Classify = (texts: string[], options: { top_k: null }) => Promise<unknown>;

const Output = z.array(z.array(z.object({ label: z.string(), score: z.number() })));

/**
 * A reader that takes polarity from a local ONNX model and everything else from `base`. The package and
 * the model are loaded at the first text and kept.
 *
 * @param importPackage how the optional package is reached
 */
export function createTransformersReader(
  { model, labels }: TransformersConfig,
  {
    base,
    importPackage = (name) => import(name),
  }: { readonly base: Reader; readonly importPackage?: (name: string) => Promise<unknown> },
): BatchReader {
  const version = `transformers:${model.split(/[\\/]/).filter(Boolean).at(-1)}`;
  let loading: Promise<Classify> | null = null;

  async function classify(texts: string[]): Promise<LabelProbabilities[]> {
    loading ??= loadClassifier(model, importPackage);
    const run = await loading.catch((error: unknown) => {
      // The next text may find the package installed.
      loading = null;
      throw error;
    });
    const found = Output.parse(await run(texts, { top_k: null }));
    return found.map((scores) => toProbabilities(scores, labels));
  }

  return {
    version,
    /** @throws {TransformersUnavailableError} the package or the model is missing, or a label is not mapped */
    async readAll(requests) {
      const readings: Reading[] = [];
      for (let from = 0; from < requests.length; from += BATCH_SIZE) {
        const batch = requests.slice(from, from + BATCH_SIZE);
        const probabilities = await classify(batch.map(({ text }) => text));
        batch.forEach((request, i) => {
          const text = probabilities[i];
          if (text !== undefined) readings.push(combine(request, text, base, version));
        });
      }
      return readings;
    },
  };
}

async function loadClassifier(
  model: string,
  importPackage: (name: string) => Promise<unknown>,
): Promise<Classify> {
  const { env, pipeline } = Package.parse(
    await importPackage(PACKAGE).catch((error: unknown) => {
      throw new TransformersUnavailableError(
        `the reader 'transformers' needs the package ${PACKAGE}, which is not installed: npm install ${PACKAGE}`,
        { cause: error },
      );
    }),
  );
  env.allowRemoteModels = false;
  env.localModelPath = '';
  return pipeline('text-classification', model).catch((error: unknown) => {
    throw new TransformersUnavailableError(
      `the model '${model}' cannot be loaded: it must be a folder with config.json, tokenizer.json and onnx/model.onnx`,
      { cause: error },
    );
  });
}

function toProbabilities(
  scores: readonly { readonly label: string; readonly score: number }[],
  labels: TransformersConfig['labels'],
): LabelProbabilities {
  const sums = { negative: 0, neutral: 0, positive: 0 };
  for (const { label, score } of scores) {
    const ours = labels[label];
    if (ours === undefined) {
      throw new TransformersUnavailableError(
        `the model gives the label '${label}', which the config does not map; it maps ${Object.keys(labels).join(', ')}`,
      );
    }
    sums[ours] += score;
  }
  const total = sums.negative + sums.neutral + sums.positive;
  if (!(total > 0)) throw new TransformersUnavailableError('the model gave no score');
  return {
    negative: sums.negative / total,
    neutral: sums.neutral / total,
    positive: sums.positive / total,
  };
}

/** The model's polarity, the rating as a second witness, and what `base` understood of the rest. */
function combine(
  request: ReadRequest,
  text: LabelProbabilities,
  base: Reader,
  version: string,
): Reading {
  const { probabilities, disagreement } =
    request.rating === null
      ? { probabilities: text, disagreement: 0 }
      : combineWithRating(text, request.rating);
  const label = likeliest(probabilities);
  return {
    ...base.read(request),
    reader: version,
    isSupported: true,
    label,
    score: scoreOf(probabilities),
    confidence: probabilities[label] * (1 - disagreement),
    probabilities,
  };
}
