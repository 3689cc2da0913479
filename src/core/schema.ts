import { type FieldKind, type FieldRole, type TaskName, tasks, textualKinds } from './tasks.ts';

/** One declared field: its name in the data, its role in the task and what it holds. */
export interface SchemaField {
  name: string;
  role: string;
  kind: FieldKind;
  /** For annotations: the name of the text field whose offsets they hold. */
  over?: string;
  optional?: true;
  /** What the model is to answer: operators that draw leave it alone unless a step names it. */
  target?: true;
  /** Stays as it is unless a step names it. */
  fixed?: true;
}

/** The declared fields of a data set. Columns it does not name are carried along untouched. */
export interface Schema {
  task: TaskName;
  fields: SchemaField[];
}

/** The schema of a task, with the user's names for its roles. Unknown roles are for the recipe check to refuse. */
export function createSchema(task: TaskName, names: Readonly<Record<string, string>> = {}): Schema {
  const roles: Record<string, FieldRole> = tasks[task];
  const nameOf = (role: string) => names[role] ?? role;
  return {
    task,
    fields: Object.entries(roles)
      .filter(([role, spec]) => !spec.named || Object.hasOwn(names, role))
      .map(([role, spec]) => ({
        name: nameOf(role),
        role,
        kind: spec.kind,
        ...(spec.over !== undefined ? { over: nameOf(spec.over) } : {}),
        ...(spec.optional ? { optional: true as const } : {}),
        ...(spec.target ? { target: true as const } : {}),
        ...(spec.fixed ? { fixed: true as const } : {}),
      })),
  };
}

export function fieldsOfKind(schema: Schema, kind: FieldKind): SchemaField[] {
  return schema.fields.filter((field) => field.kind === kind);
}

/** The fields that hold text: plain, as messages or as choices. */
export function textualFields(schema: Schema): SchemaField[] {
  return schema.fields.filter((field) => textualKinds.has(field.kind));
}

const none: readonly SchemaField[] = [];

/** The annotations whose offsets lie in a text field. */
export function annotationsOver(schema: Schema, field: string): readonly SchemaField[] {
  for (const one of schema.fields) if (one.over === field) return schema.fields.filter((other) => other.over === field);
  return none;
}
