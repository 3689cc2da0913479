/** What a field holds. Nothing is guessed from values: the schema says it. */
export type FieldKind =
  | 'text'
  | 'label'
  | 'labels'
  | 'label-weights'
  | 'spans'
  | 'answers'
  | 'word-times'
  | 'messages'
  | 'relations'
  | 'choices'
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
}

const text: FieldRole = { kind: 'text' };
const label: FieldRole = { kind: 'label' };

/** The closed list of tasks, each with its field roles. A role's default field name is the role itself. */
export const tasks = {
  text: { text },
  'text-classification': { text, label, labelWeights: { kind: 'label-weights', optional: true, named: true } },
  'multi-label': { text, labels: { kind: 'labels' } },
  'token-classification': { text, spans: { kind: 'spans', over: 'text' } },
  'text-pair': { text, pair: { kind: 'text' }, label: { kind: 'label', optional: true } },
  'text-to-text': { input: { kind: 'text' }, target: { kind: 'text' } },
  'question-answering': { question: { kind: 'text' }, context: { kind: 'text' }, answers: { kind: 'answers', over: 'context' } },
  chat: { messages: { kind: 'messages' } },
  'relation-extraction': { text, spans: { kind: 'spans', over: 'text' }, relations: { kind: 'relations' } },
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
  'question-answering',
];
