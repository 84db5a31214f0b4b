/** Texts as features, one after another: text `i` owns `features` and `values` from `offsets[i]` to `offsets[i + 1]`. */
export interface FeatureRows {
  readonly offsets: Int32Array;
  /** Dense feature numbers, 0 to `featureCount - 1`. */
  readonly features: Int32Array;
  readonly values: Float32Array;
  readonly featureCount: number;
}

/** What each text is and how much it counts. */
export interface TrainingTargets {
  /** 0 negative, 1 neutral, 2 positive. */
  readonly classes: Uint8Array;
  readonly weights: Float32Array;
  /** Number of the data set the text comes from; each has a bias of its own during training only. */
  readonly sources: Uint8Array;
  readonly sourceCount: number;
}

export interface TrainingOptions {
  readonly epochs: number;
  /** Step of AdaGrad; falls linearly to 0. */
  readonly rate: number;
  /** L2 penalty, applied to the features of each text as it passes. */
  readonly penalty: number;
  /** Share of the target spread over the other two labels; 0 for none. */
  readonly smoothing: number;
  readonly seed: number;
}

export const CLASSES = 3;

/** A trained model in floating point: three weights a feature, and three biases. */
export interface LinearWeights {
  readonly weights: Float32Array;
  readonly bias: readonly [number, number, number];
}

/**
 * Multinomial logistic regression by AdaGrad (Duchi, Hazan and Singer 2011), one text a step in a
 * shuffled order. The same input and seed give the same bytes.
 *
 * @param keptSources true for the sources whose mean bias is kept; the others' biases are training aids and dropped
 */
export function trainLogistic(
  rows: FeatureRows,
  targets: TrainingTargets,
  {
    epochs,
    rate,
    penalty,
    smoothing,
    seed,
    keptSources,
  }: TrainingOptions & { readonly keptSources: readonly boolean[] },
): LinearWeights {
  const { offsets, features, values } = rows;
  const textCount = offsets.length - 1;
  const weights = new Float32Array(rows.featureCount * CLASSES);
  const squares = new Float32Array(rows.featureCount * CLASSES).fill(1e-8);
  const bias = new Float64Array((targets.sourceCount + 1) * CLASSES);
  const biasSquares = new Float64Array(bias.length).fill(1e-8);
  const random = seededRandom(seed);
  const order = Int32Array.from({ length: textCount }, (_, text) => text);
  const steps = textCount * epochs;
  let step = 0;
  for (let epoch = 0; epoch < epochs; epoch++) {
    shuffle(order, random);
    for (let at = 0; at < textCount; at++) {
      const text = order[at] as number;
      const from = offsets[text] as number;
      const to = offsets[text + 1] as number;
      const own = ((targets.sources[text] as number) + 1) * CLASSES;
      let z0 = (bias[0] as number) + (bias[own] as number);
      let z1 = (bias[1] as number) + (bias[own + 1] as number);
      let z2 = (bias[2] as number) + (bias[own + 2] as number);
      for (let i = from; i < to; i++) {
        const place = (features[i] as number) * CLASSES;
        const value = values[i] as number;
        z0 += (weights[place] as number) * value;
        z1 += (weights[place + 1] as number) * value;
        z2 += (weights[place + 2] as number) * value;
      }
      const highest = Math.max(z0, z1, z2);
      const e0 = Math.exp(z0 - highest);
      const e1 = Math.exp(z1 - highest);
      const e2 = Math.exp(z2 - highest);
      const scale = (targets.weights[text] as number) / (e0 + e1 + e2);
      const right = (targets.weights[text] as number) * (1 - smoothing);
      const wrong = (targets.weights[text] as number) * (smoothing / 2);
      const label = targets.classes[text];
      const g0 = e0 * scale - (label === 0 ? right : wrong);
      const g1 = e1 * scale - (label === 1 ? right : wrong);
      const g2 = e2 * scale - (label === 2 ? right : wrong);
      const pace = rate * (1 - step++ / steps);
      for (let i = from; i < to; i++) {
        const place = (features[i] as number) * CLASSES;
        const value = values[i] as number;
        adjust(weights, squares, place, g0 * value + penalty * (weights[place] as number), pace);
        adjust(
          weights,
          squares,
          place + 1,
          g1 * value + penalty * (weights[place + 1] as number),
          pace,
        );
        adjust(
          weights,
          squares,
          place + 2,
          g2 * value + penalty * (weights[place + 2] as number),
          pace,
        );
      }
      for (const base of [0, own]) {
        adjust(bias, biasSquares, base, g0, pace);
        adjust(bias, biasSquares, base + 1, g1, pace);
        adjust(bias, biasSquares, base + 2, g2, pace);
      }
    }
  }
  const kept = [...keptSources.keys()].filter((source) => keptSources[source]);
  const biasOf = (label: number): number =>
    kept.reduce(
      (sum, source) => sum + (bias[(source + 1) * CLASSES + label] ?? 0) / kept.length,
      bias[label] ?? 0,
    );
  return { weights, bias: [biasOf(0), biasOf(1), biasOf(2)] };
}

function adjust(
  weights: Float32Array | Float64Array,
  squares: Float32Array | Float64Array,
  place: number,
  gradient: number,
  pace: number,
): void {
  const square = (squares[place] as number) + gradient * gradient;
  squares[place] = square;
  weights[place] = (weights[place] as number) - (pace * gradient) / Math.sqrt(square);
}

/** Mulberry32 (Ettinger 2017): numbers from 0 up to 1, the same for the same seed on every machine. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** Fisher and Yates, in place. */
export function shuffle(order: Int32Array, random: () => number): void {
  for (let last = order.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    const kept = order[last] ?? 0;
    order[last] = order[other] ?? 0;
    order[other] = kept;
  }
}
