import { isObject, objectsOf, wordOf } from '../fields.ts';
import type { JsonObject } from '../reading.ts';
import type { Losses } from './losses.ts';
import { relationshipWords, spdxAlgorithms, spdxIdentifiers, spdxPurposes, spdxReferences } from './spdx-words.ts';
import { Spdx3Elements } from './spdx3-elements.ts';

const noPlace = 'SPDX 3 has no place for it';

/** Tells an SPDX 2 document in the form of JSON as SPDX 3.0.1 in JSON-LD; what has no words there is noted. */
export function spdx2ToSpdx3(document: JsonObject, losses: Losses): JsonObject {
  return new Telling(document, losses).tell();
}

class Telling {
  readonly #document: JsonObject;
  readonly #losses: Losses;
  readonly #made: Spdx3Elements;
  readonly #external = new Map<string, string>();

  constructor(document: JsonObject, losses: Losses) {
    this.#document = document;
    this.#losses = losses;
    this.#made = new Spdx3Elements(wordOf(document.documentNamespace ?? ''), document.creationInfo, losses);
  }

  tell(): JsonObject {
    const imports = objectsOf(this.#document.externalDocumentRefs).map((one) => this.#import(one));
    for (const [index, one] of objectsOf(this.#document.packages).entries()) this.#package(one, `/packages/${index}`);
    for (const [index, one] of objectsOf(this.#document.files).entries()) this.#file(one, `/files/${index}`);
    for (const [index, one] of objectsOf(this.#document.snippets).entries()) this.#snippet(one, `/snippets/${index}`);
    this.#licenses();
    const roots = new Set(textsOf(this.#document.documentDescribes));
    for (const [index, one] of objectsOf(this.#document.relationships).entries()) this.#relationship(one, roots, `/relationships/${index}`);
    for (const found of objectsOf(this.#document.packages))
      for (const file of textsOf(found.hasFiles)) this.#made.relate('contains', this.#id(found.SPDXID), [this.#id(file)]);
    this.#annotations(this.#document, '');
    this.#losses.noteOthers(this.#document, carriedOfDocument, '', noPlace);
    return this.#made.document(
      this.#document,
      [...roots].map((root) => this.#id(root)),
      imports,
    );
  }

  /** The id that an element has in SPDX 3. */
  #id(ref: unknown): string {
    const text = wordOf(ref);
    const [, document, element] = /^(DocumentRef-[^:]+):(.*)$/s.exec(text) ?? [];
    if (document !== undefined) return `${this.#external.get(document) ?? `urn:spdx:${document}`}#${element}`;
    return this.#made.idOf(text);
  }

  #import({ externalDocumentId, spdxDocument, checksum }: JsonObject): JsonObject {
    const uri = wordOf(spdxDocument);
    this.#external.set(wordOf(externalDocumentId), uri);
    const hashes = this.#hashes([checksum], '/externalDocumentRefs');
    return { type: 'ExternalMap', externalSpdxId: `${uri}#SPDXRef-DOCUMENT`, locationHint: uri, ...nonEmpty('verifiedUsing', hashes) };
  }

  #package(object: JsonObject, pointer: string): void {
    this.#losses.noteOthers(object, carriedOfPackage, pointer, noPlace);
    const { versionInfo, downloadLocation, homepage, sourceInfo, primaryPackagePurpose: purpose } = object;
    const word = spdxPurposes.find(([spdx2]) => spdx2 === purpose)?.[1];
    const [supplier, originator] = [this.#made.agent(object.supplier), this.#made.agent(object.originator)];
    if (downloadLocation === 'NONE') this.#losses.note(`${pointer}/downloadLocation`, 'that there is none cannot be said');
    this.#made.add('software_Package', object.SPDXID, {
      ...this.#artifact(object, pointer),
      ...told('name', object.name),
      ...told('software_packageVersion', versionInfo),
      ...(downloadLocation === 'NONE' ? {} : told('software_downloadLocation', downloadLocation)),
      ...told('software_homePage', homepage),
      ...told('software_sourceInfo', sourceInfo),
      ...told('summary', object.summary),
      ...told('description', object.description),
      ...told('builtTime', object.builtDate),
      ...told('releaseTime', object.releaseDate),
      ...told('validUntilTime', object.validUntilDate),
      ...(supplier === undefined ? {} : { suppliedBy: supplier }),
      ...(originator === undefined ? {} : { originatedBy: [originator] }),
      ...(word === undefined ? {} : { software_primaryPurpose: word }),
      ...this.#references(object, pointer),
    });
  }

  #file(object: JsonObject, pointer: string): void {
    this.#losses.noteOthers(object, carriedOfFile, pointer, noPlace);
    const attribution = [...textsOf(object.attributionTexts), ...textsOf([object.noticeText])];
    this.#made.add('software_File', object.SPDXID, {
      ...this.#artifact({ ...object, attributionTexts: attribution }, pointer),
      ...told('name', object.fileName),
    });
  }

  #snippet(object: JsonObject, pointer: string): void {
    this.#losses.noteOthers(object, carriedOfSnippet, pointer, noPlace);
    this.#made.add('software_Snippet', object.SPDXID, {
      ...this.#artifact(object, pointer),
      ...told('name', object.name),
      software_snippetFromFile: this.#id(object.snippetFromFile),
      ...rangeOf(object.ranges, 'offset', 'software_byteRange'),
      ...rangeOf(object.ranges, 'lineNumber', 'software_lineRange'),
    });
  }

  /** What packages, files and snippets have in common. */
  #artifact(object: JsonObject, pointer: string): JsonObject {
    const id = this.#id(object.SPDXID);
    this.#license(id, 'hasDeclaredLicense', object.licenseDeclared);
    this.#license(id, 'hasConcludedLicense', object.licenseConcluded);
    this.#annotations(object, pointer);
    const code = isObject(object.packageVerificationCode) ? object.packageVerificationCode : undefined;
    const verification = typeof code?.packageVerificationCodeValue === 'string' && {
      type: 'PackageVerificationCode',
      algorithm: 'sha1',
      hashValue: code.packageVerificationCodeValue,
      ...nonEmpty('packageVerificationCodeExcludedFile', textsOf(code.packageVerificationCodeExcludedFiles)),
    };
    return {
      ...told('comment', object.comment),
      ...told('software_copyrightText', object.copyrightText),
      ...nonEmpty('software_attributionText', textsOf(object.attributionTexts)),
      ...nonEmpty('verifiedUsing', [...this.#hashes(object.checksums, pointer), ...(verification ? [verification] : [])]),
    };
  }

  #hashes(list: unknown, pointer: string): JsonObject[] {
    return objectsOf(list).flatMap(({ algorithm, checksumValue }) => {
      const word = spdxAlgorithms.find(([spdx2]) => spdx2 === algorithm)?.[1];
      if (word === undefined || typeof checksumValue !== 'string')
        this.#losses.note(`${pointer}/checksums`, `SPDX 3 does not know ${wordOf(algorithm).slice(0, 40)}`);
      return word === undefined || typeof checksumValue !== 'string' ? [] : [{ type: 'Hash', algorithm: word, hashValue: checksumValue }];
    });
  }

  #license(from: string, type: string, expression: unknown): void {
    if (typeof expression !== 'string' || expression === '' || expression === 'NOASSERTION') return;
    this.#made.relate(type, from, [expression === 'NONE' ? 'expandedlicensing_NoneLicense' : this.#made.license(expression)]);
  }

  /** The licences that the document words itself. */
  #licenses(): void {
    for (const [index, one] of objectsOf(this.#document.hasExtractedLicensingInfos).entries()) {
      const pointer = `/hasExtractedLicensingInfos/${index}`;
      this.#losses.noteOthers(one, new Set(['licenseId', 'extractedText', 'name', 'comment', 'seeAlsos']), pointer, noPlace);
      this.#made.add('expandedlicensing_CustomLicense', one.licenseId, {
        ...told('name', one.name ?? one.licenseId),
        ...told('comment', one.comment),
        simplelicensing_licenseText: typeof one.extractedText === 'string' ? one.extractedText : '',
        ...nonEmpty('expandedlicensing_seeAlso', textsOf(one.seeAlsos)),
      });
    }
  }

  #references({ externalRefs }: JsonObject, pointer: string): JsonObject {
    const [identifiers, references]: [JsonObject[], JsonObject[]] = [[], []];
    let purl: unknown;
    for (const { referenceCategory, referenceType, referenceLocator, comment } of objectsOf(externalRefs)) {
      if (typeof referenceLocator !== 'string') {
        this.#losses.note(`${pointer}/externalRefs`, 'a reference without a locator');
        continue;
      }
      const identifier = spdxIdentifiers.find(([, spdx2]) => spdx2 === referenceType)?.[2];
      if (identifier === 'packageUrl' && purl === undefined) purl = referenceLocator;
      if (identifier !== undefined) {
        identifiers.push({
          type: 'ExternalIdentifier',
          externalIdentifierType: identifier,
          identifier: referenceLocator,
          ...told('comment', comment),
        });
        continue;
      }
      const word = spdxReferences.find(
        ([category, spdx2]) => spdx2 === referenceType && category === wordOf(referenceCategory).replaceAll('_', '-'),
      );
      if (word === undefined) this.#losses.note(`${pointer}/externalRefs`, 'SPDX 3 has no word for this type of reference: other');
      references.push({
        type: 'ExternalRef',
        externalRefType: word?.[2] ?? 'other',
        locator: [referenceLocator],
        ...told('comment', comment),
      });
    }
    return {
      ...(purl === undefined ? {} : { software_packageUrl: purl }),
      ...nonEmpty('externalIdentifier', identifiers),
      ...nonEmpty('externalRef', references),
    };
  }

  #relationship(
    { spdxElementId: a, relationshipType: type, relatedSpdxElement: b, comment }: JsonObject,
    roots: Set<string>,
    pointer: string,
  ): void {
    const word = relationshipWords.find(({ spdx2 }) => spdx2 === type);
    if (word === undefined) this.#losses.note(pointer, `SPDX 3 has no word for the relationship ${wordOf(type).slice(0, 60)}: other`);
    if (type === 'DESCRIBES' && a === 'SPDXRef-DOCUMENT') roots.add(wordOf(b));
    if (type === 'DESCRIBED_BY' && b === 'SPDXRef-DOCUMENT') roots.add(wordOf(a));
    const isSilent = b === 'NONE' || b === 'NOASSERTION';
    if (isSilent && word?.turned) {
      this.#losses.note(pointer, 'that nothing is there cannot be said of this relationship');
      return;
    }
    const ends = [this.#id(a), isSilent ? (b === 'NONE' ? 'NoneElement' : 'NoAssertionElement') : this.#id(b)] as const;
    const [from, to] = word?.turned ? [ends[1], ends[0]] : ends;
    this.#made.relate(word?.spdx3 ?? 'other', from, [to], { ...told('comment', comment), ...(word?.scope ? { scope: word.scope } : {}) });
  }

  #annotations(object: JsonObject, pointer: string): void {
    for (const [index, one] of objectsOf(object.annotations).entries()) {
      const { annotationType, annotator, annotationDate, comment } = one;
      this.#losses.noteOthers(
        one,
        new Set(['annotationType', 'annotator', 'annotationDate', 'comment']),
        `${pointer}/annotations/${index}`,
        noPlace,
      );
      this.#made.annotate(this.#id(object.SPDXID), annotationType === 'REVIEW' ? 'review' : 'other', comment, annotator, annotationDate);
    }
  }
}

const carriedOfDocument = new Set([
  ...[
    'spdxVersion',
    'SPDXID',
    'name',
    'dataLicense',
    'documentNamespace',
    'creationInfo',
    'packages',
    'files',
    'snippets',
    'relationships',
  ],
  ...['documentDescribes', 'hasExtractedLicensingInfos', 'externalDocumentRefs', 'comment', 'annotations'],
]);
const shared = ['SPDXID', 'comment', 'copyrightText', 'attributionTexts', 'licenseConcluded', 'annotations', 'checksums'];
const carriedOfPackage = new Set([
  ...[...shared, 'name', 'versionInfo', 'downloadLocation', 'homepage', 'sourceInfo', 'summary', 'description', 'builtDate', 'releaseDate'],
  ...['validUntilDate', 'supplier', 'originator', 'primaryPackagePurpose', 'externalRefs', 'licenseDeclared', 'hasFiles'],
  ...['packageVerificationCode', 'filesAnalyzed'],
]);
const carriedOfFile = new Set([...shared, 'fileName', 'noticeText']);
const carriedOfSnippet = new Set([...shared, 'name', 'snippetFromFile', 'ranges']);

function told(key: string, value: unknown): JsonObject {
  return typeof value === 'string' && value !== '' && value !== 'NOASSERTION' ? { [key]: value } : {};
}

function rangeOf(ranges: unknown, unit: string, key: string): JsonObject {
  for (const { startPointer: start, endPointer: end } of objectsOf(ranges)) {
    if (!isObject(start) || !isObject(end) || typeof start[unit] !== 'number' || typeof end[unit] !== 'number') continue;
    return { [key]: { type: 'PositiveIntegerRange', beginIntegerRange: start[unit], endIntegerRange: end[unit] } };
  }
  return {};
}

function nonEmpty(key: string, list: readonly unknown[]): JsonObject {
  return list.length === 0 ? {} : { [key]: list };
}

function textsOf(list: unknown): readonly string[] {
  return Array.isArray(list) ? list.filter((one: unknown): one is string => typeof one === 'string' && one !== '') : [];
}
