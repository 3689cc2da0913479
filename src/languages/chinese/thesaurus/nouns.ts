/** Nouns of the Chinese thesaurus: a sense group a line, headings after `//`. Written for this project. */
export const nouns = `
// 时间
时候 时刻
`;
