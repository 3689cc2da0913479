import { normalizeEdits, type TextEdit } from '../core/edits.ts';
import type { SampleOperator, TextOperator } from '../core/operator.ts';
import type { Random } from '../core/random.ts';
import type { Message, Sample, Span } from '../core/sample.ts';
import { createSchema } from '../core/schema.ts';
import { LeavenError } from '../errors/leaven-error.ts';
import { analyzer, applyOperator, drawText, type Setting } from './apply-operator.ts';
import { check, deepFreeze, same } from './assert.ts';
import { type Carrier, carriedText, carrierOf } from './carriers.ts';
import type { OperatorCheck } from './check.ts';
import { parameterSets } from './check-definition.ts';
import { settingFor } from './examples.ts';
import { hostileTexts, hostileValues, ordinaryTexts } from './hostile.ts';

const ordinaryOfTexts: readonly Sample[] = deepFreeze(ordinaryTexts.map((text, i) => ({ id: `s${i}`, text })));
const copies = 12;

/** Draws nothing: what a pure operator is handed. */
const noDraws: Random = new Proxy({} as Random, {
  get(_, method) {
    throw new Error(`a pure operator drew: random.${String(method)}()`);
  },
});

/** Checks of operators that make one sample of one sample, text operators and others. */
export function sampleOperatorChecks(operator: TextOperator | SampleOperator): OperatorCheck[] {
  const { id } = operator;
  const carrier = carrierOf(operator);
  const { ordinary } = carrier;
  const settings = async (samples: readonly Sample[]) => {
    const sets: Setting[] = [];
    for (const params of parameterSets(operator)) sets.push(await settingFor(operator, params, 7, samples));
    return sets;
  };
  const checks: OperatorCheck[] = [
    {
      name: 'same key, same result; nothing changed in place; undeclared fields untouched',
      async run() {
        for (const setting of await settings(ordinary))
          for (const sample of ordinary) {
            const once = applyOperator(operator, sample, setting);
            same(applyOperator(operator, sample, setting), once, `${id}: two draws of one key differ`);
            same(once.id, sample.id, `${id}: the id is not an operator's to change`);
            same(once.extra, sample.extra, `${id}: a field it does not declare was changed`);
            if (!operator.touches.includes('label')) same(once.label, sample.label, `${id}: the label was changed`);
          }
      },
    },
    {
      name: `hostile values in a text field: ${Object.keys(hostileValues).join(', ')}`,
      async run() {
        for (const setting of await settings(ordinary))
          for (const value of Object.values(hostileValues)) {
            orCode(id, () => applyOperator(operator, deepFreeze(carrier.withValue(value)), setting));
          }
      },
    },
  ];
  for (const [name, text] of Object.entries(hostileTexts)) {
    checks.push({
      name: `hostile text: ${name}`,
      async run() {
        const sample = deepFreeze(carrier.withText(text));
        for (const setting of await settings([sample])) {
          const after = orCode(id, () => applyOperator(operator, sample, setting));
          if (after === undefined) continue;
          const changed = carriedText(carrier, after);
          check(typeof changed === 'string', `${id}: a text became ${typeof changed}`);
          check(!isTorn(text) ? !isTorn(changed) : true, `${id}: a surrogate pair was cut`);
        }
      },
    });
  }
  if (operator.determinism === 'seeded')
    checks.push({
      name: 'different keys draw differently',
      async run() {
        let different = false;
        for (const setting of await settings(ordinary))
          for (const sample of ordinary) {
            const results = new Set(
              Array.from({ length: copies }, (_, copy) => JSON.stringify(applyOperator(operator, sample, setting, copy))),
            );
            different ||= results.size > 1;
          }
        // What works on names or entities finds few in ordinary texts, and some in its own examples.
        for (const { params, input } of different ? [] : operator.examples) {
          const samples = [input].flat() as Sample[];
          const setting = await settingFor(operator, { ...params }, 7, samples);
          const results = Array.from({ length: copies }, (_, copy) =>
            JSON.stringify(applyOperator(operator, samples[0] as Sample, setting, copy)),
          );
          different ||= new Set(results).size > 1;
        }
        check(different, `${id}: says it is seeded, but ${copies} keys gave one result`);
      },
    });
  if (operator.input === 'text') checks.push(...textChecks(operator, carrier, settings));
  else if (operator.touches.includes('messages'))
    checks.push({
      name: 'conversations stay sound: system prompts first, calls with their results, an answer at the end, a question at least',
      async run() {
        for (const setting of await settings(ordinary))
          for (const sample of ordinary)
            for (let copy = 0; copy < copies; copy++) soundConversation(id, sample, applyOperator(operator, sample, setting, copy));
      },
    });
  return checks;
}

/** Messages that must not be lost, changed or moved to each other, and what must hold at the ends. */
function soundConversation(id: string, before: Sample, after: Sample): void {
  const messages = after.messages as readonly Message[];
  const what = `${id}: ${JSON.stringify(messages)}`;
  const was = before.messages as readonly Message[];
  const fixed = ({ role, tool_calls: calls }: Message) => role === 'system' || role === 'tool' || calls !== undefined;
  // A conversation may become shorter, from its end on or from its beginning.
  same(
    messages.filter(fixed),
    was.filter((message) => fixed(message) && messages.includes(message)),
    `${what}: calls and prompts`,
  );
  for (const [index, { role }] of messages.entries()) {
    if (role === 'tool')
      check(messages[index - 1]?.tool_calls !== undefined || messages[index - 1]?.role === 'tool', `${what}: a result without its call`);
    if (role === 'system') check(index === 0 || messages[index - 1]?.role === 'system', `${what}: a system prompt inside`);
  }
  check(
    messages.some(({ role }) => role === 'user'),
    `${what}: no question is left`,
  );
  same(messages.at(-1)?.role, was.at(-1)?.role, `${what}: the end`);
}

function textChecks(
  operator: TextOperator,
  carrier: Carrier,
  settings: (samples: readonly Sample[]) => Promise<Setting[]>,
): OperatorCheck[] {
  const { id } = operator;
  const { ordinary } = carrier;
  const checks: OperatorCheck[] = [
    {
      name: 'edits fit their text and survive JSON',
      async run() {
        for (const setting of await settings(ordinary)) {
          for (const sample of ordinary) {
            const text = sample.text as string;
            const edits = drawText(operator, sample, 'text', setting);
            same(
              normalizeEdits(text, JSON.parse(JSON.stringify(edits)) as TextEdit[]),
              normalizeEdits(text, edits),
              `${id}: edits are not plain JSON`,
            );
          }
        }
      },
    },
    {
      name: 'spans stay in range, and cover their text where no edit reached into it',
      run: async () => spansFollow(operator, await settings(ordinary)),
    },
  ];
  if (operator.determinism === 'pure')
    checks.push({
      name: 'draws nothing, and changes nothing the second time',
      async run() {
        for (const setting of await settings(ordinary))
          for (const sample of ordinary) {
            drawText(operator, sample, 'text', setting, noDraws);
            const once = applyOperator(operator, sample, setting);
            same(applyOperator(operator, once, setting), once, `${id}: a second pass changed the text again`);
          }
      },
    });
  if (operator.labelEffect === 'preserving')
    checks.push({
      name: 'guards hold: negations, numbers, names, addresses, placeholders, code',
      async run() {
        for (const setting of await settings(ordinary))
          for (const sample of ordinary)
            for (let copy = 0; copy < copies; copy++) {
              const after = applyOperator(operator, sample, setting, copy).text as string;
              const what = `${id}: guarded content changed in ${JSON.stringify(after)}`;
              same(guardedPairs(after, operator), guardedPairs(sample.text as string, operator), what);
            }
      },
    });
  return checks;
}

/** What guards hold in a text, save those that the operator is there to cross. */
function guardedPairs(text: string, { crosses = [] }: TextOperator): [string, readonly string[]][] {
  return Object.entries(analyzer.guardedContent(text))
    .filter(([guard]) => !(crosses as readonly string[]).includes(guard))
    .sort(([a], [b]) => (a < b ? -1 : 1));
}

/** Every word of each text becomes a span in turn, and pairs of words do. */
function spansFollow(operator: TextOperator, settings: readonly Setting[]): void {
  const schema = createSchema('token-classification');
  for (const setting of settings)
    for (const { id, text } of ordinaryOfTexts) {
      const before = text as string;
      const words = analyzer.analyze(before).words();
      const spans = words.flatMap((word, i): Span[] => [
        { start: word.start, end: word.end, label: String(i) },
        { start: word.start, end: words[i + 1]?.end ?? word.end, label: `${i}+` },
      ]);
      for (const some of [spans, spans.filter((_, i) => i % 5 === 0)]) {
        const sample = deepFreeze({ id, text: before, spans: some });
        const own = { ...setting, schema };
        const edits = normalizeEdits(before, drawText(operator, sample, 'text', own));
        const after = applyOperator(operator, sample, own);
        for (const span of after.spans as Span[]) {
          const origin = some.find(({ label }) => label === span.label) as Span;
          const what = `${operator.id}: span ${span.label} of ${JSON.stringify(before)}`;
          check(span.start >= 0 && span.start <= span.end && span.end <= (after.text as string).length, `${what} is out of range`);
          if (edits.some((edit) => edit.start < origin.end && edit.end > origin.start)) continue;
          same((after.text as string).slice(span.start, span.end), before.slice(origin.start, origin.end), what);
        }
      }
    }
}

/** A result, or nothing where the operator refused with a code. Anything else thrown is a fault. */
function orCode<T>(id: string, work: () => T): T | undefined {
  try {
    return work();
  } catch (error) {
    if (error instanceof LeavenError) return undefined;
    throw new Error(`${id}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
  }
}

function isTorn(text: string): boolean {
  return /\p{Surrogate}/u.test(text);
}
