/** Verbs of the Chinese thesaurus: a sense group a line, headings after `//`. Written for this project. */
export const verbs = `
// 心理
喜欢 喜爱
`;
