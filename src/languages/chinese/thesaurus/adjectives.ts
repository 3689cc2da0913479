/** Adjectives of the Chinese thesaurus: a sense group a line, headings after `//`. Written for this project. */
export const adjectives = `
// 评价
漂亮 好看
`;
