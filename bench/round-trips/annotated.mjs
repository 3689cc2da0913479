// Spans, tagged tokens, answers, relations and choices. CoNLL files are read here by splitting at blank lines.
import { readFileSync, writeFileSync } from 'node:fs';
import { hardTexts } from '../hard-texts.mjs';
import { dataFile } from '../setting.mjs';

const count = 1000;
const readLines = (file) =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line)); // prettier-ignore
const readJson = (file) => JSON.parse(readFileSync(file, 'utf8'));
const readConll = (file) =>
  readFileSync(file, 'utf8')
    .split(/(?:\r?\n[ \t]*){2,}/)
    .filter((block) => block.trim() !== '')
    .map((block) => block.split(/\r?\n/)); // prettier-ignore
const writeLines = (rows) => (file) => writeFileSync(file, `${rows.map((row) => JSON.stringify(row)).join('\n')}\n`);

const words = ['EU', 'rejects', '𠮷野家', 'e\u0301clair', '👩‍👩‍👧', "Bob's", '3.5', '#', '-', '，', '北京', 'New-York', '“', 'B-PER'];
const characters = [...'我在北京看见了小明。，𠮷A7'];
const marks = {
  bio: ['B', 'I', 'I', 'B'],
  bioes: ['B', 'I', 'E', 'S'],
  bilou: ['B', 'I', 'L', 'U'],
  bmes: ['B', 'M', 'E', 'S'],
  iob1: ['I', 'I', 'I', 'I'],
};

/** Tokens with tags: spans of one to four tokens with tokens outside between. */
function tagged(index, scheme, vocabulary) {
  const [begin, inside, end, single] = marks[scheme];
  const list = [];
  for (let k = 0; list.length < 5 + (index % 17); k++) {
    const size = (index + k) % 5;
    const label = ['PER', 'LOC.NAM', 'O-X'][(index * 7 + k) % 3];
    const take = (tag) => list.push([vocabulary[(index * 31 + list.length * 7 + k) % vocabulary.length], tag]);
    if (size === 1) take(`${single}-${label}`);
    else for (let at = 0; at < size; at++) take(`${at === 0 ? begin : at === size - 1 ? end : inside}-${label}`);
    take('O');
  }
  return list;
}

function conll({
  scheme = 'bio',
  vocabulary = words,
  delimiter = '\t',
  lineEnd = '\n',
  columns = 2,
  close = 2,
  position = false,
  comments = false,
}) {
  const records = Array.from({ length: count }, (_, index) => {
    const lines = tagged(index, scheme, vocabulary).map(([token, tag], at) =>
      [position ? `${token}${at % 12}` : token, ...Array.from({ length: columns - 2 }, (_, k) => `c${(at + k) % 5}`), tag].join(delimiter),
    );
    if (comments) lines.unshift(`# sent_id = ${index}`, '# text = anything goes');
    if (comments && index % 100 === 0) lines.unshift('-DOCSTART- -X- -X- O', '');
    return lines.join(lineEnd);
  });
  return (file) => writeFileSync(file, records.join(lineEnd + lineEnd) + lineEnd.repeat(close));
}

const ner = { task: 'token-classification' };
const conllCase = (name, options, dataset = {}) => ({
  name: `conll, ${name}`,
  dataset: { ...ner, format: 'conll', ...dataset },
  ending: '.conll',
  write: conll(options),
  read: readConll,
  goal: 'bytes',
});

/** A text with spans over whole characters, in the unit asked for. */
const sizes = {
  'code-point': (text) => [...text].length,
  'utf-16': (text) => text.length,
  byte: (text) => Buffer.byteLength(text),
};
const texts = hardTexts(count).map((text, index) => `${text.toWellFormed()} 𠮷 e\u0301 ${index}`);
function cut(text, index) {
  const points = [...text];
  const from = index % points.length;
  const to = Math.min(points.length, from + 1 + (index % 6));
  return [points.slice(0, from).join(''), points.slice(from, to).join('')];
}
const spanRows = (unit, spanOf) =>
  texts.map((text, index) => {
    const size = sizes[unit];
    const spans = [index, index * 3 + 1].map((seed) => {
      const [before, covered] = cut(text, seed);
      return spanOf(size(before), size(before) + size(covered), covered, seed);
    });
    return { id: `row-${index}`, text, spans: index % 9 === 0 ? [] : spans };
  });
const answersOf = (text, index) => {
  const [before, covered] = cut(text, index);
  return index % 7 === 0 ? [] : [{ text: covered, answer_start: sizes['code-point'](before) }];
};
const questions = texts.map((context, index) => ({
  id: `q-${index}`,
  question: `Which ${index}?`,
  context,
  answers: answersOf(context, index),
}));
const nested = {
  version: 'v2.0',
  data: questions.map(({ context, ...qa }, index) => ({
    title: `T ${index}`,
    paragraphs: [{ context, qas: [{ ...qa, is_impossible: qa.answers.length === 0 }] }],
  })),
};
const grouped = {
  version: 'v2.0',
  data: Array.from({ length: 50 }, (_, index) => ({
    title: `T ${index}`,
    paragraphs: questions.slice(index * 20, index * 20 + 4).map(({ context }, k) => ({
      context,
      qas: Array.from({ length: 5 }, (_, n) => ({
        question: `Which ${n}?`,
        id: `${index}-${k}-${n}`,
        answers: answersOf(context, index + n),
      })),
    })),
  })),
};
const flatSquad = (file) => {
  const { data } = readJson(file);
  return data.flatMap(({ title, paragraphs }) => paragraphs.flatMap(({ context, qas }) => qas.map((qa) => ({ title, context, ...qa }))));
};
const tokenRows = Array.from({ length: count }, (_, index) => {
  const list = tagged(index, 'bio', words);
  return {
    id: `row-${index}`,
    tokens: list.map(([token]) => token),
    ner_tags: list.map(([, tag]) => tag),
    pos_tags: list.map((_, at) => at % 9),
  };
});
const tagNames = ['O', ...[...new Set(tokenRows.flatMap(({ ner_tags: tags }) => tags))].filter((tag) => tag !== 'O').sort()];
const lineCase = (name, dataset, rows) => ({ name, dataset, ending: '.jsonl', write: writeLines(rows), read: readLines, goal: 'bytes' });

/** Objects one after another as one list. */
const objects = (file) =>
  JSON.parse(
    `[${readFileSync(file, 'utf8')
      .trim()
      .replaceAll(/\}\s*\{(?=\s*"text")/g, '},{')}]`,
  );
const dataCase = (path, name, dataset, rowsOf) => {
  const file = dataFile(path);
  return file
    ? [
        lineCase(
          name,
          dataset,
          rowsOf(file).map((row, index) => ({ id: `row-${index}`, ...row })),
        ),
      ]
    : [];
};
const weibo = ['train', 'dev', 'test'].flatMap((split) => {
  const data = `text_zh/weibo_ner/weiboNER_2nd_conll.${split}`;
  return {
    name: `weibo_ner, ${split}`,
    dataset: { ...ner, format: 'conll', columns: ['token+position', 'tag'], scheme: 'iob1' },
    ending: '.conll',
    data,
    read: readConll,
    goal: 'bytes',
  }; // prettier-ignore
});

export const cases = [
  conllCase('BIO, tab', {}),
  conllCase('BIO, spaces, 4 columns, comments', {
    delimiter: ' ',
    columns: 4,
    comments: true,
    vocabulary: words.filter((word) => word !== 'B-PER'),
  }),
  conllCase('BIOES, CRLF', { scheme: 'bioes', lineEnd: '\r\n' }),
  conllCase('BILOU, one line end at the end', { scheme: 'bilou', close: 1 }),
  conllCase('BMES, Chinese characters, no line end', { scheme: 'bmes', vocabulary: characters, close: 0 }),
  conllCase('IOB1', { scheme: 'iob1' }),
  conllCase('positions', { vocabulary: characters, position: true }, { columns: ['token+position', 'tag'] }),
  ...weibo,
  lineCase('tokens and tags', { ...ner, layout: 'tokens', fields: { tags: 'ner_tags' } }, tokenRows),
  lineCase(
    'tokens and tags as numbers',
    { ...ner, layout: 'tokens', tagNames, fields: { tags: 'ner_tags' } },
    tokenRows.map((row) => ({ ...row, ner_tags: row.ner_tags.map((tag) => tagNames.indexOf(tag)) })),
  ),
  ...Object.keys(sizes).map((offsets) =>
    lineCase(
      `spans, ${offsets}`,
      { ...ner, offsets },
      spanRows(offsets, (start, end, text) => ({ start, end, label: 'X', text })),
    ),
  ),
  lineCase(
    'spans as lists',
    ner,
    spanRows('code-point', (start, end) => [start, end, 'X']),
  ),
  lineCase(
    'spans by label and text',
    { ...ner, fields: { spans: 'label' } },
    spanRows('code-point', (start, end, text) => [start, end, text]).map(({ spans, ...row }) => ({
      ...row,
      label: Object.fromEntries(spans.map(([start, end, text], at) => [`type-${at}`, { [text]: [[start, end - 1]] }])),
    })),
  ),
  lineCase(
    'relations',
    { task: 'relation-extraction' },
    spanRows('code-point', (start, end, _, seed) => ({ id: seed, start, end, label: 'X' })).map((row) => ({
      ...row,
      relations: row.spans.length === 0 ? [] : [{ from_id: row.spans[0].id, to_id: row.spans[1].id, type: 'next' }],
    })),
  ),
  lineCase('answers as a list', { task: 'question-answering' }, questions),
  lineCase(
    'answers side by side',
    { task: 'question-answering' },
    questions.map(({ answers, ...row }) => ({
      ...row,
      answers: { text: answers.map(({ text }) => text), answer_start: answers.map((one) => one.answer_start) },
    })),
  ),
  {
    name: 'SQuAD, one question a paragraph',
    dataset: { task: 'question-answering', layout: 'squad' },
    ending: '.json',
    write: (file) => writeFileSync(file, JSON.stringify(nested)),
    read: (file) => readJson(file).data,
    goal: 'values',
  },
  {
    name: 'SQuAD, questions by paragraph, compared one by one',
    dataset: { task: 'question-answering', layout: 'squad' },
    ending: '.json',
    write: (file) => writeFileSync(file, JSON.stringify(grouped)),
    read: flatSquad,
    goal: 'values',
  },
  lineCase(
    'choices',
    { task: 'multiple-choice' },
    texts.map((text, index) => ({
      id: `row-${index}`,
      question: text,
      choices: index % 2 === 0 ? [text, 'b', 'c'] : { label: ['A', 'B', 'C'], text: [text, 'b', 'c'] },
      answer: ['A', 'b', 'C'][index % 3],
    })),
  ),
  ...['train', 'dev'].flatMap((split) =>
    dataCase(`text_zh/cluener/${split}.json`, `cluener, ${split}`, { ...ner, language: 'zh', fields: { spans: 'label' } }, objects),
  ),
  ...dataCase('pii_enc/presidio_synth_v2/synth_dataset_v2.json', 'presidio_synth_v2', { ...ner, fields: { text: 'full_text' } }, readJson),
  ...dataCase(
    'text_zh/fewclue_ocnli/train_few_all.json',
    'fewclue_ocnli',
    { task: 'text-pair', language: 'zh', fields: { text: 'sentence1', pair: 'sentence2' } },
    (file) => readLines(file).map(({ id: _, ...row }) => row),
  ),
];
