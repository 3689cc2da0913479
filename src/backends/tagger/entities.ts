/** A run of words with one label. Offsets are UTF-16 units of the text; the score is the mean of its words, from 0 to 1. */
export interface TaggedEntity {
  start: number;
  end: number;
  label: string;
  score: number;
}

export interface WordTag {
  start: number;
  end: number;
  /** As the model names it: `O`, `B-PER`, `I-PER`, `S-LOC`, `PER`. */
  tag: string;
  score: number;
}

const prefixed = /^([BIESLUM])[-_](.+)$/;

/** Entities of tagged words, in any of the schemes BIO, BIOES, BILOU, BMES and IO. A tag that continues nothing begins an entity. */
export function entitiesOf(words: readonly WordTag[]): TaggedEntity[] {
  const entities: TaggedEntity[] = [];
  let open: { entity: TaggedEntity; words: number } | undefined;
  const close = () => {
    if (open) entities.push({ ...open.entity, score: open.entity.score / open.words });
    open = undefined;
  };
  for (const { start, end, tag, score } of words) {
    const [, prefix, named] = prefixed.exec(tag) ?? [];
    const label = named ?? tag;
    if (label === 'O' || label === '') {
      close();
      continue;
    }
    const begins = prefix === 'B' || prefix === 'S' || prefix === 'U';
    if (open && !begins && open.entity.label === label) {
      open.entity.end = end;
      open.entity.score += score;
      open.words++;
    } else {
      close();
      open = { entity: { start, end, label, score }, words: 1 };
    }
    if (prefix === 'E' || prefix === 'L' || prefix === 'S' || prefix === 'U') close();
  }
  close();
  return entities;
}
