import { canonicalPurl } from '../../domain/purl/index.ts';
import { Losses } from '../convert/losses.ts';
import type { Editable } from '../edit/put.ts';
import { isObject, listOf, objectsOf, wordOf } from '../fields.ts';
import type { JsonObject } from '../reading.ts';
import { deriveUuid } from '../write/derive-uuid.ts';
import { combineSpdx2 } from './combine-spdx2.ts';
import { type Conflict, freeName, type Merged, type MergeSource, type MergeWishes, type TakenNames, union } from './merge-wishes.ts';
import { renameSpdx2 } from './rename-spdx2.ts';

const documentId = 'SPDXRef-DOCUMENT';

/**
 * Merges documents of SPDX 2 in the form of JSON, with their files, snippets, licences and annotations. Nothing is guessed where they disagree: the
 * first one's word stands, the other is kept beside it as an annotation. A time has to stand in SPDX: without a wish it is the latest of theirs.
 */
export function mergeSpdx2(sources: readonly MergeSource[], wishes: MergeWishes): Merged {
  const values = sources.map(({ document }) => structuredClone(document.value) as Editable);
  const created =
    wishes.timestamp ??
    values
      .map((value) => wordOf(creationOf(value).created))
      .sort()
      .at(-1)!;
  const merging = new Spdx2Merging(wishes.mode, created);
  for (const [index, value] of values.entries()) merging.add(value, sources[index]!.path);
  const name =
    wishes.name ??
    union(
      values.map((value) => value.name).filter((one) => typeof one === 'string'),
      [],
    ).join(', ');
  const { packages, lists, described, conflicts } = merging.finish(
    wishes.name === undefined ? undefined : rootOf(wishes.name, wishes.version),
  );
  const namespaces = values.map((value) => wordOf(value.documentNamespace)).join('\n');
  const document = {
    spdxVersion: values
      .map((value) => wordOf(value.spdxVersion))
      .sort()
      .at(-1),
    SPDXID: documentId,
    name,
    dataLicense: 'CC0-1.0',
    documentNamespace: wishes.serialNumber ?? `https://spdx.org/spdxdocs/merged-${deriveUuid(`${wishes.mode}\n${name}\n${namespaces}`)}`,
    creationInfo: {
      created,
      creators: union(
        values.flatMap((value) => listOf(creationOf(value).creators)),
        [],
      ),
    },
    ...(described.length > 0 ? { documentDescribes: described } : {}),
    packages,
    ...lists,
  };
  return { document, components: packages.length, conflicts, losses: lossesOf(values) };
}

/** Lists of things with ids of their own, and lists that are put together as they are. */
const things = ['packages', 'files', 'snippets', 'hasExtractedLicensingInfos', 'externalDocumentRefs'] as const;
type Thing = (typeof things)[number];
const plainLists = ['annotations', 'revieweds', 'relationships'] as const;
type PlainList = (typeof plainLists)[number];

class Spdx2Merging {
  readonly #mode: MergeWishes['mode'];
  readonly #created: string;
  readonly #taken: TakenNames = new Map([[documentId, 1]]);
  readonly #idOf = new Map<string, string>();
  readonly #found = new Map<string, { readonly list: Thing; object: JsonObject }>();
  /** Entries of the plain lists by their text, so that equal ones stand once. */
  readonly #plain = new Map(plainLists.map((list) => [list, new Map<string, JsonObject>()] as const));
  readonly #described = new Set<string>();
  readonly #conflicts: Conflict[] = [];

  constructor(mode: MergeWishes['mode'], created: string) {
    this.#mode = mode;
    this.#created = created;
  }

  add(value: Editable, path: string): void {
    const renames = new Map<string, string>();
    for (const list of things) {
      for (const object of objectsOf(value[list])) {
        const given = wordOf(object[idKeyOf(list)]);
        const identity = this.#sharedIdentity(list, object);
        const known = identity === undefined ? undefined : this.#idOf.get(identity);
        const id = known ?? freeName(given, this.#taken, '-');
        if (identity !== undefined) this.#idOf.set(identity, id);
        renames.set(given, id);
      }
    }
    renameSpdx2(value, renames);
    for (const list of things) for (const object of objectsOf(value[list])) this.#keep(list, object, path);
    for (const id of describedBy(value)) this.#described.add(id);
    for (const list of plainLists) for (const one of objectsOf(value[list])) this.#keepPlain(list, one);
  }

  /** What makes things of two documents the same; undefined for what stays apart. */
  #sharedIdentity(list: Thing, object: JsonObject): string | undefined {
    if (this.#mode === 'hierarchical' && list !== 'externalDocumentRefs') return undefined;
    const identity = identityOf(list, object);
    return identity === undefined ? undefined : `${list}\n${identity}`;
  }

  #keep(list: Thing, object: JsonObject, path: string): void {
    const id = wordOf(object[idKeyOf(list)]);
    const known = this.#found.get(id);
    if (!known) this.#found.set(id, { list, object });
    else if (list === 'packages' || list === 'files')
      known.object = combineSpdx2(known.object, object, path, this.#created, this.#conflicts);
  }

  #keepPlain(list: PlainList, one: JsonObject): void {
    this.#plain.get(list)!.set(JSON.stringify(one), one);
  }

  /** @param root what the merged document is about; without it what the documents are about */
  finish(root: JsonObject | undefined) {
    const roots = [...this.#described].sort();
    const rootId = root && freeName(wordOf(root.SPDXID), this.#taken, '-');
    if (rootId !== undefined) {
      for (const id of roots)
        this.#keepPlain('relationships', { spdxElementId: rootId, relationshipType: 'DEPENDS_ON', relatedSpdxElement: id });
    }
    const plain = (list: PlainList) => [...this.#plain.get(list)!].sort(byText).map(([, one]) => one);
    const of = (list: Thing) =>
      [...this.#found]
        .filter(([, one]) => one.list === list)
        .map(([, { object }]) => object)
        .sort(byId(idKeyOf(list)));
    const packages = [...(root ? [{ ...root, SPDXID: rootId! }] : []), ...of('packages')];
    const lists = Object.fromEntries(
      [
        ...things.slice(1).map((list) => [list, of(list)] as const),
        ...plainLists.map((list) => [list, plain(list).filter((one) => !isDescription(one))] as const),
      ].filter(([, list]) => list.length > 0),
    );
    return { packages, lists, described: rootId === undefined ? roots : [rootId], conflicts: this.#conflicts };
  }
}

function rootOf(name: string, version: string | undefined): JsonObject {
  return {
    name,
    SPDXID: `SPDXRef-${name.replaceAll(/[^A-Za-z0-9.-]+/g, '-')}`,
    ...(version === undefined ? {} : { versionInfo: version }),
    downloadLocation: 'NOASSERTION',
    filesAnalyzed: false,
    licenseConcluded: 'NOASSERTION',
    licenseDeclared: 'NOASSERTION',
    copyrightText: 'NOASSERTION',
  };
}

function idKeyOf(list: Thing): string {
  return { hasExtractedLicensingInfos: 'licenseId', externalDocumentRefs: 'externalDocumentId' }[list as string] ?? 'SPDXID';
}

/** What a thing is, by what it says of itself; undefined where that does not tell it from others. */
function identityOf(list: Thing, object: JsonObject): string | undefined {
  const joined = (...parts: readonly unknown[]) =>
    parts.map((part) => (typeof part === 'object' ? JSON.stringify(part) : wordOf(part))).join('\u001f');
  switch (list) {
    case 'packages':
      return purlOf(object) ?? joined(object.name, object.versionInfo, object.packageFileName);
    case 'files':
      return listOf(object.checksums).length > 0 ? joined(object.fileName, object.checksums) : undefined;
    case 'hasExtractedLicensingInfos':
      return joined(object.licenseId, object.extractedText);
    case 'externalDocumentRefs':
      return joined(object.spdxDocument, object.checksum);
    default:
      return undefined;
  }
}

function purlOf({ externalRefs }: JsonObject): string | undefined {
  const found = objectsOf(externalRefs).find(({ referenceType }) => referenceType === 'purl');
  return typeof found?.referenceLocator === 'string' ? canonicalPurl(found.referenceLocator) : undefined;
}

function describedBy(value: JsonObject): readonly string[] {
  const told = objectsOf(value.relationships).filter(isDescription);
  const ids = told.map((one) => (one.relationshipType === 'DESCRIBES' ? one.relatedSpdxElement : one.spdxElementId));
  return [...listOf(value.documentDescribes), ...ids].filter((id) => typeof id === 'string');
}

function isDescription({ relationshipType, spdxElementId, relatedSpdxElement }: JsonObject): boolean {
  if (relationshipType === 'DESCRIBES') return spdxElementId === documentId;
  return relationshipType === 'DESCRIBED_BY' && relatedSpdxElement === documentId;
}

function lossesOf(values: readonly JsonObject[]) {
  const losses = new Losses();
  const reason = 'it is about a single document';
  for (const value of values) {
    losses.noteOthers(value, carried, '', reason);
    losses.noteOthers(creationOf(value), new Set(['created', 'creators']), '/creationInfo', reason);
  }
  return losses.list();
}

const carried: ReadonlySet<string> = new Set([
  ...['spdxVersion', 'SPDXID', 'name', 'dataLicense', 'documentNamespace', 'creationInfo', 'documentDescribes'],
  ...things,
  ...plainLists,
]);

function creationOf({ creationInfo }: JsonObject): JsonObject {
  return isObject(creationInfo) ? creationInfo : {};
}

function byId(key: string): (a: JsonObject, b: JsonObject) => number {
  return (a, b) => (wordOf(a[key]) < wordOf(b[key]) ? -1 : 1);
}

function byText([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : 1;
}
