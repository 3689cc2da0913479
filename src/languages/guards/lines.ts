/** A line of a text without its break. */
export interface Line {
  start: number;
  end: number;
}

/** The lines of a text; a carriage return before a line feed belongs to the break. */
export function* linesOf(text: string): Generator<Line> {
  let start = 0;
  for (;;) {
    const feed = text.indexOf('\n', start);
    const stop = feed < 0 ? text.length : feed;
    yield { start, end: stop > start && text.charCodeAt(stop - 1) === 13 ? stop - 1 : stop };
    if (feed < 0) return;
    start = feed + 1;
  }
}
