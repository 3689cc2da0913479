import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { LeavenError, toLeavenError } from '../errors/leaven-error.ts';
import type { RecipeInput } from '../recipe/load.ts';
import { type ArrowStream, openArrowStream } from './arrow-stream.ts';
import { type EpochSummary, openStream } from './open-stream.ts';
import type { OpenStreamOptions } from './stream-options.ts';
import { allowedMethods, readStreamRequest, type StreamFormat } from './stream-request.ts';

export interface ServeStreamOptions extends OpenStreamOptions {
  /** Port on 127.0.0.1; a free one where absent. */
  port?: number;
  /** What requests must name; a random one where absent. */
  token?: string;
  /** Stop once one epoch has been given whole. */
  once?: boolean;
  /** What was given, and to whom it could not be given. */
  onEvent?: (event: ServedEvent) => void;
}

export type ServedEvent =
  | ({ type: 'served'; format: StreamFormat; seconds: number } & EpochSummary)
  | { type: 'failed'; path: string; error: LeavenError };

export interface StreamServer {
  /** `http://127.0.0.1:PORT` */
  url: string;
  token: string;
  name: string;
  rows: Readonly<Record<string, number>>;
  /** Resolves when the server has stopped and no worker is left. */
  stopped: Promise<void>;
  /** Ends all that is being given, and stops. */
  close(): Promise<void>;
}

/**
 * Serves the epochs of a recipe to programs on this machine: `GET /epochs/K?split=S&shard=I/N&format=jsonl|arrow&shuffle=WINDOW` gives one
 * epoch, as fast as it is read; `GET /` says what there is. Whoever asks must name the token (`Authorization: Bearer TOKEN`). Each
 * request has workers of its own, which end with its connection.
 *
 * @throws LeavenError as `openStream`; stream/port-taken; run/interrupted when the signal aborts while the stream is opened, after that it
 * stops the server
 */
export async function serveStream(recipe: string | RecipeInput, options: ServeStreamOptions = {}): Promise<StreamServer> {
  const token = options.token ?? randomBytes(24).toString('base64url');
  const opened = await openStream(recipe, options);
  const { plan, rows, splits } = opened;
  const about = {
    leaven: 1,
    recipe: plan.name,
    seed: plan.seed,
    planHash: plan.hash,
    task: plan.schema.task,
    rows,
    ...(splits ? { splits } : {}),
    epochs: { path: '/epochs/K', from: 0, formats: ['jsonl', 'arrow'] },
  };
  const columns = ['id', ...plan.schema.fields.filter((field) => !field.optional).map((field) => field.name)];
  const work = new Set<Promise<void>>();
  const requests = new Set<AbortController>();
  let port = 0;

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const began = performance.now();
    const stop = new AbortController();
    requests.add(stop);
    response.on('close', () => stop.abort());
    try {
      const asked = readStreamRequest(request, port, token);
      if (asked.kind === 'about') return sendJson(response, 200, about);
      const epoch = opened.read(asked.epoch, { ...asked.options, signal: stop.signal });
      const { format } = asked;
      response.setHeader(
        'content-type',
        format === 'jsonl' ? 'application/x-ndjson; charset=utf-8' : 'application/vnd.apache.arrow.stream',
      );
      if (request.method === 'HEAD') return void response.end();
      // Status and headers wait for the first rows: what fails before them is told as an error.
      for await (const bytes of encode(epoch, format, columns))
        if (!response.write(bytes) && !response.destroyed) await once(response, 'drain', { signal: stop.signal });
      response.end();
      options.onEvent?.({ type: 'served', format, seconds: (performance.now() - began) / 1000, ...epoch.summary() });
      if (options.once) response.once('close', () => void close());
    } catch (thrown) {
      const error = toLeavenError(thrown);
      options.onEvent?.({ type: 'failed', path: request.url ?? '', error });
      // Cut short in the middle, the answer is no whole one: the client's library says so.
      if (response.headersSent) response.destroy();
      else sendError(response, error);
    } finally {
      requests.delete(stop);
    }
  };

  const server = createServer((request, response) => {
    const done: Promise<void> = answer(request, response).finally(() => work.delete(done));
    work.add(done);
  });
  const closed = new Promise<void>((resolve) => server.once('close', resolve));
  try {
    server.listen(options.port ?? 0, '127.0.0.1');
    await once(server, 'listening');
  } catch (error) {
    throw new LeavenError('stream/port-taken', { port: options.port ?? 0, reason: (error as NodeJS.ErrnoException).code ?? '' });
  }
  port = (server.address() as AddressInfo).port;

  let closing: Promise<void> | undefined;
  const close = () => {
    closing ??= (async () => {
      server.close();
      for (const stop of requests) stop.abort();
      server.closeAllConnections();
      await Promise.all(work);
      await closed;
    })();
    return closing;
  };
  const stopped = closed.then(() => close());
  options.signal?.addEventListener('abort', () => void close(), { once: true });
  if (options.signal?.aborted) await close();
  return { url: `http://127.0.0.1:${port}`, token, name: plan.name, rows, stopped, close };
}

async function* encode(epoch: AsyncIterable<string[]>, format: StreamFormat, columns: readonly string[]): AsyncGenerator<Uint8Array> {
  if (format === 'jsonl') {
    for await (const lines of epoch) yield Buffer.from(`${lines.join('\n')}\n`, 'utf8');
    return;
  }
  let arrow: ArrowStream | undefined;
  for await (const lines of epoch) {
    const rows = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
    arrow ??= openArrowStream(columns, rows);
    yield arrow.add(rows);
  }
  yield (arrow ?? openArrowStream(columns, [])).end();
}

const statuses: Partial<Record<LeavenError['code'], number>> = {
  'stream/bad-option': 400,
  'stream/unknown-split': 400,
  'stream/unauthorized': 401,
  'stream/wrong-host': 403,
  'stream/unknown-path': 404,
  'stream/wrong-method': 405,
};

function sendError(response: ServerResponse, error: LeavenError): void {
  if (error.code === 'stream/unauthorized') response.setHeader('www-authenticate', 'Bearer');
  if (error.code === 'stream/wrong-method') response.setHeader('allow', allowedMethods.join(', '));
  sendJson(response, statuses[error.code] ?? 500, { leaven: 1, ok: false, error: error.toDocument() });
}

function sendJson(response: ServerResponse, status: number, document: object): void {
  const body = Buffer.from(`${JSON.stringify(document, null, 2)}\n`, 'utf8');
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'content-length': body.length });
  response.end(response.req.method === 'HEAD' ? undefined : body);
}
