import { findExceptionId, printTerm } from '../../licenses/index.ts';
import { idTerm } from './decide-term.ts';
import type { LicenseSelector } from './license-policy.ts';
import { nameKey } from './name-key.ts';

/** The selector of an id as it is written, deprecated ones too: `GPL-2.0-with-classpath-exception` is a licence with an exception. */
export function idSelector(id: string): LicenseSelector {
  const exception = findExceptionId(id);
  if (exception !== undefined) return { kind: 'exception', exception: exception.toLowerCase() };
  const term = idTerm(id);
  if (!term) return { kind: 'name', name: nameKey(id) };
  if (term.kind !== 'term') return { kind: 'id', id: term.kind };
  if (term.orLater || term.exception !== undefined) return { kind: 'term', term: printTerm(term).toLowerCase() };
  return { kind: 'id', id: term.license.toLowerCase() };
}
