import { filesOf } from '../../core/files.ts';
import { LeavenError } from '../../errors/leaven-error.ts';
import { openSession, type RuntimeName, runtimeLibrary, type Session, type Tensor, type Tokenizer, tokenizerLibrary } from './libraries.ts';
import { findModel, type ModelFolder, readModelJson, unreadable } from './model-folder.ts';
import { createTokenIds } from './token-ids.ts';

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

/** Tokens of models that do not say how many they take. */
const defaultTokens = 512;
const knownInputs: ReadonlySet<string> = new Set(['input_ids', 'attention_mask', 'token_type_ids', 'position_ids']);

/**
 * Looks whether an encoder can be opened: its files are there and so are the libraries.
 *
 * @throws LeavenError backend/incomplete-model, backend/missing-library
 */
export function requireEncoder({ folder, runtime = 'wasm' }: EncoderOptions): void {
  findModel(folder);
  tokenizerLibrary();
  runtimeLibrary(runtime);
}

/**
 * Opens an encoder from a folder; nothing is fetched. Texts are run one at a time: beside others a text would be padded to their length,
 * and its vector would depend on them.
 *
 * @throws LeavenError backend/incomplete-model, backend/missing-library, backend/unreadable-model, backend/not-an-encoder
 */
export async function openEncoder(options: EncoderOptions): Promise<TextEncoder> {
  const found = findModel(options.folder);
  const runtime = runtimeLibrary(options.runtime ?? 'wasm');
  const config = readModelJson(found.config);
  const tokenizerConfig = readModelJson(found.tokenizerConfig);
  const tokenIds = createTokenIds(
    openTokenizer(found, tokenizerConfig),
    Math.min(options.maxTokens ?? Number.POSITIVE_INFINITY, tokensOf(config, tokenizerConfig)),
  );
  const pooling = options.pooling ?? (readModelJson(found.poolingConfig).pooling_mode_cls_token === true ? 'cls' : 'mean');
  const session = await openModel(found, options.runtime ?? 'wasm');
  const output = session.outputNames.find((name) => name === 'last_hidden_state') ?? (session.outputNames[0] as string);
  const notAnEncoder = (reason: string) => new LeavenError('backend/not-an-encoder', { file: found.model, reason });
  const strange = session.inputNames.find((name) => !knownInputs.has(name));
  if (strange !== undefined) throw notAnEncoder(strange);
  if (!session.inputNames.includes('input_ids')) throw notAnEncoder('input_ids ?');

  const feed = (values: BigInt64Array) => new runtime.Tensor('int64', values, [1, values.length]);
  return {
    async encode(text) {
      const ids = tokenIds(text);
      const feeds: Record<string, Tensor> = {};
      for (const name of session.inputNames) {
        const value = (id: number, at: number) =>
          name === 'input_ids' ? id : name === 'attention_mask' ? 1 : name === 'position_ids' ? at : 0;
        feeds[name] = feed(BigInt64Array.from(ids, (id, at) => BigInt(value(id, at))));
      }
      let tensor: Tensor | undefined;
      try {
        tensor = (await session.run(feeds, [output]))[output];
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

function openTokenizer({ tokenizer }: ModelFolder, config: object): Tokenizer {
  const { Tokenizer } = tokenizerLibrary();
  const definition = readModelJson(tokenizer);
  try {
    return new Tokenizer(definition, config);
  } catch (error) {
    throw unreadable(tokenizer, error);
  }
}

async function openModel({ model }: ModelFolder, runtime: RuntimeName): Promise<Session> {
  const bytes = filesOf(model).read(model);
  try {
    return await openSession(runtimeLibrary(runtime), bytes);
  } catch (error) {
    throw unreadable(model, error);
  }
}

/** How many tokens a model takes. Some say an absurd number where they mean none. */
function tokensOf(config: Readonly<Record<string, unknown>>, tokenizerConfig: Readonly<Record<string, unknown>>): number {
  const said = [config.max_position_embeddings, tokenizerConfig.model_max_length].filter(
    (value): value is number => typeof value === 'number' && value >= 1 && value <= 1_000_000,
  );
  return said.length === 0 ? defaultTokens : Math.floor(Math.min(...said));
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
