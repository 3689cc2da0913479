/** Adverbs of the Chinese thesaurus: a sense group a line, headings after `//`. Written for this project. */
export const adverbs = `
// 程度与频率
经常 时常
`;
