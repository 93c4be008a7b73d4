import { Buffer } from 'node:buffer';

/**
 * Reads the checksums of module contents from `go.sum`; those of `go.mod` files alone are left out.
 *
 * `h1` is a SHA-256 over the list of a module's files and their digests, not the digest of any file: it keeps its own name.
 *
 * @returns `h1:hex` by `module version`
 * @see https://go.dev/ref/mod#go-sum-files
 */
export function readSums(text: string): ReadonlyMap<string, string> {
  const sums = new Map<string, string>();
  for (const line of text.split('\n')) {
    const [module, version, sum] = line.trim().split(/\s+/);
    if (!module || !version || version.endsWith('/go.mod') || !sum?.startsWith('h1:')) continue;
    const digest = Buffer.from(sum.slice(3), 'base64');
    if (digest.length === 32) sums.set(`${module} ${version}`, `h1:${digest.toString('hex')}`);
  }
  return sums;
}
