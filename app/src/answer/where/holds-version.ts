import type { Component } from '../../ledger/components/find.ts';
import { compareVersions, satisfies } from '../../versions/index.ts';
import type { VersionWish } from '../query/query.ts';

/** Whether a component is of the version asked for; undefined where that cannot be judged, which is never a no. */
export function holdsVersion({ type, version }: Component, wish: VersionWish): boolean | undefined {
  if (wish.kind === 'any') return true;
  if (version === undefined) return undefined;
  const order = (other: string) => compareVersions(type === '' ? 'windows' : type, version, other);
  switch (wish.kind) {
    case 'exact':
      return version === wish.version || order(wish.version) === 0;
    case 'span': {
      const low = order(wish.from);
      const high = order(wish.to);
      return low === undefined || high === undefined ? undefined : low >= 0 && high <= 0;
    }
    case 'range':
      return satisfies(version, wish.vers);
  }
}
