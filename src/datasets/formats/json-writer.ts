import type { FormatPlan } from '../../core/plan.ts';
import type { Sample } from '../../core/sample.ts';
import type { Schema } from '../../core/schema.ts';
import type { OriginalRecord, RecordWriter, WriterOptions } from '../format.ts';
import { spliceJson } from '../json-splice.ts';
import { compactJson, createMembers, quote, scanMembers } from '../json-text.ts';
import type { LayoutBefore } from '../layouts/layout.ts';
import { layoutOf } from '../layouts/layouts.ts';
import { defaultUnit } from '../offsets.ts';
import { originalField } from '../original-text.ts';
import { createUnshaper, type FieldBefore } from '../unshape.ts';
import { isCellFormat } from './scanner.ts';

const bareValue = /^(?:true|false|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)$/;

/** JSON objects: the original's text with the changed values put in, or a new text. */
export function createJsonEncoder(output: FormatPlan, schema: Schema, { idField, addsIds = true }: WriterOptions): RecordWriter['encode'] {
  const layout = layoutOf(output, schema);
  const members = createMembers();
  const unit = output.offsets ?? defaultUnit;
  const unshape = createUnshaper(schema, unit);
  const overOf = new Map(schema.fields.flatMap((field) => (field.over === undefined ? [] : [[field.name, field.over] as const])));
  const quotedId = JSON.stringify(idField);

  const fresh = (sample: Sample, original?: OriginalRecord): string => {
    let text = writesId(original) ? `,${quotedId}:${quote(sample.id)}` : '';
    // A column named `id` that does not hold the ids cannot stand in the sample.
    if (idField !== 'id' && original && Object.hasOwn(original.values, 'id')) text += `,"id":${JSON.stringify(original.values.id)}`;
    for (const field of Object.keys(sample)) {
      if (field === 'id' || field === idField || sample[field] === undefined) continue;
      text += `,${JSON.stringify(field)}:${valueText(sample, field, original)}`;
    }
    return `{${text.slice(1)}}`;
  };

  const writesId = (original: OriginalRecord | undefined): boolean =>
    addsIds || original === undefined || Object.hasOwn(original.values, idField);

  /** A value in a record that is written anew: numbers of columns that are carried along keep the digits of their file. */
  const valueText = (sample: Sample, field: string, original: OriginalRecord | undefined): string => {
    const kind = schema.fields.find(({ name }) => name === field)?.kind;
    const sameLayout = original !== undefined && original.format.layout === output.layout;
    if (kind === 'messages') return JSON.stringify(unshape(sample, field, sameLayout ? originalField(original, field) : undefined));
    const carried = kind === undefined && original !== undefined && !isCellFormat(original.format.format);
    const stood = carried && sample[field] === original.sample[field] ? originalField(original, field).text : undefined;
    return stood === undefined ? JSON.stringify(unshape(sample, field)) : compactJson(stood);
  };

  /** A record of a layout's members: the original's text wherever it is the same, or a new one. */
  const laid = (sample: Sample, original: OriginalRecord | undefined): string => {
    const own = original && !isCellFormat(original.format.format) && original.format.layout === output.layout ? original : undefined;
    const raw = own && (output.format === 'jsonl' ? compactJson(own.raw) : own.raw);
    const before: LayoutBefore | undefined = own && {
      sample: own.sample,
      format: own.format,
      record: JSON.parse(own.raw) as Record<string, unknown>,
    };
    const record = layout?.write(sample, schema, (field) => (own ? sample[field] : unshape(sample, field)), before) ?? {};
    // A column named `id` that does not hold the ids cannot stand in the sample.
    if (idField !== 'id' && original && Object.hasOwn(original.values, 'id')) record.id = before ? before.record.id : original.values.id;
    const { [idField]: _, ...members } = record;
    const withId = writesId(original) ? { [idField]: sample.id, ...members } : members;
    if (own && raw !== undefined && before) {
      const stands = Object.hasOwn(before.record, idField);
      const kept = stands && sample.id === own.sample.id ? { ...members, [idField]: before.record[idField] } : withId;
      const text =
        isUnchanged(sample, own.sample) && (output.scheme ?? own.format.scheme) === own.format.scheme
          ? raw
          : spliceJson(raw, before.record, stands ? kept : members);
      if (stands || !writesId(original)) return text;
      const open = text.indexOf('{') + 1;
      return `${text.slice(0, open)}${quotedId}:${quote(sample.id)}${Object.keys(before.record).length > 0 ? ',' : ''}${text.slice(open)}`;
    }
    const texts = Object.keys(withId).map((name) => {
      const carried = Object.hasOwn(sample, name) && withId[name] === sample[name] && name !== idField;
      return `${JSON.stringify(name)}:${carried ? valueText(sample, name, original) : JSON.stringify(withId[name])}`;
    });
    return `{${texts.join(',')}}`;
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
      const text = memberOf(sample, field, value, { sample: before, text: stood ?? standing(raw, index) });
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
    if (!scanned && (idKept || (!idStands && !addsIds))) return raw;
    if (!scanned) scan(raw);
    if (idStands && !idKept) drops = setText(lastIndex(idField), quote(sample.id)) || drops;
    const first = idStands || !addsIds ? '' : `${quotedId}:${quote(sample.id)}`;
    return drops || members.count === 0 ? rebuild(raw, first, added) : splice(raw, first, added);
  };

  const standing = (raw: string, index: number) =>
    index === -1 ? undefined : raw.slice(members.valueStarts[index], members.valueEnds[index]);

  /** Lists and objects keep the bytes of what did not change in them. */
  const memberOf = (sample: Sample, field: string, value: unknown, was: FieldBefore): string => {
    if (was.text === undefined) return JSON.stringify(unshape(sample, field, was));
    if (typeof value !== 'object' || value === null) return JSON.stringify(value);
    return spliceJson(was.text, JSON.parse(was.text), unshape(sample, field, was));
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
    if (layout !== undefined) return laid(sample, original);
    if (original === undefined) return fresh(sample);
    const splices = !isCellFormat(original.format.format) && original.format.layout === output.layout;
    return splices ? spliced(sample, original) : fresh(sample, original);
  };
}

function isUnchanged(sample: Sample, before: Sample): boolean {
  const fields = Object.keys(sample);
  return fields.length === Object.keys(before).length && fields.every((field) => sample[field] === before[field]);
}
