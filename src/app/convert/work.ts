import { utf8 } from '../../core/bytes.ts';
import { filesOf } from '../../core/files.ts';
import type { FormatPlan, LayoutName } from '../../core/plan.ts';
import type { Sample } from '../../core/sample.ts';
import { createSchema, type Schema } from '../../core/schema.ts';
import type { OriginalRecord, PreparedSource, WriterOptions } from '../../datasets/format.ts';
import { isPreface } from '../../datasets/formats/conll-lines.ts';
import { isCellFormat, isTypedFormat } from '../../datasets/formats/scanner.ts';
import { layoutOf } from '../../datasets/layouts/layouts.ts';
import { toSample } from '../../datasets/sample.ts';
import { createWriter } from '../../datasets/write.ts';
import { typedPieces, typedShape } from '../../datasets/write-typed.ts';
import { LeavenError } from '../../errors/leaven-error.ts';
import { createFineTuningChecker, type FineTuningProblem } from './chat-fine-tuning.ts';
import { type FitPlan, fitSample } from './fit.ts';
import { createFindings, type Finding, type LossKind, type NoteKind, type Sink } from './losses.ts';
import { type OpenedInput, recordsOf } from './open.ts';
import { createReadBack } from './read-back.ts';
import { fitSpans } from './spans.ts';
import type { Target } from './target.ts';

/** What looking at all records came to. */
export interface Looked {
  written: number;
  losses: Finding<LossKind>[];
  notes: Finding<NoteKind>[];
  /** What OpenAI would refuse, where its form is written. */
  problems?: FineTuningProblem[];
  /** Members of the records that are written. */
  members: ReadonlySet<string>;
}

/** One record on its way: what it becomes, and what it was. */
interface Converted {
  sample: Sample;
  original: OriginalRecord;
}

const chatTasks: ReadonlySet<string> = new Set(['chat', 'preference']);
/** A name that no column has: ids stay a column like others. */
const noIds = '\u0000id';

/** A conversion that is laid out: looks at all records, then writes them. */
export function createWork({ sources, schema, layout }: OpenedInput, target: Target) {
  const format = outputFormat(target, layout);
  const isChat = chatTasks.has(schema.task);
  const relaid = target.layout !== undefined && (target.layout === 'fields' || target.layout === 'trl' || target.layout !== layout);
  const outSchema = relaid && isChat ? createSchema(schema.task) : schema;
  const fitted = fitter(schema, layout, relaid ? target.layout : undefined, format);
  const tabular = isCellFormat(format.format) && format.format !== 'conll';
  const typed = isTypedFormat(format.format) ? format.format : undefined;
  const ends = sources.find((source) => source.format.fileEnd !== undefined && source.format.format === format.format)?.format;
  const options: WriterOptions = {
    idField: noIds,
    addsIds: false,
    ...(ends?.lineEnd === undefined ? {} : { lineEnd: ends.lineEnd }),
    ...(ends?.fileHead === undefined ? {} : { fileHead: ends.fileHead }),
    ...(ends?.fileEnd === undefined ? {} : { fileEnd: ends.fileEnd }),
  };

  /** All records as they are written. */
  function* records(findings: ReturnType<typeof createFindings>, signal: AbortSignal | undefined): Generator<Converted> {
    const { sink } = findings;
    for (const source of sources)
      for (let shard = 0; shard < source.shards.length; shard++) {
        signal?.throwIfAborted();
        for (const batch of recordsOf(source, shard, schema))
          for (const { raw, record, values, error } of batch) {
            findings.begin(source.name, record);
            if (!values) {
              sink.lose('records', { reason: error?.reason ?? 'unreadable', detail: error?.detail ?? null });
              continue;
            }
            if (source.format.format === 'conll' && format.format !== 'conll' && isPreface(raw.slice(0, raw.search(/\r?\n|$/))))
              sink.lose('comments', { line: raw.slice(0, Math.min(80, raw.search(/\r?\n|$/))) });
            const sample = toSample(values, schema, idOf(values)) as Sample;
            const next = fitted(sample, sink);
            if (next) yield { sample: next, original: originalOf(source, sample, raw, values) };
          }
      }
  }

  const originalOf = (source: PreparedSource, sample: Sample, raw: string, values: Record<string, unknown>): OriginalRecord => {
    // Messages in their own form are in no file's shape, so that none is taken over.
    const fresh = isChat && relaid && format.layout === undefined;
    const own: FormatPlan = fresh ? { ...source.format, layout: layout ?? 'tokens' } : source.format;
    const { id: _, ...bare } = values;
    const dropsIds = relaid && target.layout === 'openai';
    return { sample, raw, format: own, values: dropsIds ? bare : values };
  };

  const writerFor = (columns: readonly string[] | undefined) =>
    createWriter(format, outSchema, { ...options, ...(columns ? { columns } : {}) });

  /** The members of all records, for formats that name them once. */
  const columnsOf = (signal: AbortSignal | undefined): string[] => {
    const names = new Set<string>();
    const laid = layoutOf(format, outSchema);
    for (const { sample, original } of records(createFindings(), signal)) {
      if (Object.hasOwn(original.values, 'id')) names.add('id');
      const record = laid?.members.length ? unless(() => laid.write(sample, outSchema, (field) => sample[field])) : sample;
      for (const name of Object.keys(record ?? {})) if (name !== 'id') names.add(name);
    }
    return [...names];
  };

  /** The texts of all records that can be written, without telling what is lost. */
  function* texts(signal: AbortSignal | undefined): Generator<string> {
    const writer = writerFor(columns);
    for (const { sample, original } of records(createFindings(), signal)) {
      const encoded = unless(() => writer.encode(sample, original));
      if (encoded !== undefined) yield encoded;
    }
  }

  let columns: string[] | undefined;
  let shape: ReturnType<typeof typedShape> | undefined;
  return {
    look(signal: AbortSignal | undefined): Looked {
      const findings = createFindings();
      if (tabular) columns = columnsOf(signal);
      if (typed) shape = typedShape(() => texts(signal), sources, outSchema, noIds);
      const writer = writerFor(columns);
      const readBack = createReadBack(format, outSchema, columns, shape?.columns, findings.sink);
      const checker = format.layout === 'openai' && schema.task === 'chat' && !tabular ? createFineTuningChecker() : undefined;
      const members = new Set<string>();
      let written = 0;
      let bytes = 0;
      for (const { sample, original } of records(findings, signal)) {
        const encoded = unless(
          () => writer.encode(sample, original),
          ({ data }) => findings.sink.lose('records', { ...(data as object) }),
        );
        if (encoded === undefined) continue;
        written++;
        bytes += utf8(encoded).length + 1;
        checker?.add(JSON.parse(encoded));
        readBack(encoded, sample, original, members);
      }
      const problems = checker?.finish(bytes).problems;
      return { written, losses: findings.losses(), notes: findings.notes(), ...(problems ? { problems } : {}), members };
    },
    async write(file: string, signal: AbortSignal | undefined): Promise<void> {
      const pieces = typed && shape ? await typedPieces(typed, texts(signal), shape) : joined(texts(signal), writerFor(columns));
      const files = filesOf(file);
      if (target.compression === 'gzip') await files.writeSlowly(file, files.gzip(pieces));
      else files.write(file, pieces);
    },
  };
}

function outputFormat({ format, layout }: Target, from: LayoutName | undefined): FormatPlan {
  const plain = layout === 'trl' || layout === 'fields' || format.format === 'conll';
  const own = plain ? undefined : ((layout as LayoutName | undefined) ?? from);
  return { ...format, ...(own ? { layout: own } : {}) };
}

/** How each sample is brought into what is written. */
function fitter(schema: Schema, layout: LayoutName | undefined, to: Target['layout'], format: FormatPlan) {
  if (chatTasks.has(schema.task)) {
    const plan: FitPlan = { from: schema, layout, to: to === 'fields' ? 'trl' : (to as FitPlan['to']) };
    return (sample: Sample, sink: Sink) => fitSample(sample, plan, sink);
  }
  const tagged = format.format === 'conll' ? 'conll' : to === 'tokens' ? 'tokens' : undefined;
  return (sample: Sample, sink: Sink) => (tagged === undefined ? sample : fitSpans(sample, schema, tagged, sink));
}

function idOf({ id }: Record<string, unknown>): string {
  return id === undefined || id === null ? '' : String(id);
}

/** The bytes of a file of texts, some hundred records a piece. */
function* joined(texts: Iterable<string>, writer: ReturnType<typeof createWriter>): Generator<Uint8Array> {
  let lines: string[] = [];
  let begun = false;
  const take = () => {
    const text = (begun ? writer.separator : writer.head) + lines.join(writer.separator);
    begun = true;
    lines = [];
    return utf8(text);
  };
  for (const text of texts) {
    lines.push(text);
    if (lines.length >= 500) yield take();
  }
  if (lines.length > 0) yield take();
  yield utf8(begun ? writer.tail : writer.empty);
}

/** What is written, unless the format cannot hold it. */
function unless<T>(write: () => T, refused: (error: LeavenError) => void = () => {}): T | undefined {
  try {
    return write();
  } catch (error) {
    if (!(error instanceof LeavenError) || error.code !== 'dataset/cannot-write') throw error;
    refused(error);
    return undefined;
  }
}
