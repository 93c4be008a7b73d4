import type { CollectedComponent } from '../../domain/collected.ts';
import { formatPurl, parsePurl } from '../../domain/purl/index.ts';
import type { Subject } from '../../match/index.ts';
import type { CheckedInput } from './checked-input.ts';

/** A component of an input, as advisories ask about it. */
export interface CheckedComponent {
  readonly told: CollectedComponent;
  /** As the input spells it. */
  readonly spelled: string;
  readonly purl: string | undefined;
  readonly subject: Subject;
}

/** The purl's version counts where it has one: it is what the component is known by. */
export function checkedComponent(
  told: CollectedComponent,
  { spellsPurls }: Extract<CheckedInput, { collected: unknown }>,
): CheckedComponent {
  const purl = told.purl === undefined ? undefined : parsePurl(told.purl);
  const version = purl?.version ?? told.version;
  const publisher = told.publisher ?? told.supplier;
  return {
    told,
    spelled: spellsPurls && told.purl !== undefined ? told.purl : told.version === undefined ? told.name : `${told.name}@${told.version}`,
    purl: purl && formatPurl(purl),
    subject: {
      name: told.name,
      ...(purl ? { purl } : {}),
      ...(version === undefined ? {} : { version }),
      ...(publisher === undefined ? {} : { publisher }),
      ...(told.signer === undefined ? {} : { signer: told.signer }),
      ...(told.hashes ? { hashes: told.hashes } : {}),
    },
  };
}
