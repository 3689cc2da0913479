import type { GuardName } from '../core/analysis.ts';
import type { PackedEdit } from '../core/edits.ts';
import type { Json } from '../core/operator.ts';
import type { Plan } from '../core/plan.ts';
import type { LeavenError } from '../errors/leaven-error.ts';

// Interim: what this floor asks of src/app, until its modules are there to import types from.
export interface Validation {
  plan: Plan;
  warnings: readonly LeavenError[];
  estimate?: { rows: number; bytes: number; seconds: number; trialRows: number };
}

export interface PreviewItem {
  id: string;
  split: string;
  label?: string;
  before: Record<string, string>;
  copies: {
    id: string;
    steps: { step: string; operator: string; edits: Record<string, PackedEdit[]>; guardSaves: Partial<Record<GuardName, number>> }[];
    after: Record<string, string>;
  }[];
  rejects: { reason: string; detail?: Json }[];
}

export interface Explanation {
  id: string;
  split: string;
  source?: { file: string; record: number };
  chain: {
    step: string;
    operator: string;
    copy?: number;
    attempt?: number;
    plan?: Json;
    before: Record<string, string>;
    after: Record<string, string>;
    edits?: Record<string, PackedEdit[]>;
  }[];
  output?: string;
  replay?: { sameBytes: boolean };
  rejected?: { step: string; reason: string; detail?: Json };
}

const load = (name: string) => import(`../app/${name}.js`);
export const loadValidate = async () =>
  (await load('validate')).validate as (recipe: string, options: { set?: string[]; estimate?: boolean }) => Promise<Validation>;
export const loadPreview = async () =>
  (await load('preview')).preview as (recipe: string, options: { samples: number; set?: string[] }) => Promise<PreviewItem[]>;
export const loadExplain = async () => (await load('explain')).explain as (folder: string, id: string) => Promise<Explanation>;
