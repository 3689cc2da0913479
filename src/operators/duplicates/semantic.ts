import { openEncoder, requireEncoder, type TextEncoder } from '../../backends/encoder/text-encoder.ts';
import { joinBytes } from '../../core/bytes.ts';
import type { DatasetView, Json } from '../../core/operator.ts';
import { textOf } from '../../core/sample.ts';
import { LeavenError } from '../../errors/leaven-error.ts';
import { directionInto } from '../../kernels/vectors/unit-vectors.ts';
import { WordRows } from '../../kernels/word-rows.ts';
import { findKey, hashWords } from '../dataset-keys.ts';
import { labelNameOf, labelsOf } from './labels.ts';
import { encodeMerges, openMerges, rounded, sampleKey } from './near-table.ts';
import { type DeduplicateParams, type DuplicateCollector, splitOf } from './parameters.ts';
import { preferenceOf } from './preference.ts';
import { clusterRows, type SemanticClusters } from './semantic-clusters.ts';
import { outcomes, SemanticRows, wordsOf } from './semantic-rows.ts';

const defaultThreshold = 0.95;

export interface SemanticResources {
  /** Opened when the first text is met: who only reads a finished table needs no model. */
  encoder(): Promise<TextEncoder>;
}

/** What `encoder` names is there, and so are the libraries. @throws LeavenError backend/incomplete-model, backend/missing-library */
export function requireSemantic(params: DeduplicateParams): void {
  requireEncoder(encoderOptions(params));
}

export function prepareSemantic(params: DeduplicateParams): SemanticResources {
  let opening: Promise<TextEncoder> | undefined;
  return {
    encoder() {
      opening ??= openEncoder(encoderOptions(params));
      return opening;
    },
  };
}

function encoderOptions({ encoder = '', runtime, pooling, maxTokens }: DeduplicateParams) {
  return { folder: encoder, runtime, pooling, maxTokens };
}

/** Texts that mean about the same, by the cosine of their vectors. Every pair is compared. */
export const semanticDuplicates: DuplicateCollector<SemanticRows> = {
  create: () => new SemanticRows(),
  add(state, row, input) {
    const text = input.fields.map((field) => textOf(row.sample, field)).join('\n');
    if (text.trim() === '') return;
    const label = hashWords(labelsOf(row, input))[0];
    if (!state.labels.has(label)) state.labels.add(label, labelNameOf(row, input));
    const [rootHigh, rootLow] = hashWords(input.params.relatives ? row.sample.id : row.root);
    state.add(
      [hashWords(splitOf(row, input))[0], label, rootHigh, rootLow, ...preferenceOf(row, input), ...sampleKey(row.split, row.sample.id)],
      row.sample.id,
      text,
    );
    refuseTooMany(state, input.params);
  },
  settle: (state, { resources }) =>
    state.settle(async (text) => {
      const vector = await (await (resources as SemanticResources).encoder()).encode(text);
      const values = new Int16Array(vector.length);
      if (directionInto(vector, values)) return { values, outcome: outcomes.direction };
      return { values, outcome: vector.every((value) => value === 0) ? outcomes.none : outcomes.notFinite };
    }),
  encode: (state) => state.encode(),
  merge: (state, partial) => state.append(partial),
  finish(state, { params }) {
    refuseTooMany(state, params);
    const found = clusterRows(state, { acrossLabels: params.acrossLabels, threshold: params.threshold ?? defaultThreshold });
    const rejected = rejectedOf(state);
    const findings = {
      clusters: found.clusters,
      merged: found.merges.length,
      rejected: rejected.length,
      contradictions: contradictionsOf(state, found),
      comparison: { route: 'pairs', vectors: found.compared, dimensions: state.size },
    };
    const head = new Uint8Array(4);
    new DataView(head.buffer).setUint32(0, rejected.length, true);
    return joinBytes([head, rejected.encode(), encodeMerges(found.merges, findings)]);
  },
  open(bytes): DatasetView {
    const rejectedAt = 4;
    const mergesAt = rejectedAt + new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(0, true) * 8;
    const rejected = new WordRows(2);
    rejected.append(bytes.subarray(rejectedAt, mergesAt));
    const keys = [rejected.column(0), rejected.column(1)];
    const merges = openMerges(bytes.subarray(mergesAt));
    return {
      ...merges,
      decide: (row) =>
        findKey(keys, sampleKey(row.split, row.sample.id)) < 0
          ? merges.decide(row)
          : { action: 'drop', reason: 'no-embedding', detail: { values: 'not-finite' } },
    };
  },
};

/** Every pair is compared, so that twice the samples take four times as long. */
function refuseTooMany(state: SemanticRows, { maxSamples }: DeduplicateParams): void {
  if (state.length > maxSamples) throw new LeavenError('operator/too-many-samples', { operator: 'dataset.deduplicate', limit: maxSamples });
}

/** Names of the rows whose vectors are no numbers, in ascending order. */
function rejectedOf({ rows: { rows } }: SemanticRows): WordRows {
  const [highs, lows, outcome] = [wordsOf.name, wordsOf.name + 1, wordsOf.outcome].map((column) => rows.column(column)) as [
    Uint32Array,
    Uint32Array,
    Uint32Array,
  ];
  const names: [number, number][] = [];
  for (let row = 0; row < rows.length; row++)
    if (outcome[row] === outcomes.notFinite) names.push([highs[row] as number, lows[row] as number]);
  names.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  const rejected = new WordRows(2, Math.max(1, names.length));
  for (const name of names) rejected.push(name);
  return rejected;
}

/** Texts that mean about the same and have different labels: how many, and the first of them in pairs. */
function contradictionsOf({ rows: { rows, ids }, labels }: SemanticRows, { contradicting, contradictions }: SemanticClusters): Json {
  const said = (row: number) => {
    const name = labels.get(rows.column(wordsOf.labels)[row] as number);
    return { id: ids.get(row), ...(name === undefined ? {} : { labels: name }) };
  };
  const examples = contradictions.map(({ rows: pair, similarity }) => ({ samples: pair.map(said), similarity: rounded(similarity) }));
  return { samples: contradicting, examples };
}
