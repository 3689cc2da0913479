import { z } from 'zod';
import type { TextEdit } from '../../core/edits.ts';
import { defineTextOperator, type TextDrawContext } from '../../core/operator.ts';
import type { Random } from '../../core/random.ts';
import { chineseHalves, chineseLookalikes } from '../../languages/chinese/lookalikes.ts';
import { ocrConfusions } from '../../languages/ocr-confusions.ts';
import { layoutErrors } from '../ocr-layout.ts';
import { characterAt, freeCharacters, startsByScript } from '../text-letters.ts';
import { noiseCount, noiseRatio } from '../text-noise.ts';
import { drawnOrder } from '../text-words.ts';

const params = z.strictObject({
  ratio: noiseRatio({ en: 'letters, digits and Chinese characters', zh: '字母、数字和汉字' }),
  spaces: z.number().min(0).max(1).optional().meta({
    description:
      'Share of the gaps between words that change: a space gets lost, or one gets into the word behind it; between two Chinese characters one comes in',
    zh: '词间间隔发生变化的比例：空格丢失，或在其后的词中多出空格；两个汉字之间则多出空格',
  }),
  lineWidth: z.int().min(20).max(400).optional().meta({
    description: 'Columns of a printed line, a Chinese character two: longer lines are broken, some of them in a word with a hyphen',
    zh: '印刷行的列数，汉字占两列：较长的行会被折断，部分在词中断开并加连字符',
  }),
});
type Context = TextDrawContext<z.output<typeof params>, undefined, undefined>;

/** Misreads letters as optical character recognition does. */
export const ocrErrors = defineTextOperator({
  id: 'text.ocr-errors',
  since: '0.5.0',
  summary: { en: 'Misreads characters as optical character recognition does', 'zh-CN': '模拟光学字符识别的误读' },
  description: {
    en:
      'Latin letters are taken for others of like print, one for two and two for one (rn and m, cl and d, 0 and O, 1 and l), often where machines often err. Chinese characters become others of nearly the same shape, ' +
      'some fall into their halves. Lost and extra spaces and broken lines come on wish. A pair of letters counts as two. Guarded pieces and annotations stay, and no character becomes one that denies or counts.',
    'zh-CN':
      '拉丁字母误作印刷外形相近的字母，包括一对多和多对一（rn 与 m、cl 与 d、0 与 O、1 与 l），机器易错处更易误读。汉字误作形近字，部分被拆成两半。' +
      '可选空格的丢失与多出以及断行。一对字母按两个计。受保护的内容和标注保持原样，也不会误作表示否定或数目的字。',
  },
  labelEffect: 'preserving',
  touches: ['text'],
  takes: ['label', 'labels', 'label-weights', 'spans'],
  determinism: 'seeded',
  languages: 'any',
  // A figure in a word and a line that begins otherwise are no number and no list; what guards hold is left alone below.
  crosses: ['numbers', 'markup', 'code'],
  references: [
    {
      title: 'Deep Statistical Analysis of OCR Errors for Effective Post-OCR Processing, Nguyen et al. 2019',
      url: 'https://doi.org/10.1109/JCDL.2019.00015',
    },
  ],
  params,
  draw(context) {
    const { text, analysis, params, random } = context;
    if (!analysis.supported) return undefined;
    const free = freeCharacters(context);
    const edits = startsByScript(text).flatMap((starts) => misreadings(context, starts, free));
    if (params.spaces === undefined && params.lineWidth === undefined) return edits;
    return [...edits, ...layoutErrors({ text, random, free, taken: edits, spaces: params.spaces ?? 0, lineWidth: params.lineWidth })];
  },
  examples: [
    {
      name: 'letters of like print',
      params: { ratio: 0.2 },
      seed: 1,
      input: { id: '1', text: 'The modern clinic will open early in the morning.', label: 'news' },
      output: { id: '1', text: 'Thc madern elinic wll1 0pen eerIy in the morning.', label: 'news' },
    },
    {
      name: 'Chinese characters of nearly the same shape',
      params: { ratio: 0.2 },
      seed: 1,
      input: { id: '2', text: '今天天气晴朗，我们到公园里休息。' },
      output: { id: '2', text: '令天天气靖朗，我们到公园里体息。' },
    },
    {
      name: 'spaces and broken lines',
      params: { ratio: 0, spaces: 0.2, lineWidth: 20 },
      seed: 1,
      input: { id: '3', text: 'The committee published its recommendations yesterday.' },
      output: { id: '3', text: 'The committee publis-\nhedits recommendati-\nons yesterday.' },
    },
  ],
});
export default ocrErrors;

/** One of so many Chinese characters that have halves is read as them. */
const halvesOneIn = 6;

function misreadings(
  { text, params, random }: Context,
  starts: readonly number[],
  free: (start: number, end: number) => boolean,
): TextEdit[] {
  let left = noiseCount(random, params.ratio, starts.length);
  const edits: TextEdit[] = [];
  const misread = new Set<number>();
  const later: number[] = [];
  const visit = (start: number, sparing: boolean) => {
    const options = optionsAt(text, start, random).filter(
      ({ length }) => (length === 1 || left >= 2) && !misread.has(start) && !(length === 2 && misread.has(start + 1)),
    );
    let proneness = 0;
    for (const { weight } of options) proneness += weight;
    if (options.length === 0 || !free(start, start + 1)) return;
    if (sparing && !random.chance(proneness / surely)) {
      later.push(start);
      return;
    }
    const open = options.filter(({ length }) => length === 1 || free(start + 1, start + 2));
    if (open.length === 0) return;
    const { length, to } = open[random.weighted(open.map(({ weight }) => weight))] as Option;
    const end = start + (length === 2 ? 2 : characterAt(text, start).length);
    edits.push({ start, end, insert: to });
    for (let i = start; i < start + length; i++) misread.add(i);
    left -= length;
  };
  const next = drawnOrder(random, starts.length);
  for (let drawn = next(); drawn >= 0 && left > 0; drawn = next()) visit(starts[drawn] as number, true);
  // Where the error-prone letters do not suffice the others take their turn.
  for (const start of later) if (left > 0) visit(start, false);
  return edits;
}

/** Weights of a letter that add up to this say that a machine errs there whenever it errs. */
const surely = 10;

interface Option {
  /** Letters that are read as one. */
  length: number;
  to: string;
  weight: number;
}

function optionsAt(text: string, start: number, random: Random): Option[] {
  const character = characterAt(text, start);
  const latin = ocrConfusions().get(character);
  if (latin)
    return latin.filter(({ from }) => text.startsWith(from, start)).map(({ from, to, weight }) => ({ length: from.length, to, weight }));
  const halves = chineseHalves().get(character);
  const alike = chineseLookalikes().get(character) ?? [];
  if (halves !== undefined && (alike.length === 0 || random.integer(halvesOneIn) === 0)) return [{ length: 1, to: halves, weight: surely }];
  return alike.map((to) => ({ length: 1, to, weight: surely }));
}
