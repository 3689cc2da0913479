import { parse } from 'yaml';
import { LeavenError } from '../errors/leaven-error.ts';
import { plainCopy } from '../recipe/plain.ts';
import { messages } from './messages.ts';

/** Parameters of a trainer from `--with name=value`: values are YAML, as those of `--set` are. @throws LeavenError cli/bad-value */
export function readParameters(assignments: readonly string[] = []): Record<string, unknown> {
  return Object.fromEntries(
    assignments.map((assignment) => {
      const equals = assignment.indexOf('=');
      const written = assignment.slice(equals + 1);
      try {
        const value = written === '' ? '' : plainCopy(parse(written, { logLevel: 'error', prettyErrors: false, maxAliasCount: 0 }));
        return [assignment.slice(0, equals), value];
      } catch (cause) {
        const expected = { en: messages.en.expectedYaml, 'zh-CN': messages['zh-CN'].expectedYaml };
        throw new LeavenError('cli/bad-value', { option: '--with', value: assignment, expected }, { cause });
      }
    }),
  );
}
