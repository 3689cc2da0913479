import { fieldsOfKind } from '../core/schema.ts';
import { LeavenError } from '../errors/leaven-error.ts';
import type { RecipeInput } from '../recipe/load.ts';
import type { ModelDocument } from '../training/model-document.ts';
import { type DataOptions, type OpenedData, withData } from './open-data.ts';

export interface ModelDataOptions extends DataOptions {
  /** Split of a recipe, a run or a folder; `test` where there is one, else the only one. */
  split?: string;
}

/**
 * Opens data for a model. Rows of data files go through the pure steps of the model's recipe; rows of a recipe or a run are taken as they
 * come out of it.
 *
 * @throws LeavenError as `withData`; training/field-count where the model reads another number of texts
 */
export function withModelData<T>(
  data: string | RecipeInput,
  { fields, labelField, language, seed, preprocessing }: ModelDocument,
  label: boolean,
  options: ModelDataOptions,
  use: (opened: OpenedData) => Promise<T>,
): Promise<T> {
  const model = { fields, labelField, language, seed, preprocessing };
  return withData(data, { label, model }, options, (opened) => {
    const texts = fieldsOfKind(opened.plan.schema, 'text').map((field) => field.name);
    const own = Object.values(fields);
    if (texts.length !== own.length)
      throw new LeavenError('training/field-count', { got: texts, expected: String(own.length), model: own });
    return use(opened);
  });
}
