import { japaneseRanges } from './identification/han.ts';
import { isShared, type SharedScript, type Writing, writingOf } from './identification/scripts.ts';

/** A piece of a text in one language, `und` where that cannot be told. */
export interface LanguageRun {
  start: number;
  end: number;
  /** BCP 47. */
  language: string;
}

/** Parts text in letters that many languages share into languages; the ranges it returns are those of the letters, in order. */
export type TellShared = (text: string, script: SharedScript) => readonly LanguageRun[];

/**
 * A text cut into runs of one language, which cover it: at borders of scripts, between Chinese and Japanese by their characters, and
 * where `tellShared` is given between languages of one script; without it, letters that many languages share are `und`.
 *
 * What is no letter (spaces, digits, punctuation, symbols) goes with the run before it, opening brackets and quotes with the one behind,
 * and what opens the text with the first run. Linear.
 */
export function languageRuns(text: string, tellShared?: TellShared): LanguageRun[] {
  if (text === '') return [];
  const lettered = joinHanja(text, joinAlike(letterRuns(text, tellShared)));
  if (lettered.length === 0) return [{ start: 0, end: text.length, language: 'und' }];
  return lettered.map(({ language, end }, i) => ({
    start: i === 0 ? 0 : borderBetween(text, (lettered[i - 1] as LanguageRun).end, (lettered[i] as LanguageRun).start),
    end: i === lettered.length - 1 ? text.length : borderBetween(text, end, (lettered[i + 1] as LanguageRun).start),
    language,
  }));
}

/** From the first letter to the last of each piece in one writing. */
function letterRuns(text: string, tellShared: TellShared | undefined): LanguageRun[] {
  const japanese = japaneseRanges(text);
  const runs: LanguageRun[] = [];
  let range = 0;
  let start = 0;
  let end = 0;
  let open: Writing | undefined;
  const close = () => {
    if (open === undefined) return;
    if (!isShared(open)) runs.push({ start, end, language: open === 'other' ? 'und' : open });
    else if (tellShared === undefined) runs.push({ start, end, language: 'und' });
    else for (const run of tellShared(text.slice(start, end), open)) runs.push({ ...run, start: start + run.start, end: start + run.end });
  };
  for (let i = 0; i < text.length; ) {
    const codePoint = text.codePointAt(i) as number;
    const next = i + (codePoint > 65535 ? 2 : 1);
    let writing = writingOf(codePoint);
    if (writing === 'han' || writing === 'kana') {
      while (range < japanese.length && (japanese[range] as LanguageRun).end <= i) range++;
      writing = range < japanese.length && (japanese[range] as LanguageRun).start <= i ? 'ja' : 'zh';
    }
    if (writing !== undefined) {
      if (writing !== open) {
        close();
        open = writing;
        start = i;
      }
      end = next;
    }
    i = next;
  }
  close();
  return runs;
}

function joinAlike(runs: readonly LanguageRun[]): LanguageRun[] {
  const joined: LanguageRun[] = [];
  for (const run of runs) {
    const last = joined.at(-1);
    if (last?.language === run.language) last.end = run.end;
    else joined.push({ ...run });
  }
  return joined;
}

/** Han characters that Korean may hold: 美 대통령, 한자(漢字). */
const longestHanja = 4;

/** A few Han characters with Korean alone on either side are Korean. */
function joinHanja(text: string, runs: readonly LanguageRun[]): LanguageRun[] {
  return joinAlike(
    runs.map((run, i) => {
      if (run.language !== 'zh' || run.end - run.start > longestHanja) return run;
      const before = runs[i - 1];
      const behind = runs[i + 1];
      const korean = [before, behind].every((one) => one === undefined || one.language === 'ko') && (before ?? behind) !== undefined;
      const near =
        (before !== undefined && /^[ (（]?$/.test(text.slice(before.end, run.start))) ||
        (behind !== undefined && /^ ?$/.test(text.slice(run.end, behind.start)));
      return korean && near ? { ...run, language: 'ko' } : run;
    }),
  );
}

const opening = /[\p{Ps}\p{Pi}«„‚¿¡]/u;
const straight = /["'`#@$€£¥]/;
const space = /\s/;

/** Where one run ends and the next begins between the letters of both. */
function borderBetween(text: string, end: number, start: number): number {
  let border = start;
  while (border > end) {
    const before = text[border - 1] as string;
    // A quote that looks alike on both sides opens where a space, or nothing that it could close, stands before it.
    const opens =
      opening.test(before) ||
      (straight.test(before) && border - 1 > end && (space.test(text[border - 2] as string) || opening.test(text[border - 2] as string)));
    if (!opens) break;
    border--;
  }
  return border;
}
