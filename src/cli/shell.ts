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

interface Caller {
  env: Readonly<Record<string, string | undefined>>;
  /** Path of the script that node was given. */
  script: string | undefined;
}

const thisCall = (): Caller => ({ env: process.env, script: process.argv[1] });

/** How this program was called: `npx leaven` where npx started it. */
export function programName({ env, script }: Caller = thisCall()): string[] {
  const byNpx = env.npm_command === 'exec' && /[\\/]node_modules[\\/]\.bin[\\/]/.test(script ?? '');
  return byNpx ? ['npx', 'leaven'] : ['leaven'];
}

/** The command that continues an interrupted run: the arguments as they were, with --resume and without --overwrite. */
export function resumeCommand(args: readonly string[], caller: Caller = thisCall()): string {
  const end = args.indexOf('--');
  const options = (end === -1 ? args : args.slice(0, end)).filter((argument) => argument !== '--overwrite' && argument !== '--resume');
  return shellCommand([...programName(caller), ...options, '--resume', ...(end === -1 ? [] : args.slice(end))]);
}
