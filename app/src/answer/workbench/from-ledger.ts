import { type Inventory as Written, writeCycloneDx } from '../../documents/write/index.ts';
import type { AssetKind } from '../../domain/asset.ts';
import type { CollectedComponent, ComponentKind, Relation } from '../../domain/collected.ts';
import type { Gap } from '../../domain/gap.ts';
import { formatTime } from '../../domain/time.ts';
import { requireAsset } from '../../ledger/assets.ts';
import { componentById, factsOfComponent } from '../../ledger/components/find.ts';
import { dependenciesOf } from '../../ledger/dependencies.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { blindness } from '../../ledger/looks.ts';
import { type PresenceRow, presencesOn } from '../../ledger/presences.ts';
import { currentFlags } from '../../ledger/streams/current.ts';
import { type Flags, readFlags } from '../../ledger/streams/current-set.ts';
import { systemClock } from '../../platform/clock/clock.ts';
import type { Input } from '../../platform/files/inputs.ts';
import type { Inventory } from '../inventory.ts';
import { openData } from '../open-data.ts';
import { momentOf } from '../span.ts';

export interface LedgerWish {
  /** The data folder. */
  readonly data: string;
  readonly asset: string;
  /** A moment; undefined is now. */
  readonly at: string | undefined;
  readonly tool: Written['tool'];
}

/**
 * What the ledger holds of an asset at a moment, as a document of CycloneDX that is treated like every other.
 *
 * @throws WaybillError `unknown-asset`, `bad-time`
 */
export async function* ledgerInputs(wish: LedgerWish): AsyncIterable<Input> {
  const written = inventoryFromLedger(wish);
  const { at, asset } = wish;
  yield {
    path: `${asset}${at === undefined ? '' : ` at ${at}`}`,
    bytes: async () => new TextEncoder().encode(JSON.stringify(writeCycloneDx(written))),
  };
}

/** The same, to be written in any form. What needs what is told as far as the newest documents before the moment are the newest of all. */
export function inventoryFromLedger({ data, asset, at, tool }: LedgerWish): Written {
  const moment = at === undefined ? systemClock() : momentOf(at);
  const opened = openData(data);
  try {
    const { inventory, ledger } = opened;
    const { id, name, kind } = requireAsset(ledger, asset);
    const there = presencesOn(ledger, name).filter((row) => isBelieved(row, moment));
    const byComponent = [...Map.groupBy(there, ({ component }) => component)];
    // How a component stands is kept for now alone.
    const standing = at === undefined ? currentFlags(ledger.database, id) : undefined;
    const components = byComponent.map(([one]) => componentOf(ledger, one, standing?.get(one) ?? 0));
    const gaps = byComponent.flatMap(([, rows], at) => doubtOf(components[at]!, rows, moment));
    return {
      root: { name, kind: rootKinds[kind] },
      collected: { components, relations: relationsOf(ledger, there, moment), gaps },
      completeness: completenessOf(inventory, name, moment, at === undefined),
      tool,
      time: moment,
    };
  } finally {
    opened.close();
  }
}

function relationsOf(ledger: Ledger, there: readonly PresenceRow[], moment: number): Relation[] {
  const isThere = new Set(there.map(({ component }) => component));
  const streams = new Set(there.map(({ stream }) => stream));
  const told = [...streams].flatMap((stream) => dependenciesOf(ledger, stream, moment));
  return told.flatMap(({ from, to }) =>
    isThere.has(from) && isThere.has(to) ? [{ kind: 'dependsOn', from: String(from), to: String(to) }] : [],
  );
}

const rootKinds = {
  host: 'operating-system',
  device: 'operating-system',
  image: 'container',
  build: 'application',
  saas: 'application',
} as const satisfies Record<AssetKind, Written['root']['kind']>;

/** By the last evidence before the moment: seen, and not yet found to have gone. */
function isBelieved({ fromBy, toBy }: PresenceRow, moment: number): boolean {
  return fromBy <= moment && (toBy === undefined || moment < toBy);
}

/** Where the moment lies between the last sight of a component and the first evidence without it, nobody knows when it went. */
function doubtOf({ name, version, purl }: CollectedComponent, rows: readonly PresenceRow[], moment: number): Gap[] {
  const isCertain = rows.some(({ toBy, toAfter }) => toBy === undefined || (toAfter !== undefined && moment <= toAfter));
  if (isCertain) return [];
  const subject = purl ?? [name, version].filter(Boolean).join(' ');
  const gone = Math.max(...rows.map(({ toBy }) => toBy!));
  const message = `${subject} may have gone before this moment: it was gone by ${formatTime(gone)}`;
  return [{ kind: 'undetermined', message, subject, blocking: false }];
}

/** What is said of the past may rest on less than was there; only of now the ledger knows whether its evidence is fresh and whole. */
function completenessOf(inventory: Inventory, asset: string, moment: number, isNow: boolean): Written['completeness'] {
  const look = inventory.looks().find((each) => each.asset === asset);
  if (!look || !isNow) return 'unknown';
  return blindness(look, undefined, moment) ? 'incomplete' : 'complete';
}

/** What all sources say of a component; where they disagree on what can be said once, the first. */
function componentOf(ledger: Ledger, id: number, flags: Flags): CollectedComponent {
  const { scope, direct } = readFlags(flags);
  const { purl, kind, name, version } = componentById(ledger.database, id);
  const facts = factsOfComponent(ledger.database, id);
  const all = <T>(values: readonly (readonly T[] | undefined)[]) => [...new Set(values.flatMap((value) => value ?? []))];
  const [hashes, licenses, cpes] = [
    all(facts.map((fact) => fact.hashes)),
    all(facts.map((fact) => fact.licenses)),
    all(facts.map((fact) => fact.cpes)),
  ];
  const once = (key: 'supplier' | 'publisher' | 'signer' | 'swid' | 'location') => {
    const value = facts.find((fact) => fact[key] !== undefined)?.[key];
    return value === undefined ? {} : { [key]: value };
  };
  return {
    ref: String(id),
    kind: kind as ComponentKind,
    name,
    direct,
    ...(scope === undefined ? {} : { scope }),
    ...(version === undefined ? {} : { version }),
    ...(purl === undefined ? {} : { purl }),
    ...(hashes.length === 0 ? {} : { hashes }),
    ...(licenses.length === 0 ? {} : { licenses }),
    ...(cpes.length === 0 ? {} : { cpes }),
    ...once('supplier'),
    ...once('publisher'),
    ...once('signer'),
    ...once('swid'),
    ...once('location'),
  };
}
