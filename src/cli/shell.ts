const safe = /^[\w@%+=:,./-]+$/;

/** A command line that a person can paste: each argument quoted where the shell would read it otherwise. */
export function shellCommand(args: readonly string[], platform: string = process.platform): string {
  return args.map((argument) => quote(argument, platform)).join(' ');
}

function quote(argument: string, platform: string): string {
  if (safe.test(argument)) return argument;
  if (platform === 'win32') return `"${argument.replaceAll('"', '\\"')}"`;
  return `'${argument.replaceAll("'", `'\\''`)}'`;
}

/** How this program was called: `npx leaven` where npm started it. */
export function programName(env: Readonly<Record<string, string | undefined>> = process.env): string[] {
  return env.npm_command === 'exec' ? ['npx', 'leaven'] : ['leaven'];
}

/** The command that continues an interrupted run: the arguments as they were, with --resume and without --overwrite. */
export function resumeCommand(args: readonly string[], env: Readonly<Record<string, string | undefined>> = process.env): string {
  const end = args.indexOf('--');
  const options = (end === -1 ? args : args.slice(0, end)).filter((argument) => argument !== '--overwrite' && argument !== '--resume');
  return shellCommand([...programName(env), ...options, '--resume', ...(end === -1 ? [] : args.slice(end))]);
}
