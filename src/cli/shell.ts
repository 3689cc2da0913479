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

/** Commands that must be told to go on where they stopped, and those that do so by themselves unless told to forget. */
const resumed: readonly string[] = ['run', 'train'];
const goOn: readonly string[] = ['prove', 'search'];

/**
 * The command that continues an interrupted one: the arguments as they were, with --resume where the command knows it, and without the
 * --overwrite that would throw away what is done. What keeps nothing is called again as it was.
 */
export function continueCommand(command: string, args: readonly string[], caller: Caller = thisCall()): string {
  const end = args.indexOf('--');
  const [options, rest] = end === -1 ? [args, []] : [args.slice(0, end), args.slice(end)];
  const keeps = resumed.includes(command) || goOn.includes(command);
  const kept = options.filter((argument) => !keeps || (argument !== '--overwrite' && argument !== '--resume'));
  return shellCommand([...programName(caller), ...kept, ...(resumed.includes(command) ? ['--resume'] : []), ...rest]);
}
