import type { Language } from '../../errors/language.ts';
import type { Interval } from '../../reports/proof-model.ts';
import type { SearchResult } from '../search-options.ts';

/** What stands at the head of the recipe. Nothing that varies from call to call: no seconds, no workers. */
export type Findings = Omit<SearchResult, 'path' | 'folder' | 'planHash' | 'seconds' | 'reused' | 'trainings'> & { budget: string };

interface Words {
  metric: Readonly<Record<SearchResult['metric'], string>>;
  gain(effect: string, metric: string, rows: number, interval: string): string;
  outcome: Readonly<Record<Exclude<SearchResult['outcome'], 'none'>, string>>;
  none(rows: number): string;
  dev(gain: string): string;
  growth(effect: string, interval: string): string;
  noGrowth: string;
  of(trials: number, replicates: number, rows: number, budget: string): string;
  interval(low: string, high: string): string;
  winner(id: number, summary: string): string;
  made(command: string): string;
  next(command: string): string;
}

const en: Words = {
  metric: { accuracy: 'points accuracy', 'macro-f1': 'points macro-F1' },
  gain: (effect, metric, rows, interval) => `${effect} ${metric} on ${rows} rows that no choice has seen (${interval})`,
  outcome: { helps: 'it helps', 'no-evidence': 'not sure', hurts: 'it hurts, leave the data as it is' },
  none: (rows) => `No candidate beat the data as it is; ${rows} rows were kept apart to judge one.`,
  dev: (gain) => `On the rows it was chosen on it looked like ${gain}: too good, since it was chosen for it.`,
  growth: (effect, interval) => `Of this, growth adds ${effect} to the same settings trained as long without it (${interval}).`,
  noGrowth: 'The gain comes from settings of the trainer; no growth did better.',
  of: (trials, replicates, rows, budget) =>
    `Best of ${trials} ${trials === 1 ? 'candidate' : 'candidates'}, on up to ${replicates} cuts of ${rows} training rows, budget ${budget}.`,
  interval: (low, high) => `95 % ${low} to ${high}`,
  winner: (id, summary) => `Candidate ${id}: ${summary}`,
  made: (command) => `made with: ${command}`,
  next: (command) => `next: ${command}`,
};

const zh: Words = {
  metric: { accuracy: '个百分点的准确率', 'macro-f1': '个百分点的宏平均 F1' },
  gain: (effect, metric, rows, interval) => `在 ${rows} 行未参与任何选择的数据上为 ${effect} ${metric}（${interval}）`,
  outcome: { helps: '有效', 'no-evidence': '尚不确定', hurts: '有害，应保持数据原样' },
  none: (rows) => `没有候选优于原始数据；另有 ${rows} 行留作评判。`,
  dev: (gain) => `在用于选择的行上看似为 ${gain}：因据此选出，故偏高。`,
  growth: (effect, interval) => `其中，与相同设置、相同更新次数但不增强相比，增强带来 ${effect}（${interval}）。`,
  noGrowth: '提升来自训练器设置；没有增强方案更好。',
  of: (trials, replicates, rows, budget) =>
    `从 ${trials} 个候选中选出，在 ${rows} 行训练数据的至多 ${replicates} 次切分上比较，预算 ${budget}。`,
  interval: (low, high) => `95 % 区间 ${low} 至 ${high}`,
  winner: (id, summary) => `候选 ${id}：${summary}`,
  made: (command) => `生成命令：${command}`,
  next: (command) => `下一步：${command}`,
};

const words: Readonly<Record<Language, Words>> = { en, 'zh-CN': zh };

/** How sure a search is of its recipe, as comments of it. */
export function headOf(findings: Findings, language: Language): string {
  const { outcome, gain, devGain, growthGain, metric, trials, replicates, rows, winner, command, next, budget } = findings;
  const own = words[language];
  const range = ([low, high]: Interval) => own.interval(points(low), points(high));
  const stop = language === 'en' ? '.' : '。';
  const colon = language === 'en' ? ': ' : '：';
  const lines: string[] = [];
  if (outcome === 'none') lines.push(own.none(rows.confirm));
  else {
    lines.push(own.gain(points(gain.effect), own.metric[metric], gain.rows, range(gain.interval)) + colon + own.outcome[outcome] + stop);
    lines.push(own.dev(points(devGain)));
    if (growthGain) lines.push(own.growth(points(growthGain.effect), range(growthGain.interval)));
    else if (winner.kind === 'tuned') lines.push(own.noGrowth);
    lines.push(own.winner(winner.id, winner.summary));
  }
  lines.push(own.of(trials.length - 1, replicates, rows.train, budget), own.made(command), ...next.map(own.next));
  // What a person wrote may hold line breaks: a comment is one line.
  return lines.map((line) => `# ${line.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')}\n`).join('');
}

function points(value: number): string {
  const text = (value * 100).toFixed(1);
  return text === '-0.0' ? '0.0' : value > 0 && text !== '0.0' ? `+${text}` : text;
}
