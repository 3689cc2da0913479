import { LeavenError } from '../errors/leaven-error.ts';

const maxDepth = 100;
const maxValues = 100_000;

/** Counts what a recipe holds, so that neither aliases nor nesting can make a small file large. */
export function createBudget(): { enter(): void; leave(): void } {
  let depth = 0;
  let values = 0;
  return {
    enter() {
      if (++depth > maxDepth) throw tooLarge(`nested deeper than ${maxDepth} levels`, `嵌套超过 ${maxDepth} 层`);
      if (++values > maxValues) throw tooLarge(`more than ${maxValues} values, aliases included`, `超过 ${maxValues} 个值（含别名）`);
    },
    leave() {
      depth--;
    },
  };
}

export function tooLarge(en: string, zh: string): LeavenError {
  return new LeavenError('recipe/too-large', { reason: { en, 'zh-CN': zh } });
}

/** A recipe object as fresh plain data. Undefined properties are left out; what is no data stays for the check to refuse. */
export function plainCopy(value: unknown, budget = createBudget()): unknown {
  if (typeof value !== 'object' || value === null) return value;
  budget.enter();
  let copy: unknown;
  if (Array.isArray(value)) copy = value.map((item) => plainCopy(item, budget));
  else {
    const map: Record<string, unknown> = {};
    for (const [key, item] of Object.entries(value)) if (item !== undefined) setKey(map, key, plainCopy(item, budget));
    copy = map;
  }
  budget.leave();
  return copy;
}

/** Sets an own property, also one named `__proto__`. */
export function setKey(map: object, key: string, value: unknown): void {
  Object.defineProperty(map, key, { value, enumerable: true, configurable: true, writable: true });
}
