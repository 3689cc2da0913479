import { readdirSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { LeavenError } from '../../errors/leaven-error.ts';
import { type CardConfig, readCard } from '../dataset-card.ts';
import { formatOfName, resolveFiles } from '../resolve.ts';

export interface FoundSplit {
  /** What names all its files: a file, a glob or a folder. */
  path: string;
  files: string[];
}

/** The files of a data set by split, and what was left out. */
export interface SplitFiles {
  train: FoundSplit;
  /** Further splits by name: test, dev, and what else a card names. */
  others: Record<string, FoundSplit>;
  /** The folder, where its card says all this. */
  card?: string;
  /** Names of data files that no split took. */
  unused: string[];
}

const splitWords: Readonly<Record<string, string>> = {
  train: 'train',
  training: 'train',
  test: 'test',
  testing: 'test',
  dev: 'dev',
  development: 'dev',
  valid: 'dev',
  validation: 'dev',
  val: 'dev',
  eval: 'dev',
}; // prettier-ignore

const notData =
  /^(?:readme|license|licence|notice|changelog|source_|makefile|\.)|\.(?:md|rst|pdf|html?|zip|tar|tgz|7z|png|jpe?g|gif|webp|wav|mp3|flac|py|js|ts|ya?ml|toml|sh|ipynb|xlsx?|docx?|npy|npz|pkl|pt|bin)$/i;

interface Candidate {
  /** Name of a file, glob of the parts of one, or name of a folder. */
  name: string;
  files: string[];
  bytes: number;
  split?: string;
  rest: string;
}

/**
 * Which files of a path are the splits: by the card of a folder, else by their names, else the largest file alone. Parts of one split
 * (`train-00000-of-00002.parquet`) belong together, and where a folder holds no data itself the folder data in it does.
 *
 * @throws LeavenError dataset/no-files; as `readCard`
 */
export function findSplits(path: string): SplitFiles {
  if (statSync(path).isFile()) return { train: { path, files: [path] }, others: {}, unused: [] };
  const card = readCard(path, basename(path));
  const carded = card && splitsOfCard(path, card);
  if (carded) return carded;
  const here = candidatesIn(path);
  const root = here.length === 0 && statSync(join(path, 'data'), { throwIfNoEntry: false })?.isDirectory() ? join(path, 'data') : path;
  const found = (root === path ? here : candidatesIn(root)).sort((a, b) => (a.name < b.name ? -1 : 1));
  const largest = found.toSorted((a, b) => b.bytes - a.bytes)[0];
  if (!largest) throw new LeavenError('dataset/no-files', { pattern: path });
  const trains = found.filter((file) => file.split === 'train');
  const splitsBeside = (rest: string) => new Set(found.filter((file) => file.rest === rest).map((file) => file.split)).size;
  const train = trains.toSorted((a, b) => splitsBeside(b.rest) - splitsBeside(a.rest) || b.bytes - a.bytes)[0] ?? largest;
  const others: Record<string, FoundSplit> = {};
  const used = new Set([train.name]);
  const asSplit = ({ name, files }: Candidate): FoundSplit => ({ path: join(root, name), files });
  if (train.split === 'train')
    for (const split of ['test', 'dev']) {
      const candidates = found.filter((file) => file.split === split);
      const chosen = candidates.find((file) => file.rest === train.rest) ?? (candidates.length === 1 ? candidates[0] : undefined);
      if (!chosen) continue;
      others[split] = asSplit(chosen);
      used.add(chosen.name);
    }
  return { train: asSplit(train), others, unused: found.map((file) => file.name).filter((name) => !used.has(name)) };
}

/** The splits that a card names, `train` among them; nothing where it names none. */
function splitsOfCard(root: string, { splits }: CardConfig): SplitFiles | undefined {
  const found = new Map<string, FoundSplit>();
  for (const { split, patterns } of splits) {
    const files = patterns.flatMap((pattern) => resolveFiles(pattern, root).map(({ file }) => file));
    found.set(splitWords[split] ?? split, { path: files[0] as string, files });
  }
  const train = found.get('train') ?? [...found.values()][0];
  if (!train) return undefined;
  const others = Object.fromEntries([...found].filter(([, one]) => one !== train));
  return { train, others, unused: [], card: root };
}

const partName = /-\d{5}(-of-\d{5})(?=\.|$)/;

function candidatesIn(root: string): Candidate[] {
  const found = new Map<string, Candidate>();
  const add = (name: string, files: string[], bytes: number, told: { split?: string; rest: string }) => {
    const other = found.get(name);
    if (other) {
      other.files.push(...files);
      other.bytes += bytes;
    } else found.set(name, { name, files, bytes, ...told });
  };
  for (const entry of readdirSync(root, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const file = join(root, entry.name);
    const status = statSync(file, { throwIfNoEntry: false });
    if (entry.isDirectory() && splitWords[entry.name.toLowerCase()] !== undefined) {
      const files = readdirSync(file)
        .filter((name) => !name.startsWith('.') && formatOfName(name) !== undefined)
        .sort(); // prettier-ignore
      const bytes = files.reduce((sum, name) => sum + statSync(join(file, name)).size, 0);
      if (bytes > 0)
        add(
          entry.name,
          files.map((name) => join(file, name)),
          bytes,
          splitOf(entry.name),
        ); // prettier-ignore
    }
    if (!status?.isFile() || status.size === 0 || notData.test(entry.name)) continue;
    add(entry.name.replace(partName, '-*$1'), [file], status.size, splitOf(entry.name.replace(partName, '')));
  }
  return [...found.values()];
}

/** The split that a file's name tells, and the name without it: files of one data set share it. */
export function splitOf(name: string): { split?: string; rest: string } {
  const parts = basename(name).split(/([._-])/);
  const index = parts.findIndex((part) => splitWords[part.toLowerCase()] !== undefined);
  if (index === -1) return { rest: name };
  const split = splitWords[(parts[index] as string).toLowerCase()] as string;
  return { split, rest: parts.map((part, i) => (i === index ? '*' : part)).join('') };
}
