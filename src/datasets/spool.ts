import { createHash, randomBytes } from 'node:crypto';
import { type FileHandle, mkdir, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';

export interface Spool {
  write(bytes: Uint8Array): Promise<void>;
  /** The file while it is being written. */
  readonly temporary: string;
  /** Makes the copy durable under a name that its content gives. */
  keep(): Promise<string>;
  discard(): Promise<void>;
}

/** The UTF-8 copy: a temporary file, renamed to its own hash once it is whole, so that equal copies are one. */
export async function openSpool(folder: string): Promise<Spool> {
  await mkdir(folder, { recursive: true });
  const temporary = join(folder, `.spool-${process.pid}-${randomBytes(6).toString('hex')}`);
  const file: FileHandle = await open(temporary, 'wx');
  const hash = createHash('sha256');
  let isOpen = true;
  return {
    async write(bytes) {
      hash.update(bytes);
      let written = 0;
      while (written < bytes.length) written += (await file.write(bytes, written)).bytesWritten;
    },
    temporary,
    async keep() {
      await file.sync();
      await file.close();
      isOpen = false;
      const path = join(folder, `${hash.digest('hex')}.utf8`);
      await rename(temporary, path);
      return path;
    },
    async discard() {
      if (!isOpen) return;
      isOpen = false;
      await file.close();
      await rm(temporary, { force: true });
    },
  };
}
