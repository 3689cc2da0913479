import { repairMojibake } from '../../kernels/text/mojibake/repair.ts';
import { type Check, type CheckContext, Examples, type Found } from './check.ts';

const control = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u200b\u202a-\u202e\u2060\u2066-\u2069\ufeff]/;
const lost = /\ufffd|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;
const markup =
  /<\/?(?:a|b|br|blockquote|body|code|div|em|font|form|h[1-6]|head|hr|html|i|img|input|label|li|link|meta|ol|p|pre|script|small|span|strong|style|sub|sup|table|tbody|td|th|thead|title|tr|u|ul)(?:\s[^<>]{0,300})?\/?>|<!--|&(?:amp|lt|gt|quot|nbsp|apos|hellip|mdash|ndash|[lr][sd]quo|#\d{1,7}|#x[\da-f]{1,6});/i;

/** What is said there may be about markup, or be code. */
const spokenTasks: ReadonlySet<string> = new Set(['chat', 'instruction', 'preference', 'text-to-text', 'code']);

/** Texts are looked at in part: a garbled one is so from its first foreign character on. */
const looked = 4000;

/** Where a text was read in an encoding that it was not written in; -1 where it was not, or where that cannot be proved. */
function garbledAt(text: string): number {
  const first = text.search(/[^\u0000-\u007f]/);
  if (first < 0) return -1;
  const from = Math.max(0, first - 1);
  const [edit] = repairMojibake(text.slice(from, from + looked)).edits;
  return edit ? from + edit.start : -1;
}

const find = (pattern: RegExp) => (text: string) => text.search(pattern);

/** Traces of how texts were made: wrong readings, HTML, characters that nobody sees, characters that are gone. */
export function createDamage({ opened, rows }: CheckContext): Check {
  const spoken = spokenTasks.has(opened.schema.task);
  const kinds = [
    { code: 'mojibake', at: garbledAt, examples: new Examples(), fix: '- text.fix-mojibake', harmful: 0.002 },
    { code: 'html-remains', at: find(markup), examples: new Examples(), fix: '- text.strip-html', harmful: 0.005 },
    { code: 'control-characters', at: find(control), examples: new Examples(), fix: '- text.remove-control-characters', harmful: 0.005 },
    { code: 'lost-characters', at: find(lost), examples: new Examples(), fix: undefined, harmful: 0.002 },
  ] as const;
  return {
    see({ row, text }) {
      let garbled = false;
      for (const { code, at, examples } of kinds) {
        // A wrong reading leaves control characters behind, and is mended with them.
        if (garbled && code === 'control-characters') continue;
        const place = at(text);
        if (place < 0) continue;
        examples.add({ row, at: place });
        garbled ||= code === 'mojibake';
      }
    },
    find: () =>
      kinds.flatMap(({ code, examples, fix, harmful }): Found[] =>
        examples.count === 0
          ? []
          : [
              {
                code,
                severity: examples.count >= harmful * rows.length && !(spoken && code === 'html-remains') ? 'warning' : 'note',
                count: examples.count,
                of: rows.length,
                examples: examples.items,
                ...(fix === undefined
                  ? {}
                  : { fix: { place: 'steps', yaml: fix, ...(spoken && code === 'html-remains' ? { choice: true as const } : {}) } }),
              },
            ],
      ),
  };
}
