import { parsePurl } from '../../domain/purl/index.ts';
import { type Component, componentById, factsOfComponent } from '../../ledger/components/find.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { Subject } from '../subject.ts';

/** A component of the ledger by what it is, without what its sources say of it beside: enough to tell which advisories name it as a package. */
export function bareSubjectOf({ purl: text, name, version }: Component): Subject {
  const purl = text === undefined ? undefined : parsePurl(text);
  return { name, ...(purl ? { purl } : {}), ...(version === undefined ? {} : { version }) };
}

/** A component of the ledger as advisories ask about it, with what all its sources say together. */
export function subjectOf(ledger: Ledger, id: number): Subject {
  const facts = factsOfComponent(ledger.database, id);
  const publisher = facts.flatMap((each) => each.publisher ?? each.supplier ?? [])[0];
  const signer = facts.flatMap((each) => each.signer ?? [])[0];
  const cpes = facts.flatMap((each) => each.cpes ?? []);
  return {
    ...bareSubjectOf(componentById(ledger.database, id)),
    ...(cpes.length > 0 ? { cpes } : {}),
    hashes: facts.flatMap((each) => each.hashes ?? []),
    ...(publisher === undefined ? {} : { publisher }),
    ...(signer === undefined ? {} : { signer }),
  };
}
