import { resolve } from 'node:path';
import { LeavenError } from '../../errors/leaven-error.ts';
import { readJson, writeWhole } from '../../pipeline/files.ts';
import { layout } from '../../pipeline/layout.ts';
import { finishedState } from '../../pipeline/run-folder.ts';
import type { RunReport } from '../../reports/model.ts';
import { renderRunReport } from '../../reports/run-report.ts';
import { type ExitCode, exitCodes } from '../exit-codes.ts';
import { shownPath } from '../paths.ts';
import type { Terminal } from '../terminal/terminal.ts';

/** `leaven report DIR [--lang]`: writes report.html again from report.json, in the language in force. */
export async function reportCommand(folder: string, _options: object, terminal: Terminal): Promise<ExitCode> {
  const path = resolve(folder);
  finishedState(path);
  const report = readJson<RunReport>(layout.reportJson(path));
  if (report?.leaven !== 1 || report.kind !== 'run') throw new LeavenError('run/folder-damaged', { folder, file: 'report.json' });
  const file = layout.report(path);
  const { bytes } = writeWhole(file, [await renderRunReport(report, terminal.language)]);
  terminal.out(shownPath(file));
  terminal.document('report', { report: file, bytes, language: terminal.language });
  return exitCodes.done;
}
