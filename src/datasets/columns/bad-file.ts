/** What is wrong with a typed file; the words of dataset/corrupt-file explain the reasons. */
export type BadReason =
  | 'differences'
  | 'encoding'
  | 'levels'
  | 'metadata'
  | 'packing'
  | 'page-end'
  | 'page-header'
  | 'page-size'
  | 'row-count'
  | 'run'
  | 'utf-8'
  | 'value-count'
  | 'value-length';

/** A fault inside a typed file. Its reader adds the file, the column and the row. */
export class BadFile extends Error {
  readonly reason: BadReason;
  constructor(reason: BadReason) {
    super(reason);
    this.reason = reason;
  }
}
