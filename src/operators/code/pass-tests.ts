import { z } from 'zod';
import { defineOperator } from '../../core/operator.ts';
import { type ProgramEnd, programsHere } from '../../core/programs.ts';
import type { Schema } from '../../core/schema.ts';
import { LeavenError } from '../../errors/leaven-error.ts';

/** Keeps samples whose code passes the tests that stand beside it, run by a program that the recipe names. */
export const passTests = defineOperator({
  id: 'code.pass-tests',
  shape: 'filter',
  since: '0.3.0',
  summary: { en: 'Keeps code that passes its tests', 'zh-CN': '保留通过测试的代码' },
  description: {
    en:
      'Writes the code and behind it the tests into one file in a folder of its own, runs the command on it and keeps the sample where it ends with status 0 in time. As a gate of augment it draws a copy again whose tests fail. ' +
      'The command runs with your rights: no shell reads it, the environment is empty but for the search path, and time is limited, memory on wish; network and disk are not shut off. Run only code that you would run yourself. ' +
      'A program that is not there is an error before the first sample. A sample without code or tests passes.',
    'zh-CN':
      '将代码及其后的测试写入独立文件夹中的一个文件，对其运行命令；在时限内以状态 0 结束则保留样本。作为 augment 的 gates 时，测试未通过的副本重新抽取。' +
      '命令以当前用户的权限运行：不经 shell 解释，环境变量仅保留搜索路径，时间受限，可另限内存；网络与磁盘不受隔离，只应运行可信的代码。' +
      '程序不存在时，在处理第一个样本之前报错。没有代码或测试的样本直接通过。',
  },
  labelEffect: 'preserving',
  touches: [],
  takes: ['label', 'labels', 'label-weights', 'spans'],
  determinism: 'external',
  languages: 'any',
  needs: ['programs'],
  params: z.strictObject({
    command: z.array(z.string().min(1)).min(1).meta({
      description: 'Program and arguments, {file} among them: [python3, "{file}"]. node is the Node that runs Leaven.',
      zh: '程序及其参数，其中 {file} 代表代码文件，例如 [python3, "{file}"]。node 指运行 Leaven 的 Node。',
    }),
    extension: z
      .string()
      .regex(/^[A-Za-z0-9]{1,16}$/)
      .default('py')
      .meta({ description: 'Ending of the file', zh: '文件扩展名' }),
    timeoutMs: z.int().min(1).max(600_000).default(10_000).meta({
      description: 'Milliseconds after which the program is killed; its tests count as failed',
      zh: '超过该毫秒数即终止程序，视为未通过',
    }),
    memoryMb: z.int().min(16).optional().meta({
      description: 'Most memory in MiB, by prlimit (Linux); not limited where absent',
      zh: '内存上限（MiB），由 prlimit 施加（Linux）；缺省则不限',
    }),
  }),
  check: ({ command }) =>
    command.some((word) => word.includes('{file}'))
      ? undefined
      : { param: 'command', expected: { en: 'words with {file} among them', 'zh-CN': '其中包含 {file} 的若干词' } },
  prepare({ command, memoryMb }) {
    const programs = programsHere();
    for (const program of [command[0] as string, ...(memoryMb === undefined ? [] : ['prlimit'])])
      if (!programs?.has(program)) throw new LeavenError('operator/program-not-found', { operator: 'code.pass-tests', program });
    return new Map<string, ProgramEnd>();
  },
  measure({ sample, schema, params, resources }) {
    const programs = programsHere();
    const code = sample[nameOf(schema, 'code')];
    const tests = sample[nameOf(schema, 'tests')];
    if (typeof code !== 'string' || typeof tests !== 'string' || tests.trim() === '' || !programs)
      return { passed: Number.NaN, timedOut: Number.NaN };
    const { command, extension, timeoutMs, memoryMb } = params;
    const file = { name: `program.${extension}`, content: `${code}\n\n${tests}\n` };
    // Copies that differ in their prompts alone need no run of their own.
    const known = resources as unknown as Map<string, ProgramEnd>;
    const end = known.get(file.content) ?? programs.run({ command, file, timeoutMs, ...(memoryMb !== undefined ? { memoryMb } : {}) });
    if (known.size >= remembered) known.clear();
    known.set(file.content, end);
    return { passed: end === 'passed' ? 1 : 0, timedOut: end === 'timed-out' ? 1 : 0 };
  },
  decide({ measures }) {
    if (measures.timedOut === 1) return 'tests-time-out';
    return measures.passed === 0 ? 'tests-fail' : undefined;
  },
  examples: [
    {
      name: 'JavaScript',
      params: { command: ['node', '{file}'], extension: 'cjs' },
      input: [
        { id: 'right', code: 'const add = (a, b) => a + b;', tests: 'require("node:assert").equal(add(1, 2), 3);' },
        { id: 'wrong', code: 'const add = (a, b) => a - b;', tests: 'require("node:assert").equal(add(1, 2), 3);' },
      ],
      output: ['right'],
    },
    {
      name: 'code without tests passes',
      params: { command: ['node', '{file}'], extension: 'cjs' },
      input: [{ id: 'untested', code: 'const add = (a, b) => a - b;' }],
      output: ['untested'],
    },
  ],
});
export default passTests;

/** Programs whose ends are remembered. */
const remembered = 1000;

function nameOf(schema: Schema, role: string): string {
  return schema.fields.find((field) => field.kind === 'code' && field.role === role)?.name ?? role;
}
