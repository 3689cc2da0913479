import type { Html } from '../html.ts';
import type { Numbers } from '../numbers.ts';
import type { ProofReport } from '../proof-model.ts';
import type { Wording } from '../wording.ts';
import type { ProofDerived } from './derive.ts';
import type { ProofMessageKey } from './messages.ts';

/** What every part of the page of a proof is drawn from. */
export interface ProofContext {
  report: ProofReport;
  derived: ProofDerived;
  words: Wording<ProofMessageKey>;
  numbers: Numbers;
  figures: ProofFigures;
}

/** Figures drawn ahead: SVG, or nothing where there is nothing to draw. */
export interface ProofFigures {
  curve?: Html | undefined;
  calibration?: Html | undefined;
}
