const leftovers = new Set<() => void>();
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Has something put away should the process end before the function that comes back is called: folders, programs. A program has a
 * process group of its own, so that a signal to ours does not reach it.
 */
export function putAwayAtExit(putAway: () => void): () => void {
  if (leftovers.size === 0) {
    process.on('exit', onExit);
    for (const signal of signals) process.on(signal, onSignal);
  }
  leftovers.add(putAway);
  return () => {
    if (!leftovers.delete(putAway) || leftovers.size > 0) return;
    process.off('exit', onExit);
    for (const signal of signals) process.off(signal, onSignal);
  };
}

function onExit(): void {
  for (const each of leftovers) each();
}

/** Where nobody else listens, a signal ends the process as it would without us; who listens decides for himself. */
function onSignal(signal: NodeJS.Signals): void {
  if (process.listenerCount(signal) > 1) return;
  onExit();
  process.off(signal, onSignal);
  process.kill(process.pid, signal);
}
