import packageJson from '../package.json' with { type: 'json' };
import { resetEngine } from './platform/engine.ts';
import { endUnexpectedly } from './show/cli/end-unexpectedly.ts';
import { runCli } from './show/cli/run.ts';

/** The program: runs on its arguments, and leaves what to answer to the shell. */
export async function main(args: readonly string[]): Promise<void> {
  process.on('uncaughtException', endUnexpectedly);
  process.exitCode = await runCli(args, packageJson.version);
  resetEngine();
}
