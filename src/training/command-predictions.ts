import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { StringDecoder } from 'node:string_decoder';
import type { Localized } from '../errors/language.ts';
import { LeavenError } from '../errors/leaven-error.ts';
import { createLineReader, isObject, parseLine } from './command-lines.ts';

/** How far from 1 the probabilities of a row may add up to: they are rounded when they are written, and divided by their sum here. */
const tolerance = 0.01;
const shownIds = 5;
/** Room for probabilities of some hundred thousand classes. */
const longestLine = 16 << 20;

/**
 * The predictions a program wrote, rows x classes. Every row must be there once, and nothing else: `{"id", "label"}` or
 * `{"id", "probabilities": {class: p}}`, where classes that are left out have 0.
 *
 * @throws LeavenError training/command-predictions-missing, training/command-bad-output
 */
export function readPredictions(file: string, ids: readonly string[], classes: readonly string[], program: string): Float32Array {
  const places = new Map(ids.map((id, row) => [id, row]));
  const columns = new Map(classes.map((name, column) => [name, column]));
  const width = classes.length;
  const rows = new Float32Array(ids.length * width);
  const seen = new Uint8Array(ids.length);
  const name = 'predictions.jsonl';
  let number = 0;
  const wrong = (reason: Localized) => new LeavenError('training/command-bad-output', { output: name, line: number, reason });

  const take = (line: string, cut: boolean) => {
    number++;
    if (line.trim() === '' && !cut) return;
    const value = cut ? undefined : parseLine(line);
    if (!isObject(value)) throw wrong({ en: 'it is no JSON object', 'zh-CN': '不是 JSON 对象' });
    const row = typeof value.id === 'string' ? places.get(value.id) : undefined;
    const id = show(value.id);
    if (row === undefined) throw wrong({ en: `there is no row with the id ${id}`, 'zh-CN': `没有 id 为 ${id} 的行` });
    if (seen[row]) throw wrong({ en: `the id ${id} was there before`, 'zh-CN': `id ${id} 重复出现` });
    seen[row] = 1;
    const columnOf = (label: string) => {
      const column = columns.get(label);
      if (column === undefined) throw wrong({ en: `there is no class ${show(label)}`, 'zh-CN': `没有类别 ${show(label)}` });
      return column;
    };
    const { probabilities, label } = value;
    if (probabilities === undefined || probabilities === null) {
      if (typeof label !== 'string')
        throw wrong({ en: `${id} has neither a label nor probabilities`, 'zh-CN': `${id} 既无 label 也无 probabilities` });
      rows[row * width + columnOf(label)] = 1;
      return;
    }
    if (!isObject(probabilities)) throw wrong({ en: 'probabilities is no object of classes', 'zh-CN': 'probabilities 应为按类别的对象' });
    let sum = 0;
    for (const [each, given] of Object.entries(probabilities)) {
      const column = columnOf(each);
      if (typeof given !== 'number' || !(given >= 0) || !Number.isFinite(given))
        throw wrong({ en: `the probability of ${show(each)} is ${show(given)}`, 'zh-CN': `${show(each)} 的概率为 ${show(given)}` });
      sum += given;
      rows[row * width + column] = given;
    }
    if (Math.abs(sum - 1) > tolerance)
      throw wrong({ en: `the probabilities of ${id} add up to ${sum}, not to 1`, 'zh-CN': `${id} 的概率之和为 ${sum}，应为 1` });
    for (let at = row * width; at < (row + 1) * width; at++) rows[at] = (rows[at] as number) / sum;
  };
  if (!eachLine(file, take)) {
    const data = { program, missing: ids.length, rows: ids.length, file };
    throw new LeavenError('training/command-predictions-missing', data);
  }
  const missing = ids.filter((_, row) => !seen[row]);
  if (missing.length > 0) {
    const data = { program, missing: missing.length, rows: ids.length, ids: missing.slice(0, shownIds) };
    throw new LeavenError('training/command-predictions-missing', data);
  }
  return rows;
}

/** Reads a file block by block; false where there is none. A pipe or device could be read without end: neither is a file. */
function eachLine(file: string, take: (line: string, cut: boolean) => void): boolean {
  if (!statSync(file, { throwIfNoEntry: false })?.isFile()) return false;
  const reader = createLineReader(longestLine, take);
  const decoder = new StringDecoder('utf8');
  const block = Buffer.alloc(1 << 20);
  const handle = openSync(file, 'r');
  try {
    for (let got = readSync(handle, block); got > 0; got = readSync(handle, block)) reader.push(decoder.write(block.subarray(0, got)));
  } finally {
    closeSync(handle);
  }
  reader.push(decoder.end());
  reader.end();
  return true;
}

function show(value: unknown): string {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' ? value.slice(0, 100) : (JSON.stringify(value)?.slice(0, 100) ?? 'undefined');
}
