import type { Named } from '../../reports/audit-model.ts';
import { type Check, type CheckContext, Examples } from './check.ts';
import type { TellLanguage } from './tell-language.ts';

/** Texts whose language is told: beyond, every k-th. */
const textsTold = 200_000;
/** Share of texts in other languages from which they are no stray lines. */
const notable = 0.002;
const harmful = 0.02;
export const undetermined = 'und';

/** The languages of the texts. */
export function createLanguages({ opened }: CheckContext, tell: TellLanguage): Check & { table(): Named[]; main(): string } {
  const records = opened.sources.reduce((sum, source) => sum + source.records, 0);
  const every = Math.max(1, Math.ceil(records / textsTold));
  const counts = new Map<string, number>();
  const examples = new Map<string, Examples>();
  let told = 0;
  let looked = 0;
  const sorted = () => [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  const main = () => sorted()[0]?.[0] ?? undetermined;
  return {
    see({ row, text }) {
      if (row % every !== 0 || text.trim() === '') return;
      looked++;
      const language = tell(text);
      if (language === undefined) return;
      told++;
      counts.set(language, (counts.get(language) ?? 0) + 1);
      const seen = examples.get(language) ?? new Examples();
      examples.set(language, seen);
      seen.add({ row }, language);
    },
    find() {
      const first = main();
      const others = sorted().filter(([language]) => language !== first);
      const count = others.reduce((sum, [, n]) => sum + n, 0);
      if (count === 0 || count < notable * told) return [];
      const shown = others.flatMap(([language]) => examples.get(language)?.items.slice(0, 2) ?? []).slice(0, 5);
      return [
        {
          code: 'mixed-languages',
          severity: count >= harmful * told ? 'warning' : 'note',
          count,
          of: told,
          data: {
            main: first,
            others:
              others
                .slice(0, 4)
                .map(([language, n]) => `${language} ${n}`)
                .join(', ') + (others.length > 4 ? ' …' : ''),
          },
          examples: shown,
        },
      ];
    },
    unchecked() {
      if (every > 1) return [{ code: 'languages-sampled', data: { looked, texts: records } }];
      return looked > 0 && told < looked
        ? [{ code: 'languages-undetermined', data: { texts: looked - told, share: (looked - told) / looked } }]
        : [];
    },
    main,
    table: () => [
      ...sorted()
        .slice(0, 20)
        .map(([name, rows]) => ({ name, rows })),
      ...(looked > told ? [{ name: undetermined, rows: looked - told }] : []),
    ],
  };
}
