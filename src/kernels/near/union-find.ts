/** Which of `count` items hang together. The root of a group is its least item. */
export class UnionFind {
  private readonly parents: Uint32Array;

  constructor(count: number) {
    this.parents = new Uint32Array(count);
    for (let i = 0; i < count; i++) this.parents[i] = i;
  }

  find(item: number): number {
    const { parents } = this;
    let at = item;
    for (;;) {
      const parent = parents[at] as number;
      if (parent === at) return at;
      const above = parents[parent] as number;
      parents[at] = above;
      at = above;
    }
  }

  union(a: number, b: number): void {
    const one = this.find(a);
    const other = this.find(b);
    if (one < other) this.parents[other] = one;
    else this.parents[one] = other;
  }
}
