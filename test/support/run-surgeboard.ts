import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** The command as the user has it: the script that `package.json` names, over the built engine. */
export const surgeboardScript = fileURLToPath(new URL('../../engine/cli/surgeboard.js', import.meta.url));

export interface Ended {
  /** Null when a signal ended the process. */
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Running {
  readonly process: ChildProcess;
  readonly ended: Promise<Ended>;
}

/** Starts `surgeboard` with these arguments, outside any terminal, and gives it the text on its standard input. */
export function startSurgeboard(args: readonly string[], input = '', env: NodeJS.ProcessEnv = {}): Running {
  const child = spawn(process.execPath, [surgeboardScript, ...args], { env: { ...process.env, ...env } });
  const output = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].setEncoding('utf8').on('data', (text: string) => {
      output[name] += text;
    });
  }
  // A command that ends without reading its input closes the pipe.
  child.stdin.on('error', () => undefined);
  child.stdin.end(input);
  const ended = new Promise<Ended>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (exitCode) => resolve({ exitCode, ...output }));
  });
  return { process: child, ended };
}

/** Runs `surgeboard` to its end. */
export function runSurgeboard(args: readonly string[], input?: string, env?: NodeJS.ProcessEnv): Promise<Ended> {
  return startSurgeboard(args, input, env).ended;
}
