import type { Collected } from '../domain/collected.ts';
import type { Distro } from '../domain/distro.ts';
import { messageOf, WaybillError } from '../domain/errors.ts';
import type { Gap } from '../domain/gap.ts';
import { compileGlobs, type Globs } from '../platform/files/globs.ts';
import type { Tree, TreeFile } from '../platform/files/tree.ts';
import { limits } from '../platform/limits.ts';
import type { Collector } from './collector.ts';
import { readDistro } from './os-release/read-distro.ts';
import { withOwners } from './owners/with-owners.ts';
import { unreadableGap } from './read-file.ts';
import { collectors } from './registry.ts';

/** What one collector found, with the purl types that it speaks for. */
export interface CollectedOf {
  readonly kind: string;
  readonly covers: readonly string[];
  readonly collected: Collected;
}

export interface CollectProgress {
  readonly done: number;
  readonly total: number;
  /** The kind of collector that runs, or `files` while the tree is walked. */
  readonly what: string;
}

/** What the walk found for one collector: its files, and what it could not look at. */
interface Claim {
  readonly collector: Collector;
  readonly globs: Globs;
  readonly files: TreeFile[];
  readonly gaps: Gap[];
}

/**
 * Runs all collectors of a kind over a tree that is walked once. A collector that fails becomes a blocking gap of its own and stops no
 * other; a folder that could not be read makes incomplete what a collector might have found there.
 *
 * @param from the collectors to choose from
 */
export async function* collectTree(
  tree: Tree,
  of: Collector['of'],
  onProgress: (progress: CollectProgress) => void = () => {},
  from: readonly Collector[] = collectors,
): AsyncIterable<CollectedOf> {
  const { distro, gaps } = await distroOf(tree, of);
  const found = collectClaims(tree, of, { distro, gaps }, onProgress, from);
  // Who owns a file is known once the packages are.
  if (of === 'host') yield* await withOwners(tree, distro, await Array.fromAsync(found));
  else yield* found;
}

async function* collectClaims(
  tree: Tree,
  of: Collector['of'],
  { distro, gaps }: Awaited<ReturnType<typeof distroOf>>,
  onProgress: (progress: CollectProgress) => void,
  from: readonly Collector[],
): AsyncIterable<CollectedOf> {
  const chosen = from.filter((collector) => collector.of === of && !(distro && collector.system));
  onProgress({ done: 0, total: chosen.length, what: 'files' });
  const claims = await findFiles(tree, chosen);
  for (const [done, claim] of claims.entries()) {
    const { kind, covers } = claim.collector;
    onProgress({ done, total: chosen.length, what: kind });
    const collecting = collectClaim({ ...claim, gaps: [...claim.gaps, ...gaps] }, tree, distro);
    for await (const collected of collecting) yield { kind, covers, collected };
  }
  onProgress({ done: chosen.length, total: chosen.length, what: 'done' });
}

async function findFiles(tree: Tree, chosen: readonly Collector[]): Promise<readonly Claim[]> {
  const claims = chosen.map((collector): Claim => ({ collector, globs: compileGlobs(collector.claims), files: [], gaps: [] }));
  const onUnreadable = (path: string, why: unknown) => {
    for (const { globs, gaps } of claims) {
      const concerns = gaps.length < limits.collectedGaps && (globs.matches(path) || globs.mayMatchBelow(path));
      if (concerns) gaps.push(unreadableGap(path, why));
    }
  };
  const all = chosen.flatMap((collector) => collector.claims);
  let found = 0;
  for await (const file of tree.find(all, onUnreadable)) {
    for (const { globs, files } of claims) if (globs.matches(file.path)) files.push(file);
    found += 1;
    if (found <= limits.collectedFiles) continue;
    onUnreadable('', new WaybillError('limit-exceeded', `${tree.root} holds more than ${limits.collectedFiles} files to be read`));
    break;
  }
  return claims.map((claim) => ({ ...claim, files: withoutAliases(claim.files) }));
}

/** One file under two names, as where `/lib` is a link to `/usr/lib`, is given once: by the name that is no link where there is one. */
function withoutAliases(files: readonly TreeFile[]): TreeFile[] {
  const byPlace = Map.groupBy(files, ({ realPath, path }) => realPath ?? path);
  return files.filter((file) => file === preferred(byPlace.get(file.realPath ?? file.path)!));
}

function preferred(aliases: readonly TreeFile[]): TreeFile | undefined {
  const real = aliases.filter(({ realPath, path }) => realPath?.endsWith(`/${path}`)).toSorted((a, b) => b.path.length - a.path.length);
  return real[0] ?? aliases[0];
}

/** Without its release a host's packages would be called otherwise, and seem to have gone: an os-release that cannot be read is a gap. */
async function distroOf(tree: Tree, of: Collector['of']): Promise<{ readonly distro: Distro | undefined; readonly gaps: readonly Gap[] }> {
  if (of === 'source') return { distro: undefined, gaps: [] };
  try {
    return { distro: await readDistro(tree), gaps: [] };
  } catch (thrown) {
    return { distro: undefined, gaps: [unreadableGap('etc/os-release', thrown)] };
  }
}

async function* collectClaim({ collector, files, gaps }: Claim, tree: Tree, distro: Distro | undefined): AsyncIterable<Collected> {
  const missed: Gap[] = [...gaps];
  const ofHost = collector.of === 'host';
  try {
    for await (const collected of collector.collect(files, { tree, distro })) {
      // A host's source has one scope, which what was not seen belongs to. That of a project holds what its own file tells.
      yield ofHost && missed.length > 0 ? withGaps(collected, missed.splice(0)) : collected;
    }
  } catch (thrown) {
    missed.push({ kind: 'failed', message: `${collector.kind} failed: ${messageOf(thrown)}`, blocking: true });
  }
  if (missed.length > 0) yield withGaps(empty(collector.kind), missed);
}

function withGaps(collected: Collected, gaps: readonly Gap[]): Collected {
  return { ...collected, complete: false, gaps: [...collected.gaps, ...gaps] };
}

function empty(scope: string): Collected {
  return { scope, complete: true, components: [], services: [], relations: [], gaps: [] };
}
