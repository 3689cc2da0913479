import type { ProofReport } from '../proof-model.ts';
import { writeJson } from '../report-json.ts';
import { deriveProof } from './derive.ts';

/** Keys in the order in which a person reads them. */
const order = [
  ...['leaven', 'kind', 'name', 'verdict', 'power', 'leak', 'doubts', 'metric', 'seeds', 'rows', 'classes', 'trainer'],
  ...['planHash', 'task', 'language', 'versions', 'command', 'next', 'arms', 'curve', 'perClass', 'confusion', 'calibration', 'flips'],
  ...['cost', 'time', 'energy', 'recipe', 'derived'],
  ...['outcome', 'id', 'class', 'text', 'label', 'operator', 'step', 'schedule', 'mean', 'effect', 'interval', 'effectInterval'],
  ...['level', 'p', 'pAdjusted', 'mcnemar', 'exact', 'tokenSet', 'removed', 'path', 'train', 'grown', 'test', 'share', 'baseline'],
];

/** proof.json: the model and, under `derived`, every further number that the page shows. The same proof gives the same bytes. */
export function renderProofJson(report: ProofReport): string {
  return writeJson({ ...report, derived: deriveProof(report) }, order);
}
