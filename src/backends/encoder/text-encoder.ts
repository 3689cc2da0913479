import { LeavenError } from '../../errors/leaven-error.ts';
import type { RuntimeName, Tensor } from '../model/libraries.ts';
import { readModelJson } from '../model/model-folder.ts';
import { openModel, requireModel } from '../model/open-model.ts';
import { createTokenIds } from '../model/token-ids.ts';

export type Pooling = 'mean' | 'cls';

export interface EncoderOptions {
  /** Folder of the model: see `findModel`. */
  folder: string;
  /** What runs it, `wasm` where absent. */
  runtime?: RuntimeName | undefined;
  /** How the vectors of tokens become one: what the model says, else `mean`. */
  pooling?: Pooling | undefined;
  /** Tokens read of a text, those that the model adds included: no more than the model takes, which is also the default. */
  maxTokens?: number | undefined;
}

export interface TextEncoder {
  /** The vector of a text, of no set length. The same bits whatever else is encoded, before, after or beside it. */
  encode(text: string): Promise<Float32Array>;
}

/**
 * Looks whether an encoder can be opened: its files are there and so are the libraries.
 *
 * @throws LeavenError backend/incomplete-model, backend/missing-library
 */
export function requireEncoder({ folder, runtime }: EncoderOptions): void {
  requireModel(folder, runtime);
}

/**
 * Opens an encoder from a folder; nothing is fetched.
 *
 * @throws LeavenError backend/incomplete-model, backend/missing-library, backend/unreadable-model, backend/not-an-encoder
 */
export async function openEncoder(options: EncoderOptions): Promise<TextEncoder> {
  const model = await openModel(options.folder, options.runtime);
  const notAnEncoder = (reason: string) => new LeavenError('backend/not-an-encoder', { file: model.file, reason });
  if (model.strangeInput !== undefined) throw notAnEncoder(model.strangeInput);
  const tokenIds = createTokenIds(model.tokenizer, Math.min(options.maxTokens ?? Number.POSITIVE_INFINITY, model.tokens));
  const pooling = options.pooling ?? (readModelJson(model.folder.poolingConfig).pooling_mode_cls_token === true ? 'cls' : 'mean');
  const output = model.outputNames.find((name) => name === 'last_hidden_state') ?? (model.outputNames[0] as string);
  return {
    async encode(text) {
      const ids = tokenIds(text);
      let tensor: Tensor | undefined;
      try {
        tensor = await model.run(ids, output);
      } catch (error) {
        throw notAnEncoder(error instanceof Error ? error.message : String(error));
      }
      if (tensor?.type !== 'float32') throw notAnEncoder(`${output}: ${tensor?.type}`);
      const vector = pool(tensor, ids.length, pooling);
      if (vector === undefined) throw notAnEncoder(`${output}: [${tensor.dims}]`);
      return vector;
    },
  };
}

/** One vector of what a model gave for a text: [1, tokens, size] is pooled, [1, size] is one already. */
function pool({ dims, data }: Tensor, tokens: number, pooling: Pooling): Float32Array | undefined {
  const size = dims[dims.length - 1] ?? 0;
  if (dims[0] !== 1 || size < 1) return undefined;
  if (dims.length === 2) return Float32Array.from(data);
  if (dims.length !== 3 || dims[1] !== tokens) return undefined;
  const count = pooling === 'cls' ? 1 : tokens;
  return Float32Array.from({ length: size }, (_, d) => {
    let sum = 0;
    for (let t = 0; t < count; t++) sum += data[t * size + d] as number;
    return sum / count;
  });
}
