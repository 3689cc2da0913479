import type { FormatPlan, LayoutName } from '../../core/plan.ts';
import type { Schema } from '../../core/schema.ts';
import type { TaskName } from '../../core/tasks.ts';
import { alpacaChat, alpacaPreference } from './alpaca.ts';
import type { RecordLayout } from './layout.ts';
import { openAiChat, openAiPreference } from './openai.ts';
import { sharedPrompt } from './shared-prompt.ts';
import { shareGptChat, shareGptPreference } from './sharegpt.ts';
import { createTokensLayout } from './tokens.ts';

const layouts: Readonly<Record<Exclude<LayoutName, 'tokens'>, Partial<Record<TaskName, RecordLayout>>>> = {
  alpaca: { chat: alpacaChat, preference: alpacaPreference },
  openai: { chat: openAiChat, preference: openAiPreference },
  sharegpt: { chat: shareGptChat, preference: shareGptPreference },
  squad: {},
};

/** The layout of a format's records for a task; nothing where they are read field by field. */
export function layoutOf(format: FormatPlan, schema: Schema): RecordLayout | undefined {
  if (format.layout === 'tokens') return schema.task === 'token-classification' ? createTokensLayout(format) : undefined;
  if (format.layout !== undefined) return layouts[format.layout][schema.task];
  return schema.task === 'preference' ? sharedPrompt : undefined;
}
