const leftovers = new Set<() => void>();
let listening = false;

/** Has something put away should the process end before the function that comes back is called: folders, programs. */
export function putAwayAtExit(putAway: () => void): () => void {
  if (!listening) {
    listening = true;
    process.once('exit', () => {
      for (const each of leftovers) each();
    });
  }
  leftovers.add(putAway);
  return () => void leftovers.delete(putAway);
}
