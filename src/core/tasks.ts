/** What a field holds. Nothing is guessed from values: the schema says it. */
export type FieldKind =
  | 'text'
  | 'label'
  | 'labels'
  | 'label-weights'
  | 'spans'
  | 'answers'
  | 'word-times'
  | 'tokens'
  | 'tags'
  | 'messages'
  | 'relations'
  | 'choices'
  | 'code'
  | 'image'
  | 'mask'
  | 'boxes'
  | 'keypoints'
  | 'audio'
  | 'video'
  | 'table'
  | 'series'
  | 'graph'
  | 'dialogue'
  | 'other';

export interface FieldRole {
  kind: FieldKind;
  /** For annotations: the role of the text whose offsets they hold. */
  over?: string;
  optional?: true;
  /** Part of the schema only where the data set names it under `fields`. */
  named?: true;
  /** What the model is to answer: operators that draw leave it alone unless a step names it. */
  target?: true;
  /** Stays as it is unless a step names it: system prompts, texts that answers point into. */
  fixed?: true;
}

const text: FieldRole = { kind: 'text' };
const label: FieldRole = { kind: 'label' };
const messages: FieldRole = { kind: 'messages' };
const system: FieldRole = { kind: 'text', optional: true, named: true, fixed: true };
const spans: FieldRole = { kind: 'spans', over: 'text' };
/** The words of a text as a file cut them, each with what else it says of them: CoNLL columns, lists of tokens and tags. */
const tokens: FieldRole = { kind: 'tokens', over: 'text', optional: true, named: true };
const tags: FieldRole = { kind: 'tags', optional: true, named: true };

/** The closed list of tasks, each with its field roles. A role's default field name is the role itself. */
export const tasks = {
  text: { text },
  'text-classification': { text, label, labelWeights: { kind: 'label-weights', optional: true, named: true } },
  'multi-label': { text, labels: { kind: 'labels' } },
  'token-classification': { text, spans, tokens, tags },
  'text-pair': { text, pair: { kind: 'text' }, label: { kind: 'label', optional: true } },
  'text-to-text': { input: { kind: 'text' }, target: { kind: 'text', target: true } },
  instruction: {
    instruction: { kind: 'text' },
    input: { kind: 'text', optional: true },
    output: { kind: 'text', target: true },
    system,
  },
  preference: { prompt: messages, chosen: { kind: 'messages', target: true }, rejected: { kind: 'messages', target: true }, system },
  'question-answering': {
    question: { kind: 'text' },
    context: { kind: 'text', fixed: true },
    answers: { kind: 'answers', over: 'context' },
  },
  'multiple-choice': {
    question: { kind: 'text' },
    context: { kind: 'text', optional: true, named: true, fixed: true },
    choices: { kind: 'choices', target: true },
    answer: { kind: 'label' },
  },
  chat: { messages, system },
  code: { prompt: { kind: 'text', optional: true }, code: { kind: 'code' }, tests: { kind: 'code', optional: true } },
  'relation-extraction': { text, spans, relations: { kind: 'relations' }, tokens },
  'image-classification': { image: { kind: 'image' }, label },
  'object-detection': { image: { kind: 'image' }, boxes: { kind: 'boxes' } },
  segmentation: { image: { kind: 'image' }, mask: { kind: 'mask' } },
  keypoints: { image: { kind: 'image' }, keypoints: { kind: 'keypoints' } },
  'image-text': { image: { kind: 'image' }, text },
  'audio-classification': { audio: { kind: 'audio' }, label },
  'speech-recognition': {
    audio: { kind: 'audio' },
    transcript: { kind: 'text' },
    words: { kind: 'word-times', over: 'transcript', optional: true },
  },
  'audio-video': { audio: { kind: 'audio' }, video: { kind: 'video' }, label },
  'tabular-classification': { row: { kind: 'table' }, label },
  series: { series: { kind: 'series' }, label: { kind: 'label', optional: true } },
  graph: { graph: { kind: 'graph' } },
  dialogue: { dialogue: { kind: 'dialogue' } },
} as const satisfies Record<string, Record<string, FieldRole>>;

export type TaskName = keyof typeof tasks;
export const taskNames = Object.keys(tasks) as TaskName[];

/** The kinds of label an operator or a trainer may say it takes. */
export const labelKinds = ['label', 'labels', 'label-weights', 'spans', 'boxes'] as const;
export type LabelKind = (typeof labelKinds)[number];

/** The tasks whose data this version reads: the rest come with their modalities. */
export const textTasks: readonly TaskName[] = [
  'text',
  'text-classification',
  'multi-label',
  'token-classification',
  'text-pair',
  'text-to-text',
  'instruction',
  'preference',
  'question-answering',
  'multiple-choice',
  'chat',
  'relation-extraction',
  'code',
];

/** Kinds of fields that hold text for operators to read and change: a text, the contents of messages, the texts of choices. */
export const textualKinds: ReadonlySet<FieldKind> = new Set(['text', 'messages', 'choices']);
