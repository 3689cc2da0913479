import { z } from 'zod';
import { defineOperator, type Json } from '../../core/operator.ts';
import type { Random } from '../../core/random.ts';
import type { Schema } from '../../core/schema.ts';
import { languageOf, localNames } from '../../languages/programs/local-names.ts';
import type { ProgramLanguage } from '../../languages/programs/tokens.ts';

interface Plan {
  language: ProgramLanguage;
  /** New names by old ones. */
  names: Record<string, string>;
}

const newNames =
  'value item entry current amount element buffer outcome state record target node part piece chunk info cursor marker holder detail cell unit field token answer content step position measure figure sequence bundle batch group mark slot stock tally score level stage source origin limit offset extent piece share rest previous upcoming inner outer local given found chosen kept seen built'.split(
    ' ',
  );

/** Gives local variables of a program other names, each everywhere alike. */
export const renameVariables = defineOperator({
  id: 'code.rename-variables',
  shape: 'sample',
  since: '0.3.0',
  summary: { en: 'Renames local variables of Python and JavaScript code', 'zh-CN': '重命名 Python 与 JavaScript 代码的局部变量' },
  description: {
    en:
      'ratio of the local variables, one at least, get names drawn from a list, the same at every place. Only variables that functions assign themselves: never parameters, attributes, keys, imported or defined names, words of strings, of the prompt or of the tests. ' +
      'A program is left alone where its strings or brackets do not close, where it looks names up while it runs (eval, locals …) or holds JSX. Put code.pass-tests under gates to have each copy prove itself.',
    'zh-CN':
      '按 ratio（至少一个）为局部变量抽取新名称，各处一致。仅限函数内赋值的变量；参数、属性、键、导入或定义的名称，以及字符串、题目和测试中出现的词不改。' +
      '字符串未闭合、运行时按名查找变量（eval、locals 等）或包含 JSX 的程序不作改动。可在 gates 中加入 code.pass-tests 逐份验证。',
  },
  labelEffect: 'preserving',
  touches: ['code'],
  takes: ['label', 'labels', 'label-weights'],
  determinism: 'seeded',
  languages: 'any',
  params: z.strictObject({
    ratio: z.number().min(0).max(1).default(0.5).meta({
      description: 'Variables to rename as a share of those that can be; one at least',
      zh: '重命名的变量占可重命名变量的比例，至少一个',
    }),
    syntax: z.enum(['auto', 'python', 'javascript']).default('auto').meta({
      description: 'Language of the code; javascript is TypeScript too; auto tells by the code',
      zh: '代码的语言；javascript 包括 TypeScript；auto 自动判断',
    }),
  }),
  draw({ sample, schema, params, random }) {
    const source = sample[nameOf(schema, 'code')];
    if (typeof source !== 'string' || source.length > longest) return undefined;
    const language = params.syntax === 'auto' ? languageOf(source) : params.syntax;
    const found = language && localNames(source, language);
    if (!found) return undefined;
    const spoken = wordsOf(sample[nameOf(schema, 'prompt')], sample[nameOf(schema, 'tests')]);
    const free = [...found.names.keys()].filter((name) => !spoken.has(name));
    if (free.length === 0) return undefined;
    const wanted = Math.max(1, Math.round(params.ratio * free.length));
    const chosen = random.shuffle([...free]).slice(0, wanted);
    const taken = new Set([...found.taken, ...spoken]);
    const names = Object.fromEntries(chosen.map((name) => [name, freshName(taken, random)]));
    return { language, names } satisfies Plan as unknown as Json;
  },
  apply({ sample, plan, schema }) {
    const { language, names } = plan as unknown as Plan;
    const field = nameOf(schema, 'code');
    const source = sample[field] as string;
    const found = localNames(source, language);
    const places = Object.entries(names).flatMap(([name, next]) =>
      (found?.names.get(name) ?? []).map(({ start, end }) => ({ start, end, next })),
    );
    let after = '';
    let reached = 0;
    for (const { start, end, next } of places.sort((a, b) => a.start - b.start)) {
      after += source.slice(reached, start) + next;
      reached = end;
    }
    return { ...sample, [field]: after + source.slice(reached) };
  },
  examples: [
    {
      name: 'Python',
      params: { ratio: 1 },
      seed: 1,
      input: { id: '1', code: 'def total(values):\n    result = 0\n    for one in values:\n        result += one\n    return result\n' },
      output: { id: '1', code: 'def total(values):\n    seen = 0\n    for outer in values:\n        seen += outer\n    return seen\n' },
    },
    {
      name: 'JavaScript',
      seed: 1,
      input: { id: '2', code: 'function square(x) {\n  const y = x * x;\n  return y;\n}\n' },
      output: { id: '2', code: 'function square(x) {\n  const offset = x * x;\n  return offset;\n}\n' },
    },
  ],
});
export default renameVariables;

/** Longest program that is read, in UTF-16 units. */
const longest = 200_000;

function nameOf(schema: Schema, role: string): string {
  return schema.fields.find((field) => field.role === role)?.name ?? role;
}

function wordsOf(...texts: readonly unknown[]): Set<string> {
  return new Set(texts.flatMap((text) => (typeof text === 'string' ? (text.match(/[\p{L}_$][\p{L}\p{N}\p{M}_$]*/gu) ?? []) : [])));
}

/** A name that no word of the program is, from here on taken. */
function freshName(taken: Set<string>, random: Random): string {
  const drawn = random.pick(newNames);
  let name = drawn;
  for (let count = 2; taken.has(name); count++) name = `${drawn}${count}`;
  taken.add(name);
  return name;
}
