import { parentPort, workerData } from 'node:worker_threads';
import '../datasets/disk.ts';
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

/** Packed bytes go by transfer, unless they share a buffer with others. */
function buffersOf(result: JobResult): ArrayBuffer[] {
  return partsOf(result)
    .filter((part) => part.byteLength > 0 && part.byteLength === part.buffer.byteLength)
    .map((part) => part.buffer as ArrayBuffer);
}

function partsOf(result: JobResult): readonly (Uint8Array | Int32Array)[] {
  if (result.kind === 'identify') return [result.words, result.kinds];
  if (result.kind === 'collect') return Object.values(result.partials);
  return result.kind === 'delivered' ? [result.bytes] : [];
}
