import type { CollectedBuilder } from '../collected-builder.ts';
import type { Stanza } from '../deb822.ts';
import { refOf } from './ref.ts';

/**
 * Relates installed packages by `Pre-Depends` and `Depends`. dpkg has seen to it that they hold, so that versions need no look: of the
 * alternatives of a dependency each one that is there counts, by its name or by what it provides.
 *
 * @see deb-control(5)
 */
export function relatePackages(present: readonly Stanza[], builder: CollectedBuilder): void {
  const providers = providersOf(present);
  for (const stanza of present) {
    for (const name of [...namesIn(stanza.get('Pre-Depends')), ...namesIn(stanza.get('Depends'))]) {
      const [provider] = providers.get(name) ?? [];
      if (provider && provider !== refOf(stanza)) builder.relate(refOf(stanza), provider, 'required');
    }
  }
}

function providersOf(present: readonly Stanza[]): Map<string, string[]> {
  const providers = new Map<string, string[]>();
  const provide = (name: string, ref: string) => {
    const known = providers.get(name);
    if (known) known.push(ref);
    else providers.set(name, [ref]);
  };
  // Real packages come before those that merely provide their name.
  for (const stanza of present) provide(stanza.get('Package')!, refOf(stanza));
  for (const stanza of present) for (const name of namesIn(stanza.get('Provides'))) provide(name, refOf(stanza));
  return providers;
}

/** The package names of a dependency field, alternatives included, without versions, architectures and profiles. */
function namesIn(field: string | undefined): string[] {
  return (field ?? '').split(/[,|]/).flatMap((term) => /^\s*([a-z0-9][a-z0-9+.-]*)/.exec(term)?.[1] ?? []);
}
