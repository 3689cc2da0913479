// Instruction-side growth x3 of public instruction and chat data, then a checker of its own code: answers byte for byte, and of what
// users say code, JSON, addresses, formulas, tables, placeholders, numbers and the structure of lines. Prints counts, and the worst ten.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cli, dataFile, row, temporaryFolder } from './setting.mjs';

const matches = (pattern) => (text) => text.match(pattern) ?? [];

/** Outermost pieces that JSON.parse takes and that hold more than a word. */
function jsonPieces(text) {
  const found = [];
  for (let i = 0; i < text.length; i++) {
    if (text[i] !== '{' && text[i] !== '[') continue;
    let depth = 0;
    for (let j = i; j < text.length && j - i < 5000; j++) {
      if ('{['.includes(text[j])) depth++;
      else if ('}]'.includes(text[j]) && --depth === 0) {
        const piece = text.slice(i, j + 1);
        try {
          if (Object.keys(JSON.parse(piece)).length > 0) {
            found.push(piece);
            i = j;
          }
        } catch {}
        break;
      }
    }
  }
  return found;
}

const programLine =
  /^\s*(?:(?:async )?(?:def|function)\s+\w+\s*\(.*|class \w+.*[:{]|import \w[\w.]*(?: as \w+)?|from \w[\w.]* import .*|(?:const|let|var) \w+ ?=.*|(?:for|while|if) ?\(.*\) ?\{?|for \w+ in .*:|#include.*|print\(.*\)|return .*;|\w+(?:\.\w+)*\(.*\);|[\w.[\]]+ = .*;|SELECT .* FROM .*)$/gm;

/** What must be there afterwards as often as before, each told by a pattern of its own. */
const kinds = {
  fenced: matches(/```[\s\S]*?```/g),
  inline: matches(/(?<![\w`])`[^`\n]{1,200}`(?!`)/g),
  program: matches(programLine),
  json: jsonPieces,
  urls: (text) => matches(/(?:https?:\/\/|www\.)[^\s\u4e00-\u9fff\uff00-\uffef]+/g)(text).map((url) => url.replace(/[.,;:!?)"'\]]+$/, '')),
  emails: matches(/[\w.+-]+@[\w-]+\.[\w.-]*\w/g),
  latex: matches(
    /\$\$[^$]+\$\$|\\\([\s\S]*?\\\)|\\\[[\s\S]*?\\\]|\\begin\{\w+\}[\s\S]*?\\end\{\w+\}|\\[A-Za-z]+(?:\{[^{}]*\})+|\$[^\s$][^$\n]*[\\^_=][^$\n]*\$(?!\d)/g,
  ),
  equations: matches(/(?<![\w.])[a-zA-Z0-9]{1,3}(?: ?[-+*/^] ?[a-zA-Z0-9]{1,3})* = [-\d(][\w ()+*/^-]{0,20}\d/g),
  tables: (text) => text.split('\n').filter((line) => /^\s*\|.*\|.*\|\s*$/.test(line) || (line.match(/\t/g) ?? []).length > 1),
  placeholders: matches(/\{\{[^{}]*\}\}|\$\{[^}]*\}|\{\w+\}|<\/?\w+[^<>\n]*>|<\|\w+\|>|\[[A-Z_]{2,}\]|%[sd]\b|_{3,}/g),
  numbers: matches(/\d+(?:[.,:/]\d+)*%?/g),
  files: matches(/\b[\w-]+\.(?:txt|csv|json|py|js|html|md|pdf|docx?|xlsx|png|jpg)\b|(?<![\w/])\/(?:\w[\w.-]*\/)+\w[\w.-]*/g),
  emphasis: matches(/\*\*/g),
  links: matches(/\]\([^()\s]+\)/g),
};
/** What must be there in its order, line by line. */
const structure = (text) =>
  text
    .split('\n')
    .map(
      (line) =>
        /^\s*(?:#{1,6} |[-*+\u2022] |>|\(?\d{1,3}[.)\u3001]|[(\uff08]\d+[)\uff09])?/.exec(line)?.[0] + (line.trim() === '' ? '' : 'x'),
    );

export function violationsOf(before, after) {
  const found = [];
  for (const [kind, pieces] of Object.entries(kinds)) {
    const [was, is] = [pieces(before), pieces(after)].map((list) => [...list].sort());
    if (JSON.stringify(was) !== JSON.stringify(is))
      found.push({ kind, was: was.filter((one) => !is.includes(one)), is: is.filter((one) => !was.includes(one)) });
  }
  const [was, is] = [structure(before), structure(after)];
  if (JSON.stringify(was) !== JSON.stringify(is)) found.push({ kind: 'structure', was, is });
  return found;
}

const wordOperators = ['text.replace-synonyms', 'text.delete-words', 'text.swap-words', 'text.insert-punctuation'];

function grow(name, path, dataset, from, copies = 3) {
  const folder = temporaryFolder();
  const recipe = {
    leaven: 1,
    name,
    seed: 4,
    dataset: { ...dataset, train: { path, ...dataset.train } },
    steps: [{ augment: { copies, from } }],
    output: { path: join(folder, 'run'), format: 'jsonl' },
    limits: { rejects: 1 },
  };
  const file = join(folder, 'recipe.yaml');
  writeFileSync(file, JSON.stringify(recipe));
  const { status, stderr, stdout } = spawnSync(process.execPath, [cli, 'run', file, '--workers', '1'], { encoding: 'utf8' });
  if (status !== 0 && status !== 3) throw new Error(`${name}: ${stderr || stdout}`);
  const lines = (file) =>
    existsSync(file)
      ? readFileSync(file, 'utf8')
          .split('\n')
          .filter(Boolean)
          .map((line) => JSON.parse(line))
      : [];
  const data = lines(join(folder, 'run', 'data', 'train.jsonl'));
  const provenance = lines(join(folder, 'run', 'provenance.jsonl'));
  return { data, provenance, rejects: lines(join(folder, 'run', 'rejected.jsonl')) };
}

const turnsOf = (record) => record.messages ?? record.conversations ?? [];
const roleOf = (turn) => turn.role ?? turn.from;
const textOf = (turn) => turn.content ?? turn.value ?? '';
const isUser = (turn) => ['user', 'human'].includes(roleOf(turn));

/** What a record's answers are, and what its user says. */
const shapes = {
  instruction: {
    answers: ({ output, system, history }) => JSON.stringify([output, system, history]),
    asked: ({ instruction, input }) => [instruction ?? '', input ?? ''],
  },
  chat: {
    answers: (record) =>
      JSON.stringify([turnsOf(record).filter((turn) => !isUser(turn)), record.tools, record.system, record.chosen, record.rejected]),
    asked: (record) => turnsOf(record).filter(isUser).map(textOf),
  },
};

function check(name, shape, { data, rejects }) {
  const originals = new Map(data.filter(({ id }) => !String(id).includes('#')).map((record) => [String(record.id), record]));
  const counts = {};
  const worst = [];
  let copies = 0;
  let unchanged = 0;
  for (const record of data) {
    const id = String(record.id);
    const parent = originals.get(id.split('#')[0]);
    if (!id.includes('#') || !parent) continue;
    copies++;
    const faults = [];
    if (shape.answers(record) !== shape.answers(parent)) faults.push({ kind: 'answers', was: [], is: [] });
    const [was, is] = [shape.asked(parent), shape.asked(record)];
    if (JSON.stringify(was) === JSON.stringify(is)) unchanged++;
    for (const [i, text] of was.entries()) faults.push(...violationsOf(text, is[i] ?? ''));
    for (const { kind } of faults) counts[kind] = (counts[kind] ?? 0) + 1;
    if (faults.length > 0) worst.push({ id, faults, was, is });
  }
  const total = worst.length;
  row(
    `${name}: copies with a violation`,
    `${copies} copies of ${originals.size}`,
    `${total}`,
    `${rejects.length} not made, ${unchanged} unchanged`,
    '0',
    total === 0 && unchanged === 0,
  );
  if (total > 0) console.log(JSON.stringify(counts));
  for (const { id, faults, was, is } of worst.sort((a, b) => b.faults.length - a.faults.length).slice(0, 10)) {
    console.log(`- ${id}`);
    for (const fault of faults)
      console.log(`  ${fault.kind}: ${JSON.stringify(fault.was).slice(0, 200)} -> ${JSON.stringify(fault.is).slice(0, 200)}`);
    console.log(`  ${JSON.stringify(was).slice(0, 400)}\n  ${JSON.stringify(is).slice(0, 400)}`);
  }
  return total;
}

/** The seed tasks of self-instruct as rows of instruction, input and output. */
function seedTasks(path) {
  const rows = readFileSync(path, 'utf8')
    .split('\n')
    .filter(Boolean)
    .flatMap((line) => {
      const { instruction, instances } = JSON.parse(line);
      return instances.map(({ input, output }) => JSON.stringify({ instruction, input, output }));
    });
  const file = join(temporaryFolder(), 'seeds.jsonl');
  writeFileSync(file, rows.join('\n'));
  return file;
}

const dialogOperators = [
  'dialog.drop-greeting',
  'dialog.merge-turns',
  { 'dialog.split-turns': { allowAdjacent: true } },
  'dialog.drop-turns',
  'dialog.reorder-turns',
];

const results = ['tool', 'observation', 'function'];
const strayResults = (turns) =>
  turns.filter(
    (turn, i) => results.includes(roleOf(turn)) && !['function_call', 'assistant', ...results].includes(roleOf(turns[i - 1] ?? {})),
  ).length;

/** Copies by operators on turns: answers that are left are whole, calls keep their results, an answer stays last. */
function checkTurns(name, { data, rejects }) {
  const originals = new Map(data.filter(({ id }) => !String(id).includes('#')).map((record) => [String(record.id), record]));
  let copies = 0;
  const faults = [];
  for (const record of data) {
    const id = String(record.id);
    const parent = originals.get(id.split('#')[0]);
    if (!id.includes('#') || !parent) continue;
    copies++;
    const [was, is] = [turnsOf(parent), turnsOf(record)];
    const answers = new Set(was.filter((turn) => !isUser(turn)).map((turn) => JSON.stringify(turn)));
    if (is.some((turn) => !isUser(turn) && !answers.has(JSON.stringify(turn)))) faults.push([id, 'an answer changed']);
    if (roleOf(is.at(-1)) !== roleOf(was.at(-1))) faults.push([id, 'another end']);
    if (!is.some(isUser)) faults.push([id, 'no question']);
    // Some data has results without calls to begin with.
    if (strayResults(is) > strayResults(was)) faults.push([id, 'a result without its call']);
  }
  row(
    `${name}: copies with a fault`,
    `${copies} copies of ${originals.size}`,
    `${faults.length}`,
    `${rejects.length} not made`,
    '0',
    faults.length === 0,
  );
  for (const fault of faults.slice(0, 10)) console.log(`- ${fault.join(': ')}`);
  return faults.length;
}

export default async function chatGrowth() {
  const en = dataFile('sft/alpaca_en_zh_0_3252/alpaca_en_0-3252.json');
  if (!en) return console.log('chat-growth: no data; set LEAVEN_DATA');
  const instruction = (language) => ({ task: 'instruction', language, train: {} });
  const zh = ['text.shuffle-sentences'];
  let total = check('alpaca en', shapes.instruction, grow('alpaca-en', en, instruction('en'), wordOperators));
  total += check(
    'self-instruct seeds',
    shapes.instruction,
    grow('seeds', seedTasks(dataFile('sft/self_instruct_seed/seed_tasks.jsonl')), instruction('en'), wordOperators),
  );
  total += check(
    'alpaca zh',
    shapes.instruction,
    grow('alpaca-zh', dataFile('sft/alpaca_en_zh_0_3252/alpaca_zh_0-3252.json'), instruction('zh'), zh),
  );
  const tools = dataFile('sft/llamafactory_demo/glaive_toolcall_zh_demo.json');
  if (tools) {
    const chat = { task: 'chat', language: 'zh', fields: { messages: 'conversations' }, train: {} };
    total += check('tool calls zh', shapes.chat, grow('tools', tools, chat, zh));
    total += checkTurns('tool calls zh, turns', grow('tools-turns', tools, chat, dialogOperators));
  }
  if (total > 0) process.exitCode = 1;
}

if (process.argv[1]?.endsWith('chat-growth.mjs')) await chatGrowth();
