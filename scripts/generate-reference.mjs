// Writes docs/reference/{en,zh-CN}/ from what the built operators and the error catalogue say of themselves.
// `--check` writes nothing and exits 1 where a page is missing, stale or left over.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { z } from 'zod';

const root = fileURLToPath(new URL('..', import.meta.url));
const target = join(root, 'docs', 'reference');
export const languages = ['en', 'zh-CN'];

const words = {
  en: {
    note: 'Written by `npm run docs` from the source. Do not edit.',
    operators: 'Operators',
    errors: 'Error codes',
    errorsIntro: 'Every fault has a stable code. `leaven help CODE` prints its entry offline.',
    operator: 'Operator',
    summary: 'What it does',
    since: 'Since',
    shape: 'Shape',
    labelEffect: 'Labels',
    determinism: 'Draws',
    languages: 'Languages',
    takes: 'Works beside',
    parent: 'Compares with',
    parentValue: 'the sample as it entered the nearest `augment`',
    order: 'Order of the input',
    orders: { any: 'does not matter', input: 'matters' },
    any: 'any',
    shapes: {
      sample: 'sample by sample',
      filter: 'filter',
      dataset: 'whole data set',
      partners: 'with partners',
      batch: 'through a backend',
      source: 'adds samples',
    },
    effects: { preserving: 'kept', changing: 'may no longer hold', mixing: 'mixed' },
    determinisms: { pure: 'nothing', seeded: 'from its key alone', external: 'asks something that may answer otherwise' },
    parameters: 'Parameters',
    parameter: 'Parameter',
    type: 'Type',
    default: 'Default',
    meaning: 'Meaning',
    noParameters: 'None.',
    examples: 'Examples',
    seed: 'seed',
    before: 'before',
    after: 'after',
    kept: 'kept',
    added: 'added',
    references: 'References',
    trainers: 'Trainers',
    trainersIntro:
      'Who trains in `leaven train`, `leaven prove` and `leaven search`: `--trainer ID` and `--with NAME=VALUE`, or `training:` in the recipe.',
    labelsTaken: 'Labels',
    required: 'required',
    colon: ': ',
    comma: ', ',
    file: 'file',
    folder: 'folder',
    list: 'list of',
    map: 'map of',
    from: (a, b) => (b === undefined ? `at least ${a}` : a === undefined ? `at most ${b}` : `${a} to ${b}`),
    above: (a) => `greater than ${a}`,
    types: { number: 'number', integer: 'whole number', string: 'text', boolean: 'true or false' },
    message: 'Message',
    hint: 'Hint',
  },
  'zh-CN': {
    note: '由 `npm run docs` 根据源代码生成，不应手工修改。',
    operators: '算子',
    errors: '错误代码',
    errorsIntro: '每种错误都有稳定的代码。`leaven help CODE` 可离线显示其说明。',
    operator: '算子',
    summary: '作用',
    since: '起始版本',
    shape: '形态',
    labelEffect: '标签',
    determinism: '随机性',
    languages: '语言',
    takes: '可搭配的标签',
    parent: '比较对象',
    parentValue: '进入最近一个 `augment` 时的样本',
    order: '输入次序',
    orders: { any: '不影响结果', input: '影响结果' },
    any: '任意',
    shapes: { sample: '逐样本', filter: '过滤', dataset: '整个数据集', partners: '与伙伴样本混合', batch: '调用后端', source: '添加样本' },
    effects: { preserving: '保持不变', changing: '可能不再成立', mixing: '混合' },
    determinisms: { pure: '无随机', seeded: '仅取决于其键', external: '依赖外部回答' },
    parameters: '参数',
    parameter: '参数',
    type: '类型',
    default: '默认值',
    meaning: '含义',
    noParameters: '无。',
    examples: '示例',
    seed: '随机种子',
    before: '之前',
    after: '之后',
    kept: '保留',
    added: '加入',
    references: '参考文献',
    trainers: '训练器',
    trainersIntro:
      '`leaven train`、`leaven prove` 和 `leaven search` 由训练器训练：`--trainer ID` 与 `--with 名称=值`，或配方中的 `training:`。',
    labelsTaken: '标签',
    required: '必填',
    colon: '：',
    comma: '，',
    file: '文件',
    folder: '文件夹',
    list: '列表，元素为',
    map: '映射，值为',
    from: (a, b) => (b === undefined ? `不小于 ${a}` : a === undefined ? `不大于 ${b}` : `${a} 到 ${b}`),
    above: (a) => `大于 ${a}`,
    types: { number: '数', integer: '整数', string: '文本', boolean: '真或假' },
    message: '消息',
    hint: '提示',
  },
};

const cell = (text) => String(text).replaceAll('|', '\\|').replaceAll('\n', ' ');
const code = (value) => `\`${cell(value)}\``;
const round = (value) => (typeof value === 'number' ? Number(value.toPrecision(6)) : value);

function typeOf(schema, w) {
  if (schema.enum) return schema.enum.map((value) => code(value)).join(', ');
  if (schema.const !== undefined) return code(JSON.stringify(schema.const));
  if (schema.anyOf) return schema.anyOf.map((one) => typeOf(one, w)).join(' / ');
  if (schema.type === 'array') return `${w.list}${w === words.en ? ' ' : ''}${typeOf(schema.items ?? {}, w)}`;
  if (schema.type === 'object') return `${w.map}${w === words.en ? ' ' : ''}${typeOf(schema.additionalProperties || {}, w)}`;
  const name = schema.file ? w.file : schema.folder ? w.folder : (w.types[schema.type] ?? schema.type ?? w.any);
  const low = schema.minimum === Number.MIN_SAFE_INTEGER ? undefined : schema.minimum;
  const high = schema.maximum === Number.MAX_SAFE_INTEGER ? undefined : (schema.maximum ?? schema.exclusiveMaximum);
  const above = schema.exclusiveMinimum === undefined ? [] : [w.above(schema.exclusiveMinimum)];
  return [name, ...above, ...(low === undefined && high === undefined ? [] : [w.from(low, high)])].join(w.comma);
}

function show(sample) {
  const { id: _, ...fields } = sample;
  const names = Object.keys(fields);
  return names.length === 1 ? String(fields[names[0]]) : JSON.stringify(fields);
}

function exampleText(operator, example, w) {
  const params =
    Object.keys(example.params ?? {}).length > 0
      ? ` { ${Object.entries(example.params)
          .map(([k, v]) => `${k}: ${JSON.stringify(v)}`)
          .join(', ')} }`
      : '';
  const lines = [
    `**${cell(example.name)}**`,
    '',
    '```yaml',
    `- ${operator.id}${params === '' ? '' : `:${params}`}${example.seed === undefined ? '' : `   # ${w.seed} ${example.seed}`}`,
    '```',
    '',
  ];
  const inputs = Array.isArray(example.input) ? example.input : [example.input];
  lines.push('```text');
  if (operator.shape === 'source') {
    for (const [path, text] of Object.entries(example.files ?? {})) lines.push(`${path}${w.colon}${JSON.stringify(text)}`);
    lines.push(`${w.added}${w.colon}`, ...example.output.map((record) => JSON.stringify(record)));
  } else if (Array.isArray(example.output)) {
    for (const input of inputs) lines.push(`${input.id}: ${show(input)}`);
    lines.push(`${w.kept}${w.colon}${example.output.join(', ')}`);
  } else {
    lines.push(`${w.before}${w.colon}${show(inputs[0])}`, `${w.after}${w.colon}${show(example.output)}`);
  }
  return [...lines, '```', ''].join('\n');
}

function parameterTable(params, language) {
  const w = words[language];
  const { properties = {}, required = [] } = z.toJSONSchema(params, { io: 'input' });
  const rows = Object.entries(properties).map(([name, property]) => {
    const rest = required.includes(name) ? w.required : '';
    const value = property.default === undefined ? rest : code(JSON.stringify(round(property.default)));
    const meaning = language === 'en' ? property.description : property.zh;
    return `| ${code(name)} | ${typeOf(property, w)} | ${value} | ${cell(meaning ?? '')} |`;
  });
  if (rows.length === 0) return [w.noParameters, ''];
  return [`| ${w.parameter} | ${w.type} | ${w.default} | ${w.meaning} |`, '|---|---|---|---|', ...rows, ''];
}

function operatorPage(operator, language) {
  const w = words[language];
  const facts = [
    [w.since, operator.since],
    [w.shape, w.shapes[operator.shape]],
    [w.labelEffect, w.effects[operator.labelEffect]],
    [w.determinism, w.determinisms[operator.determinism]],
    [w.languages, operator.languages === 'any' ? w.any : operator.languages.join(', ')],
    [w.takes, operator.takes.map(code).join(', ')],
  ];
  if (operator.needsParent === true) facts.push([w.parent, w.parentValue]);
  if (operator.order) facts.push([w.order, w.orders[operator.order]]);
  const lines = [`# ${operator.id}`, '', `<!-- ${w.note} -->`, '', operator.summary[language] + (language === 'en' ? '.' : '。'), ''];
  if (operator.description) lines.push(operator.description[language], '');
  lines.push('| | |', '|---|---|', ...facts.map(([name, value]) => `| ${name} | ${cell(value)} |`), '', `## ${w.parameters}`, '');
  lines.push(...parameterTable(operator.params, language));
  lines.push(`## ${w.examples}`, '', ...operator.examples.map((example) => exampleText(operator, example, w)));
  if (operator.references?.length)
    lines.push(`## ${w.references}`, '', ...operator.references.map(({ title, url }) => `- [${title}](${url})`), '');
  return lines.join('\n');
}

function operatorIndex(operators, language) {
  const w = words[language];
  const rows = operators.map((operator) => `| [${operator.id}](${operator.id}.md) | ${cell(operator.summary[language])} |`);
  return [
    `# ${w.operators}`,
    '',
    `<!-- ${w.note} -->`,
    '',
    `| ${w.operator} | ${w.summary} |`,
    '|---|---|',
    ...rows,
    '',
    `[${w.trainers}](trainers.md) · [${w.errors}](errors.md)`,
    '',
  ].join('\n');
}

function trainersPage(trainers, language) {
  const w = words[language];
  const sections = trainers.flatMap((trainer) => [
    `## ${trainer.id}`,
    '',
    trainer.summary[language] + (language === 'en' ? '.' : '。'),
    '',
    ...(trainer.description ? [trainer.description[language], ''] : []),
    `- ${w.since}${w.colon}${trainer.since}`,
    `- ${w.labelsTaken}${w.colon}${trainer.takes.map(code).join(', ')}`,
    ...(trainer.references ?? []).map(({ title, url }) => `- [${title}](${url})`),
    '',
    ...parameterTable(trainer.params, language),
  ]);
  return [`# ${w.trainers}`, '', `<!-- ${w.note} -->`, '', w.trainersIntro, '', ...sections].join('\n');
}

function errorsPage(catalog, language) {
  const w = words[language];
  const plain = (text) => text.replaceAll('[[', '').replaceAll(']]', '');
  const lines = [`# ${w.errors}`, '', `<!-- ${w.note} -->`, '', w.errorsIntro, ''];
  for (const name of Object.keys(catalog).sort()) {
    const { message, hint, help } = catalog[name][language];
    lines.push(`## ${name}`, '', help, '', `- ${w.message}${w.colon}\`${plain(message)}\``);
    if (hint) lines.push(`- ${w.hint}${w.colon}\`${plain(hint)}\``);
    lines.push('');
  }
  return lines.join('\n');
}

/** All pages by their path below docs/reference. */
export function renderReference(operators, catalog, trainers) {
  const pages = new Map();
  for (const language of languages) {
    pages.set(`${language}/README.md`, operatorIndex(operators, language));
    pages.set(`${language}/trainers.md`, trainersPage(trainers, language));
    pages.set(`${language}/errors.md`, errorsPage(catalog, language));
    for (const operator of operators) pages.set(`${language}/${operator.id}.md`, operatorPage(operator, language));
  }
  return pages;
}

/** Pages on the disk that are not what they should be, and pages that should not be there. */
export function stalePages(pages) {
  const stale = [...pages]
    .filter(([path, text]) => !existsSync(join(target, path)) || readFileSync(join(target, path), 'utf8') !== text)
    .map(([path]) => path);
  const left = languages.flatMap((language) =>
    existsSync(join(target, language))
      ? readdirSync(join(target, language))
          .map((name) => `${language}/${name}`)
          .filter((path) => !pages.has(path))
      : [],
  );
  return { stale, left };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const dist = (path) => import(pathToFileURL(join(root, 'dist', path)).href);
  const { registry } = await dist('operators/registry.generated.js');
  const { catalog } = await dist('errors/catalog.js');
  const operators = await Promise.all(Object.values(registry).map(async (load) => (await load()).default));
  const { loadTrainer, trainerIds } = await dist('training/registry.js');
  const pages = renderReference(operators, catalog, await Promise.all(trainerIds.map(loadTrainer)));
  const { stale, left } = stalePages(pages);
  if (process.argv.includes('--check')) {
    for (const path of [...stale, ...left]) console.error(`docs/reference/${path} is not current`);
    if (stale.length + left.length > 0) {
      console.error('run npm run docs');
      process.exit(1);
    }
  } else {
    for (const language of languages) mkdirSync(join(target, language), { recursive: true });
    for (const path of stale) writeFileSync(join(target, path), pages.get(path));
    for (const path of left) rmSync(join(target, path));
    console.log(`docs/reference: ${pages.size} pages, ${stale.length} written, ${left.length} removed`);
  }
}
