import { WaybillError } from '../../domain/errors.ts';
import { normaliseHash } from '../../domain/hash.ts';
import { parsePurl } from '../../domain/purl/index.ts';
import { wildcard } from '../../domain/wildcard.ts';
import { everOn } from '../../ledger/assets.ts';
import type { TermKind } from '../../ledger/components/facts.ts';
import {
  type Component,
  componentById,
  findByCoordinate,
  findByHash,
  findByName,
  findByOrigin,
  findByTerm,
} from '../../ledger/components/find.ts';
import type { FeedNote } from '../answer.ts';
import type { Inventory } from '../inventory.ts';
import { parseQuery, versionWish } from '../query/parse-query.ts';
import type { FieldTerm, Query, QueryField, VersionWish } from '../query/query.ts';
import { holdsVersion } from './holds-version.ts';
import { matchAdvisory } from './match-advisory.ts';

/** A component that matches a query, for certain or perhaps, and why. */
export interface MatchedComponent {
  readonly component: Component;
  readonly certain: boolean;
  readonly why: string;
}

export interface Matched {
  readonly components: readonly MatchedComponent[];
  /** The purl types that a match could have; undefined when it could be of any, or of none. */
  readonly types: readonly string[] | undefined;
  /** Whether an asset is among those asked about. */
  readonly holds: (asset: string) => boolean;
  readonly because: readonly string[];
  readonly feeds: readonly FeedNote[];
  /** Nothing is known of what was asked for, so that finding nothing says nothing. */
  readonly unanswerable?: boolean;
}

const everyAsset = () => true;

/** The components of the ledger, past ones too, that a query is about. */
export function matchQuery(inventory: Inventory, query: Query): Matched {
  switch (query.kind) {
    case 'advisory':
      return matchAdvisory(inventory, query.id);
    case 'fields':
      return matchFields(inventory, query.terms);
    default: {
      const components = matchOne(inventory, query);
      return { components, types: query.kind === 'purl' ? [query.type] : undefined, holds: everyAsset, because: [], feeds: [] };
    }
  }
}

function matchOne(inventory: Inventory, query: Extract<Query, { kind: 'purl' | 'name' | 'hash' }>): MatchedComponent[] {
  const { database } = inventory.ledger;
  switch (query.kind) {
    case 'hash':
      return findByHash(database, query.hash).map((component) => ({ component, certain: true, why: `its hash is ${query.hash}` }));
    case 'purl': {
      const coordinates = [query.coordinate, ...query.also];
      const own = coordinates.flatMap((one) => findByCoordinate(database, one)).filter(({ purl }) => hasQualifiers(purl, query.qualifiers));
      const built = coordinates.flatMap((one) => findByOrigin(database, one)).filter(({ coordinate }) => !coordinates.includes(coordinate));
      const origin = query.type === 'golang' ? 'the whole path of its module' : 'its source package';
      return [...judgeVersions(own, query.version, 'its purl'), ...judgeVersions(built, query.version, origin)];
    }
    case 'name': {
      const found = query.alternatives.flatMap(({ pattern, version }) => judgeVersions(findByName(database, pattern), version, 'its name'));
      return [...new Map(found.map((match) => [match.component.id, match])).values()];
    }
  }
}

/** Qualifiers that are asked for narrow down; those that are not asked for do not. */
function hasQualifiers(purl: string | undefined, asked: Readonly<Record<string, string>>): boolean {
  const wanted = Object.entries(asked);
  if (wanted.length === 0) return true;
  const qualifiers = purl === undefined ? undefined : parsePurl(purl)?.qualifiers;
  return wanted.every(([name, value]) => qualifiers?.[name] === value);
}

function judgeVersions(components: readonly Component[], wish: VersionWish, what: string): MatchedComponent[] {
  return components.flatMap((component) => {
    const holds = holdsVersion(component, wish);
    if (holds === false) return [];
    const certain = holds === true;
    const version = component.version ?? 'no version';
    return [
      {
        component,
        certain,
        why: certain ? `${what} matches` : `${what} matches, but its version (${version}) cannot be judged against the one asked for`,
      },
    ];
  });
}

/** Terms that narrow down assets rather than components. */
const assetFields: readonly QueryField[] = ['asset', 'process', 'tag'];

function matchFields(inventory: Inventory, terms: readonly FieldTerm[]): Matched {
  const holds = assetFilter(
    inventory,
    terms.filter(({ field }) => assetFields.includes(field)),
  );
  const ofComponents = terms.filter(({ field }) => !assetFields.includes(field) && field !== 'version');
  const found =
    ofComponents.length === 0 ? componentsOn(inventory, holds) : intersect(ofComponents.map((term) => matchTerm(inventory, term)));
  const version = terms.find(({ field }) => field === 'version')?.value;
  const wish = version === undefined ? undefined : (versionWish(version) ?? ({ kind: 'exact', version } as const));
  const components = wish
    ? found.flatMap((match) => {
        const [judged] = judgeVersions([match.component], wish, match.why);
        return judged ? [{ ...judged, certain: judged.certain && match.certain }] : [];
      })
    : found;
  const purls = terms.flatMap(({ field, value }) => (field === 'purl' ? [parseQuery(value)] : []));
  const types = purls.flatMap((query) => (query.kind === 'purl' ? [query.type] : []));
  return { components, types: types.length > 0 ? types : undefined, holds, because: [], feeds: [] };
}

function matchTerm(inventory: Inventory, { field, value }: FieldTerm): MatchedComponent[] {
  const { database } = inventory.ledger;
  const certain = (components: readonly Component[]) =>
    components.map((component) => ({ component, certain: true, why: `its ${field} is “${value}”` }));
  switch (field) {
    case 'name':
      return certain(findByName(database, value));
    case 'purl': {
      const query = parseQuery(value);
      if (query.kind !== 'purl') throw new WaybillError('bad-query', `Behind “purl:” stands a package URL; this is “${value}”.`);
      return matchOne(inventory, query);
    }
    case 'hash': {
      const hash = normaliseHash(value);
      if (!hash) throw new WaybillError('bad-query', `“${value}” is no hash: give its hex digits, with or without the algorithm.`);
      return certain(findByHash(database, hash));
    }
    case 'supplier':
      return certain([...findByTerm(database, field, value), ...suppliedComponents(inventory, field, value)]);
    case 'domain':
      return certain(suppliedComponents(inventory, field, value));
    default:
      return certain(findByTerm(database, field as TermKind, value));
  }
}

/** What the map says a supplier's components are, by the supplier's name or one of its domains. */
function suppliedComponents(inventory: Inventory, field: 'supplier' | 'domain', value: string): Component[] {
  const matches = wildcard(value.toLowerCase());
  const { database } = inventory.ledger;
  return database
    .prepare('SELECT name, domains, components FROM supplier')
    .all()
    .filter((row) =>
      (field === 'supplier' ? [String(row.name)] : (JSON.parse(String(row.domains)) as string[])).some((text) =>
        matches(text.toLowerCase()),
      ),
    )
    .flatMap((row) => [
      ...(JSON.parse(String(row.components)) as string[]).flatMap((text) => componentsNamed(inventory, text)),
      ...findByTerm(database, 'supplier', String(row.name)),
    ]);
}

function componentsNamed(inventory: Inventory, text: string): Component[] {
  const query = parseQuery(text);
  return query.kind === 'purl' || query.kind === 'name' || query.kind === 'hash'
    ? matchOne(inventory, query).map(({ component }) => component)
    : [];
}

function intersect(sets: readonly (readonly MatchedComponent[])[]): MatchedComponent[] {
  const [first = [], ...rest] = sets;
  const byId = rest.map((set) => new Map(set.map((match) => [match.component.id, match])));
  return [...new Map(first.map((match) => [match.component.id, match])).values()].flatMap((match) => {
    const others = byId.map((set) => set.get(match.component.id));
    if (others.includes(undefined)) return [];
    const all = [match, ...(others as MatchedComponent[])];
    return [{ component: match.component, certain: all.every(({ certain }) => certain), why: all.map(({ why }) => why).join(', ') }];
  });
}

function assetFilter(inventory: Inventory, terms: readonly FieldTerm[]): (asset: string) => boolean {
  if (terms.length === 0) return everyAsset;
  const rollUp = inventory.rollUp();
  const tagsOf = new Map(
    inventory.ledger.database
      .prepare('SELECT name, tags FROM asset WHERE deleted IS NULL')
      .all()
      .map((row) => [String(row.name), JSON.parse(String(row.tags)) as string[]]),
  );
  const filters = terms.map(({ field, value }) => {
    const matches = wildcard(value.toLowerCase());
    const textsOf = (asset: string) =>
      field === 'asset' ? [asset] : field === 'tag' ? (tagsOf.get(asset) ?? []) : rollUp(asset).processes.map(({ name }) => name);
    return (asset: string) => textsOf(asset).some((text) => matches(text.toLowerCase()));
  });
  return (asset) => filters.every((filter) => filter(asset));
}

/** Everything that was ever on the assets asked about. */
function componentsOn(inventory: Inventory, holds: (asset: string) => boolean): MatchedComponent[] {
  const assets = inventory.looks().flatMap(({ asset }) => (holds(asset) ? [asset] : []));
  const ids = new Set(assets.flatMap((asset) => everOn(inventory.ledger, asset)));
  return [...ids].map((id) => ({
    component: componentById(inventory.ledger.database, id),
    certain: true,
    why: 'it is on an asset asked about',
  }));
}
