import { isOwnerType } from '../../domain/owning-package.ts';
import type { Component } from '../../ledger/components/find.ts';
import { ownersIn } from '../../ledger/ownership.ts';
import { subjectOf } from '../../match/incremental/subject-of.ts';
import { judgeByOwner, type OwnerWord } from '../../match/judge-owned.ts';
import type { Inventory } from '../inventory.ts';
import { recordsOf } from '../records-of.ts';
import { remembering } from '../remembering.ts';

/** @param streams that have the component on one asset now @param ids all names of the advisory */
export type OwnerWords = (component: Component, streams: readonly number[], ids: readonly string[]) => OwnerWord | undefined;

/**
 * What distributions say of files that their packages own. It counts only if every stream that has the component on the asset tells its owner: else
 * one may speak of another copy. What was read is remembered for as long as it is kept, which is one answer.
 */
export function ownerWords({ ledger, advisories }: Inventory): OwnerWords {
  const isEmpty = !ledger.database.prepare('SELECT 1 FROM ownership LIMIT 1').get();
  const owners = remembering((stream: number) => ownersIn(ledger, stream));
  const records = remembering((ids: string) => recordsOf([advisories], ids.split('\n')));
  const words = remembering((key: string) => {
    const [owner, ...ids] = key.split('\n');
    return judgeByOwner(subjectOf(ledger, Number(owner)), records(ids.join('\n')));
  });
  return (component, streams, ids) => {
    if (isEmpty || isOwnerType(component.type)) return undefined;
    const found = streams.map((stream) => owners(stream).get(component.id));
    const [owner] = found;
    return owner === undefined || found.some((each) => each !== owner) ? undefined : words([owner, ...ids].join('\n'));
  };
}
