import { parentPort, workerData } from 'node:worker_threads';
import { toLeavenError } from '../errors/leaven-error.ts';
import type { Job, JobReply, JobResult, WorkContext } from '../pipeline/job.ts';
import { createWorker } from '../pipeline/work.ts';

const work = createWorker(workerData as WorkContext);

parentPort?.on('message', async (job: Job) => {
  let reply: JobReply;
  try {
    reply = { ok: true, result: await work(job) };
  } catch (error) {
    reply = { ok: false, error: toLeavenError(error).toDocument('en') };
  }
  parentPort?.postMessage(reply, reply.ok ? buffersOf(reply.result) : []);
});

/** Packed bytes go by transfer. */
function buffersOf(result: JobResult): ArrayBuffer[] {
  if (result.kind === 'identify') return [result.words.buffer as ArrayBuffer, result.kinds.buffer as ArrayBuffer];
  if (result.kind !== 'collect') return [];
  const buffers = Object.values(result.partials).map((partial) => partial.buffer as ArrayBuffer);
  return [...new Set(buffers)].filter((buffer) => buffer.byteLength > 0);
}
