import type { ProofReport } from '../reports/proof-model.ts';

/** Facts that weaken the verdict, the gravest first. */
export function doubtsOf(
  report: Omit<ProofReport, 'doubts'>,
  facts: { droppedRows: number; unseen: { classes: readonly string[]; rows: number }; baselineRows: number },
): ProofReport['doubts'] {
  const doubts: ProofReport['doubts'][number][] = [];
  const { leak, verdict, arms, rows, seeds, perClass } = report;
  if (leak.removed > 0) doubts.push({ code: 'leaks-removed', data: { removed: leak.removed, exact: leak.exact, tokenSet: leak.tokenSet } });
  if (facts.droppedRows > 0) doubts.push({ code: 'test-rows-dropped', data: { rows: facts.droppedRows } });
  if (facts.unseen.rows > 0)
    doubts.push({ code: 'unseen-classes', data: { classes: facts.unseen.classes.slice(0, 5).join(', '), rows: facts.unseen.rows } });
  if (seeds.length < 3) doubts.push({ code: 'few-seeds', data: { seeds: seeds.length } });
  if (rows.test < 200) doubts.push({ code: 'few-rows', data: { rows: rows.test } });
  const epochs = arms.find((arm) => arm.kind === 'recipe' && arm.schedule === 'equal-epochs');
  const [low, high] = epochs?.effectInterval ?? [0, 0];
  const other = low > 0 ? 'helps' : high < 0 ? 'hurts' : 'no-evidence';
  if (epochs && other !== verdict.outcome)
    doubts.push({ code: 'schedules-disagree', data: { equalSteps: verdict.effect, equalEpochs: epochs.effect ?? 0 } });
  const worst = [...perClass].sort((a, b) => a.recipe.f1 - a.baseline.f1 - (b.recipe.f1 - b.baseline.f1))[0];
  if (worst && verdict.outcome === 'helps' && worst.recipe.f1 - worst.baseline.f1 < -0.02)
    doubts.push({ code: 'class-lost', data: { class: worst.class, effect: worst.recipe.f1 - worst.baseline.f1 } });
  if (rows.grown < facts.baselineRows)
    doubts.push({ code: 'fewer-rows', data: { kept: Math.round(rows.grown), of: Math.round(facts.baselineRows) } });
  doubts.push({ code: 'one-trainer', data: { trainer: report.trainer.id } });
  return doubts;
}
