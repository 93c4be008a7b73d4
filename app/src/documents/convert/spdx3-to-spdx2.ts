import { isObject, wordOf } from '../fields.ts';
import type { JsonObject } from '../reading.ts';
import type { Losses } from './losses.ts';
import { relationshipWords, spdxAlgorithms, spdxIdentifiers, spdxPurposes, spdxReferences } from './spdx-words.ts';

const noPlace = 'SPDX 2.3 has no place for it';

/** Tells an SPDX 3 document in JSON-LD as SPDX 2.3 in the form of JSON; what has no words there is noted. */
export function spdx3ToSpdx2(document: JsonObject, losses: Losses): JsonObject {
  return new Telling(document, losses).tell();
}

interface Found {
  readonly object: JsonObject;
  readonly pointer: string;
}

const packageTypes: readonly unknown[] = ['software_Package', 'ai_AIPackage', 'dataset_DatasetPackage'];
/** Elements that are told with others, and which of their keys are. */
const helpers: ReadonlyMap<unknown, ReadonlySet<string>> = new Map(
  Object.entries({
    CreationInfo: ['created', 'createdBy', 'createdUsing', 'specVersion', 'comment'],
    SpdxDocument: ['name', 'comment', 'rootElement', 'element', 'dataLicense'],
    software_Sbom: ['rootElement', 'element'],
    Bom: ['rootElement', 'element'],
    Person: ['name', 'externalIdentifier'],
    Organization: ['name', 'externalIdentifier'],
    SoftwareAgent: ['name', 'externalIdentifier'],
    Agent: ['name', 'externalIdentifier'],
    Tool: ['name'],
    Relationship: ['from', 'to', 'relationshipType', 'comment', 'completeness'],
    LifecycleScopedRelationship: ['from', 'to', 'relationshipType', 'comment', 'completeness', 'scope'],
    Annotation: ['subject', 'annotationType', 'statement'],
    simplelicensing_LicenseExpression: ['simplelicensing_licenseExpression', 'simplelicensing_customIdToUri'],
    expandedlicensing_CustomLicense: ['name', 'comment', 'simplelicensing_licenseText', 'expandedlicensing_seeAlso'],
    simplelicensing_SimpleLicensingText: ['name', 'comment', 'simplelicensing_licenseText'],
    expandedlicensing_ListedLicense: ['name', 'simplelicensing_licenseText'],
  }).map(([type, keys]) => [type, new Set(['type', '@id', 'spdxId', 'creationInfo', ...keys])]),
);

class Telling {
  readonly #all: readonly Found[];
  readonly #losses: Losses;
  readonly #byId = new Map<unknown, JsonObject>();
  readonly #ids = new Map<string, string>();
  readonly #taken = new Set<string>(['SPDXRef-DOCUMENT']);
  readonly #own = new Map<string, JsonObject>();
  /** Licences by the relationship and what it comes from. */
  readonly #licenses = new Map<string, unknown[]>();
  readonly #annotations = new Map<unknown, JsonObject[]>();

  constructor(document: JsonObject, losses: Losses) {
    const graph: readonly unknown[] = Array.isArray(document['@graph']) ? document['@graph'] : [document];
    this.#all = graph.flatMap((object, index) => (isObject(object) ? [{ object, pointer: `/@graph/${index}` }] : []));
    this.#losses = losses;
    for (const { object } of this.#all) {
      this.#byId.set(object.spdxId ?? object['@id'], object);
      const { type, relationshipType, from, subject } = object;
      if (type === 'Annotation') gather(this.#annotations, subject, [object]);
      if (relationshipType !== 'hasDeclaredLicense' && relationshipType !== 'hasConcludedLicense') continue;
      gather(this.#licenses, `${relationshipType} ${wordOf(from)}`, list(object.to));
    }
  }

  tell(): JsonObject {
    const head = this.#all.find(({ object }) => object.type === 'SpdxDocument')?.object ?? {};
    const info = this.#resolve(head.creationInfo) ?? this.#all.find(({ object }) => object.type === 'CreationInfo')?.object ?? {};
    const packages = this.#ofType(packageTypes);
    const files = this.#ofType(['software_File']).filter((one) => this.#hasChecksum(one));
    if (typeof head.spdxId === 'string') this.#ids.set(head.spdxId, 'SPDXRef-DOCUMENT');
    for (const { object } of [...packages, ...files]) this.#refOf(object.spdxId);
    const told = new Set([...packages, ...files].map(({ object }) => object));
    for (const { object, pointer } of this.#all) {
      const carried = helpers.get(object.type);
      if (carried) this.#losses.noteOthers(object, carried, pointer, noPlace);
      else if (!told.has(object) && object.type !== 'software_File')
        this.#losses.note(pointer, `${noPlace}: ${wordOf(object.type).slice(0, 80)}`);
      if (object.type === 'Annotation' && !told.has(this.#resolve(object.subject) ?? object) && object.subject !== head.spdxId)
        this.#losses.note(pointer, 'SPDX 2.3 has no annotations of it');
    }
    const name = typeof head.name === 'string' ? head.name : 'unnamed';
    const made = {
      packages: packages.map((one) => this.#package(one)),
      files: files.map((one) => this.#file(one)),
      relationships: this.#relationships(),
    };
    return {
      spdxVersion: 'SPDX-2.3',
      SPDXID: 'SPDXRef-DOCUMENT',
      name,
      dataLicense: 'CC0-1.0',
      documentNamespace: namespaceOf(head.spdxId),
      creationInfo: this.#creation(info),
      ...(typeof head.comment === 'string' ? { comment: head.comment } : {}),
      packages: made.packages,
      ...nonEmpty('files', made.files),
      ...nonEmpty('annotations', head.spdxId === undefined ? [] : this.#annotationsOf(head.spdxId)),
      ...nonEmpty('relationships', made.relationships),
      ...nonEmpty('hasExtractedLicensingInfos', [...this.#own.values()]),
    };
  }

  #ofType(types: readonly unknown[]): readonly Found[] {
    return this.#all.filter(({ object }) => types.includes(object.type));
  }

  /** SPDX 2 demands the checksum of each file, which nobody can make up. */
  #hasChecksum({ object, pointer }: Found): boolean {
    const isKnown = objects(object.verifiedUsing).some(
      ({ type, algorithm }) => type === 'Hash' && spdxAlgorithms.some(([, word]) => word === algorithm),
    );
    if (!isKnown) this.#losses.note(pointer, 'SPDX 2.3 demands a checksum of each file; files without one are left out');
    return isKnown;
  }

  #resolve(value: unknown): JsonObject | undefined {
    return isObject(value) ? value : this.#byId.get(value);
  }

  #refOf(id: unknown): string {
    const text = wordOf(id);
    const known = this.#ids.get(text);
    if (known !== undefined) return known;
    const last = decode(text.split(/[#/]/).at(-1) ?? text)
      .replaceAll(/[^A-Za-z0-9.-]+/g, '-')
      .slice(0, 200);
    const wanted = last.startsWith('SPDXRef-') ? last : `SPDXRef-${last || 'element'}`;
    let ref = wanted;
    for (let number = 2; this.#taken.has(ref); number++) ref = `${wanted}-${number}`;
    this.#taken.add(ref);
    this.#ids.set(text, ref);
    return ref;
  }

  #creation(info: JsonObject): JsonObject {
    const agents = [...list(info.createdBy), ...list(info.createdUsing)].flatMap((one) => this.#actor(one, true) ?? []);
    return {
      created: info.created,
      creators: agents.length > 0 ? [...new Set(agents)] : ['Tool: unknown'],
      ...(typeof info.comment === 'string' ? { comment: info.comment } : {}),
    };
  }

  /** `Organization: Acme (mail)` */
  #actor(value: unknown, mayBeTool: boolean): string | undefined {
    const agent = this.#resolve(value);
    if (!agent || typeof agent.name !== 'string') return undefined;
    const mail = objects(agent.externalIdentifier).find(({ externalIdentifierType }) => externalIdentifierType === 'email')?.identifier;
    const isTool = mayBeTool && (agent.type === 'Tool' || agent.type === 'SoftwareAgent');
    const kind = isTool ? 'Tool' : agent.type === 'Person' ? 'Person' : 'Organization';
    return `${kind}: ${agent.name}${typeof mail === 'string' && !isTool ? ` (${mail})` : ''}`;
  }

  #package({ object, pointer }: Found): JsonObject {
    this.#losses.noteOthers(object, carriedOfPackage, pointer, noPlace);
    const purpose = spdxPurposes.find(([, spdx3]) => spdx3 === object.software_primaryPurpose)?.[0];
    if (object.software_primaryPurpose !== undefined && purpose === undefined)
      this.#losses.note(`${pointer}/software_primaryPurpose`, 'SPDX 2.3 has no word for this purpose: OTHER');
    const [supplier, originator] = [this.#actor(object.suppliedBy, false), this.#actor(list(object.originatedBy)[0], false)];
    const fallback = object.type === 'software_Package' ? undefined : 'OTHER';
    return {
      ...this.#artifact({ object, pointer }),
      ...text('name', object.name ?? ''),
      ...text('versionInfo', object.software_packageVersion),
      downloadLocation: typeof object.software_downloadLocation === 'string' ? object.software_downloadLocation : 'NOASSERTION',
      filesAnalyzed: false,
      ...text('homepage', object.software_homePage),
      ...text('sourceInfo', object.software_sourceInfo),
      ...text('summary', object.summary),
      ...text('description', object.description),
      ...text('builtDate', object.builtTime),
      ...text('releaseDate', object.releaseTime),
      ...text('validUntilDate', object.validUntilTime),
      ...(supplier === undefined ? {} : { supplier }),
      ...(originator === undefined ? {} : { originator }),
      ...text('primaryPackagePurpose', purpose ?? (object.software_primaryPurpose === undefined ? fallback : 'OTHER')),
      licenseDeclared: this.#licenseOf(object.spdxId, 'hasDeclaredLicense'),
      ...nonEmpty('externalRefs', this.#references({ object, pointer })),
    };
  }

  #file({ object, pointer }: Found): JsonObject {
    this.#losses.noteOthers(object, carriedOfFile, pointer, noPlace);
    const made = this.#artifact({ object, pointer });
    return { ...made, fileName: typeof object.name === 'string' ? object.name : wordOf(object.spdxId) };
  }

  #artifact({ object, pointer }: Found): JsonObject {
    const checksums = objects(object.verifiedUsing).flatMap(({ type, algorithm, hashValue }) => {
      const word = type === 'Hash' ? spdxAlgorithms.find(([, spdx3]) => spdx3 === algorithm)?.[0] : undefined;
      if (word === undefined)
        this.#losses.note(`${pointer}/verifiedUsing`, `SPDX 2.3 does not know ${wordOf(algorithm ?? type).slice(0, 40)}`);
      return word === undefined ? [] : [{ algorithm: word, checksumValue: hashValue }];
    });
    return {
      SPDXID: this.#refOf(object.spdxId),
      ...nonEmpty('checksums', checksums),
      licenseConcluded: this.#licenseOf(object.spdxId, 'hasConcludedLicense'),
      copyrightText: typeof object.software_copyrightText === 'string' ? object.software_copyrightText : 'NOASSERTION',
      ...text('comment', object.comment),
      ...nonEmpty('attributionTexts', texts(object.software_attributionText)),
      ...nonEmpty('annotations', this.#annotationsOf(object.spdxId)),
    };
  }

  #annotationsOf(id: unknown): JsonObject[] {
    return (this.#annotations.get(id) ?? []).flatMap((object) => {
      const info = this.#resolve(object.creationInfo) ?? {};
      const annotator = this.#actor(list(info.createdBy)[0], true) ?? 'Tool: unknown';
      const annotationType = object.annotationType === 'review' ? 'REVIEW' : 'OTHER';
      return [{ annotationType, annotator, annotationDate: info.created, comment: object.statement ?? '' }];
    });
  }

  #licenseOf(id: unknown, type: string): string {
    const found = (this.#licenses.get(`${type} ${wordOf(id)}`) ?? []).map((one) => this.#expression(one));
    const known = [...new Set(found.filter((one) => one !== undefined))];
    if (known.length < 2) return known[0] ?? 'NOASSERTION';
    return known.map((one) => (/\s(?:OR|AND)\s/i.test(one) ? `(${one})` : one)).join(' AND ');
  }

  #expression(value: unknown): string | undefined {
    if (typeof value === 'string' && /\/Licensing\/None$|NoneLicense$/.test(value)) return 'NONE';
    const license = this.#resolve(value);
    if (!license) return undefined;
    const { simplelicensing_licenseExpression: expression } = license;
    if (typeof expression !== 'string') return this.#ownLicense(license);
    for (const { key, value: id } of objects(license.simplelicensing_customIdToUri)) this.#define(wordOf(key), this.#resolve(id) ?? {});
    for (const [key] of expression.matchAll(/(?<![A-Za-z0-9.:-])LicenseRef-[A-Za-z0-9.-]{1,200}/g))
      if (!this.#own.has(key)) this.#define(key, {});
    return expression;
  }

  #ownLicense(license: JsonObject): string {
    if (license.type === 'expandedlicensing_ListedLicense') return wordOf(license.spdxId).split('/').at(-1) ?? 'NOASSERTION';
    const last = decode(wordOf(license.spdxId).split(/[#/]/).at(-1) ?? '').replaceAll(/[^A-Za-z0-9.-]+/g, '-');
    const id = last.startsWith('LicenseRef-') ? last : `LicenseRef-${last || 'license'}`;
    this.#define(id, license);
    return id;
  }

  #define(licenseId: string, license: JsonObject): void {
    if (this.#own.has(licenseId) && license.spdxId === undefined) return;
    const seeAlsos = texts(license.expandedlicensing_seeAlso);
    const extractedText = typeof license.simplelicensing_licenseText === 'string' ? license.simplelicensing_licenseText : licenseId;
    this.#own.set(licenseId, {
      licenseId,
      extractedText,
      ...text('name', license.name),
      ...text('comment', license.comment),
      ...nonEmpty('seeAlsos', seeAlsos),
    });
  }

  #references({ object, pointer }: Found): JsonObject[] {
    const made: JsonObject[] = [];
    const purl = object.software_packageUrl;
    const add = (category: string, type: string, locator: unknown, comment: unknown) =>
      made.push({ referenceCategory: category, referenceType: type, referenceLocator: locator, ...text('comment', comment) });
    if (typeof purl === 'string') add('PACKAGE-MANAGER', 'purl', purl, undefined);
    for (const { externalIdentifierType: type, identifier, comment } of objects(object.externalIdentifier)) {
      const word = spdxIdentifiers.find(([, , spdx3]) => spdx3 === type);
      if (word && !(type === 'packageUrl' && identifier === purl)) add(word[0], word[1], identifier, comment);
      else if (!word) this.#losses.note(`${pointer}/externalIdentifier`, `SPDX 2.3 has no word for ${wordOf(type).slice(0, 60)}`);
    }
    for (const { externalRefType: type, locator, comment } of objects(object.externalRef)) {
      const word = spdxReferences.find(([, , spdx3]) => spdx3 === type);
      if (!word && type !== 'other')
        this.#losses.note(`${pointer}/externalRef`, `SPDX 2.3 has no word for ${wordOf(type).slice(0, 60)}: OTHER`);
      for (const one of texts(locator)) if (!/\s/.test(one)) add(word?.[0] ?? 'OTHER', word?.[1] ?? wordOf(type ?? 'other'), one, comment);
    }
    return made;
  }

  #relationships(): JsonObject[] {
    const made = this.#roots().map((root) => ({
      spdxElementId: 'SPDXRef-DOCUMENT',
      relationshipType: 'DESCRIBES',
      relatedSpdxElement: root,
    }));
    const known = new Set(made.map((one) => JSON.stringify(one)));
    for (const { object, pointer } of this.#ofType(['Relationship', 'LifecycleScopedRelationship'])) {
      const { relationshipType: type, scope, comment, completeness } = object;
      if (type === 'hasDeclaredLicense' || type === 'hasConcludedLicense') continue;
      if (completeness === 'complete' || completeness === 'incomplete') this.#losses.note(`${pointer}/completeness`, noPlace);
      const word =
        relationshipWords.find((one) => one.spdx3 === type && one.scope === scope) ?? relationshipWords.find((one) => one.spdx3 === type);
      if (!word) this.#losses.note(pointer, `SPDX 2.3 has no word for the relationship ${wordOf(type).slice(0, 60)}: OTHER`);
      else if (scope !== undefined && word.scope !== scope) this.#losses.note(`${pointer}/scope`, noPlace);
      for (const to of list(object.to)) {
        const ends = [this.#end(object.from), this.#end(to)] as const;
        if (ends[0] === undefined || ends[1] === undefined || (word?.turned && /^NO/.test(ends[1]))) {
          this.#losses.note(pointer, 'an end of it is no package and no file');
          continue;
        }
        const [spdxElementId, relatedSpdxElement] = word?.turned ? [ends[1], ends[0]] : ends;
        const one = { spdxElementId, relationshipType: word?.spdx2 ?? 'OTHER', relatedSpdxElement, ...text('comment', comment) };
        const key = JSON.stringify(one);
        if (!known.has(key)) made.push(one as (typeof made)[number]);
        known.add(key);
      }
    }
    return made;
  }

  #end(id: unknown): string | undefined {
    const told = isObject(id) ? id.spdxId : id;
    if (typeof told !== 'string') return undefined;
    if (/(?:^|\/)NoneElement$/.test(told)) return 'NONE';
    if (/(?:^|\/)NoAssertionElement$/.test(told)) return 'NOASSERTION';
    return this.#ids.get(told);
  }

  /** What the document is about: its root elements, or those of its SBOM. */
  #roots(): string[] {
    const ids = this.#ofType(['SpdxDocument', 'software_Sbom', 'Bom']).flatMap(({ object }) => list(object.rootElement));
    return [...new Set(ids.flatMap((id) => this.#ids.get(wordOf(isObject(id) ? id.spdxId : id)) ?? []))].filter(
      (ref) => ref !== 'SPDXRef-DOCUMENT',
    );
  }
}

const shared = [
  ...['type', 'spdxId', 'creationInfo', 'name', 'comment', 'verifiedUsing', 'software_copyrightText', 'software_attributionText', '@id'],
];
const carriedOfPackage = new Set([
  ...[
    ...shared,
    'summary',
    'description',
    'builtTime',
    'releaseTime',
    'validUntilTime',
    'suppliedBy',
    'originatedBy',
    'externalIdentifier',
  ],
  ...['externalRef', 'software_packageVersion', 'software_downloadLocation', 'software_homePage', 'software_sourceInfo'],
  ...['software_primaryPurpose', 'software_packageUrl'],
]);
const carriedOfFile = new Set(shared);

function namespaceOf(id: unknown): string {
  const text = typeof id === 'string' ? id.split('#')[0]! : '';
  return /^[A-Za-z][A-Za-z0-9+.-]*:[^\s#]+$/.test(text) ? text : 'urn:spdx:unnamed';
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

function gather<Key, Value>(lists: Map<Key, Value[]>, key: Key, values: readonly Value[]): void {
  const known = lists.get(key);
  if (known) for (const value of values) known.push(value);
  else lists.set(key, [...values]);
}

function list(value: unknown): readonly unknown[] {
  return value === undefined || value === null ? [] : Array.isArray(value) ? value : [value];
}

function objects(value: unknown): readonly JsonObject[] {
  return list(value).filter(isObject);
}

function texts(value: unknown): readonly string[] {
  return list(value).filter((one): one is string => typeof one === 'string');
}

function text(key: string, value: unknown): JsonObject {
  return typeof value === 'string' ? { [key]: value } : {};
}

function nonEmpty(key: string, members: readonly unknown[]): JsonObject {
  return members.length === 0 ? {} : { [key]: members };
}
