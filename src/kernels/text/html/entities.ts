import { Tokenizer } from 'htmlparser2';

const known = new Map<string, string | undefined>();
const mostKnown = 4096;

/**
 * What a character reference stands for (`&eacute;`, `&#8217;`, `&#x27;`), or nothing where it stands for nothing. By the rules of HTML:
 * numbers from 128 to 159 are Windows-1252.
 */
export function decodeEntity(reference: string): string | undefined {
  if (known.has(reference)) return known.get(reference);
  const points: number[] = [];
  let rest = '';
  const ignore = () => {};
  const tokenizer = new Tokenizer(
    { decodeEntities: true },
    {
      onattribdata: ignore,
      onattribentity: ignore,
      onattribend: ignore,
      onattribname: ignore,
      oncdata: ignore,
      onclosetag: ignore,
      oncomment: ignore,
      ondeclaration: ignore,
      onend: ignore,
      onopentagend: ignore,
      onopentagname: ignore,
      onprocessinginstruction: ignore,
      onselfclosingtag: ignore,
      ontext: (start, end) => {
        rest += reference.slice(start, end);
      },
      ontextentity: (point) => {
        points.push(point);
      },
    },
  );
  tokenizer.write(reference);
  tokenizer.end();
  const decoded = rest === '' && points.length > 0 ? String.fromCodePoint(...points) : undefined;
  if (known.size < mostKnown) known.set(reference, decoded);
  return decoded;
}
