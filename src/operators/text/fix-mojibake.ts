import { z } from 'zod';
import { guardNames } from '../../core/analysis.ts';
import { defineTextOperator } from '../../core/operator.ts';
import { repairMojibake } from '../../kernels/text/mojibake/repair.ts';

/** Undoes UTF-8 that was read in another encoding, where that can be shown. */
export const fixMojibake = defineTextOperator({
  id: 'text.fix-mojibake',
  since: '0.4.0',
  summary: { en: 'Repairs UTF-8 that was read in another encoding', 'zh-CN': '修复因编码误读产生的乱码' },
  description: {
    en:
      'cafÃ© becomes café, 浣犲ソ becomes 你好: UTF-8 read as Windows-1252 (Latin-1), -1250, -1251, -1253, -1254, Mac Roman, KOI8-R, IBM 866, GB 18030, Big5, Shift_JIS or EUC-KR, once or up to four times, in the whole text or in parts of it. ' +
      'A part changes only where its characters lead back to bytes, the bytes are strict UTF-8, and the characters are odd as they stand and plain when decoded. Controls from 80 to 9F become the quotes and dashes that they are in Windows-1252. What lost bytes (U+FFFD, question marks) cannot be proven and stays. ' +
      "ftfy, which Data-Juicer's fix_unicode_mapper calls, works on the same idea without the East Asian encodings; fixes of HTML, quotes and widths are operators of their own here.",
    'zh-CN':
      'cafÃ© 修复为 café，浣犲ソ 修复为 你好：适用于 UTF-8 被误读为 Windows-1252（Latin-1）、-1250、-1251、-1253、-1254、Mac Roman、KOI8-R、IBM 866、GB 18030、Big5、Shift_JIS 或 EUC-KR 的情形，误读一至四次均可，整段或局部均可。' +
      '仅当字符可还原为字节、字节为严格的 UTF-8，且原字符组合反常而解码后正常时才会修改。80 至 9F 的控制字符还原为其在 Windows-1252 中对应的引号和破折号。已丢失字节的部分（U+FFFD、问号）无法证明，保持原样。' +
      'Data-Juicer 的 fix_unicode_mapper 所用的 ftfy 思路相同，但不含东亚编码；HTML、引号和宽度的处理在此为独立的算子。',
  },
  labelEffect: 'preserving',
  touches: ['text'],
  takes: ['label', 'labels', 'label-weights', 'spans'],
  determinism: 'pure',
  languages: 'any',
  crosses: guardNames,
  references: [{ title: 'ftfy: fixes text for you, Speer 2019', url: 'https://doi.org/10.5281/zenodo.2591652' }],
  params: z.strictObject({}),
  draw: ({ text }) => repairMojibake(text).edits,
  examples: [
    {
      name: 'accents, quotes and an emoji',
      input: { id: '1', text: 'The cafÃ© wasnâ€™t bad ðŸ˜€' },
      output: { id: '1', text: 'The café wasn’t bad 😀' },
    },
    {
      name: 'Chinese read as GBK, beside Chinese that was read well',
      input: { id: '2', text: '标题：浣犲ソ涓栫晫' },
      output: { id: '2', text: '标题：你好世界' },
    },
    {
      name: 'read wrongly twice',
      input: { id: '3', text: 'voilÃƒÂ\u00a0 une crÃƒÂªpe' },
      output: { id: '3', text: 'voilà une crêpe' },
    },
  ],
});
export default fixMojibake;
