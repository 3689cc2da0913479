import { isDigit } from './characters.ts';

/** Groups of digits that a number of any kind may have. */
const mostGroups = 10;

/** The groups of digits from a place on, and what stands between them: `(0)62 585-51` has four. The arrays are used again. */
export class DigitGroups {
  count = 0;
  readonly starts = new Int32Array(mostGroups);
  readonly ends = new Int32Array(mostGroups);
  /** What parts a group from the one before: '' where nothing of a number could. */
  readonly separators: string[] = [];
  text = '';

  read(text: string, start: number): void {
    this.text = text;
    this.count = 0;
    this.separators.length = 0;
    let at = start;
    while (this.count < mostGroups) {
      let end = at;
      while (end < text.length && isDigit(text.charCodeAt(end))) end++;
      this.starts[this.count] = at;
      this.ends[this.count++] = end;
      const next = separatorEnd(text, end);
      if (next === end) return;
      this.separators.push(text.slice(end, next));
      at = next;
    }
  }

  end(group: number): number {
    return this.ends[group] as number;
  }

  size(group: number): number {
    return (this.ends[group] as number) - (this.starts[group] as number);
  }

  /** Digits of the first groups, without what parts them. */
  digits(count: number): string {
    if (count === 1) return this.text.slice(this.starts[0], this.ends[0]);
    let digits = '';
    for (let group = 0; group < count; group++) digits += this.text.slice(this.starts[group], this.ends[group]);
    return digits;
  }

  /** The one mark that parts the first groups; nothing where they differ. */
  mark(count: number): string | undefined {
    for (let i = 1; i < count - 1; i++) if (this.separators[i] !== this.separators[0]) return undefined;
    return count > 1 ? this.separators[0] : '';
  }

  /** Sizes of the first groups, as `4-4-4-4`. */
  shape(count: number): string {
    let shape = '';
    for (let group = 0; group < count; group++) shape += group === 0 ? this.size(group) : `-${this.size(group)}`;
    return shape;
  }
}

const between = ' .-/()（）\u00a0\u2009\u2010\u2011\u2012\u2013\u202f\u3000';

/** Where the next group begins behind a mark of at most three signs; the same place where none does. */
function separatorEnd(text: string, end: number): number {
  for (let at = end; at < end + 4 && at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (isDigit(unit)) return at;
    if (!between.includes(text.charAt(at))) return end;
  }
  return end;
}
