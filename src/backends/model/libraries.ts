import { supplied } from '../../core/resources.ts';
import { LeavenError } from '../../errors/leaven-error.ts';

/**
 * What runs a model. `onnxruntime-web` is WebAssembly: the same bits on every machine. `onnxruntime-node` is native: faster, and its bits
 * depend on what the processor can do.
 */
export const runtimeNames = { wasm: 'onnxruntime-web', native: 'onnxruntime-node' } as const;
export type RuntimeName = keyof typeof runtimeNames;

export interface Tensor {
  readonly type: string;
  readonly dims: readonly number[];
  readonly data: ArrayLike<number>;
}

export interface Session {
  readonly inputNames: readonly string[];
  readonly outputNames: readonly string[];
  run(feeds: Readonly<Record<string, Tensor>>, fetches: readonly string[]): Promise<Readonly<Record<string, Tensor>>>;
}

interface Runtime {
  env: { wasm: { numThreads?: number }; logLevel?: string };
  InferenceSession: { create(model: Uint8Array, options: object): Promise<Session> };
  Tensor: new (type: string, data: BigInt64Array, dims: readonly number[]) => Tensor;
}

export interface Tokenizer {
  encode(text: string, options?: { add_special_tokens?: boolean }): { ids: number[] };
}

type TokenizerLibrary = { Tokenizer: new (tokenizer: object, config: object) => Tokenizer };

/** @throws LeavenError backend/missing-library */
export function tokenizerLibrary(): TokenizerLibrary {
  return library('@huggingface/tokenizers') as TokenizerLibrary;
}

/** @throws LeavenError backend/missing-library */
export function runtimeLibrary(name: RuntimeName): Runtime {
  return library(runtimeNames[name]) as Runtime;
}

function library(name: string): unknown {
  try {
    return supplied(name);
  } catch (error) {
    throw new LeavenError('backend/missing-library', { library: name }, { cause: error });
  }
}

/** A model ready to run on one thread: sums in one order whatever the machine. */
export function openSession(runtime: Runtime, model: Uint8Array): Promise<Session> {
  runtime.env.wasm.numThreads = 1;
  runtime.env.logLevel = 'error';
  return runtime.InferenceSession.create(model, { intraOpNumThreads: 1, interOpNumThreads: 1, logSeverityLevel: 3 });
}
