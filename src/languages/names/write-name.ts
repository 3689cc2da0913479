/** A name with the capitals of the one it replaces: SHOUTED, lower or as it is. */
export function caseLike(from: string, name: string): string {
  if (from.length > 1 && from === from.toUpperCase() && from !== from.toLowerCase()) return name.toUpperCase();
  return from === from.toLowerCase() && from !== from.toUpperCase() ? name.toLowerCase() : name;
}
