import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { runExample } from '../../testing/index.ts';
import { renameVariables } from './rename-variables.ts';

const hasPython = spawnSync('python3', ['-c', '']).status === 0;
const rename = async (code: string, seed = 1, more: object = {}) =>
  (
    (await runExample(renameVariables, {
      name: '',
      params: { ratio: 1 },
      seed,
      input: { id: 'x', code, ...more },
      output: [],
    })) as unknown as { code: string }
  ).code;

const python = `import math
LIMIT = 10

class Box:
    size = 3
    def grow(self, by, size=2):
        extra = by * size
        self.size += extra
        return self.size

def work(values, *, scale=1):
    total = 0
    pairs = [(i, v) for i, v in enumerate(values)]
    for index, one in pairs:
        if (half := one // 2) > 0:
            total += half * scale + index
    label = 'kept'
    text = f"{label} {total}"
    first, *rest = values
    best = max(values, key=lambda one: -one)
    options = dict(depth=1, wide=2)
    depth = options["depth"]
    x = y = math.floor(2.5)
    with open(__file__) as handle:
        lines = handle.readlines()
    return [total, text, first, rest, best, depth, x + y, LIMIT, len(lines) > 0]

print(work([5, 6, 7], scale=2), Box().grow(2), Box().grow(by=1, size=4))
`;
const script = `const LIMIT = 10;
class Box {
  size = 3;
  grow(by) { const extra = by * 2; this.size += extra; return this.size; }
}
function work(values, { scale = 1 } = {}) {
  let total = 0;
  const ratio = 4 / 2, pattern = /total\\/[/]x/g;
  for (let i = 0; i < values.length; i++) {
    const half = values[i] / 2;
    total += half * scale;
  }
  for (const one of values) { const doubled = one * 2; total += doubled > LIMIT ? doubled : one; }
  const label = 'kept';
  const size = 5;
  const shown = \`\${label} \${total}\`;
  const made = { size, shown, deep: { total: 1 } };
  const { deep } = made;
  const add = (a, b) => { const sum = a + b; return sum; };
  return [total, shown, made, deep.total, add(1, 2), ratio, String(pattern)];
}
console.log(JSON.stringify([work([5, 6, 7], { scale: 2 }), new Box().grow(2)]));
`;

describe('code.rename-variables', () => {
  it('leaves what a JavaScript program prints as it was', async () => {
    const print = (code: string) => {
      const { status, stdout } = spawnSync(process.execPath, ['-e', code], { encoding: 'utf8' });
      return { status, stdout };
    };
    const before = print(script);
    expect(before.status).toBe(0);
    for (let seed = 0; seed < 8; seed++) {
      const after = await rename(script, seed);
      expect(after).not.toBe(script);
      expect(print(after)).toEqual(before);
    }
    const after = await rename(script);
    for (const gone of ['half', 'doubled', 'extra', 'sum']) expect(after).not.toMatch(new RegExp(`\\b${gone}\\b`));
    for (const kept of ['label', 'scale', 'size', 'LIMIT', 'values']) expect(after).toContain(kept);
  });

  it.runIf(hasPython)('leaves what a Python program prints as it was (where python3 is there)', async () => {
    const print = (code: string) => {
      // __file__ is there only for a file.
      const { status, stdout } = spawnSync(
        'python3',
        [
          '-c',
          code
            .replace('__file__', '"/dev/zero"')
            .replace('handle.readlines()', '["a"]')
            .replace(/(\w+)\.readlines\(\)/, '["a"]'),
        ],
        { encoding: 'utf8' },
      );
      return { status, stdout };
    };
    const before = print(python);
    expect(before.status).toBe(0);
    for (let seed = 0; seed < 8; seed++) expect(print(await rename(python, seed))).toEqual(before);
  });

  it('renames in Python what functions assign, and nothing else', async () => {
    const after = await rename(python);
    for (const gone of ['pairs', 'half', 'rest', 'best', 'extra', 'x', 'y']) expect(after).not.toMatch(new RegExp(`\\b${gone}\\b`));
    for (const kept of ['label', 'values', 'scale', 'LIMIT', 'size', 'depth=1', 'math', 'f"{label} {total}"'])
      expect(after).toContain(kept);
  });

  it('keeps words of the prompt and of the tests', async () => {
    const code = 'function f(a) {\n  const kept = a + 1;\n  const free = kept * 2;\n  return free;\n}\n';
    const after = await rename(code, 1, { prompt: 'Store it in kept.', tests: 'f(1)' });
    expect(after).toContain('kept = a + 1');
    expect(after).not.toContain('free');
  });

  it.each([
    ['a string that does not close', 'function f() {\n  const a = "x;\n  return a;\n}'],
    ['names looked up while it runs', 'def f():\n    a = 1\n    return eval("a")\n'],
    ['elements', 'function f() {\n  const a = 1;\n  return <b>a</b>;\n}'],
    ['prose', 'A short poem about the sea.'],
    ['names of the module alone', 'const a = 1;\nlet b = 2;\n'],
  ])('leaves %s alone', async (_, code) => {
    expect(await rename(code)).toBe(code);
  });

  it.each(['a=', 'for a, ', 'x = 1\n', '(', '{', 'const a = 1;', '`${', '/x', "'a' "])(
    'reads endless %j',
    async (piece) => {
      const body = piece.repeat(Math.floor(190_000 / piece.length));
      for (const code of [`def f():\n    ${body}`, `function f() {\n  ${body}\n}`]) expect(typeof (await rename(code))).toBe('string');
    },
    20_000,
  );
});
