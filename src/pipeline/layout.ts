const join = (...parts: string[]) => parts.join('/');

/** Where things stand in a run folder. */
export const layout = {
  state: (folder: string) => join(folder, 'run.json'),
  lock: (folder: string) => join(folder, '.lock'),
  recipe: (folder: string) => join(folder, 'recipe.lock.yaml'),
  report: (folder: string) => join(folder, 'report.html'),
  reportJson: (folder: string) => join(folder, 'report.json'),
  card: (folder: string) => join(folder, 'README.md'),
  data: (folder: string) => join(folder, 'data'),
  rejected: (folder: string) => join(folder, 'rejected.jsonl'),
  provenance: (folder: string) => join(folder, 'provenance.jsonl'),
  duplicates: (folder: string) => join(folder, 'duplicates.jsonl'),
  stages: (folder: string) => join(folder, 'stages'),
  inputs: (folder: string) => join(folder, 'stages', 'inputs'),
  /** Plan and prepared sources: what a replay needs. */
  plan: (folder: string) => join(folder, 'stages', 'plan.json'),
  stage: (folder: string, stage: number) => join(folder, 'stages', String(stage)),
  stageLayout: (folder: string, stage: number) => join(folder, 'stages', String(stage), 'layout.json'),
  collected: (folder: string, stage: number) => join(folder, 'stages', String(stage), 'collected.json'),
  table: (folder: string, stage: number, name: string) => join(folder, 'stages', String(stage), `${name}.bin`),
  /** Room for what collectors put aside while they work. */
  scratch: (folder: string, stage: number) => join(folder, 'stages', String(stage), 'scratch'),
  poison: (folder: string, stage: number) => join(folder, 'stages', String(stage), 'poison.json'),
  shard: (folder: string, stage: number, shard: number) => join(folder, 'stages', String(stage), `shard-${String(shard).padStart(6, '0')}`),
  done: (folder: string, stage: number, shard: number) => `${layout.shard(folder, stage, shard)}.done`,
} as const;

/** Name of the collected fingerprints of held-out samples. */
export const heldOutTable = 'held-out';
