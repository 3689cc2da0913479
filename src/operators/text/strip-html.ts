import { z } from 'zod';
import { guardNames } from '../../core/analysis.ts';
import { defineTextOperator } from '../../core/operator.ts';
import { applied, composed } from '../../kernels/text/compose-edits.ts';
import { htmlEdits } from '../../kernels/text/html/to-text.ts';

/** Makes plain text of HTML, and leaves text that is none alone. */
export const stripHtml = defineTextOperator({
  id: 'text.strip-html',
  since: '0.4.0',
  summary: { en: 'Makes plain text of HTML', 'zh-CN': '将 HTML 转换为纯文本' },
  description: {
    en:
      'Blocks become lines, paragraphs stand apart, items of lists get a dash or their number, cells of a row a separator; pre keeps its spacing; scripts, styles, titles and comments go; character references become characters. ' +
      'White space folds as a browser folds it where there are blocks; beside inline tags alone it stays. Spans move along. ' +
      'A tag is an element of HTML with sound attributes and an end: a < b, <name>, <3 and code such as List<T> stay, and so do <title> or <input> where nothing else shows that the text is HTML. Broken tags stay too. ' +
      "Data-Juicer's clean_html_mapper puts each item of a list on a line with * and drops everything else between angle brackets.",
    'zh-CN':
      '块级元素成为行，段落之间空行，列表项前加短横线或编号，同一行的单元格以分隔符隔开；pre 保持原有空白；脚本、样式、标题和注释移除；字符引用还原为字符。' +
      '有块级元素时按浏览器方式合并空白；仅有行内标签时保持原样。跨度随之移动。' +
      '属性正确且有结尾的 HTML 元素才算标签：a < b、<name>、<3 以及 List<T> 之类的代码保持不变；若没有其他迹象表明文本是 HTML，<title>、<input> 也保持不变。残缺的标签同样保留。' +
      'Data-Juicer 的 clean_html_mapper 将列表项各成一行并加 *，尖括号中的其他内容一律删除。',
  },
  labelEffect: 'preserving',
  touches: ['text'],
  takes: ['label', 'labels', 'label-weights', 'spans'],
  determinism: 'pure',
  languages: 'any',
  crosses: guardNames,
  resources: ['htmlparser2@10.1.0'],
  references: [
    { title: 'HTML Living Standard: named character references', url: 'https://html.spec.whatwg.org/multipage/named-characters.html' },
  ],
  params: z.strictObject({
    cellSeparator: z.string().min(1).max(10).default(' | ').meta({
      description: 'What stands between the cells of a table row',
      zh: '表格同一行单元格之间的分隔符',
    }),
    entities: z.boolean().default(true).meta({
      description: 'Whether character references such as &amp; become characters, also in texts without tags',
      zh: '是否将 &amp; 之类的字符引用还原为字符（无标签的文本亦然）',
    }),
    doubleEscaped: z.boolean().default(false).meta({
      description: 'Whether what comes out is read as HTML once more: for &amp;lt;p&amp;gt; and for tags that were escaped whole',
      zh: '是否将结果再按 HTML 处理一次：用于 &amp;lt;p&amp;gt; 以及整体转义的标签',
    }),
  }),
  draw({ text, params }) {
    const edits = htmlEdits(text, params);
    if (!params.doubleEscaped || edits.length === 0) return edits;
    const once = applied(text, edits);
    return composed(text, edits, htmlEdits(once, params));
  },
  examples: [
    {
      name: 'blocks, a list, a table, references',
      input: {
        id: '1',
        text: '<h1>Caf&eacute;</h1>\n<p>Good <b>coffee</b>,\n  fair prices.<br>Open daily</p><ul><li>Tea<li>Cake</ul><table><tr><td>Tea<td>2&nbsp;&euro;</table><script>track()</script>',
      },
      output: { id: '1', text: 'Café\n\nGood coffee, fair prices.\nOpen daily\n\n- Tea\n- Cake\n\nTea | 2 €' },
    },
    {
      name: 'no HTML',
      input: { id: '2', text: 'if a < b and c > d, List<String>, <name>, I <3 you' },
      output: { id: '2', text: 'if a < b and c > d, List<String>, <name>, I <3 you' },
    },
    {
      name: 'inline tags in prose, spans moved',
      input: {
        id: '3',
        text: '今天<b>北京</b>很热\n明天也热',
        spans: [{ start: 5, end: 7, label: 'LOC' }],
      },
      output: { id: '3', text: '今天北京很热\n明天也热', spans: [{ start: 2, end: 4, label: 'LOC' }] },
    },
  ],
});
export default stripHtml;
