import '../datasets/disk.ts';
import { toLeavenError } from '../errors/leaven-error.ts';
import type { TaskModule, TaskOrder, TaskReply } from './process-pool.ts';

const [module = ''] = process.argv.slice(2);
const tasks = import(module) as Promise<TaskModule<unknown, unknown>>;
let controller = new AbortController();
let busy: Promise<void> | undefined;

// Without its parent there is nobody to work for; what the task started ends with it.
process.on('disconnect', () => {
  controller.abort();
  setTimeout(() => process.exit(), 2000).unref();
  void (busy ?? Promise.resolve()).finally(() => process.exit());
});
// Ctrl-C goes to all processes of a terminal: the parent decides what becomes of this one.
process.on('SIGINT', () => {});

async function work(task: unknown): Promise<void> {
  let reply: TaskReply;
  try {
    reply = { ok: true, result: await (await tasks).runTask(task, controller.signal) };
  } catch (error) {
    reply = { ok: false, error: toLeavenError(error).toDocument('en') };
  }
  if (process.connected) process.send?.(reply);
}

process.on('message', (order: TaskOrder) => {
  if ('abort' in order) controller.abort();
  else {
    controller = new AbortController();
    busy = work(order.task);
  }
});
