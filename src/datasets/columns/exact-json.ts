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
    let end = text.indexOf('"', begin + 1);
    if (text.charCodeAt(end - 1) !== 92) {
      const plain = text.slice(begin + 1, end);
      if (!plain.includes('\\')) {
        at = end + 1;
        return plain;
      }
    }
    for (end = begin + 1; text.charCodeAt(end) !== 34; end++) if (text.charCodeAt(end) === 92) end++;
    at = end + 1;
    return JSON.parse(text.slice(begin, at)) as string;
  };

  const number = (): number | ExactNumber => {
    const begin = at;
    while (isOfNumber(text.charCodeAt(at))) at++;
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

/** Digits, signs, a point and the letter of an exponent. */
function isOfNumber(code: number): boolean {
  return (code >= 48 && code <= 57) || code === 46 || code === 45 || code === 43 || code === 101 || code === 69;
}

/** The value as compact JSON again. */
export function exactJson(value: ExactValue): string {
  if (value instanceof ExactNumber) return value.text;
  if (Array.isArray(value)) return `[${value.map(exactJson).join(',')}]`;
  if (value instanceof Map) return `{${[...value].map(([key, item]) => `${JSON.stringify(key)}:${exactJson(item)}`).join(',')}}`;
  return Object.is(value, -0) ? '-0' : JSON.stringify(value);
}
