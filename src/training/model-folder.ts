import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, realpathSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { threadId } from 'node:worker_threads';
import type { ErrorCode } from '../errors/catalog.ts';
import type { Localized } from '../errors/language.ts';
import { LeavenError, toLeavenError } from '../errors/leaven-error.ts';
import { removeFolder, writeJson } from '../pipeline/files.ts';
import { isLogFile } from './log.ts';
import { type ModelDocument, type ModelFacts, type ModelFile, parseModelDocument } from './model-document.ts';
import { loadTrainer, trainerParams } from './registry.ts';
import type { TrainedModel, Trainer } from './trainer.ts';
import { describeFile, filesOf, takePlace } from './whole-folder.ts';

const documentName = 'model.json';
const logsName = 'logs';
/** What a trainer says of a model that is whole, and yet none of its own. */
const ofContent: readonly ErrorCode[] = ['training/bad-parameter', 'training/unknown-parameter', 'core/unexpected'];
let serial = 0;

export interface SaveOptions {
  /** Replace a model. Files that are of no model are never removed. */
  overwrite?: boolean;
  /** Folder of the training's log: its files are copied into `logs/` of the model. */
  logs?: string;
}

/**
 * Whether a model can be saved there: asked before hours of training, and again by `saveModel`.
 *
 * @throws LeavenError training/model-exists, training/folder-not-empty
 */
export function checkModelFolder(folder: string, overwrite = false): void {
  let names: string[];
  try {
    names = readdirSync(folder);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return;
    if (code === 'ENOTDIR') throw new LeavenError('training/folder-not-empty', { folder });
    throw toLeavenError(error);
  }
  if (names.length === 0) return;
  const read = readDocument(folder);
  if ('reason' in read) throw new LeavenError('training/folder-not-empty', { folder, file: names.sort()[0] });
  const own = new Set([documentName, ...read.document.files.map((file) => file.path)]);
  const foreign = filesOf(folder).find((file) => !own.has(file) && !isLog(file));
  if (foreign !== undefined) throw new LeavenError('training/folder-not-empty', { folder, file: foreign });
  if (!overwrite) throw new LeavenError('training/model-exists', { folder });
}

/**
 * Writes a model as a folder: what the model saves, and model.json. All of it is on the disk under another name before the folder
 * takes its place, so a save that is killed leaves what was there before.
 *
 * @throws LeavenError training/model-exists, training/folder-not-empty, system/*
 */
export function saveModel(folder: string, model: TrainedModel, facts: ModelFacts, options: SaveOptions = {}): ModelDocument {
  checkModelFolder(folder, options.overwrite);
  const place = existsSync(folder) ? realpathSync(folder) : resolve(folder);
  const temporary = `${place}.${process.pid}-${threadId}-${serial++}.tmp`;
  try {
    mkdirSync(temporary, { recursive: true });
    const files = [...model.save(temporary)].sort().map((path) => savedFile(temporary, path));
    const document = documentOf(model, facts, files);
    if (options.logs !== undefined) copyLogs(options.logs, join(temporary, logsName));
    writeJson(join(temporary, documentName), document);
    takePlace(temporary, place);
    return document;
  } catch (error) {
    removeFolder(temporary);
    throw toLeavenError(error);
  }
}

export interface OpenedModel {
  model: TrainedModel;
  document: ModelDocument;
}

/**
 * The model of a folder, after every file has been found as it was written.
 *
 * @param load how the trainer is found by its id
 * @throws LeavenError training/model-damaged, training/unknown-trainer
 */
export async function openModel(folder: string, load: (id: string) => Promise<Trainer> = loadTrainer): Promise<OpenedModel> {
  const read = readDocument(folder);
  if ('reason' in read) throw damaged(folder, read.reason);
  const { document } = read;
  for (const file of document.files) {
    const found = describeFile(folder, file.path);
    if (found?.sha256 === file.sha256 && found.bytes === file.bytes) continue;
    if (found) throw damaged(folder, { en: `${file.path} is not as it was written`, 'zh-CN': `${file.path} 与写入时不同` });
    throw damaged(folder, { en: `${file.path} is missing`, 'zh-CN': `缺少 ${file.path}` });
  }
  const trainer = await load(document.trainer.id);
  try {
    const params = trainerParams(trainer, document.trainer.params) as ModelFacts['trainer']['params'];
    const { classes, language } = document;
    const model = await trainer.load(folder, { classes, fields: Object.values(document.fields), language, params });
    return { model, document };
  } catch (error) {
    const reason = toLeavenError(error);
    if (!ofContent.includes(reason.code)) throw reason;
    throw damaged(folder, { en: reason.text('en').message, 'zh-CN': reason.text('zh-CN').message }, error);
  }
}

function documentOf(model: TrainedModel, facts: ModelFacts, files: readonly ModelFile[]): ModelDocument {
  const { rows, loss, trainer, task, fields, labelField, classes, language, seed, preprocessing, versions } = facts;
  const { steps, bestStep } = model;
  const training = { rows, steps, ...(bestStep !== undefined ? { bestStep } : {}), loss, weights: model.fingerprint() };
  return { leaven: 1, kind: 'model', trainer, task, fields, labelField, classes, language, seed, preprocessing, training, versions, files };
}

function readDocument(folder: string): ReturnType<typeof parseModelDocument> {
  try {
    return parseModelDocument(readFileSync(join(folder, documentName), 'utf8'));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'EISDIR')
      return { reason: { en: 'there is no model.json in it', 'zh-CN': '其中没有 model.json' } };
    throw toLeavenError(error);
  }
}

function savedFile(folder: string, path: string): ModelFile {
  const file = describeFile(folder, path);
  if (!file) throw new Error(`the model named a file that it did not save: ${path}`);
  return file;
}

function damaged(folder: string, reason: Localized, cause?: unknown): LeavenError {
  return new LeavenError('training/model-damaged', { folder, reason }, { cause });
}

/** What a training logs beside its model; not hashed, for a log has times in it. */
function isLog(path: string): boolean {
  const [room, name, ...deeper] = path.split('/');
  return room === logsName && name !== undefined && deeper.length === 0 && isLogFile(name);
}

function copyLogs(from: string, to: string): void {
  const names = existsSync(from) ? readdirSync(from).filter(isLogFile) : [];
  if (names.length > 0) mkdirSync(to);
  for (const name of names) copyFileSync(join(from, name), join(to, name));
}
