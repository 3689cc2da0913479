import type { FormatPlan } from '../../core/plan.ts';
import type { Sample } from '../../core/sample.ts';
import type { Schema } from '../../core/schema.ts';
import type { OriginalRecord, RecordWriter } from '../format.ts';
import { compactJson, createMembers, quote, scanMembers } from '../json-text.ts';
import { defaultUnit } from '../offsets.ts';
import { createUnshaper } from '../unshape.ts';

const bareValue = /^(?:true|false|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)$/;

/** JSON objects: the original's text with the changed values put in, or a new text. */
export function createJsonEncoder(output: FormatPlan, schema: Schema, idField: string): RecordWriter['encode'] {
  const members = createMembers();
  const unit = output.offsets ?? defaultUnit;
  const unshape = createUnshaper(schema, unit);
  const overOf = new Map(schema.fields.flatMap((field) => (field.over === undefined ? [] : [[field.name, field.over] as const])));
  const quotedId = JSON.stringify(idField);

  const fresh = (sample: Sample, original?: OriginalRecord): string => {
    let text = `{${quotedId}:${quote(sample.id)}`;
    // A column named `id` that does not hold the ids cannot stand in the sample.
    if (idField !== 'id' && original && Object.hasOwn(original.values, 'id')) text += `,"id":${JSON.stringify(original.values.id)}`;
    for (const field of Object.keys(sample)) {
      if (field === 'id' || field === idField || sample[field] === undefined) continue;
      text += `,${JSON.stringify(field)}:${JSON.stringify(unshape(sample, field))}`;
    }
    return `${text}}`;
  };

  /** For each member of the original: keep it, write another text, or leave it out. */
  const texts: (string | null | undefined)[] = [];

  const lastIndex = (field: string): number => {
    for (let i = members.count - 1; i >= 0; i--) if (members.keys[i] === field) return i;
    return -1;
  };

  /** Sets a member's text. Of a key that stands twice only the new value stays: readers disagree which one counts. */
  const setText = (index: number, text: string | null): boolean => {
    texts[index] = text;
    let drops = text === null;
    for (let i = 0; i < index; i++)
      if (members.keys[i] === members.keys[index]) {
        texts[i] = null;
        drops = true;
      }
    return drops;
  };

  /** A label that stood as a number or boolean is written as one. */
  const likeBefore = (raw: string, index: number, value: unknown, text: string): string => {
    const start = members.valueStarts[index] as number;
    if (raw.charCodeAt(start) === 34 || typeof value !== 'string' || !bareValue.test(value)) return text;
    return bareValue.test(raw.slice(start, members.valueEnds[index])) ? value : text;
  };

  const spliced = (sample: Sample, original: OriginalRecord): string => {
    const raw = output.format === 'jsonl' && original.format.format === 'json' ? compactJson(original.raw) : original.raw;
    const before = original.sample;
    const sameUnit = overOf.size === 0 || (original.format.offsets ?? defaultUnit) === unit;
    let scanned = false;
    let added = '';
    let drops = false;
    for (const field in sample) {
      if (field === 'id' || field === idField) continue;
      const value = sample[field];
      const over = overOf.size === 0 ? undefined : overOf.get(field);
      if (value === before[field] && (over === undefined || (sameUnit && sample[over] === before[over]))) continue;
      if (!scanned) scan(raw);
      scanned = true;
      const index = lastIndex(field);
      if (value === undefined) {
        if (index !== -1) drops = setText(index, null) || drops;
        continue;
      }
      const stood = over === undefined || index === -1 ? undefined : raw.slice(members.valueStarts[index], members.valueEnds[index]);
      const text = JSON.stringify(over === undefined ? value : unshape(sample, field, { sample: before, text: stood }));
      if (index === -1) added += `,${JSON.stringify(field)}:${text}`;
      else drops = setText(index, likeBefore(raw, index, value, text)) || drops;
    }
    for (const field in before) {
      if (Object.hasOwn(sample, field)) continue;
      if (!scanned) scan(raw);
      scanned = true;
      const index = lastIndex(field);
      if (index !== -1) drops = setText(index, null) || drops;
    }
    const idStands = Object.hasOwn(original.values, idField);
    const idKept = idStands && sample.id === before.id;
    if (!scanned && idKept) return raw;
    if (!scanned) scan(raw);
    if (idStands && !idKept) drops = setText(lastIndex(idField), quote(sample.id)) || drops;
    const first = idStands ? '' : `${quotedId}:${quote(sample.id)}`;
    return drops || members.count === 0 ? rebuild(raw, first, added) : splice(raw, first, added);
  };

  const scan = (raw: string): void => {
    scanMembers(raw, members);
    for (let i = 0; i < members.count; i++) texts[i] = undefined;
  };

  const splice = (raw: string, first: string, added: string): string => {
    const open = first === '' ? 0 : raw.indexOf('{') + 1;
    let result = first === '' ? '' : `${raw.slice(0, open)}${first},`;
    let reached = open;
    for (let index = 0; index < members.count; index++) {
      const text = texts[index];
      if (text === undefined) continue;
      result += raw.slice(reached, members.valueStarts[index]) + text;
      reached = members.valueEnds[index] as number;
    }
    if (added === '') return result + raw.slice(reached);
    const end = members.valueEnds[members.count - 1] as number;
    return result + raw.slice(reached, end) + added + raw.slice(end);
  };

  const rebuild = (raw: string, first: string, added: string): string => {
    const parts = first === '' ? [] : [first];
    for (let i = 0; i < members.count; i++) {
      const text = texts[i];
      if (text === undefined) parts.push(raw.slice(members.keyStarts[i], members.valueEnds[i]));
      else if (text !== null) parts.push(raw.slice(members.keyStarts[i], members.valueStarts[i]) + text);
    }
    if (added !== '') parts.push(added.slice(1));
    return `{${parts.join(',')}}`;
  };

  return (sample, original) => {
    if (original === undefined) return fresh(sample);
    return original.format.format === 'jsonl' || original.format.format === 'json' ? spliced(sample, original) : fresh(sample, original);
  };
}
