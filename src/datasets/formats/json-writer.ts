import type { FormatPlan } from '../../core/plan.ts';
import type { Sample } from '../../core/sample.ts';
import type { Schema } from '../../core/schema.ts';
import type { OriginalRecord, RecordWriter } from '../format.ts';
import { compactJson, createMembers, scanMembers } from '../json-text.ts';
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
    let text = `{${quotedId}:${JSON.stringify(sample.id)}`;
    // A column named `id` that does not hold the ids cannot stand in the sample.
    if (idField !== 'id' && original && Object.hasOwn(original.values, 'id')) text += `,"id":${JSON.stringify(original.values.id)}`;
    for (const field of Object.keys(sample)) {
      if (field === 'id' || field === idField || sample[field] === undefined) continue;
      text += `,${JSON.stringify(field)}:${JSON.stringify(unshape(sample, field))}`;
    }
    return `${text}}`;
  };

  /** Fields that are no longer what the original's text says; a field that is gone has no value. */
  const changedFields = (sample: Sample, original: OriginalRecord): string[] => {
    const before = original.sample;
    const changed: string[] = [];
    const unitDiffers = (original.format.offsets ?? defaultUnit) !== unit;
    for (const field of Object.keys(sample)) {
      if (field === 'id' || field === idField) continue;
      const over = overOf.get(field);
      if (sample[field] !== before[field] || (over !== undefined && (unitDiffers || sample[over] !== before[over]))) changed.push(field);
    }
    for (const field of Object.keys(before)) if (!Object.hasOwn(sample, field)) changed.push(field);
    return changed;
  };

  const spliced = (sample: Sample, original: OriginalRecord): string => {
    const raw = output.format === 'jsonl' ? compactJson(original.raw) : original.raw;
    const changed = changedFields(sample, original);
    const idKept = sample.id === original.sample.id && Object.hasOwn(original.values, idField);
    if (changed.length === 0 && idKept) return raw;
    scanMembers(raw, members);
    const texts = new Map<number, string | undefined>();
    let added = '';
    let drops = false;
    for (const field of changed) {
      const index = lastIndex(field);
      const text = sample[field] === undefined ? undefined : JSON.stringify(unshape(sample, field));
      if (index === -1) {
        if (text !== undefined) added += `,${JSON.stringify(field)}:${text}`;
        continue;
      }
      texts.set(index, text === undefined ? undefined : likeBefore(raw, index, sample[field], text));
      if (text === undefined) drops = true;
      drops = dropEarlier(field, index, texts) || drops;
    }
    const idIndex = lastIndex(idField);
    if (idIndex !== -1 && !idKept) {
      texts.set(idIndex, JSON.stringify(sample.id));
      drops = dropEarlier(idField, idIndex, texts) || drops;
    }
    const first = idIndex === -1 ? `${quotedId}:${JSON.stringify(sample.id)}` : '';
    return drops || members.count === 0 ? rebuild(raw, texts, first, added) : splice(raw, texts, first, added);
  };

  const lastIndex = (field: string): number => {
    for (let i = members.count - 1; i >= 0; i--) if (members.keys[i] === field) return i;
    return -1;
  };

  /** A key that stands twice: readers disagree which one counts, so only the new value stays. */
  const dropEarlier = (field: string, index: number, texts: Map<number, string | undefined>): boolean => {
    let found = false;
    for (let i = 0; i < index; i++)
      if (members.keys[i] === field) {
        texts.set(i, undefined);
        found = true;
      }
    return found;
  };

  /** A label that stood as a number or boolean is written as one. */
  const likeBefore = (raw: string, index: number, value: unknown, text: string): string => {
    const stood = raw.charCodeAt(members.valueStarts[index] as number);
    return stood !== 34 &&
      typeof value === 'string' &&
      bareValue.test(value) &&
      bareValue.test(raw.slice(members.valueStarts[index], members.valueEnds[index]))
      ? value
      : text;
  };

  const splice = (raw: string, texts: Map<number, string | undefined>, first: string, added: string): string => {
    const open = raw.indexOf('{') + 1;
    let result = first === '' ? '' : `${raw.slice(0, open)}${first},`;
    let reached = first === '' ? 0 : open;
    const indexes = texts.size > 1 ? [...texts.keys()].sort((a, b) => a - b) : texts.keys();
    for (const index of indexes) {
      result += raw.slice(reached, members.valueStarts[index]) + (texts.get(index) as string);
      reached = members.valueEnds[index] as number;
    }
    if (added === '') return result + raw.slice(reached);
    const end = members.valueEnds[members.count - 1] as number;
    return result + raw.slice(reached, end) + added + raw.slice(end);
  };

  const rebuild = (raw: string, texts: Map<number, string | undefined>, first: string, added: string): string => {
    const parts = first === '' ? [] : [first];
    for (let i = 0; i < members.count; i++) {
      if (!texts.has(i)) parts.push(raw.slice(members.keyStarts[i], members.valueEnds[i]));
      else if (texts.get(i) !== undefined) parts.push(raw.slice(members.keyStarts[i], members.valueStarts[i]) + texts.get(i));
    }
    return `{${parts.join(',') || added.slice(1)}${parts.length > 0 ? added : ''}}`;
  };

  return (sample, original) => {
    if (original === undefined) return fresh(sample);
    return original.format.format === 'jsonl' || original.format.format === 'json' ? spliced(sample, original) : fresh(sample, original);
  };
}
