import { filesOf } from '../../core/files.ts';
import { openSession, type RuntimeName, runtimeLibrary, type Session, type Tensor, type Tokenizer, tokenizerLibrary } from './libraries.ts';
import { findModel, type ModelFolder, readModelJson, unreadable } from './model-folder.ts';

/** A model that reads the tokens of texts. */
export interface TokenModel {
  /** File of the model, for messages. */
  file: string;
  folder: ModelFolder;
  /** What config.json says. */
  config: Readonly<Record<string, unknown>>;
  tokenizer: Tokenizer;
  /** Tokens it takes at once, those around a text included. */
  tokens: number;
  outputNames: readonly string[];
  /** An input that it has beside the ids of tokens, what masks them, their types and places. */
  strangeInput?: string;
  /** One text at a time: beside others it would be padded to their length, and what comes out would depend on them. */
  run(ids: readonly number[], output: string): Promise<Tensor | undefined>;
}

/** Tokens of models that do not say how many they take. */
const defaultTokens = 512;
const knownInputs: ReadonlySet<string> = new Set(['input_ids', 'attention_mask', 'token_type_ids', 'position_ids']);

/**
 * Looks whether a model can be opened: its files are there and so are the libraries.
 *
 * @throws LeavenError backend/incomplete-model, backend/missing-library
 */
export function requireModel(folder: string, runtime: RuntimeName = 'wasm'): void {
  findModel(folder);
  tokenizerLibrary();
  runtimeLibrary(runtime);
}

/**
 * Opens a model from a folder; nothing is fetched.
 *
 * @throws LeavenError backend/incomplete-model, backend/missing-library, backend/unreadable-model
 */
export async function openModel(path: string, runtimeName: RuntimeName = 'wasm'): Promise<TokenModel> {
  const folder = findModel(path);
  const runtime = runtimeLibrary(runtimeName);
  const config = readModelJson(folder.config);
  const tokenizerConfig = readModelJson(folder.tokenizerConfig);
  const tokenizer = openTokenizer(folder, tokenizerConfig);
  const session = await openFile(folder, runtimeName);
  const { inputNames, outputNames } = session;
  const strangeInput = inputNames.find((name) => !knownInputs.has(name)) ?? (inputNames.includes('input_ids') ? undefined : 'input_ids ?');
  const feed = (values: BigInt64Array) => new runtime.Tensor('int64', values, [1, values.length]);
  return {
    ...{ file: folder.model, folder, config, tokenizer, outputNames },
    tokens: tokensOf(config, tokenizerConfig),
    ...(strangeInput === undefined ? {} : { strangeInput }),
    async run(ids, output) {
      const feeds: Record<string, Tensor> = {};
      for (const name of inputNames) {
        const value = (id: number, at: number) =>
          name === 'input_ids' ? id : name === 'attention_mask' ? 1 : name === 'position_ids' ? at : 0;
        feeds[name] = feed(BigInt64Array.from(ids, (id, at) => BigInt(value(id, at))));
      }
      return (await session.run(feeds, [output]))[output];
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

async function openFile({ model }: ModelFolder, runtime: RuntimeName): Promise<Session> {
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
