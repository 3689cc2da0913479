// Written by scripts/generate-registry.mjs from the files of this folder. Do not edit.
import type { Operator } from '../core/operator.ts';

/** Operators by id, each loaded when it is first asked for. */
export const registry: Readonly<Record<string, () => Promise<{ default: Operator }>>> = {

};
