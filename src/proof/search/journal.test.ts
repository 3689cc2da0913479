import { appendFileSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openJournal } from './journal.ts';

const head = { leaven: 1, kind: 'search', planHash: 'a1', name: 'n', trainer: 't', method: 'asha', metric: 'accuracy', seed: 1 } as const;
const folder = () => mkdtempSync(join(tmpdir(), 'leaven-journal-'));
const wave = (number: number, open: boolean, seconds: number) => ({ wave: number, open, trials: [], seconds, trainings: seconds * 2 });

describe('the journal of a search', () => {
  it('keeps time and waves over calls, and forgets the half line of a kill', () => {
    const place = folder();
    const first = openJournal(place);
    first.begin(head);
    first.wave(wave(0, true, 10));
    first.wave(wave(1, false, 20));
    first.spend({ seconds: 30, trainings: 50 });
    appendFileSync(join(place, 'search.jsonl'), '{"wave":2,"op');
    const second = openJournal(place);
    expect(second.spent).toEqual({ seconds: 30, trainings: 50 });
    expect(second.waves).toEqual([true, false]);
    second.begin(head);
    second.wave(wave(2, true, 40));
    expect(openJournal(place).waves).toEqual([true, false, true]);
  });

  it('belongs to one search', () => {
    const place = folder();
    openJournal(place).begin(head);
    expect(() => openJournal(place).begin({ ...head, planHash: 'b2' })).toThrow(expect.objectContaining({ code: 'proof/search-differs' }));
  });

  it('knows its own file from one that somebody wrote or changed', () => {
    const place = folder();
    const file = join(place, 'best.yaml');
    const journal = openJournal(place);
    journal.begin(head);
    expect(journal.mayReplace(file, false)).toBe(true);
    writeFileSync(file, 'mine');
    expect(journal.mayReplace(file, false)).toBe(false);
    journal.willWrite('leaven: 1');
    writeFileSync(file, 'leaven: 1');
    expect(openJournal(place).mayReplace(file, false)).toBe(true);
    writeFileSync(file, 'mine');
    expect(journal.mayReplace(file, true)).toBe(true);
    expect(journal.mayReplace(place, true)).toBe(false);
  });
});
