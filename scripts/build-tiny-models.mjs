// Writes models of a few kilobytes: folders as model hubs lay them out, for tests, benches and examples that need one.
// The encoder's:
// A token's vector is tanh of its row of a table times a matrix: words of one group have rows that are near each other.
//   node scripts/build-tiny-models.mjs FOLDER
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Words that mean about the same. */
const groups = [
  ['good', 'great', 'fine', '好', '棒'],
  ['bad', 'awful', 'poor', '坏', '差'],
  ['film', 'movie', 'picture', '影', '片'],
  ['book', 'novel', 'story', '书', '文'],
  ['very', 'really', 'truly', '很', '真'],
  ['boring', 'dull', 'tedious', '闷'],
  ['cheap', 'inexpensive', '廉'],
  ['hotel', 'inn', 'hostel', '店'],
  ['a', 'the', '的', '这'],
  ['is', 'was', '是'],
];
const specials = ['[PAD]', '[UNK]', '[CLS]', '[SEP]'];

/** What the model is made of: `table` has a row of `size` numbers for each word, `matrix` is square. */
export function tinyEncoderWeights(size = 32, seed = 7) {
  const random = mulberry32(seed);
  const normal = () => random() + random() + random() + random() - 2;
  const words = [...specials];
  const rows = specials.map(() => Array.from({ length: size }, () => 0.1 * normal()));
  for (const group of groups) {
    const centre = Array.from({ length: size }, normal);
    for (const word of group) {
      words.push(word);
      rows.push(centre.map((value) => value + 0.05 * normal()));
    }
  }
  const matrix = Array.from({ length: size }, () => Array.from({ length: size }, () => normal() / Math.sqrt(size)));
  return { size, words, table: rows.map((row) => Float32Array.from(row)), matrix: matrix.map((row) => Float32Array.from(row)) };
}

/** Writes the folder. `output` names what the model gives, `inputs` what it takes. */
export function buildTinyEncoder(
  folder,
  { size = 32, seed = 7, inputs = ['input_ids', 'attention_mask'], output = 'last_hidden_state', fault } = {},
) {
  const { words, table, matrix } = tinyEncoderWeights(size, seed);
  if (fault === 'not-a-number') table[words.indexOf('awful')]?.fill(Number.NaN);
  const nodes = [
    node('Gather', ['table', inputs[0]], 'rows'),
    node('MatMul', ['rows', 'matrix'], 'mixed'),
    node('Tanh', ['mixed'], output),
  ];
  const graph = [
    ...nodes.map((one) => field(1, one)),
    field(2, text('tiny-encoder')),
    field(5, tensor('table', [table.length, size], table)),
    field(5, tensor('matrix', [size, size], matrix)),
    ...inputs.map((name) => field(11, valueInfo(name, int64, ['batch', 'tokens']))),
    field(12, valueInfo(output, float, ['batch', 'tokens', size])),
  ];
  writeFolder(folder, words, graph, { model_type: 'tiny', hidden_size: size });
}

/**
 * Writes a tagger: each word of `tags` has its tag (`{ mary: 'B-PER', 王: 'B-PER' }`), all else is `O`. What stands around a word makes no
 * difference to it.
 */
export function buildTinyTagger(folder, tags) {
  const labels = ['O', ...new Set(Object.values(tags))];
  const words = [...specials, ...Object.keys(tags)];
  const table = words.map((word) => Float32Array.from(labels, (label) => (label === (tags[word] ?? 'O') ? 6 : 0)));
  const inputs = ['input_ids', 'attention_mask', 'token_type_ids'];
  const graph = [
    field(1, node('Gather', ['table', 'input_ids'], 'logits')),
    field(2, text('tiny-tagger')),
    field(5, tensor('table', [words.length, labels.length], table)),
    ...inputs.map((name) => field(11, valueInfo(name, int64, ['batch', 'tokens']))),
    field(12, valueInfo('logits', float, ['batch', 'tokens', labels.length])),
  ];
  writeFolder(folder, words, graph, { model_type: 'tiny', id2label: Object.fromEntries(labels.map((label, id) => [id, label])) });
}

function writeFolder(folder, words, graph, config) {
  const model = [number(1, 8), field(2, text('leaven')), field(7, bytes(graph)), field(8, number(2, 17))];
  mkdirSync(folder, { recursive: true });
  const write = (name, value) => writeFileSync(join(folder, name), JSON.stringify(value));
  writeFileSync(join(folder, 'model.onnx'), bytes(model));
  write('config.json', { ...config, max_position_embeddings: 64 });
  write('tokenizer_config.json', { model_max_length: 64, tokenizer_class: 'BertTokenizer' });
  write('tokenizer.json', tokenizerOf(words));
}

function tokenizerOf(words) {
  const id = (word) => words.indexOf(word);
  return {
    version: '1.0',
    added_tokens: specials.map((content) => ({
      ...{ id: id(content), content, special: true },
      ...{ single_word: false, lstrip: false, rstrip: false, normalized: false },
    })),
    normalizer: { type: 'BertNormalizer', clean_text: true, handle_chinese_chars: true, strip_accents: null, lowercase: true },
    pre_tokenizer: { type: 'BertPreTokenizer' },
    post_processor: {
      type: 'TemplateProcessing',
      single: [
        { SpecialToken: { id: '[CLS]', type_id: 0 } },
        { Sequence: { id: 'A', type_id: 0 } },
        { SpecialToken: { id: '[SEP]', type_id: 0 } },
      ],
      pair: [],
      special_tokens: Object.fromEntries(['[CLS]', '[SEP]'].map((token) => [token, { id: token, ids: [id(token)], tokens: [token] }])),
    },
    decoder: { type: 'WordPiece', prefix: '##', cleanup: true },
    model: {
      type: 'WordPiece',
      unk_token: '[UNK]',
      continuing_subword_prefix: '##',
      max_input_chars_per_word: 100,
      vocab: Object.fromEntries(words.map((word, index) => [word, index])),
    },
  };
}

function mulberry32(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

// The few messages of ONNX (onnx.proto3) that a model of three nodes needs, in the wire format of protocol buffers.
const float = 1;
const int64 = 7;

function node(type, inputs, output) {
  return bytes([...inputs.map((name) => field(1, text(name))), field(2, text(output)), field(4, text(type))]);
}

function tensor(name, dims, rows) {
  const values = Float32Array.from(rows.flatMap((row) => [...row]));
  return bytes([...dims.map((dim) => number(1, dim)), number(2, float), field(8, text(name)), field(9, new Uint8Array(values.buffer))]);
}

function valueInfo(name, type, dims) {
  const shape = dims.map((dim) => field(1, typeof dim === 'number' ? number(1, dim) : field(2, text(dim))));
  return bytes([field(1, text(name)), field(2, field(1, bytes([number(1, type), field(2, bytes(shape))])))]);
}

function field(tag, content) {
  return bytes([varint(tag * 8 + 2), varint(content.length), content]);
}

function number(tag, value) {
  return bytes([varint(tag * 8), varint(value)]);
}

function varint(value) {
  const out = [];
  for (; value > 127; value = Math.floor(value / 128)) out.push((value % 128) + 128);
  return Uint8Array.from([...out, value]);
}

function text(value) {
  return new TextEncoder().encode(value);
}

function bytes(parts) {
  return Uint8Array.from(Buffer.concat(parts));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [folder] = process.argv.slice(2);
  if (folder === undefined) throw new Error('node scripts/build-tiny-models.mjs FOLDER');
  buildTinyEncoder(folder);
}
