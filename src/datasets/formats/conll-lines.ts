/** Lines of CoNLL files that are no tokens. One rule for the scanner, the reader and the writer. */

/** A line that begins a document, in the form of CoNLL-2003. */
const documentStart = /^-DOCSTART-(?:[ \t]|$)/;
/** The end of a line that is a token's: a delimiter and a tag. */
const endsInTag = / (?:O|[BIELMSU](?:-\S+)?) *$/;

/**
 * Whether a line stands before the tokens of a record: the beginning of a document, or a comment, which begins with # and has neither a
 * tab nor a tag at its end.
 */
export function isPreface(line: string): boolean {
  return documentStart.test(line) || (line.startsWith('#') && !line.includes('\t') && !endsInTag.test(line));
}

export function isBlank(line: string): boolean {
  return !/[^ \t\r\n]/.test(line);
}
