/**
 * Files of a text-classification model of three labels that knows some words: a table gives each word
 * its logits, and a text's are their mean. Written by hand in ONNX's protobuf, so that no model of
 * others is needed.
 *
 * @param words word to the number of its label, 0 to 2
 * @returns name and content of each file of the model's folder
 */
export function tinyClassifier(
  words: Readonly<Record<string, number>>,
): readonly (readonly [name: string, content: string | Uint8Array])[] {
  const vocab: Record<string, number> = { '[UNK]': 0, '[PAD]': 1 };
  for (const word of Object.keys(words)) vocab[word] = Object.keys(vocab).length;
  const table = Object.keys(vocab).flatMap((word) =>
    [0, 1, 2].map((label) => (words[word] === label ? 6 : 0)),
  );
  const tokenizer = {
    version: '1.0',
    truncation: null,
    padding: null,
    added_tokens: [],
    normalizer: null,
    pre_tokenizer: { type: 'Whitespace' },
    post_processor: null,
    decoder: null,
    model: { type: 'WordLevel', vocab, unk_token: '[UNK]' },
  };
  const config = {
    model_type: 'bert',
    architectures: ['BertForSequenceClassification'],
    id2label: { 0: 'LABEL_0', 1: 'LABEL_1', 2: 'LABEL_2' },
    label2id: { LABEL_0: 0, LABEL_1: 1, LABEL_2: 2 },
  };
  const tokenizerConfig = {
    tokenizer_class: 'PreTrainedTokenizerFast',
    model_max_length: 64,
    unk_token: '[UNK]',
    pad_token: '[PAD]',
  };
  return [
    ['config.json', JSON.stringify(config)],
    ['tokenizer.json', JSON.stringify(tokenizer)],
    ['tokenizer_config.json', JSON.stringify(tokenizerConfig)],
    ['onnx/model.onnx', modelFile(table, Object.keys(vocab).length)],
  ];
}

/** Element types of ONNX's TensorProto. */
const FLOAT = 1;
const INT64 = 7;

/** ModelProto: Gather(table, input_ids), then ReduceMean over the words. */
function modelFile(table: readonly number[], rows: number): Uint8Array {
  const tensor = bytes(
    ...[rows, 3].map((size) => varintField(1, size)),
    varintField(2, FLOAT),
    text(8, 'table'),
    field(9, new Uint8Array(Float32Array.from(table).buffer)),
  );
  const gather = bytes(text(1, 'table'), text(1, 'input_ids'), text(2, 'rows'), text(4, 'Gather'));
  const axes = bytes(text(1, 'axes'), varintField(8, 1), varintField(20, 7));
  const keepDims = bytes(text(1, 'keepdims'), varintField(3, 0), varintField(20, 2));
  const mean = bytes(
    text(1, 'rows'),
    text(2, 'logits'),
    text(4, 'ReduceMean'),
    field(5, axes),
    field(5, keepDims),
  );
  const graph = bytes(
    field(1, gather),
    field(1, mean),
    text(2, 'tiny'),
    field(5, tensor),
    field(11, valueInfo('input_ids', INT64, ['batch', 'words'])),
    field(12, valueInfo('logits', FLOAT, ['batch', 3])),
  );
  const opset = bytes(text(1, ''), varintField(2, 13));
  return bytes(varintField(1, 8), field(7, graph), field(8, opset));
}

function valueInfo(name: string, type: number, sizes: readonly (string | number)[]): Uint8Array {
  const shape = bytes(
    ...sizes.map((size) =>
      field(1, typeof size === 'number' ? varintField(1, size) : text(2, size)),
    ),
  );
  const tensorType = bytes(varintField(1, type), field(2, shape));
  return bytes(text(1, name), field(2, field(1, tensorType)));
}

function field(number: number, content: Uint8Array): Uint8Array {
  return bytes(varint(number * 8 + 2), varint(content.length), content);
}

function text(number: number, content: string): Uint8Array {
  return field(number, new TextEncoder().encode(content));
}

function varintField(number: number, value: number): Uint8Array {
  return bytes(varint(number * 8), varint(value));
}

function varint(value: number): Uint8Array {
  const parts: number[] = [];
  let rest = value;
  for (; rest > 127; rest >>>= 7) parts.push((rest & 127) | 128);
  parts.push(rest);
  return Uint8Array.from(parts);
}

function bytes(...parts: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(Buffer.concat(parts));
}
