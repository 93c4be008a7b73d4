import type { AdvisoryClass } from '../../domain/advisory.ts';
import type { Waiver } from '../../domain/waiver.ts';
import { wildcard } from '../../domain/wildcard.ts';
import { componentPattern, type NamedComponent } from '../component-pattern.ts';

/** What may be waived. */
export interface Waivable {
  /** The advisory under all its names; empty where none is involved. */
  readonly ids: readonly string[];
  readonly class: AdvisoryClass | undefined;
  readonly component: NamedComponent;
  /** The names of what holds it. */
  readonly assets: readonly string[];
  readonly rule?: string;
}

export interface FoundWaivers {
  /** The one that holds; the one that lasts longest where there are several. */
  readonly holding: Waiver | undefined;
  /** One that would hold, had it not ended. */
  readonly expired: Waiver | undefined;
}

/** Classes that only a waiver silences which names the very advisory: nobody accepts malware unseen. */
const namedOnly: ReadonlySet<AdvisoryClass | undefined> = new Set<AdvisoryClass>(['compromise', 'malware']);

/**
 * Compiles waivers, to be asked about many things.
 *
 * @param now milliseconds since the epoch
 */
export function waiverFinder(waivers: readonly Waiver[], now: number): (what: Waivable) => FoundWaivers {
  const compiled = waivers.filter(({ created }) => created <= now).map((waiver) => ({ waiver, covers: compile(waiver) }));
  return (what) => {
    const found = compiled.filter(({ covers }) => covers(what)).map(({ waiver }) => waiver);
    const last = found.toSorted((a, b) => b.expires - a.expires)[0];
    return { holding: last && last.expires > now ? last : undefined, expired: last && last.expires <= now ? last : undefined };
  };
}

function compile({ scope: { advisory, component, asset, rule } }: Waiver): (what: Waivable) => boolean {
  const isExact = advisory !== undefined && !advisory.includes('*');
  const matchesId = advisory === undefined ? undefined : wildcard(advisory.toLowerCase());
  const matchesComponent = component === undefined ? undefined : componentPattern(component);
  const matchesAsset = asset === undefined ? undefined : wildcard(asset.toLowerCase());
  return (what) => {
    if (!isExact && namedOnly.has(what.class)) return false;
    if (matchesId && !what.ids.some((id) => matchesId(id.toLowerCase()))) return false;
    if (matchesComponent && !matchesComponent(what.component)) return false;
    if (matchesAsset && !what.assets.some((name) => matchesAsset(name.toLowerCase()))) return false;
    return rule === undefined || rule === what.rule;
  };
}
