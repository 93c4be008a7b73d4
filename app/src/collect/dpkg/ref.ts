import type { Stanza } from '../deb822.ts';

/** The ref of a package: several architectures of one name may be installed at once. */
export function refOf(stanza: Stanza): string {
  return `${stanza.get('Package')}:${stanza.get('Architecture') ?? 'all'}`;
}
