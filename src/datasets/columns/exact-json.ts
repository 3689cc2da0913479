/** A number whose text says more than a double: 12345678901234567890, 1.0, 1e400. */
export class ExactNumber {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

export type ExactValue = null | boolean | number | string | ExactNumber | ExactValue[] | Map<string, ExactValue>;

/** Valid JSON, with objects as maps and the digits of numbers kept. Of a key that stands twice the last value counts. */
export function parseExactJson(text: string): ExactValue {
  let at = 0;

  const skip = (): void => {
    for (let code = text.charCodeAt(at); code === 32 || code === 10 || code === 13 || code === 9; code = text.charCodeAt(at)) at++;
  };

  const string = (): string => {
    const begin = at;
    for (at++; ; at++) {
      const code = text.charCodeAt(at);
      if (code === 34) break;
      if (code === 92) {
        for (; text.charCodeAt(at) !== 34; at++) if (text.charCodeAt(at) === 92) at++;
        at++;
        return JSON.parse(text.slice(begin, at)) as string;
      }
    }
    at++;
    return text.slice(begin + 1, at - 1);
  };

  const number = (): number | ExactNumber => {
    const begin = at;
    while (/[-+.eE\d]/.test(text[at] ?? '')) at++;
    const written = text.slice(begin, at);
    const value = Number(written);
    return String(value) === written ? value : new ExactNumber(written);
  };

  const value = (): ExactValue => {
    skip();
    switch (text.charCodeAt(at)) {
      case 34:
        return string();
      case 91: {
        const items: ExactValue[] = [];
        at++;
        skip();
        while (text.charCodeAt(at) !== 93) {
          items.push(value());
          skip();
          if (text.charCodeAt(at) === 44) at++;
          skip();
        }
        at++;
        return items;
      }
      case 123: {
        const members = new Map<string, ExactValue>();
        at++;
        skip();
        while (text.charCodeAt(at) !== 125) {
          const key = string();
          skip();
          at++;
          members.set(key, value());
          skip();
          if (text.charCodeAt(at) === 44) at++;
          skip();
        }
        at++;
        return members;
      }
      case 116:
        at += 4;
        return true;
      case 102:
        at += 5;
        return false;
      case 110:
        at += 4;
        return null;
      default:
        return number();
    }
  };
  return value();
}

/** The value as compact JSON again. */
export function exactJson(value: ExactValue): string {
  if (value instanceof ExactNumber) return value.text;
  if (Array.isArray(value)) return `[${value.map(exactJson).join(',')}]`;
  if (value instanceof Map) return `{${[...value].map(([key, item]) => `${JSON.stringify(key)}:${exactJson(item)}`).join(',')}}`;
  return Object.is(value, -0) ? '-0' : JSON.stringify(value);
}
