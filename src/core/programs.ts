/** A program to run on a file of its own, in a folder of its own that goes afterwards. */
export interface ProgramRun {
  /** The program and its arguments; `{file}` stands for the file. No shell reads them. */
  command: readonly string[];
  /** Name and content of the file. */
  file: { name: string; content: string };
  /** Milliseconds after which it is killed. */
  timeoutMs: number;
  /** Most address space in MiB, where the system can limit it. */
  memoryMb?: number;
}

/** How a run ended: with status 0, with another, or killed for its time. */
export type ProgramEnd = 'passed' | 'failed' | 'timed-out';

/** Runs programs of the machine. There is none in a browser. */
export interface Programs {
  /** Whether a program is there: by path, or by name on the search path. */
  has(program: string): boolean;
  run(run: ProgramRun): ProgramEnd;
}

let programs: Programs | undefined;

/** Says how programs are run. Called once, by the module that knows the machine. */
export function usePrograms(runner: Programs): void {
  programs = runner;
}

/** What runs programs here; nothing where no program can be run. */
export function programsHere(): Programs | undefined {
  return programs;
}
