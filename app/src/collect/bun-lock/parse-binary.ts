import type { Collected, Scope } from '../../domain/collected.ts';
import { CollectedBuilder } from '../collected-builder.ts';
import { unread } from '../project-files.ts';
import { spreadScopes } from '../spread-scopes.ts';
import { addLocked } from './add-locked.ts';
import { type BinaryNeed, type BinaryPackage, behaviors, readBinaryLock } from './binary-layout.ts';

/** Reads `bun.lockb`, which Bun wrote before its lockfile was text. It tells the same as `bun.lock`, but not where in `node_modules` a package stands. */
export function parseBinaryLock(path: string, bytes: Uint8Array): Collected {
  const scope = `bun-lock:${path}`;
  const packages = readBinaryLock(bytes);
  if (typeof packages === 'string') {
    const message = `${packages}; \`bun install --save-text-lockfile\` writes bun.lock`;
    return unread(scope, { kind: 'unknown-format', message, path, blocking: true });
  }
  const builder = new CollectedBuilder(scope, path);
  const direct = new Map<string, Scope>();
  for (const [at, locked] of packages.entries()) {
    add(builder, at, locked);
    for (const need of locked.needs) {
      if (need.behavior === behaviors.workspace) continue;
      const target = packages[need.target];
      if (!target) missNeed(builder, locked, need);
      else if (isOwn(locked)) {
        if (direct.get(refOf(target)) !== 'required') direct.set(refOf(target), scopeOf(need));
      } else builder.relate(refOf(locked), refOf(target), scopeOf(need));
    }
  }
  return spreadScopes(builder.build(), direct);
}

function add(builder: CollectedBuilder, at: number, { name, locator, registry, integrity }: BinaryPackage): void {
  if (locator === '') return;
  if (locator === undefined || name === '') {
    builder.miss('malformed', `package ${at} says not what it is`, undefined, { subject: name, blocking: true });
    return;
  }
  addLocked(builder, { ref: `${name}@${locator}`, name, locator, registry, integrity, place: {} });
}

/** The project itself and the other parts of its workspace. */
function isOwn({ locator }: BinaryPackage): boolean {
  return locator === '' || locator?.startsWith('workspace:') === true;
}

function refOf({ name, locator }: BinaryPackage): string {
  return `${name}@${locator}`;
}

function scopeOf({ behavior }: BinaryNeed): Scope {
  if (behavior & behaviors.peer) return 'required';
  if (behavior & behaviors.optional) return 'optional';
  return behavior & behaviors.development ? 'development' : 'required';
}

/** What is optional, and peers that the project does without, need not be there. */
function missNeed(builder: CollectedBuilder, from: BinaryPackage, { name, behavior }: BinaryNeed): void {
  if (behavior & (behaviors.optional | behaviors.peer)) return;
  const message = `"${from.name}" needs "${name}", which the lockfile does not hold`;
  builder.miss('unresolved-dependency', message, undefined, { subject: name, blocking: true });
}
