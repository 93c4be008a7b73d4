import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Enrichment } from '../../domain/enrichment.ts';
import { WaybillError } from '../../domain/errors.ts';
import type { Gap } from '../../domain/gap.ts';
import { type Database, openDatabase } from '../../platform/sql/database.ts';
import { type Candidate, type CandidateReader, type NamedCandidate, openCandidateReader, type ProductMarks } from './candidates.ts';
import { type AdvisoryChange, findChanges, lastSeq } from './changes.ts';
import { findEnrichments } from './enrichments.ts';
import { type FeedStatus, statusOf } from './feeds.ts';
import { type AdvisoryGroup, findGroup } from './groups.ts';
import type { ImportReport } from './import-feed.ts';
import type { ImportOptions } from './import-from.ts';
import type { PackageName, ProductKeyKind, ProductKeys } from './keys.ts';
import { layout } from './layout.ts';
import { openWritable, versionOf } from './open-writable.ts';
import { findRevisions, findShown, type PastRevision, type ShownAdvisory } from './shown.ts';
import { findUnread } from './unread.ts';

/**
 * The compiled index of all advisories: one file, opened without parsing, read through batched lookups. It may be open in several processes;
 * each sees an import as a whole once it is done.
 */
export interface Advisories {
  /**
   * Reads a feed from a folder, an archive, a file, or an HTTP(S) address. All or nothing: after an error the index is as before.
   *
   * @throws WaybillError `not-found`, `unreadable`, `limit-exceeded`, `network`, `forbidden-address`; `no-feed` where there is no advisory
   */
  importFrom(origin: string, options?: ImportOptions): Promise<ImportReport>;
  /** @param now milliseconds since the epoch */
  status(now: number): readonly FeedStatus[];
  /** Records by their id, an alias or a related id. */
  show(id: string): readonly ShownAdvisory[];
  /** What a record said before, oldest first. */
  revisions(key: number): readonly PastRevision[];
  /** For each package, in order, the advisories that name it: to be judged. */
  candidates(names: readonly PackageName[]): readonly (readonly Candidate[])[];
  /** As `candidates`, each with only what it says of the package, and with its group: for judging many packages at once. */
  named(names: readonly PackageName[]): readonly (readonly NamedCandidate[])[];
  /** For each product, in order, the advisories that share a name, hash, publisher, signer or domain with it: to be judged. */
  byProduct(products: readonly ProductKeys[]): readonly (readonly NamedCandidate[])[];
  /** The keys of one kind under which products are known, as `byProduct` compares them; undefined where there are too many to tell. */
  productKeys(kind: ProductKeyKind): ReadonlySet<string> | undefined;
  /** The names (as `plainName` compares them) and hashes of all products that advisories name without an ecosystem. */
  products(): ProductMarks;
  groupOf(id: string): AdvisoryGroup;
  /** What ranks findings, by CVE or by record of a distribution, which tells of several: whether it is exploited, and how likely that is. */
  enrichments(ids: readonly string[]): ReadonlyMap<string, readonly Enrichment[]>;
  /** What was added, amended or removed after change `seq`, in order: each advisory once, as it is now. */
  changedSince(seq: number): Iterable<AdvisoryChange>;
  /** The number of the last change; 0 while there is none. */
  seq(): number;
  /** What could not be read of a feed at its last import; of all feeds without a name. */
  unread(feed?: string): readonly Gap[];
  /** Whether the file is as it was when it was opened. */
  isStill(): boolean;
  close(): void;
}

export interface OpenAdvisoriesOptions {
  /**
   * To be read and never written, not even a lock beside it: whoever reads for long looks with `isStill` whether anybody else has written it. One
   * of another program is refused.
   */
  readonly frozen?: boolean;
}

/** Opens `advisories.db` in a folder; where there is none yet, the index is empty until the first import makes it. */
export function openAdvisories(folder: string, { frozen = false }: OpenAdvisoriesOptions = {}): Advisories {
  const path = join(folder, 'advisories.db');
  let reader: Reader | undefined;
  const stamp = frozen ? stampOf(path) : '';
  /** Undefined while nothing was ever imported. */
  function read(): Reader | undefined {
    if (!reader && existsSync(path)) reader = openReader(path, frozen);
    reader?.refresh();
    return reader;
  }
  return {
    async importFrom(origin, options = {}) {
      // Readers of archives and YAML are loaded when they are needed: a question must not wait for them.
      const { importFrom } = await import('./import-from.ts');
      return await importFrom(folder, path, origin, options);
    },
    status: (now) => (read() ? statusOf(reader!.database, now) : []),
    show: (id) => (read() ? findShown(reader!.database, id) : []),
    revisions: (key) => (read() ? findRevisions(reader!.database, key) : []),
    candidates: (names) => read()?.candidates.byPackage(names) ?? names.map(() => []),
    named: (names) => read()?.candidates.named(names) ?? names.map(() => []),
    byProduct: (products) => read()?.candidates.byProduct(products) ?? products.map(() => []),
    products: () => read()?.candidates.products() ?? { names: new Set(), hashes: new Set(), cpes: new Set() },
    productKeys: (kind) => (read() ? reader!.candidates.productKeys(kind) : new Set()),
    groupOf: (id) => read()?.groupOf(id) ?? { id, members: [id] },
    enrichments: (ids) => (read() ? findEnrichments(reader!.database, ids) : new Map()),
    changedSince: (seq) => (read() ? findChanges(reader!.database, seq) : []),
    seq: () => (read() ? lastSeq(reader!.database) : 0),
    unread: (feed) => (read() ? findUnread(reader!.database, feed) : []),
    isStill: () => !frozen || stampOf(path) === stamp,
    close() {
      reader?.database.close();
      reader = undefined;
    },
  };
}

interface Reader {
  readonly database: Database;
  readonly candidates: CandidateReader;
  groupOf(id: string): AdvisoryGroup;
  /** Forgets what it holds once anybody has written. */
  refresh(): void;
}

function openReader(path: string, frozen: boolean): Reader {
  const database = frozen ? openFrozen(path) : openCurrent(path);
  let candidates = openCandidateReader(database);
  let groups = new Map<string, AdvisoryGroup>();
  let counter = database.changeCounter();
  return {
    database,
    get candidates() {
      return candidates;
    },
    groupOf(id) {
      let group = groups.get(id);
      if (!group) {
        const { records: _, ...found } = findGroup(database, id);
        group = found;
        groups.set(id, group);
      }
      return group;
    },
    refresh() {
      const now = database.changeCounter();
      if (now === counter) return;
      counter = now;
      candidates = openCandidateReader(database);
      groups = new Map();
    },
  };
}

/** An index of an older program is brought up to date before it is read; one of a newer program is refused. */
function openCurrent(path: string): Database {
  const database = openDatabase(path, { readOnly: true });
  const version = versionOf(database);
  if (version === layout.length) return database;
  database.close();
  openWritable(path).close();
  return openDatabase(path, { readOnly: true });
}

/** Where a writer has left nothing behind, the file alone is all of it. */
function openFrozen(path: string): Database {
  const log = statSync(`${path}-wal`, { throwIfNoEntry: false });
  const database = openDatabase(path, { readOnly: true, immutable: (log?.size ?? 0) === 0 });
  const version = versionOf(database);
  if (version === layout.length) return database;
  database.close();
  throw new WaybillError(
    'no-feed',
    version > layout.length
      ? `${path} was compiled by a newer version of Waybill: update Waybill.`
      : `${path} was compiled by an older version of Waybill. \`waybill advisories status\` brings that of the data folder up to date.`,
    { place: { path } },
  );
}

function stampOf(path: string): string {
  const found = statSync(path, { throwIfNoEntry: false });
  return found ? `${found.mtimeMs} ${found.size}` : '';
}
