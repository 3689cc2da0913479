/** Replace the UTF-16 units from start to end (half-open) by `insert`. */
export interface Edit {
  start: number;
  end: number;
  insert: string;
}
type Edits = readonly Edit[];

/** A text after edits that are in order and apart. */
export function applied(text: string, edits: Edits): string {
  let result = '';
  let reached = 0;
  for (const { start, end, insert } of edits) {
    result += text.slice(reached, start) + insert;
    reached = end;
  }
  return result + text.slice(reached);
}

/** One list of edits that does what two do, the second to what the first left. Both in order and apart. */
export function composed(text: string, first: Edits, second: Edits): Edits {
  const middle = applied(text, first);
  let shift = 0;
  // All edits by where they stand in the text between; those that reach into each other become one.
  const items = first.map(({ start, end, insert }): { from: number; to: number; grown: number; insert?: string } => {
    const from = start + shift;
    const grown = insert.length - (end - start);
    shift += grown;
    return { from, to: from + insert.length, grown };
  });
  for (const { start, end, insert } of second) items.push({ from: start, to: end, grown: 0, insert });
  items.sort((a, b) => a.from - b.from || a.to - b.to);
  const result: Edit[] = [];
  let before = 0;
  for (let at = 0; at < items.length; ) {
    const { from } = items[at] as (typeof items)[number];
    let [to, reached, grown, insert] = [from, from, 0, ''];
    for (let item = items[at], first = true; item && (first || item.from < to); item = items[++at], first = false) {
      to = Math.max(to, item.to);
      grown += item.grown;
      if (item.insert === undefined) continue;
      insert += middle.slice(reached, item.from) + item.insert;
      reached = item.to;
    }
    result.push({ start: from - before, end: to - before - grown, insert: insert + middle.slice(reached, to) });
    before += grown;
  }
  return result;
}
