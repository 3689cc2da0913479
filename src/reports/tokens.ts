/**
 * The colours of everything Leaven shows. tokens.test.ts recomputes contrast and the least difference under normal,
 * protan, deutan and tritan sight: colours may be improved there, not broken.
 */
export interface Palette {
  background: string;
  surface: string;
  text: string;
  muted: string;
  line: string;
  /** Edges of controls and outlines that carry meaning: at least 3:1. */
  edge: string;
  /** After, added, links, focus: blue. */
  after: string;
  /** Before, removed, rejected: orange; red and green are never set against each other. */
  before: string;
  /** Moved, merged: violet, always with a word or a pattern. */
  moved: string;
  warn: string;
  good: string;
  tintAdded: string;
  tintRemoved: string;
  tintMoved: string;
  /** At most four series, labelled directly. */
  series: readonly [string, string, string, string];
}

export const light: Palette = {
  background: '#FFFFFF',
  surface: '#F5F7F9',
  text: '#1A1F24',
  muted: '#56606B',
  line: '#D3D9DF',
  edge: '#7A8591',
  after: '#0B5FA5',
  before: '#B34700',
  moved: '#7A3E9D',
  warn: '#8A5A00',
  good: '#00705A',
  tintAdded: '#D3E7FA',
  tintRemoved: '#FBE1CC',
  tintMoved: '#F0E4F7',
  series: ['#0126A3', '#F3572A', '#7C1119', '#8A70FC'],
};

export const dark: Palette = {
  background: '#12161B',
  surface: '#1A2027',
  text: '#E6EBF0',
  muted: '#9FABB8',
  line: '#313B46',
  edge: '#7E8B99',
  after: '#6CB6F5',
  before: '#F29A5C',
  moved: '#CFA3EA',
  warn: '#E0B14A',
  good: '#4CC9A7',
  tintAdded: '#123A5C',
  tintRemoved: '#4A2A14',
  tintMoved: '#3C2650',
  series: ['#34EEFE', '#DEAC37', '#7581F5', '#A55C33'],
};

const kebab = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** A palette as CSS custom properties: `--tint-added: #D3E7FA; … --series-1: …`. */
export function customProperties(palette: Palette): string {
  const single = Object.entries(palette)
    .filter((entry): entry is [string, string] => typeof entry[1] === 'string')
    .map(([name, value]) => `--${kebab(name)}:${value}`);
  return [...single, ...palette.series.map((value, index) => `--series-${index + 1}:${value}`)].join(';');
}
