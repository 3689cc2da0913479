import type { Language, Localized } from '../errors/language.ts';
import { guards, reasons, warningWords } from './facts.ts';
import { code, Html, head, html, name } from './html.ts';
import { type MessageKey, messages } from './messages.ts';
import type { ReportWarning } from './model.ts';
import { countText, type Numbers } from './numbers.ts';

type Values = Readonly<Record<string, Html | string | number>>;

/** A fact that a table of templates words: a warning, a doubt. */
interface Fact {
  code: string;
  data: Readonly<Record<string, string | number | boolean>>;
}

/** The words of one kind of report, and those of them that count the page itself and not the data. */
export interface Catalogue<Key extends string> {
  messages: Readonly<Record<Key, Localized>>;
  aboutPage: ReadonlySet<string>;
}

/** The words of one language, as markup with everything inserted escaped. */
export interface Wording<Key extends string = MessageKey> {
  readonly language: Language;
  t(key: Key, values?: Values): Html;
  /** For attributes: text without tags. */
  plain(key: Key, values?: Readonly<Record<string, string | number>>): string;
  /** Sentences after one another, as the language sets them. */
  sentences(sentences: readonly (Html | false | undefined)[]): Html;
  guard(guard: string): string;
  /** What a reason means, where that is known. */
  reason(reason: string): string;
  plainReason(reason: string): string;
  warning(warning: ReportWarning): Html;
  /** A fact by its template; one without a template stands by its code and data. */
  told(templates: Readonly<Record<string, Localized>>, fact: Fact, show: (key: string, value: Fact['data'][string]) => Html | string): Html;
}

export function wordingIn(language: Language, numbers: Numbers): Wording;
export function wordingIn<Key extends string>(language: Language, numbers: Numbers, catalogue: Catalogue<Key>): Wording<Key>;
export function wordingIn(
  language: Language,
  numbers: Numbers,
  { messages, aboutPage }: Catalogue<string> = runCatalogue,
): Wording<string> {
  const plurals = new Intl.PluralRules('en');
  const pick = (entry: Localized | undefined, fallback: string) => entry?.[language] ?? fallback;
  const choose = (values: Readonly<Record<string, unknown>>, key: string, one: string, other: string) =>
    plurals.select(typeof values[key] === 'number' ? (values[key] as number) : 2) === 'one' ? one : other;

  const fill = (template: string, values: Values, show: (value: number) => Html | string = numbers.count): Html => {
    const parts = template.split(/(\{[^}]*\})/);
    return html`${parts.map((part) => {
      const plural = /^\{(\w+)#([^|]*)\|([^}]*)\}$/.exec(part);
      if (plural) return choose(values, plural[1] as string, plural[2] as string, plural[3] as string);
      const key = /^\{(\w+)\}$/.exec(part)?.[1];
      if (key === undefined) return part;
      const value = values[key];
      return typeof value === 'number' ? show(value) : (value ?? '');
    })}`;
  };

  const told: Wording['told'] = (templates, { code: fact, data }, show) => {
    if (!Object.hasOwn(templates, fact))
      return html`${code(fact)} ${name(
        Object.entries(data)
          .map(([key, value]) => `${key}: ${value}`)
          .join(', '),
        300,
      )}`;
    return fill(pick(templates[fact], ''), Object.fromEntries(Object.entries(data).map(([key, value]) => [key, show(key, value)])));
  };
  const template = (key: string) => (messages[key] as Localized)[language];

  return {
    language,
    t: (key, values = {}) =>
      aboutPage.has(key) ? html`<span class="view">${fill(template(key), values, countText)}</span>` : fill(template(key), values),
    plain: (key, values = {}) => {
      const shown = Object.fromEntries(
        Object.entries(values).map(([k, value]) => [k, typeof value === 'number' ? countText(value) : value]),
      );
      return template(key)
        .replace(/\{(\w+)#([^|]*)\|([^}]*)\}/g, (_, k: string, one: string, other: string) => choose(values, k, one, other))
        .replace(/\{(\w+)\}/g, (_, k: string) => shown[k] ?? '');
    },
    sentences: (list) =>
      html`${list.filter((sentence) => sentence instanceof Html).map((sentence, index) => html`${index > 0 && language === 'en' && ' '}${sentence}`)}`,
    guard: (guard) => (Object.hasOwn(guards, guard) ? pick(guards[guard], '') : head(guard, 40)),
    reason: (reason) => (Object.hasOwn(reasons, reason) ? pick(reasons[reason], '') : ''),
    plainReason: (reason) => (Object.hasOwn(reasons, reason) ? pick(reasons[reason], '') : head(reason, 80)),
    warning: (warning) => told(warningWords, warning, (key, value) => warningValue(key, value, numbers)),
    told,
  };
}

/** Sentences that count what the page shows or leaves out: these numbers are no part of the run. */
export const aboutPage: ReadonlySet<string> = new Set<MessageKey>([
  'shownOf',
  'examplesChosen',
  'notShown',
  'moreClasses',
  'moreWarnings',
  'moreReasons',
  'moreRows',
  'warningCount',
  'ofMembers',
]);

const runCatalogue: Catalogue<MessageKey> = { messages, aboutPage };

const shareKeys: ReadonlySet<string> = new Set(['share', 'mean', 'before', 'after', 'limit']);
const measuredKeys: ReadonlySet<string> = new Set(['times', 'from', 'to']);

/** A warning's numbers are counts, save those whose names say that they are shares or measured. */
function warningValue(key: string, value: string | number | boolean, numbers: Numbers): Html | string {
  if (typeof value === 'string') return code(value, 60);
  if (typeof value === 'boolean') return String(value);
  if (measuredKeys.has(key)) return numbers.decimal(value);
  if (shareKeys.has(key)) return numbers.share(value);
  return numbers.count(value);
}
