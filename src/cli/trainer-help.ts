import { Help } from 'commander';
import { loadTrainer, trainerIds } from '../training/registry.ts';
import type { Trainer } from '../training/trainer.ts';
import { describeParameters } from './parameters.ts';
import type { Terminal } from './terminal/terminal.ts';
import { displayWidth } from './terminal/width.ts';

/** The trainers and their parameters, as they declare them themselves. */
export async function trainerHelp({ words, language, columns }: Pick<Terminal, 'words' | 'language' | 'columns'>): Promise<string> {
  const helper = Object.assign(new Help(), { helpWidth: columns ?? 80, displayWidth });
  const parameterLines = ({ params }: Trainer): string[] => {
    const rows = describeParameters(params, words, language).map(({ name, type, range, fallback, description }) => {
      const standard = fallback === '' || fallback === words.required ? fallback : words.optDefault(fallback);
      return { name, text: [description, range === '' ? type : range, standard].filter((part) => part !== '').join('  ') };
    });
    const width = Math.max(...rows.map(({ name }) => name.length)) + 2;
    return rows.map(({ name, text }) => helper.formatItem(`  ${name}`, width, text, helper));
  };
  const trainers = await Promise.all(trainerIds.map(loadTrainer));
  const blocks = trainers.map((trainer) => [`  ${trainer.id}: ${trainer.summary[language]}`, ...parameterLines(trainer)].join('\n'));
  return `${words.trainers}\n${blocks.join('\n\n')}`;
}
