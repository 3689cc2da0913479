import type { Localized } from '../../errors/language.ts';
import { code, type Html, html, name } from '../html.ts';
import type { DoubtCode, ProofReport } from '../proof-model.ts';
import type { ProofContext } from './context.ts';

const doubtWords: Readonly<Record<DoubtCode, Localized>> = {
  'few-seeds': {
    en: 'Few seeds ({seeds}): how much training varies by chance is hardly known.',
    'zh-CN': '随机种子少（{seeds} 个）：训练的偶然波动所知甚少。',
  },
  'few-rows': {
    en: 'Few test rows ({rows}): small differences cannot be seen.',
    'zh-CN': '测试样本少（{rows} 个）：看不出小的差异。',
  },
  'schedules-disagree': {
    en: 'Equal steps say {equalSteps} points, equal epochs {equalEpochs}: the result hangs on how long is trained.',
    'zh-CN': '相同步数下为 {equalSteps} 个百分点，相同轮数下为 {equalEpochs} 个百分点：结果取决于训练时长。',
  },
  'leaks-removed': {
    en: 'Training rows left out because they equal test rows: {removed}. Test rows found in train: {exact} by text, {tokenSet} by words.',
    'zh-CN': '因与测试样本相同而移除的训练样本：{removed} 个。在训练数据中找到的测试样本：文本相同 {exact} 个，词集相同 {tokenSet} 个。',
  },
  'test-rows-dropped': {
    en: 'Test rows that the recipe drops, so that no arm is judged on them: {rows}.',
    'zh-CN': '被配方丢弃、因而未用于评判任何实验组的测试样本：{rows} 个。',
  },
  'unseen-classes': {
    en: 'Test rows of classes that training has not seen, always counted as wrong: {rows} ({classes}).',
    'zh-CN': '训练中未出现的类别的测试样本，一律计为错误：{rows} 个（{classes}）。',
  },
  'fewer-rows': {
    en: 'The recipe keeps {kept} of {of} training rows: part of the difference comes from what it drops.',
    'zh-CN': '配方保留了 {of} 个训练样本中的 {kept} 个：部分差异来自其丢弃的样本。',
  },
  'class-lost': {
    en: 'The mean did not lose, but the class {class} did: {effect} points F1.',
    'zh-CN': '均值未下降，但类别 {class} 下降：F1 {effect} 个百分点。',
  },
  'one-trainer': {
    en: 'Measured with {trainer} alone: another trainer may gain more, less or nothing.',
    'zh-CN': '仅用 {trainer} 测量：换用其他训练器，效果可能更大、更小或没有。',
  },
};

const inPoints: ReadonlySet<string> = new Set(['effect', 'equalSteps', 'equalEpochs']);
const named: ReadonlySet<string> = new Set(['class', 'classes']);

export function doubtText(doubt: ProofReport['doubts'][number], { words, numbers }: Pick<ProofContext, 'words' | 'numbers'>): Html {
  return words.told(doubtWords, doubt, (key, value) => {
    if (typeof value === 'number') return inPoints.has(key) ? numbers.points(value) : numbers.count(value);
    return named.has(key) ? html`<b>${name(String(value), 60)}</b>` : code(String(value), 60);
  });
}

/** The gravest first, at most `limit`, with a word on the rest. */
export function renderDoubts(context: ProofContext, limit: number): Html {
  const { report, words } = context;
  if (report.doubts.length === 0) return html`<p class="good">✓ ${words.t('noDoubts')}</p>`;
  const rest = report.doubts.length - limit;
  return html`<ul class="warnings" role="list">${report.doubts.slice(0, limit).map((doubt) => html`<li>${doubtText(doubt, context)}</li>`)}</ul>${
    rest > 0 && html`<p class="note"><a href="#limits">${words.t('moreDoubts', { n: rest })}</a></p>`
  }`;
}
