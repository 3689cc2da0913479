import type { Localized } from '../errors/language.ts';
import { LeavenError } from '../errors/leaven-error.ts';
import { isObject, parseLine } from './command-lines.ts';
import type { TrainingEvent } from './trainer.ts';

const counts = ['step', 'steps', 'epochs', 'bestStep'] as const;
const measures = ['epoch', 'loss', 'learningRate', 'devLoss', 'devAccuracy'] as const;

export interface Metrics {
  /** Takes a line of standard output; false where it holds no metrics. @throws LeavenError training/command-bad-output, training/loss-not-finite */
  take(line: string, number: number): boolean;
  /** Updates that the program said it has made. */
  readonly step: number | undefined;
  readonly bestStep: number | undefined;
}

/**
 * Reads a program's metrics and tells them as events. A line that is no JSON object is talk and none of our business; in one that
 * is, the fields we know must be what they say. A line without a loss repeats the last one; before the first there are no events.
 */
export function createMetrics(expected: { steps: number; epochs: number }, onEvent?: (event: TrainingEvent) => void): Metrics {
  const known: Partial<Record<(typeof counts)[number] | (typeof measures)[number], number>> = { ...expected };
  return {
    get step() {
      return known.step;
    },
    get bestStep() {
      return known.bestStep;
    },
    take(line, number) {
      const value = line.trimStart().startsWith('{') ? parseLine(line) : undefined;
      if (!isObject(value)) return false;
      const wrong = (field: string, should: Localized) => {
        const got = JSON.stringify(value[field])?.slice(0, 100);
        const reason = { en: `${field} should be ${should.en}, and is ${got}`, 'zh-CN': `${field} 应为${should['zh-CN']}，实为 ${got}` };
        return new LeavenError('training/command-bad-output', { output: 'stdout', line: number, reason });
      };
      const { loss } = value;
      if (loss === 'NaN' || loss === 'Infinity' || loss === '-Infinity') {
        const { learningRate = known.learningRate } = value;
        throw new LeavenError('training/loss-not-finite', { loss, step: value.step ?? known.step ?? 0, learningRate });
      }
      const fresh: typeof known = {};
      for (const field of counts) {
        const given = value[field];
        if (given === undefined || given === null) continue;
        if (!Number.isSafeInteger(given) || (given as number) < 0) throw wrong(field, { en: 'a whole number', 'zh-CN': '非负整数' });
        fresh[field] = given as number;
      }
      for (const field of measures) {
        const given = value[field];
        if (given === undefined || given === null) continue;
        if (typeof given !== 'number' || !Number.isFinite(given)) throw wrong(field, { en: 'a number', 'zh-CN': '有限数' });
        fresh[field] = given;
      }
      Object.assign(known, fresh);
      if (known.loss === undefined || Object.keys(fresh).length === 0) return true;
      const { step = 0, epoch = 0 } = known;
      onEvent?.({
        type: 'epoch',
        // Programs count in parts of an epoch: 0.5 lies in the first.
        epoch: Math.max(1, Math.ceil(epoch)),
        epochs: known.epochs ?? expected.epochs,
        step,
        steps: Math.max(step, known.steps ?? expected.steps),
        loss: known.loss,
        learningRate: known.learningRate ?? 0,
        ...(fresh.devLoss !== undefined ? { devLoss: fresh.devLoss } : {}),
        ...(fresh.devAccuracy !== undefined ? { devAccuracy: fresh.devAccuracy } : {}),
      });
      return true;
    },
  };
}
