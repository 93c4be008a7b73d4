import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The program as it is shipped, run on the Node that runs the tests. */
export const program = fileURLToPath(new URL('../../dist/waybill.cjs', import.meta.url));

export interface Ran {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export function freshFolder(): string {
  return mkdtempSync(join(tmpdir(), 'waybill-e2e-'));
}

/** Runs the program to its end. */
export async function waybill(args: readonly string[], options: { readonly stdin?: string; readonly cwd?: string } = {}): Promise<Ran> {
  const child = start(args, options.cwd);
  // A program that does not read its input may have ended before it is written.
  child.stdin!.on('error', () => {}).end(options.stdin ?? '');
  let stdout = '';
  let stderr = '';
  child.stdout!.setEncoding('utf8').on('data', (chunk: string) => (stdout += chunk));
  child.stderr!.setEncoding('utf8').on('data', (chunk: string) => (stderr += chunk));
  const code = await new Promise<number | null>((resolve, reject) => child.once('error', reject).once('close', resolve));
  return { code, stdout, stderr };
}

/** Starts the program and leaves it running. */
export function start(args: readonly string[], cwd?: string): ChildProcess {
  const environment: NodeJS.ProcessEnv = { ...process.env, NO_COLOR: '1' };
  for (const name of Object.keys(environment)) if (name.startsWith('WAYBILL_')) delete environment[name];
  return spawn(process.execPath, [program, ...args], { cwd, env: environment });
}

/** The address that a starting server prints. */
export async function addressOf(child: ChildProcess): Promise<string> {
  let text = '';
  for await (const chunk of child.stdout!.setEncoding('utf8')) {
    text += chunk as string;
    const found = /http:\/\/\S+/.exec(text);
    if (found) return found[0];
  }
  throw new Error(`The server ended without an address: ${text}`);
}

/** A CycloneDX document that lists purls. */
export function sbom(asset: string, time: string, purls: readonly string[], more: object = {}): string {
  return JSON.stringify({
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    metadata: {
      timestamp: time,
      tools: { components: [{ type: 'application', name: 'a-tool' }] },
      component: { type: 'container', name: asset, 'bom-ref': 'root' },
    },
    components: purls.map((purl) => {
      const at = purl.lastIndexOf('@');
      return { type: 'library', 'bom-ref': purl, name: purl.slice(purl.lastIndexOf('/', at) + 1, at), version: purl.slice(at + 1), purl };
    }),
    ...more,
  });
}

/** Writes files into a fresh folder. @returns the folder */
export function folderOf(files: Readonly<Record<string, string>>): string {
  const folder = freshFolder();
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}

/** The objects of a `jsonl` answer, the summary last. */
export function linesOf(stdout: string): Record<string, unknown>[] {
  return stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}
