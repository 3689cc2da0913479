import type { Localized } from '../../errors/language.ts';
import { messages } from '../messages.ts';
import { aboutPage, type Catalogue } from '../wording.ts';

/**
 * The words of the proof report, over those of the run report: what stands there under the same key is said otherwise here.
 * Placeholders as there. Points are percentage points of the metric.
 */
export const proofMessages = {
  pageTitle: { en: '{name} · Leaven proof', 'zh-CN': '{name} · Leaven 验证报告' },
  reportKind: { en: 'proof', 'zh-CN': '验证报告' },
  accuracy: { en: 'accuracy', 'zh-CN': '准确率' },
  'macro-f1': { en: 'macro F1', 'zh-CN': '宏平均 F1' },

  verdictHelps: {
    en: 'Helps: {effect} points {metric} ({level} {range}), {seeds} paired {seeds#seed|seeds}, n {rows} untouched test {rows#row|rows}.',
    'zh-CN': '有帮助：{metric} {effect} 个百分点（{level} 置信区间 {range}），{seeds} 个配对随机种子，{rows} 个未改动的测试样本。',
  },
  verdictHurts: {
    en: 'Hurts: {effect} points {metric} ({level} {range}), {seeds} paired {seeds#seed|seeds}, n {rows} untouched test {rows#row|rows}.',
    'zh-CN': '有损害：{metric} {effect} 个百分点（{level} 置信区间 {range}），{seeds} 个配对随机种子，{rows} 个未改动的测试样本。',
  },
  verdictNoDifference: {
    en: 'No measurable difference ({range} points). Do not ship for {metric}.',
    'zh-CN': '没有可测量的差异（{range} 个百分点）。不宜为提高{metric}而采用。',
  },
  verdictTooFew: { en: 'Too few rows to tell: would need about {rows}.', 'zh-CN': '样本过少，无法判断：约需 {rows} 个测试样本。' },
  verdictTooFewSeeds: {
    en: 'Too few seeds to tell: would need about {seeds}.',
    'zh-CN': '随机种子过少，无法判断：约需 {seeds} 个。',
  },
  verdictTooFewUnknown: {
    en: 'Too few rows to tell: only a difference of {detectable} points would be seen.',
    'zh-CN': '样本过少，无法判断：只有 {detectable} 个百分点的差异才能察觉。',
  },
  verdictTooFewBlind: { en: 'Too few rows to tell.', 'zh-CN': '样本过少，无法判断。' },
  basis: {
    en: '{seeds} paired {seeds#seed|seeds}, n {rows} untouched test {rows#row|rows}.',
    'zh-CN': '{seeds} 个配对随机种子，{rows} 个未改动的测试样本。',
  },
  detectable: {
    en: 'A difference of {detectable} points would be found four times out of five.',
    'zh-CN': '{detectable} 个百分点的差异，五次中有四次能被发现。',
  },
  rowsWouldDo: {
    en: 'With as many seeds, about {rows} test rows would settle an effect of this size.',
    'zh-CN': '种子数不变时，约 {rows} 个测试样本可以判定这一大小的效应。',
  },
  seedsWouldDo: {
    en: 'With as many rows, about {seeds} seeds would.',
    'zh-CN': '样本数不变时，约需 {seeds} 个随机种子。',
  },
  pointsOf: { en: 'points {metric}', 'zh-CN': '个百分点（{metric}）' },
  intervalOf: { en: '{level} {range}', 'zh-CN': '{level} 置信区间 {range}' },
  range: { en: '{low} to {high}', 'zh-CN': '{low} 至 {high}' },
  fromTo: { en: '{before} → {after}', 'zh-CN': '{before} → {after}' },
  doubtsTitle: { en: 'Doubts', 'zh-CN': '存疑之处' },
  noDoubts: { en: 'Nothing in the numbers gives reason to doubt.', 'zh-CN': '数据中未见可疑之处。' },
  moreDoubts: { en: '{n} more {n#doubt|doubts}', 'zh-CN': '另有 {n} 条' },

  forestTitle: { en: 'Effect of each arm', 'zh-CN': '各实验组的效应' },
  forestScale: { en: 'points, {level} interval', 'zh-CN': '百分点，{level} 置信区间' },
  forestOf: { en: 'Effect of each arm in points {metric}, {schedule}', 'zh-CN': '各实验组的效应（{metric}，百分点；{schedule}）' },
  forestMore: { en: '{shown} of {total} arms shown', 'zh-CN': '共 {total} 个实验组，显示 {shown} 个' },
  'equal-steps': { en: 'equal steps', 'zh-CN': '相同步数' },
  'equal-epochs': { en: 'equal epochs', 'zh-CN': '相同轮数' },
  arm: { en: 'Arm', 'zh-CN': '实验组' },
  worse: { en: 'worse', 'zh-CN': '更差' },
  better: { en: 'better', 'zh-CN': '更好' },
  baseline: { en: 'baseline', 'zh-CN': '基线' },
  recipe: { en: 'recipe', 'zh-CN': '配方' },
  only: { en: 'only {operator}', 'zh-CN': '仅 {operator}' },
  without: { en: 'without {operator}', 'zh-CN': '去掉 {operator}' },
  baselineKept: { en: 'baseline, leaks kept', 'zh-CN': '基线（保留泄漏）' },
  recipeKept: { en: 'recipe, leaks kept', 'zh-CN': '配方（保留泄漏）' },
  groupOnly: { en: 'One operator alone', 'zh-CN': '单独使用一个算子' },
  groupWithout: { en: 'The recipe without one operator', 'zh-CN': '去掉一个算子的配方' },
  pointClear: { en: 'interval leaves zero out, corrected for the number of arms', 'zh-CN': '区间不含零（已按组数校正）' },
  pointUnclear: { en: 'may be chance', 'zh-CN': '可能出于偶然' },
  seedTick: { en: 'one seed', 'zh-CN': '一个随机种子' },

  operatorsShort: { en: 'Operators', 'zh-CN': '算子' },
  bestPart: { en: 'Adds most to the others', 'zh-CN': '对其余算子增益最大' },
  leastPart: { en: 'Adds least', 'zh-CN': '增益最小' },
  classesShort: { en: 'Classes', 'zh-CN': '类别' },
  worstClass: { en: 'Lowest F1', 'zh-CN': 'F1 最低' },
  mostLost: { en: 'Greatest loss of F1', 'zh-CN': 'F1 下降最多' },
  noClassLost: { en: 'No class lost.', 'zh-CN': '没有类别下降。' },
  noClasses: { en: 'No class was measured.', 'zh-CN': '没有测量任何类别。' },
  leaksShort: { en: 'Leaks', 'zh-CN': '泄漏' },
  noLeak: { en: 'No test row stands in the training data.', 'zh-CN': '没有测试样本出现在训练数据中。' },
  leaked: {
    en: '{rows} test {rows#row|rows} ({share}) also stood in train. {removed} training {removed#row|rows} left out.',
    'zh-CN': '{rows} 个测试样本（{share}）同时出现在训练数据中，已移除训练样本 {removed} 个。',
  },
  leakKept: { en: 'With them kept: {effect} ({range}).', 'zh-CN': '保留时：{effect}（{range}）。' },
  costShort: { en: 'Cost', 'zh-CN': '代价' },
  costRowsTitle: { en: 'Training rows', 'zh-CN': '训练样本' },
  costRows: { en: '{times} × the data', 'zh-CN': '原数据的 {times} 倍' },
  costRowsFrom: { en: '{before} → {after}', 'zh-CN': '{before} → {after}' },
  costEach: { en: 'CPU seconds of one training, growth with it', 'zh-CN': '每次训练的处理器秒（含增强）' },
  costPoint: { en: '{n} for each point', 'zh-CN': '每个百分点 {n}' },
  costPrice: {
    en: '{n} CPU seconds beyond the baseline for each point gained.',
    'zh-CN': '每提高一个百分点，比基线多用 {n} 处理器秒。',
  },
  noPrice: { en: 'No point was gained, so none has a price.', 'zh-CN': '没有提高，无从计算单价。' },
  noPoint: { en: 'no point gained', 'zh-CN': '没有提高' },
  trainings: { en: '{n} {n#training|trainings}', 'zh-CN': '训练 {n} 次' },
  trainerTitle: { en: 'Trainer', 'zh-CN': '训练器' },
  seedsTitle: { en: 'Seeds', 'zh-CN': '随机种子' },

  armsTitle: { en: 'Arms', 'zh-CN': '实验组' },
  noArms: { en: 'No arm was trained.', 'zh-CN': '没有训练任何实验组。' },
  noAblation: {
    en: 'No operator was left out or tried alone: which part of the recipe does what is not measured.',
    'zh-CN': '没有单独去掉或单独使用算子：未测量配方各部分的作用。',
  },
  armsNote: {
    en: 'Effects are differences from the baseline of the same schedule, in points. Gained and lost count test rows that most seeds turn from wrong to right and from right to wrong.',
    'zh-CN': '效应为与同一训练方式下基线之差，单位为百分点。“改对”与“改错”为多数种子由错变对、由对变错的测试样本数。',
  },
  verdictSchedule: { en: 'Equal steps: the verdict', 'zh-CN': '相同步数：结论依据' },
  otherSchedule: { en: 'Equal epochs: for comparison', 'zh-CN': '相同轮数：供比较' },
  effectHead: { en: 'Effect', 'zh-CN': '效应' },
  pHead: { en: 'p', 'zh-CN': 'p' },
  holmHead: { en: 'p, Holm', 'zh-CN': 'p（Holm）' },
  gained: { en: 'Gained', 'zh-CN': '改对' },
  lost: { en: 'Lost', 'zh-CN': '改错' },
  mcnemarHead: { en: 'p, McNemar', 'zh-CN': 'p（McNemar）' },
  stepsHead: { en: 'Steps', 'zh-CN': '步数' },
  lossHead: { en: 'Loss', 'zh-CN': '损失' },
  perSeed: { en: 'By seed', 'zh-CN': '按随机种子' },
  seedHead: { en: 'seed {seed}', 'zh-CN': '种子 {seed}' },
  partsCaption: { en: 'What each operator does', 'zh-CN': '各算子的作用' },
  aloneHead: { en: 'Alone', 'zh-CN': '单独使用' },
  aloneMore: { en: 'against the baseline', 'zh-CN': '与基线相比' },
  partHead: { en: 'Adds to the others', 'zh-CN': '对其余算子的增益' },
  partMore: { en: 'recipe less recipe without it', 'zh-CN': '配方减去不含它的配方' },

  curveTitle: { en: 'Learning curve', 'zh-CN': '学习曲线' },
  noCurve: {
    en: 'No learning curve was measured: every arm used all training rows.',
    'zh-CN': '未测量学习曲线：各实验组均使用全部训练样本。',
  },
  curveFigure: {
    en: 'Learning curve: {metric} of baseline and recipe over training rows, with {level} bands',
    'zh-CN': '学习曲线：基线与配方的{metric}随训练样本数的变化，带 {level} 置信带',
  },
  curveAxis: { en: 'training rows before growth', 'zh-CN': '增强前的训练样本数' },
  curveNote: {
    en: 'The bands are {level} intervals of each line. Whether the lines differ is in the effects, which are paired.',
    'zh-CN': '色带为各曲线的 {level} 置信区间。两者是否有别以配对的效应为准。',
  },
  curveCaption: { en: 'By share of the training rows', 'zh-CN': '按训练样本比例' },
  shareHead: { en: 'Share', 'zh-CN': '比例' },

  classesTitle: { en: 'Classes', 'zh-CN': '类别' },
  classesCaption: { en: 'Baseline → recipe, the greatest loss of F1 first', 'zh-CN': '基线 → 配方，F1 下降最多者在前' },
  classesAll: { en: 'All {n} classes', 'zh-CN': '全部 {n} 个类别' },
  classesNote: {
    en: 'Means over seeds. A class of few rows moves by chance: no interval is given for one class.',
    'zh-CN': '各随机种子的均值。样本少的类别会偶然波动：单个类别不给出区间。',
  },
  classHead: { en: 'Class', 'zh-CN': '类别' },
  supportHead: { en: 'Test rows', 'zh-CN': '测试样本' },
  precisionHead: { en: 'Precision', 'zh-CN': '精确率' },
  recallHead: { en: 'Recall', 'zh-CN': '召回率' },
  f1Head: { en: 'F1', 'zh-CN': 'F1' },
  changeHead: { en: 'Change of F1', 'zh-CN': 'F1 变化' },

  confusionTitle: { en: 'Confusion', 'zh-CN': '混淆' },
  confusionNote: {
    en: 'Predictions of all seeds together: recipe less baseline, with baseline → recipe below. Blue: more often; orange: less often. On the outlined diagonal more is better, elsewhere less is.',
    'zh-CN': '全部随机种子的预测合计：配方减基线，下方为基线 → 配方。蓝色：增多；橙色：减少。描框的对角线上增多为好，其余减少为好。',
  },
  confusionMatrix: { en: 'Rows: true class. Columns: predicted class', 'zh-CN': '行：真实类别。列：预测类别' },
  confusionPairs: {
    en: 'Largest changes of what is taken for what, predictions of all seeds together',
    'zh-CN': '变化最大者（全部随机种子的预测合计）',
  },
  noConfusion: { en: 'No prediction changed class.', 'zh-CN': '没有预测改变类别。' },
  truthHead: { en: 'True', 'zh-CN': '真实' },
  predictedHead: { en: 'Predicted', 'zh-CN': '预测' },
  baselineHead: { en: 'Baseline', 'zh-CN': '基线' },
  recipeHead: { en: 'Recipe', 'zh-CN': '配方' },
  change: { en: 'Change', 'zh-CN': '变化' },
  right: { en: 'right', 'zh-CN': '正确' },
  pairsShown: { en: '{shown} of {total} shown, the largest first.', 'zh-CN': '共 {total} 项，显示 {shown} 项，变化最大者在前。' },

  calibrationTitle: { en: 'Calibration', 'zh-CN': '校准' },
  calibrationNote: {
    en: 'Where the confidence of a prediction equals the share of right ones, points lie on the dashed line; below it a model is too sure of itself.',
    'zh-CN': '预测的置信度与正确率相等时，点落在虚线上；低于虚线表示模型过于自信。',
  },
  calibrationEce: { en: '{arm}: expected calibration error {ece}', 'zh-CN': '{arm}：期望校准误差 {ece}' },
  calibrationFigure: {
    en: 'Reliability diagram: share of right predictions over mean confidence, baseline and recipe',
    'zh-CN': '可靠性图：基线与配方的正确率随平均置信度的变化',
  },
  calibrationAxis: { en: 'mean confidence', 'zh-CN': '平均置信度' },
  calibrationCaption: { en: 'By confidence', 'zh-CN': '按置信度' },
  noCalibration: { en: 'The trainer gives no probabilities to look at.', 'zh-CN': '训练器未给出可供考察的概率。' },
  confidenceHead: { en: 'Confidence', 'zh-CN': '置信度' },
  predictionsHead: { en: 'Predictions', 'zh-CN': '预测数' },
  meanConfidenceHead: { en: 'Mean', 'zh-CN': '均值' },
  shareRightHead: { en: 'Right', 'zh-CN': '正确率' },

  flipsTitle: { en: 'Samples that flipped', 'zh-CN': '预测翻转的样本' },
  noFlips: { en: 'No test row changed in most seeds.', 'zh-CN': '没有测试样本在多数随机种子下改变。' },
  flipsFound: {
    en: '{fixed} test {fixed#row|rows} turned right and {broken} turned wrong in most seeds.',
    'zh-CN': '多数随机种子下，{fixed} 个测试样本由错变对，{broken} 个由对变错。',
  },
  flipsNote: {
    en: 'Below each: grown copies with the most words in common. They are likely to have pushed it, not certain.',
    'zh-CN': '各样本之下为共有词最多的增强副本，可能是翻转的原因，但不能确定。',
  },
  flipsShown: { en: '{shown} of {total} shown, chosen evenly from both.', 'zh-CN': '共 {total} 个，显示 {shown} 个，由两类均匀选取。' },
  flipsRest: { en: '{n} more', 'zh-CN': '另外 {n} 个' },
  fixed: { en: 'fixed', 'zh-CN': '由错变对' },
  broken: { en: 'broken', 'zh-CN': '由对变错' },
  trueLabel: { en: 'true: {label}', 'zh-CN': '真实：{label}' },
  ofSeeds: { en: 'in {share} of the seeds', 'zh-CN': '占随机种子的 {share}' },
  noCopies: { en: 'No grown copy has words in common with it.', 'zh-CN': '没有与之共有词语的增强副本。' },
  shared: { en: 'in common: {words}', 'zh-CN': '共有：{words}' },

  leaksRule: {
    en: 'Before training, rows of train that equal a test row are left out of every arm.',
    'zh-CN': '训练之前，与测试样本相同的训练样本从所有实验组中移除。',
  },
  leaksCaption: { en: 'Test rows that also stand in train', 'zh-CN': '同时出现在训练数据中的测试样本' },
  leakShareHead: { en: 'Share of test', 'zh-CN': '占测试样本' },
  removedHead: { en: 'Training rows left out', 'zh-CN': '移除的训练样本' },
  keptCaption: { en: 'The effect with and without them', 'zh-CN': '移除与保留时的效应' },
  keptHead: { en: 'Leaked rows', 'zh-CN': '泄漏样本' },
  leftOut: { en: 'left out', 'zh-CN': '移除' },
  keptIn: { en: 'kept', 'zh-CN': '保留' },
  keptUnmeasured: { en: 'The effect with them kept was not measured.', 'zh-CN': '未测量保留它们时的效应。' },

  costTitle: { en: 'Cost', 'zh-CN': '代价' },
  costCaption: { en: 'One training, mean over seeds', 'zh-CN': '每次训练（各随机种子的均值）' },
  growHead: { en: 'CPU seconds, growth', 'zh-CN': '处理器秒（增强）' },
  trainHead: { en: 'CPU seconds, training', 'zh-CN': '处理器秒（训练）' },
  sumHead: { en: 'Together', 'zh-CN': '合计' },
  costTime: {
    en: 'The proof took {wall} seconds and {cpu} CPU seconds {workers} for {trainings} {trainings#training|trainings}.',
    'zh-CN': '本次验证用时 {wall} 秒，{workers}共 {cpu} 处理器秒，训练 {trainings} 次。',
  },

  limitsTitle: { en: 'What this proof does not say', 'zh-CN': '本次验证未说明的内容' },
  notTested: { en: 'Not tested:', 'zh-CN': '未测试：' },
  limitTrainer: { en: 'Other trainers. Measured with {trainer} alone.', 'zh-CN': '其他训练器。仅用 {trainer} 测量。' },
  limitData: {
    en: 'Other data. The interval covers chance in seeds and in these test rows, not another train file, domain, time or source.',
    'zh-CN': '其他数据。区间只涵盖随机种子与这些测试样本的偶然性，不涵盖其他训练文件、领域、时间或来源。',
  },
  limitTrain: {
    en: 'Other training rows. Where all of them are used, every seed uses the same ones.',
    'zh-CN': '其他训练样本。使用全部训练样本时，各随机种子所用的样本相同。',
  },
  limitSlices: {
    en: 'Slices. How groups within a class fare (length, source, dialect) was not looked at.',
    'zh-CN': '切片。未考察类别内部各群体（长度、来源、方言）的表现。',
  },
  limitSettings: {
    en: 'Other settings. Strengths, copies and gates stand as in the recipe; nothing was chosen on test.',
    'zh-CN': '其他设置。强度、副本数与过滤条件均按配方；没有任何选择依据测试集。',
  },
  limitLabels: { en: 'Wrong labels in test. They count as they stand.', 'zh-CN': '测试集中的错误标签。按原样计入。' },
  limitAblation: {
    en: 'The parts of the recipe. No operator was left out or tried alone.',
    'zh-CN': '配方的各部分。没有去掉或单独使用任何算子。',
  },

  methodTitle: { en: 'Method', 'zh-CN': '方法' },
  methodArms: { en: 'Arms', 'zh-CN': '实验组' },
  methodArmsText: {
    en: 'Every arm is trained with the same seeds and judged on the same test rows, which are never augmented. An effect is arm less baseline, seed by seed and row by row.',
    'zh-CN': '各实验组使用相同的随机种子训练，并在相同的、从不增强的测试样本上评判。效应为实验组减基线，逐种子、逐样本配对。',
  },
  methodSchedule: { en: 'Equal steps', 'zh-CN': '相同步数' },
  methodScheduleText: {
    en: 'All arms make the same number of updates, so that more rows do not mean longer training; the verdict stands on these. With equal epochs each arm passes its rows equally often: more rows, more updates.',
    'zh-CN':
      '所有实验组的更新次数相同，样本增多并不意味着训练更久；结论以此为据。相同轮数则各组遍历自身样本的次数相同：样本越多，更新越多。',
  },
  methodInterval: { en: 'Interval', 'zh-CN': '置信区间' },
  methodIntervalText: {
    en: 'Seeds and test rows are both drawn again many times; the spread of the effects, widened for the small number of seeds, gives the {level} interval. Proofs made like this would catch the true effect in {level} of cases. With one seed it says nothing of chance in training.',
    'zh-CN':
      '对随机种子与测试样本同时多次重抽样；由效应的离散程度，并因种子数少而加宽，得到 {level} 置信区间。以此方法所作的验证，{level} 的情形包含真实效应。只有一个种子时，区间不反映训练的偶然性。',
  },
  methodP: { en: 'p and Holm', 'zh-CN': 'p 与 Holm 校正' },
  methodPText: {
    en: 'p says how often chance alone would give an effect at least this far from zero. Among many arms something always looks good: Holm’s correction raises p so that all filled points of a schedule together err in at most one proof of twenty. The recipe against the baseline is the one comparison declared before and needs none.',
    'zh-CN':
      'p 表示仅凭偶然得到至少这样远离零的效应的频率。实验组一多，总有看似有效者：Holm 校正提高 p，使同一训练方式下全部实心点合计至多二十次中错一次。配方与基线之比是预先声明的唯一比较，无需校正。',
  },
  methodMcnemar: { en: 'McNemar', 'zh-CN': 'McNemar 检验' },
  methodMcnemarText: {
    en: 'A second look that counts rows alone: of the rows on which two arms differ in most seeds, half would be gained and half lost by chance. Exact, two-sided. It does not know how much seeds vary.',
    'zh-CN':
      '只计样本的另一种检验：在两组多数种子结果不同的样本中，若出于偶然，应一半改对、一半改错。精确双侧检验。它不反映随机种子之间的差异。',
  },
  methodLeaks: { en: 'Leaks', 'zh-CN': '泄漏' },
  methodLeaksText: {
    en: 'Same text: equal after folding case, width and space. Same words: equal as sets of words. Growth refuses copies that equal a test row.',
    'zh-CN': '文本相同：统一大小写、全半角与空白后相同。词集相同：作为词的集合相同。增强时拒绝与测试样本相同的副本。',
  },
  methodCalibration: { en: 'Calibration error', 'zh-CN': '校准误差' },
  methodCalibrationText: {
    en: 'Mean gap between confidence and the share of right predictions over ten bins of equal width, weighted by predictions.',
    'zh-CN': '十个等宽区间内置信度与正确率之差的均值，按预测数加权。',
  },

  repeat: {
    en: 'The same command on the same files gives the same weights, byte for byte.',
    'zh-CN': '对相同文件执行同一命令，得到的权重逐字节相同。',
  },
  trainRows: { en: 'Training rows', 'zh-CN': '训练样本' },
  grownRows: { en: 'After growth', 'zh-CN': '增强后' },
  testRowsTitle: { en: 'Test rows', 'zh-CN': '测试样本' },
  classCount: { en: 'Classes', 'zh-CN': '类别数' },
  metricTitle: { en: 'Metric', 'zh-CN': '指标' },
  trainerParams: { en: 'Parameters of {trainer}', 'zh-CN': '{trainer} 的参数' },
  parameter: { en: 'Parameter', 'zh-CN': '参数' },
  value: { en: 'Value', 'zh-CN': '取值' },
  weightsTitle: { en: 'Weights of each training', 'zh-CN': '各次训练的权重' },
  weightsCaption: { en: 'SHA-256 of the weights, in the order of the seeds', 'zh-CN': '权重的 SHA-256，按随机种子的顺序' },
  weightsHead: { en: 'Weights', 'zh-CN': '权重' },
  scheduleHead: { en: 'Schedule', 'zh-CN': '训练方式' },
  moreRows: { en: '{n} more {n#row|rows} in proof.json.', 'zh-CN': '另有 {n} 行，见 proof.json。' },
  footer: {
    en: 'Every number on this page is in proof.json. The page is one file, asks the network for nothing and runs no script.',
    'zh-CN': '本页的每个数值都在 proof.json 中。本页是单个文件，不访问网络，也不运行脚本。',
  },
} as const satisfies Record<string, Localized>;

export type ProofMessageKey = keyof typeof messages | keyof typeof proofMessages;

export const proofCatalogue: Catalogue<ProofMessageKey> = {
  messages: { ...messages, ...proofMessages },
  aboutPage: new Set([...aboutPage, 'moreDoubts', 'forestMore', 'pairsShown', 'flipsShown', 'flipsRest', 'classesAll']),
};
