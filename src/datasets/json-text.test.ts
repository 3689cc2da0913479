import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findJsonFault, isTooDeep } from './json-fault.ts';
import { compactJson, createMembers, memberText, scanMembers } from './json-text.ts';

describe('members of an object', () => {
  test('are found where they stand, for any object and any white space', () => {
    const members = createMembers();
    fc.assert(
      fc.property(fc.dictionary(fc.string({ unit: 'binary' }), fc.jsonValue()), fc.constantFrom(undefined, 1, '\t'), (object, indent) => {
        const raw = JSON.stringify(object, null, indent);
        scanMembers(raw, members);
        expect(members.keys.slice(0, members.count)).toEqual(Object.keys(JSON.parse(raw)));
        for (const [key, value] of Object.entries(object))
          expect(JSON.parse(memberText(raw, members, key) ?? '')).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  test('compact text says the same on one line', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const compact = compactJson(JSON.stringify({ value }, null, '\t'));
        expect(compact).not.toContain('\n');
        expect(compact).toBe(JSON.stringify({ value }));
      }),
    );
  });
});

describe('faults', () => {
  test('every text that JSON.parse refuses has one, inside the text or at its end', () => {
    const damaged = fc
      .tuple(fc.jsonValue(), fc.nat(), fc.constantFrom('', ',', '"', '\\', '{', ']', 'x', '\n', '01', ':'), fc.nat(3))
      .map(([value, at, insert, remove]) => {
        const text = JSON.stringify(value);
        const place = at % (text.length + 1);
        return text.slice(0, place) + insert + text.slice(place + remove);
      });
    fc.assert(
      fc.property(damaged, (text) => {
        let refused = false;
        try {
          JSON.parse(text);
        } catch {
          refused = true;
        }
        fc.pre(refused);
        const { offset } = findJsonFault(text);
        expect(offset).toBeGreaterThanOrEqual(0);
        expect(offset).toBeLessThanOrEqual(text.length);
        // What stands before the fault is no fault: some text goes on from there.
        expect(findJsonFault(text.slice(0, offset)).offset).toBe(offset);
      }),
    );
  });

  test('brackets in strings are not depth', () => {
    expect(isTooDeep(JSON.stringify('['.repeat(1000)))).toBe(false);
    expect(isTooDeep('['.repeat(1000))).toBe(true);
    expect(isTooDeep('[]'.repeat(1000))).toBe(false);
  });
});
