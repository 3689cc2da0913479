import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { nearestName } from '../datasets/nearest.ts';
import { LeavenError } from '../errors/leaven-error.ts';
import { type ReadEpochOptions, wholeNumber } from './stream-options.ts';

export type StreamFormat = 'jsonl' | 'arrow';

/** What a request asks for. */
export type StreamRequest = { kind: 'about' } | { kind: 'epoch'; epoch: number; format: StreamFormat; options: ReadEpochOptions };

export const allowedMethods: readonly string[] = ['GET', 'HEAD'];
const parameters = ['shard', 'format', 'shuffle', 'split'];
const formats: readonly string[] = ['jsonl', 'arrow'];

/**
 * Checks who asks and what for. What comes from outside is taken for nothing but what it is allowed to be.
 *
 * @throws LeavenError stream/wrong-host, stream/unauthorized, stream/wrong-method, stream/unknown-path, stream/bad-option
 */
export function readStreamRequest(request: IncomingMessage, port: number, token: string): StreamRequest {
  const hosts = [`127.0.0.1:${port}`, `localhost:${port}`];
  const host = request.headers.host ?? '';
  if (!hosts.includes(host.toLowerCase())) throw new LeavenError('stream/wrong-host', { host, expected: hosts });
  if (!sameToken(request.headers.authorization ?? '', `Bearer ${token}`)) throw new LeavenError('stream/unauthorized');
  const { method = '', url = '/' } = request;
  if (!allowedMethods.includes(method)) throw new LeavenError('stream/wrong-method', { method, expected: allowedMethods });
  const [path = '', query = ''] = url.split(/\?(.*)/s);
  if (path === '/') return { kind: 'about' };
  const epoch = /^\/epochs\/(\d{1,15})$/.exec(path)?.[1];
  if (epoch === undefined) throw new LeavenError('stream/unknown-path', { path });
  return { kind: 'epoch', epoch: Number(epoch), ...readQuery(new URLSearchParams(query)) };
}

function readQuery(query: URLSearchParams): { format: StreamFormat; options: ReadEpochOptions } {
  for (const name of query.keys()) {
    if (parameters.includes(name) && query.getAll(name).length === 1) continue;
    const nearest = nearestName(name, parameters);
    const expected = { en: `one of ${parameters.join(', ')}, each once`, 'zh-CN': `${parameters.join('、')} 之一，且各只出现一次` };
    throw new LeavenError('stream/bad-option', {
      option: name,
      got: query.get(name) ?? '',
      expected,
      ...(nearest !== undefined && nearest !== name ? { nearest } : {}),
    });
  }
  const format = query.get('format') ?? 'jsonl';
  if (!formats.includes(format))
    throw new LeavenError('stream/bad-option', {
      option: 'format',
      got: format,
      expected: { en: 'jsonl or arrow', 'zh-CN': ' jsonl 或 arrow' },
    });
  const split = query.get('split');
  const shuffle = query.get('shuffle');
  const shard = query.get('shard');
  return {
    format: format as StreamFormat,
    options: {
      ...(split !== null ? { split } : {}),
      ...(shuffle !== null ? { shuffle: { window: number('shuffle', shuffle) } } : {}),
      ...(shard !== null ? { shard: readShard(shard) } : {}),
    },
  };
}

function number(option: string, value: string): number {
  if (/^\d{1,10}$/.test(value)) return Number(value);
  throw new LeavenError('stream/bad-option', { option, got: value, expected: wholeNumber(1) });
}

/** `I/N`: the I-th of N parts, from 0. */
function readShard(value: string): { index: number; count: number } {
  const [, index, count] = /^(\d{1,9})\/(\d{1,9})$/.exec(value) ?? [];
  if (index !== undefined && count !== undefined && Number(index) < Number(count)) return { index: Number(index), count: Number(count) };
  const expected = { en: 'I/N with I from 0 and below N, such as 0/4', 'zh-CN': ' I/N，I 从 0 起且小于 N，例如 0/4' };
  throw new LeavenError('stream/bad-option', { option: 'shard', got: value, expected });
}

/** Compares hashes: how long it takes tells nothing of the token. */
function sameToken(got: string, expected: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(got), digest(expected));
}
