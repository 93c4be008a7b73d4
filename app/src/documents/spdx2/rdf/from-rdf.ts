import type { Place } from '../../../domain/errors.ts';
import type { XmlElement } from '../../../platform/xml/index.ts';
import type { JsonObject } from '../../reading.ts';
import { type RdfNode, type RdfValue, readRdf } from './rdf-graph.ts';
import { RdfLicenses } from './rdf-license.ts';

/** A document of SPDX 2 in RDF/XML, told in the form of JSON. */
export interface ConvertedRdf {
  readonly document: JsonObject;
  /** Properties that have no place in the form of JSON. */
  readonly untold: readonly { readonly way: string; readonly line: number }[];
  /** The line of what a JSON pointer names; the nearest that has one. */
  placeOf(pointer: string): Place;
}

/** Tells a document of SPDX 2 in RDF/XML in the form of JSON; undefined where no SpdxDocument is in it. @see SPDX 2.3, annex C */
export function fromRdf(root: XmlElement): ConvertedRdf | undefined {
  const nodes = readRdf(root);
  const head = nodes.find(({ types }) => types.has('SpdxDocument'));
  if (!head) return undefined;
  const telling = new Telling(nodes, head);
  const document = telling.document();
  return { document, untold: telling.untold(), placeOf: (pointer) => telling.placeOf(document, pointer) };
}

type Made = Record<string, unknown>;

/** How a property is told in JSON: under its key, as text, a truth, a licence, a word of a vocabulary or an address. */
interface Told {
  readonly key: string;
  readonly as: 'text' | 'truth' | 'license' | 'word' | 'address';
  readonly isList?: true;
}

function told(as: Told['as'], ...keys: readonly string[]): readonly (readonly [string, Told])[] {
  return keys.map((key) => [key, { key, as }] as const);
}

function listed(as: Told['as'], properties: Readonly<Record<string, string>>): readonly (readonly [string, Told])[] {
  return Object.entries(properties).map(([property, key]) => [property, { key, as, isList: true }] as const);
}

const shared = [...told('text', 'comment', 'copyrightText', 'licenseComments', 'name'), ...told('license', 'licenseConcluded')];
const ofPackage = new Map([
  ...shared,
  ...told('text', 'versionInfo', 'packageFileName', 'supplier', 'originator', 'sourceInfo', 'summary', 'description'),
  ...told('text', 'builtDate', 'releaseDate', 'validUntilDate'),
  ...told('address', 'downloadLocation', 'homepage'),
  ...told('truth', 'filesAnalyzed'),
  ...told('license', 'licenseDeclared'),
  ...told('word', 'primaryPackagePurpose'),
  ...listed('license', { licenseInfoFromFiles: 'licenseInfoFromFiles' }),
  ...listed('text', { attributionText: 'attributionTexts' }),
]);
const ofFile = new Map([
  ...shared,
  ...told('text', 'fileName', 'noticeText'),
  ...listed('word', { fileType: 'fileTypes' }),
  ...listed('license', { licenseInfoInFile: 'licenseInfoInFiles' }),
  ...listed('text', { fileContributor: 'fileContributors', attributionText: 'attributionTexts' }),
]);
const ofSnippet = new Map([
  ...shared,
  ...listed('license', { licenseInfoInSnippet: 'licenseInfoInSnippets' }),
  ...listed('text', { attributionText: 'attributionTexts' }),
]);
const ofLicense = new Map([
  ...told('text', 'licenseId', 'extractedText', 'name', 'comment'),
  ...listed('address', { seeAlso: 'seeAlsos' }),
]);
const ofAnnotation = new Map([...told('text', 'annotationDate', 'annotator', 'comment'), ...told('word', 'annotationType')]);
const ofReview = new Map(told('text', 'reviewDate', 'reviewer', 'comment'));

/** Classes whose properties are told, each with all that it has. */
const classes: ReadonlySet<string> = new Set([
  ...['SpdxDocument', 'CreationInfo', 'Package', 'File', 'Snippet', 'ExtractedLicensingInfo', 'Relationship', 'Annotation', 'Review'],
  ...['ExternalRef', 'ExternalDocumentRef', 'Checksum', 'PackageVerificationCode'],
]);

class Telling {
  readonly #nodes: readonly RdfNode[];
  readonly #head: RdfNode;
  readonly #byId: ReadonlyMap<string, RdfNode>;
  readonly #licenses: RdfLicenses;
  readonly #lines = new WeakMap<object, number>();
  /** Which properties of a node were asked for. */
  readonly #asked = new Map<RdfNode, Set<string>>();
  /** External documents, by their addresses. */
  readonly #external = new Map<string, string>();

  constructor(nodes: readonly RdfNode[], head: RdfNode) {
    this.#nodes = nodes;
    this.#head = head;
    this.#byId = new Map(nodes.map((node) => [node.id, node]));
    this.#licenses = new RdfLicenses((uri) => this.#byId.get(uri));
  }

  document(): JsonObject {
    const head = this.#head;
    const version = this.#text(head, 'specVersion');
    const license = this.#get(head, 'dataLicense')?.[0];
    const external = this.#inner(head, 'externalDocumentRef').map((one) => this.#externalDocument(one));
    const made: Made = {
      spdxVersion: version ?? '',
      SPDXID: 'SPDXRef-DOCUMENT',
      ...present('name', this.#text(head, 'name')),
      ...present('dataLicense', license && this.#licenses.expressionOf(license)),
      documentNamespace: head.id.split('#')[0]!,
      ...present('comment', this.#text(head, 'comment')),
      ...present('creationInfo', this.#creation()),
      ...list('externalDocumentRefs', external),
      ...list('annotations', this.#each(head, 'annotation', ofAnnotation)),
      ...list('revieweds', this.#each(head, 'reviewed', ofReview)),
      ...list(
        'packages',
        this.#ofClass('Package').map((node) => this.#package(node)),
      ),
      ...list(
        'files',
        this.#ofClass('File').map((node) => this.#file(node)),
      ),
      ...list(
        'snippets',
        this.#ofClass('Snippet').map((node) => this.#snippet(node)),
      ),
      ...list(
        'hasExtractedLicensingInfos',
        this.#ofClass('ExtractedLicensingInfo').map((node) => this.#license(node)),
      ),
      ...list('relationships', this.#relationships()),
    };
    this.#lines.set(made, head.line);
    return made;
  }

  placeOf(document: JsonObject, pointer: string): Place {
    let value: unknown = document;
    let line = this.#head.line;
    for (const part of pointer.split('/').slice(1)) {
      if (typeof value !== 'object' || value === null || !Object.hasOwn(value, part)) break;
      value = (value as Made)[part];
      if (typeof value === 'object' && value !== null) line = this.#lines.get(value) ?? line;
    }
    return { line };
  }

  untold(): ConvertedRdf['untold'] {
    return this.#nodes.flatMap((node) => {
      const kind = [...node.types].find((type) => classes.has(type));
      if (kind === undefined) return [];
      const others = [...node.properties.keys()].filter((property) => !this.#asked.get(node)?.has(property));
      return others.map((property) => ({ way: `/${kind}/${property.replaceAll('~', '~0').replaceAll('/', '~1')}`, line: node.line }));
    });
  }

  #get(node: RdfNode, property: string): readonly RdfValue[] | undefined {
    const asked = this.#asked.get(node);
    if (asked) asked.add(property);
    else this.#asked.set(node, new Set([property]));
    return node.properties.get(property);
  }

  #ofClass(name: string): readonly RdfNode[] {
    return this.#nodes.filter(({ types }) => types.has(name));
  }

  #text(node: RdfNode, property: string): string | undefined {
    const value = this.#get(node, property)?.[0];
    return value?.kind === 'text' ? value.text.trim() : undefined;
  }

  /** The nodes that a property has, told in place or elsewhere. */
  #inner(node: RdfNode, property: string): readonly RdfNode[] {
    return (this.#get(node, property) ?? []).flatMap((value) => {
      const found = value.kind === 'node' ? value.node : value.kind === 'resource' ? this.#byId.get(value.uri) : undefined;
      return found ? [found] : [];
    });
  }

  #each(node: RdfNode, property: string, fields: ReadonlyMap<string, Told>): Made[] {
    return this.#inner(node, property).map((one) => this.#fields(one, fields));
  }

  #fields(node: RdfNode, fields: ReadonlyMap<string, Told>): Made {
    const made: Made = {};
    this.#lines.set(made, node.line);
    for (const [property, { key, as, isList }] of fields) {
      const values = (this.#get(node, property) ?? []).flatMap((value) => this.#value(value, as) ?? []);
      if (values.length > 0) made[key] = isList ? values.toSorted() : values[0];
    }
    return made;
  }

  #value(value: RdfValue, as: Told['as']): unknown {
    if (as === 'license') return this.#licenses.expressionOf(value);
    const text = value.kind === 'text' ? value.text : value.kind === 'resource' ? value.uri : undefined;
    if (text === undefined || as === 'text') return value.kind === 'text' ? text?.trim() : silence(text);
    if (as === 'truth') return text.trim() === 'true' || text.trim() === '1';
    return as === 'word' ? wordOf(text) : (silence(text) ?? text.trim());
  }

  #idOf(node: RdfNode): Made {
    return { SPDXID: this.#refOf(node.id) };
  }

  /** The SPDXID in an address; that of the document is always the same. */
  #refOf(uri: string): string {
    if (uri === this.#head.id) return 'SPDXRef-DOCUMENT';
    const silent = silence(uri);
    if (silent !== undefined) return silent;
    const hash = uri.lastIndexOf('#');
    const [document, id] = hash === -1 ? ['', uri] : [uri.slice(0, hash), uri.slice(hash + 1)];
    const external = this.#external.get(document);
    return external === undefined ? id : `${external}:${id}`;
  }

  #creation(): Made | undefined {
    const [info] = this.#inner(this.#head, 'creationInfo');
    if (!info) return undefined;
    return this.#fields(
      info,
      new Map([...told('text', 'created', 'comment', 'licenseListVersion'), ...listed('text', { creator: 'creators' })]),
    );
  }

  #externalDocument(node: RdfNode): Made {
    const id = this.#text(node, 'externalDocumentId') ?? /#(DocumentRef-[A-Za-z0-9.+-]+)$/.exec(node.id)?.[1];
    const document = this.#get(node, 'spdxDocument')?.[0];
    const uri = document?.kind === 'resource' ? document.uri : document?.kind === 'node' ? document.node.id : document?.text;
    if (id !== undefined && uri !== undefined) this.#external.set(uri, id);
    const [checksum] = this.#checksums(node);
    return { ...present('externalDocumentId', id), ...present('spdxDocument', uri), ...present('checksum', checksum) };
  }

  #checksums(node: RdfNode): Made[] {
    return this.#inner(node, 'checksum').map((one) => {
      const algorithm = this.#get(one, 'algorithm')?.[0];
      const uri = algorithm?.kind === 'resource' ? algorithm.uri : algorithm?.kind === 'text' ? algorithm.text : '';
      const made = { algorithm: algorithmOf(uri), ...present('checksumValue', this.#text(one, 'checksumValue')) };
      this.#lines.set(made, one.line);
      return made;
    });
  }

  #package(node: RdfNode): Made {
    const [code] = this.#inner(node, 'packageVerificationCode');
    const verification = code && {
      ...present('packageVerificationCodeValue', this.#text(code, 'packageVerificationCodeValue')),
      ...list(
        'packageVerificationCodeExcludedFiles',
        (this.#get(code, 'packageVerificationCodeExcludedFile') ?? []).flatMap((one) => this.#value(one, 'text') ?? []),
      ),
    };
    return this.#kept(node, {
      ...this.#idOf(node),
      ...this.#fields(node, ofPackage),
      ...list('checksums', this.#checksums(node)),
      ...list(
        'externalRefs',
        this.#inner(node, 'externalRef').map((one) => this.#reference(one)),
      ),
      ...list(
        'hasFiles',
        (this.#get(node, 'hasFile') ?? []).flatMap((one) => this.#target(one) ?? []),
      ),
      ...list('annotations', this.#each(node, 'annotation', ofAnnotation)),
      ...present('packageVerificationCode', verification),
    });
  }

  #kept(node: RdfNode, made: Made): Made {
    this.#lines.set(made, node.line);
    return made;
  }

  #reference(node: RdfNode): Made {
    const type = this.#get(node, 'referenceType')?.[0];
    const uri = type?.kind === 'resource' ? type.uri : type?.kind === 'node' ? type.node.id : (type?.text ?? '');
    const category = this.#get(node, 'referenceCategory')?.[0];
    return this.#kept(node, {
      referenceCategory: category ? this.#value(category, 'word') : 'OTHER',
      referenceType: /^https?:\/\/spdx\.org\/rdf\/references\/(.+)$/.exec(uri)?.[1] ?? uri,
      ...present('referenceLocator', this.#text(node, 'referenceLocator')),
      ...present('comment', this.#text(node, 'comment')),
    });
  }

  #file(node: RdfNode): Made {
    return this.#kept(node, {
      ...this.#idOf(node),
      ...this.#fields(node, ofFile),
      ...list('checksums', this.#checksums(node)),
      ...list(
        'fileDependencies',
        (this.#get(node, 'fileDependency') ?? []).flatMap((one) => this.#target(one) ?? []),
      ),
      ...list('annotations', this.#each(node, 'annotation', ofAnnotation)),
    });
  }

  #snippet(node: RdfNode): Made {
    const [file] = this.#get(node, 'snippetFromFile') ?? [];
    const ranges = this.#inner(node, 'range').map((range) => ({
      ...present('startPointer', this.#pointer(range, 'startPointer')),
      ...present('endPointer', this.#pointer(range, 'endPointer')),
    }));
    return this.#kept(node, {
      ...this.#idOf(node),
      ...this.#fields(node, ofSnippet),
      ...present('snippetFromFile', file && this.#target(file)),
      ...list('ranges', ranges),
      ...list('annotations', this.#each(node, 'annotation', ofAnnotation)),
    });
  }

  #pointer(range: RdfNode, property: string): Made | undefined {
    const [pointer] = this.#inner(range, property);
    if (!pointer) return undefined;
    const [reference] = this.#get(pointer, 'reference') ?? [];
    const number = (key: string) => {
      const text = this.#text(pointer, key);
      return text !== undefined && /^\d{1,15}$/.test(text.trim()) ? { [key]: Number(text) } : {};
    };
    return { ...present('reference', reference && this.#target(reference)), ...number('offset'), ...number('lineNumber') };
  }

  #license(node: RdfNode): Made {
    const crossRefs = this.#inner(node, 'crossRef').map((one) => this.#crossRef(one));
    const named = present('licenseId', /#(LicenseRef-[A-Za-z0-9.-]+)$/.exec(node.id)?.[1]);
    return this.#kept(node, { ...named, ...this.#fields(node, ofLicense), ...list('crossRefs', crossRefs) });
  }

  #crossRef(node: RdfNode): Made {
    const truths = this.#fields(
      node,
      new Map([...told('truth', 'isLive', 'isValid', 'isWayBackLink'), ...told('text', 'match', 'timestamp', 'url')]),
    );
    const order = this.#text(node, 'order');
    return { ...truths, ...(order !== undefined && /^\d{1,9}$/.test(order.trim()) ? { order: Number(order) } : {}) };
  }

  #target(value: RdfValue): string | undefined {
    return value.kind === 'node' ? this.#refOf(value.node.id) : this.#refOf(value.kind === 'resource' ? value.uri : value.text);
  }

  #relationships(): Made[] {
    const described = (this.#get(this.#head, 'describesPackage') ?? []).flatMap((one) => {
      const to = this.#target(one);
      return to === undefined ? [] : [{ spdxElementId: 'SPDXRef-DOCUMENT', relationshipType: 'DESCRIBES', relatedSpdxElement: to }];
    });
    const others = this.#nodes.flatMap((owner) =>
      this.#inner(owner, 'relationship').map((node) => {
        const [type] = this.#get(node, 'relationshipType') ?? [];
        const [to] = this.#get(node, 'relatedSpdxElement') ?? [];
        return this.#kept(node, {
          spdxElementId: this.#refOf(owner.id),
          ...present('relationshipType', type && this.#value(type, 'word')),
          ...present('relatedSpdxElement', to && this.#target(to)),
          ...present('comment', this.#text(node, 'comment')),
        });
      }),
    );
    return [...described, ...others];
  }
}

function silence(uri: string | undefined): string | undefined {
  if (uri === undefined) return undefined;
  if (/^http:\/\/spdx\.org\/rdf\/terms#noassertion$/i.test(uri)) return 'NOASSERTION';
  return /^http:\/\/spdx\.org\/rdf\/terms#none$/i.test(uri) ? 'NONE' : undefined;
}

/** `http://spdx.org/rdf/terms#relationshipType_dynamicLink` is DYNAMIC_LINK; text that is a word already stays. */
function wordOf(text: string): string {
  const word = /#[A-Za-z]+_(\w+)$/.exec(text)?.[1];
  return word === undefined ? text.trim() : word.replaceAll(/(?<=[a-z])(?=[A-Z])/g, '_').toUpperCase();
}

function algorithmOf(uri: string): string {
  const name = /checksumAlgorithm_(\w+)$/.exec(uri)?.[1] ?? uri;
  return name
    .toUpperCase()
    .replace(/^SHA3[_-]?(\d{3})$/, 'SHA3-$1')
    .replace(/^BLAKE2B[_-]?(\d{3})$/, 'BLAKE2b-$1');
}

function present(key: string, value: unknown): Made {
  return value === undefined ? {} : { [key]: value };
}

function list(key: string, members: readonly unknown[]): Made {
  return members.length === 0 ? {} : { [key]: members };
}
