/** Label names kept at most: those with the least hashes, so that it is the same ones whoever saw which. */
const most = 4096;
const longest = 200;

/** Names of labels by the word that stands for them: to tell a contradiction by name. */
export class LabelNames {
  private readonly names = new Map<number, string>();

  has(word: number): boolean {
    return this.names.has(word);
  }

  add(word: number, name: string): void {
    if (this.names.has(word)) return;
    this.names.set(word, name.length > longest ? `${name.slice(0, longest)}…` : name);
    if (this.names.size > most * 2) this.trim();
  }

  get(word: number): string | undefined {
    return this.names.get(word);
  }

  private trim(): void {
    const words = [...this.names.keys()].sort((a, b) => a - b);
    for (const word of words.slice(most)) this.names.delete(word);
  }

  /** JSON, which keeps unpaired surrogates. */
  encode(): string {
    this.trim();
    return JSON.stringify([...this.names].sort(([a], [b]) => a - b));
  }

  append(encoded: string): void {
    for (const [word, name] of JSON.parse(encoded) as [number, string][]) this.add(word, name);
  }
}
