import { met } from '../words.ts';
import { linesOf } from './lines.ts';
import type { GuardedRange } from './ranges.ts';

/** Longest line that is read as code: longer ones are prose, or a file that no one will read. */
const longestLine = 400;

const name = String.raw`[A-Za-z_$][\w$]*`;
const path = String.raw`${name}(?:\.${name})*`;

/** Lines that are code wherever they stand. */
const surely: readonly RegExp[] = [
  // Python
  new RegExp(String.raw`^\s*(?:async\s+)?def\s+${name}\s*\(.*\)\s*(?:->.*)?:`),
  new RegExp(String.raw`^\s*class\s+${name}\s*(?:\([\w., =]*\))?:\s*(?:#.*|pass)?$`),
  new RegExp(
    String.raw`^\s*(?:from\s+\.*${path}\s+)?import\s+(?:\*|\(?${path}(?:\s+as\s+${name})?(?:\s*,\s*${path}(?:\s+as\s+${name})?)*\)?)\s*;?\s*$`,
  ),
  new RegExp(
    String.raw`^\s*(?:for\s+${name}(?:\s*,\s*${name})*\s+in\s+.*[\w)\]]|(?:el)?if\s+.*[=<>()[\]_].*|while\s+(?:True|.*[=<>()].*)|with\s+\w+\(.*|except(?:\s+${path}(?:\s+as\s+${name})?)?|try|else|finally)\s*:\s*(?:#.*)?$`,
  ),
  /^\s*@[A-Za-z_][\w.]*(?:\(.*\))?$/,
  // JavaScript, TypeScript, Java, C and their like
  new RegExp(String.raw`^\s*(?:export\s+)?(?:const|let|var)\s+(?:${name}|[{[][^=]*[}\]])\s*(?::[^=]+)?=`),
  new RegExp(String.raw`^\s*(?:export\s+(?:default\s+)?)?(?:async\s+)?function\b\s*\*?\s*(?:${name})?\s*\(`),
  /^\s*(?:import\s.*\sfrom\s+|import\s+)['"][^'"]+['"];?\s*$/,
  /^\s*(?:(?:public|private|protected|static|final|abstract|virtual|override)\s+)+[\w<>[\], ]+[({;=]/,
  /^\s*(?:#include\s*[<"]|#define\s+\w+|using\s+namespace\s|package\s+[\w.]+;|<\?php|#!\/)/,
  new RegExp(
    String.raw`^\s*(?:unsigned\s+)?(?:int|float|double|char|bool|boolean|long|void|string|String|auto)\b[\s*&]*(?:\[\]\s*)?${name}(?:\[\w*\])*\s*(?:\(.*|=.*|,.*)?[;{)]\s*$`,
  ),
  /^\s*(?:if|for|while|switch|catch)\s*\(.*\)\s*\{?\s*(?:\/\/.*)?$/,
  /=>\s*[{(]?\s*$/,
  /^\s*\}\s*(?:else\b.*|catch\b.*|while\b.*|finally\b.*)?[{;]?\)?;?\s*$/,
  // Assignments and calls that are whole lines
  new RegExp(
    String.raw`^\s*(?:${path}|${name}(?:\[[^\]]*\])+)\s*(?:[-+*/%&|^]|\*\*|//|<<|>>|:)?=\s*(?:["'\x60[{(\d-].*|new\s.*|${path}\s*[[(].*|True|False|None|null|true|false|undefined)\s*[;,]?\s*(?:(?:#|//).*)?$`,
  ),
  new RegExp(String.raw`^\s*(?:await\s+|return\s+)?(?:${name}\.)*${name}\((?:|.*["'=,.[(\d].*)\)\s*;?\s*(?:(?:#|//).*)?$`),
  /^\s*[^\s#>*-].*[=()[\]{}].*;\s*$/,
  // SQL
  /^\s*(?:SELECT\b.*|INSERT\s+INTO\b.*|UPDATE\s+\S+\s+SET\b.*|DELETE\s+FROM\b.*|(?:CREATE|ALTER|DROP)\s+(?:TABLE|VIEW|INDEX|DATABASE|USER|FUNCTION|PROCEDURE)\b.*)$/,
  /^\s*select\s+(?:\*|[\w.,() ]+)\s+from\s+\w+(?:\s+(?:where|group|order|join|limit)\b.*)?;?\s*$/,
  // Shells
  /^\s*\$\s+[a-z][\w./-]*(?:\s.*)?$/,
  /^\s*(?:sudo\s+|npm\s+(?:install|i|run|start|test|init|ci)\b|npx\s+\S|yarn\s+(?:add|install|run)\b|pip3?\s+install\b|apt(?:-get)?\s+(?:install|update|upgrade)\b|brew\s+install\b|conda\s+(?:install|create|activate)\b|git\s+(?:clone|add|commit|push|pull|checkout|merge|rebase|status|log|init|branch|fetch|reset|stash)\b|docker\s+(?:run|build|pull|push|compose|ps|exec)\b|kubectl\s+\w|cargo\s+(?:build|run|test|add)\b|go\s+(?:build|run|test|get|mod)\s|curl\s+(?:-|https?:)|wget\s+(?:-|https?:)|chmod\s+[\d+u]|mkdir\s+-|rm\s+-|ls\s+-|python3?\s+\S+\.py\b|node\s+\S+\.[cm]?js\b)(?!.*[a-z]{2}\.\s*$)/,
  // The opening and closing of elements on a line of their own
  /^\s*<\/?[A-Za-z][\w:-]*(?:\s[^<>]*)?\/?>\s*$/,
];

/** Lines that are code beside code. */
const perhaps: readonly RegExp[] = [
  /^\s*(?:#(?!#*\s*$)|\/\/|\/\*|\*\/|--\s)/,
  /^\s*(?:return|break|continue|pass|raise|yield|throw|case|default|print|echo|end|begin|do|elif|else|try|finally)\b.{0,80}$/,
  /^\s*(?:FROM|WHERE|GROUP\s+BY|ORDER\s+BY|HAVING|LIMIT|(?:INNER|LEFT|RIGHT|FULL|CROSS)?\s*(?:OUTER\s+)?JOIN|ON|AND|OR|VALUES|SET|UNION)\b/,
  /[{};]\s*$/,
  /^\s*[}\])]+[;,]?\s*$/,
  /^\s*\S+\s*[-+*/%]?=[^=]/,
  /^\s*["'][^"']*["']\s*:.*,?\s*$/,
];

const codeSigns = met.paren | met.bracket | met.equals | met.angle | met.star | met.underscore;

/**
 * Code without a fence: lines that can be nothing else, with the lines between and around them that are indented or look like code
 * too; indented code behind a blank line; SQL inside a line; paths and names of files; YAML. Linear.
 */
export function findCodeLines(text: string, seen: number, found: GuardedRange[]): void {
  if (seen & (met.line | codeSigns)) {
    findBlocks(text, seen, found);
    if (seen & met.upper) findSql(text, found);
  }
  if (seen & (met.slash | met.backslash | met.innerDot)) findPaths(text, found);
  if (seen & met.line) findYaml(text, found);
}

const sure = 2;
const likely = 1;

function kindOf(line: string): number {
  if (line.length > longestLine) return 0;
  if (surely.some((pattern) => pattern.test(line))) return sure;
  return perhaps.some((pattern) => pattern.test(line)) ? likely : 0;
}

interface CodeLine {
  start: number;
  end: number;
  kind: number;
  indent: number;
}

function findBlocks(text: string, seen: number, found: GuardedRange[]): void {
  let block: CodeLine[] = [];
  let blank = true;
  let indented: CodeLine[] = [];
  let listed = false;
  const hold = (first: CodeLine | undefined, last: CodeLine | undefined) => {
    if (first && last) found.push({ start: first.start, end: last.end, guard: 'code' });
  };
  const close = () => {
    const firstSure = block.findIndex(({ kind }) => kind === sure);
    if (firstSure >= 0) hold(block[0], block.at(-1));
    block = [];
  };
  const closeIndented = () => {
    const body = indented.map(({ start, end }) => text.slice(start, Math.min(end, start + longestLine)));
    if (body.some((line) => /[{}()[\]=;<>_\\$|#]|^\s*\S+:$/.test(line))) hold(indented[0], indented.at(-1));
    indented = [];
  };
  for (const { start, end } of linesOf(text)) {
    const line = text.slice(start, end);
    const indent = line.search(/\S/);
    if (indent < 0) {
      blank = true;
      continue;
    }
    const kind = kindOf(line);
    const one: CodeLine = { start, end, kind, indent };
    const deep = indent >= 4 || line.charCodeAt(0) === 9;
    if (deep && !listed && (blank || indented.length > 0) && seen & met.line) indented.push(one);
    else {
      closeIndented();
      if (!deep) listed = /^\s*(?:[-*+]|\d{1,3}[.)])\s/.test(line);
    }
    const last = block.at(-1);
    const follows = last !== undefined && (indent > (block[0] as CodeLine).indent || (indent > 0 && indent >= last.indent)) && !blank;
    if (kind > 0 || (follows && line.length <= longestLine)) {
      // What only looks like code begins a block no more than a blank line away from what is.
      if (blank && kind === likely && last !== undefined && indent === 0) close();
      block.push(one);
    } else close();
    blank = false;
  }
  close();
  closeIndented();
}

const sql =
  /\b(?:SELECT\s[^\n;]{1,300}?\sFROM\s|INSERT\s+INTO\s+\w|UPDATE\s+\w{1,64}\s+SET\s|DELETE\s+FROM\s+\w|(?:CREATE|ALTER|DROP)\s+(?:TABLE|VIEW|INDEX|DATABASE)\s+\w)[^\n;]{0,600};?/g;

function findSql(text: string, found: GuardedRange[]): void {
  if (!/SELECT|INSERT|UPDATE|DELETE|CREATE|ALTER|DROP/.test(text)) return;
  for (const match of text.matchAll(sql)) found.push({ start: match.index, end: match.index + match[0].length, guard: 'code' });
}

const extensions =
  'py|ipynb|js|mjs|cjs|ts|tsx|jsx|json|jsonl|csv|tsv|txt|md|html?|css|scss|java|kt|cpp|cc|hpp|cs|go|rs|rb|php|swift|sh|bash|bat|ps1|sql|xml|ya?ml|toml|ini|cfg|conf|env|log|lock|pdf|docx?|xlsx?|pptx?|png|jpe?g|gif|svg|webp|mp[34]|wav|zip|gz|tar|exe|dll|so|parquet|vue|lua|tex|bib';
const paths = new RegExp(
  // /usr/bin, ./src, ~/x, C:\Users: two parts at least where nothing but the slash tells of a path.
  String.raw`(?<![\p{L}\p{N}_.~/\\:<])(?:[A-Za-z]:\\[\w.$ -]{1,128}(?:\\[\w.$-]{1,128}){0,32}|(?:~|\.{1,2})?/[\w.@%+-]{1,128}(?:/[\w.@%+-]{1,128}){1,32}/?|(?:~|\.{1,2})/[\w.@%+-]{1,128}/?|(?:[\w@-]{1,64}/){0,16}[\w-]{1,64}(?:\.[\w-]{1,32}){0,4}\.(?:${extensions})(?![\p{L}\p{N}_]))`,
  'gu',
);

/** Paths, and names of files by their endings. */
function findPaths(text: string, found: GuardedRange[]): void {
  for (const match of text.matchAll(paths)) {
    const end = match.index + match[0].replace(/[. -]+$/, '').length;
    found.push({ start: match.index, end, guard: 'code' });
  }
}

const yamlKey = /^(\s*)(?:-\s+)?[a-z_][\w.-]{0,63}:(?:\s+\S.*)?$/;
const yamlItem = /^\s*-\s+\S/;

/** Runs of `key: value` lines in which something is nested. */
function findYaml(text: string, found: GuardedRange[]): void {
  let run: { start: number; end: number }[] = [];
  let nested = false;
  let opens = -1;
  const close = () => {
    const [first] = run;
    if (first && nested && run.length > 1) found.push({ start: first.start, end: (run.at(-1) as { end: number }).end, guard: 'code' });
    run = [];
    nested = false;
    opens = -1;
  };
  for (const { start, end } of linesOf(text)) {
    const line = end - start <= longestLine ? text.slice(start, end) : '';
    const key = yamlKey.test(line);
    const indent = line.search(/\S/);
    if (!key && !(run.length > 0 && yamlItem.test(line) && (opens >= 0 || nested))) {
      close();
      continue;
    }
    if (opens >= 0 && indent > opens && key) nested = true;
    opens = key && line.endsWith(':') ? indent : opens >= 0 && indent > opens ? opens : -1;
    run.push({ start, end });
  }
  close();
}
