import { relative } from 'node:path';

/** A path as a person would type it from here: relative where it lies below or close by, else as it is. */
export function shownPath(path: string, from: string = process.cwd()): string {
  const near = relative(from, path);
  return near !== '' && near.length < path.length && !/^(\.\.[\\/]){3}/.test(near) ? near : path;
}
