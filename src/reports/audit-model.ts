import type { LengthHistogram } from './model.ts';

/** error: the data misleads whoever trains on it or judges by it; warning: worth a fix; note: worth knowing. */
export type Severity = 'error' | 'warning' | 'note';

/** What an audit can find, in the order in which equal harm is told. */
export const findingCodes = [
  'unreadable-files',
  'split-leak',
  'contradictory-labels',
  'private-data',
  'wrong-encoding',
  'mojibake',
  'lost-characters',
  'single-label',
  'unseen-labels',
  'missing-labels',
  'unreadable-records',
  'empty-texts',
  'label-imbalance',
  'rare-labels',
  'label-variants',
  'exact-duplicates',
  'near-duplicates',
  'repeated-ids',
  'mixed-languages',
  'html-remains',
  'control-characters',
  'repeated-lines',
  'outliers',
  'unlike-texts',
] as const;
export type FindingCode = (typeof findingCodes)[number];

/** A row as it may be shown: private data in it is masked. */
export interface AuditRow {
  /** The user's id, where the data has one. */
  id?: string;
  file: string;
  /** Number of the record in its file, from 1. */
  record: number;
  split: string;
  label?: string;
  text: string;
  /** Characters of the text that are not shown. */
  cut: number;
  language?: string;
}

export interface AuditExample {
  rows: AuditRow[];
  /** A fact of this example: a type of private data, a language, a line, a distance. */
  detail?: string;
}

/** Lines of a recipe that mend a finding. */
export interface AuditFix {
  place: 'steps' | 'dataset' | 'limits';
  /** YAML as it stands below its place. */
  yaml: string;
  /** A person has to look first: what the lines do is a choice. */
  choice?: true;
}

export interface AuditFinding {
  code: FindingCode;
  severity: Severity;
  /** Rows concerned; files for what is said of files. */
  count: number;
  /** Of what was looked at. */
  share: number;
  /** Further numbers and names of the finding, for its sentence. */
  data: Readonly<Record<string, string | number>>;
  examples: AuditExample[];
  fix?: AuditFix;
}

/** What could not be looked at, and why. */
export interface Unchecked {
  code: string;
  data: Readonly<Record<string, string | number>>;
}

export interface AuditFile {
  file: string;
  split: string;
  format: string;
  encoding: string;
  bytes: number;
  records: number;
  /** Records without values. */
  unreadable: number;
  sha256: string;
}

export interface Named {
  name: string;
  rows: number;
}

/** Everything that an audit found: what its page and its JSON show. */
export interface AuditReport {
  leaven: 1;
  kind: 'audit';
  name: string;
  /** SHA-256 over the hashes of the files. */
  inputsHash: string;
  verdict: { outcome: 'unfit' | 'fixes' | 'fit'; errors: number; warnings: number; notes: number; fixes: number };
  findings: AuditFinding[];
  unchecked: Unchecked[];
  data: {
    task: string;
    /** Column of each role. */
    fields: Readonly<Record<string, string>>;
    rows: number;
    splits: Named[];
    files: AuditFile[];
    languages: Named[];
    labels: { split: string; classes: Named[]; others: number; entropy: number }[];
    lengths: LengthHistogram[];
  };
  /** A whole recipe that mends what can be mended. */
  recipe: { path: string; text: string };
  command: string;
  next: string[];
  versions: { leaven: string; node: string };
}
