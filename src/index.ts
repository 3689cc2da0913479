/** Leaven: growing training data for fine-tuning. The public face of the library. */
import './datasets/disk.ts';

/** The schema library operators declare their parameters with: an operator must use this very copy. */
export { z } from 'zod';
export { type Applied, type ApplyOptions, apply } from './app/apply.ts';
export { type AuditOptions, type AuditProgress, audit } from './app/audit.ts';
export { checkChatFineTuning, type FineTuningCheck, type FineTuningProblem } from './app/convert/chat-fine-tuning.ts';
export { type ConvertOptions, type ConvertResult, convert } from './app/convert.ts';
export { type EvaluateOptions, type Evaluation, evaluate } from './app/evaluate.ts';
export { type Explanation, explain } from './app/explain.ts';
export { createRecipe } from './app/init.ts';
export type { ModelDataOptions } from './app/model-data.ts';
export type { DataOptions } from './app/open-data.ts';
export { type EpochLines, type EpochSummary, type OpenedStream, openStream } from './app/open-stream.ts';
export { type PredictOptions, type PredictResult, predict } from './app/predict.ts';
export { type PreviewOptions, preview } from './app/preview.ts';
export type { PreviewItem } from './app/preview-items.ts';
export { type RunEvent, type RunOptions, type RunResult, run } from './app/run.ts';
export { type SampleStream, type StreamedSample, stream } from './app/stream.ts';
export type { OpenStreamOptions, ReadEpochOptions, StreamOptions } from './app/stream-options.ts';
export type { Counts } from './app/summary.ts';
export { type TrainEvent, type TrainOptions, type TrainResult, train } from './app/train.ts';
export type { NoiseCurve, NoiseOptions, NoisePoint, NoiseReport } from './app/under-noise.ts';
export { type Estimate, type ValidateOptions, type Validation, validate } from './app/validate.ts';
export type { GuardName, TextAnalysis, Word } from './core/analysis.ts';
export { applyTextEdits, type PackedEdit, type TextEdit } from './core/edits.ts';
export {
  type Collector,
  type DatasetOperator,
  type DatasetView,
  type Decision,
  defineOperator,
  defineTextOperator,
  type FilterOperator,
  type Json,
  type Operator,
  type OperatorExample,
  type SampleOperator,
  type TextOperator,
} from './core/operator.ts';
export type { Random } from './core/random.ts';
export type { Answer, Sample, Span, WordTime } from './core/sample.ts';
export { createSchema, type Schema } from './core/schema.ts';
export { type Language, setLanguage } from './errors/language.ts';
export { type ErrorDocument, LeavenError, toLeavenError } from './errors/leaven-error.ts';
export { type BleuOptions, type BleuScore, corpusBleu, sentenceBleu } from './metrics/bleu.ts';
export { type ChrfOptions, type ChrfScore, corpusChrf, sentenceChrf } from './metrics/chrf.ts';
export type { ClassificationReport } from './metrics/classification.ts';
export { characterErrorRate, type ErrorRate, wordErrorRate } from './metrics/error-rate.ts';
export { type MeteorOptions, sentenceMeteor } from './metrics/meteor.ts';
export { corpusRouge, type RougeOptions, type RougeScore, type RougeScores, sentenceRouge } from './metrics/rouge.ts';
export { corpusTer, sentenceTer, type TerOptions, type TerScore } from './metrics/ter.ts';
export type { ProofEvent, ProofResult, ProveOptions } from './proof/options.ts';
export { prove } from './proof/prove.ts';
export { search } from './proof/search.ts';
export type { SearchEvent, SearchOptions, SearchResult } from './proof/search-options.ts';
export { defineRecipe, type RecipeInput } from './recipe/define-recipe.ts';
export type { AuditFinding, AuditReport } from './reports/audit-model.ts';
export type { ProofReport } from './reports/proof-model.ts';
