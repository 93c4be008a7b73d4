import { createHash } from 'node:crypto';
import { formatTime, parseTime } from '../../domain/time.ts';
import { parseExpression } from '../../licenses/index.ts';
import { cyclonedxElements } from '../elements/cyclonedx-elements.ts';
import { told } from '../elements/element.ts';
import type { Element } from '../elements/index.ts';
import { isObject, wordOf } from '../fields.ts';
import type { JsonObject } from '../reading.ts';
import type { Losses } from './losses.ts';
import { algorithms, purposes } from './words.ts';

const noPlace = 'SPDX 2.3 has no place for it';

/** Tells a CycloneDX document as SPDX 2.3 JSON; what has no words there is noted. */
export function cyclonedxToSpdx2(document: JsonObject, losses: Losses): JsonObject {
  return new Telling(document, losses).tell();
}

class Telling {
  readonly #document: JsonObject;
  readonly #losses: Losses;
  readonly #ids = new Map<string, string>();
  readonly #taken = new Set<string>(['SPDXRef-DOCUMENT']);
  /** Licences that the document names or words itself, by their id. */
  readonly #ownLicenses = new Map<string, JsonObject>();
  readonly #relationships: JsonObject[] = [];

  constructor(document: JsonObject, losses: Losses) {
    this.#document = document;
    this.#losses = losses;
  }

  tell(): JsonObject {
    const elements = [...cyclonedxElements(this.#document)].filter(({ kind }) => kind === 'component');
    for (const element of elements) this.#nameElement(element);
    const packages = elements.map((element) => this.#package(element));
    const root = elements.find(({ isRoot }) => isRoot);
    if (root) this.#relate('SPDXRef-DOCUMENT', 'DESCRIBES', this.#idOf(root));
    this.#nesting(elements);
    this.#dependencies();
    this.#losses.noteOthers(this.#document, carriedOfDocument, '', noPlace);
    const name = root?.name ?? 'unnamed';
    return {
      spdxVersion: 'SPDX-2.3',
      SPDXID: 'SPDXRef-DOCUMENT',
      name,
      dataLicense: 'CC0-1.0',
      documentNamespace: this.#namespace(name),
      creationInfo: this.#creation(),
      packages,
      ...(this.#relationships.length > 0 ? { relationships: this.#relationships } : {}),
      ...(this.#ownLicenses.size > 0 ? { hasExtractedLicensingInfos: [...this.#ownLicenses.values()] } : {}),
    };
  }

  #nameElement({ ref, name, pointer }: Element): void {
    const wanted = `SPDXRef-${(ref ?? name ?? 'component').replaceAll(/[^A-Za-z0-9.-]+/g, '-').slice(0, 200)}`;
    let id = wanted;
    for (let number = 2; this.#taken.has(id); number++) id = `${wanted}-${number}`;
    this.#taken.add(id);
    this.#ids.set(pointer, id);
    if (ref !== null && !this.#ids.has(`ref ${ref}`)) this.#ids.set(`ref ${ref}`, id);
  }

  #idOf({ pointer }: Element): string {
    return this.#ids.get(pointer)!;
  }

  #relate(from: string, type: string, to: string): void {
    this.#relationships.push({ spdxElementId: from, relationshipType: type, relatedSpdxElement: to });
  }

  #nesting(elements: readonly Element[]): void {
    for (const { pointer } of elements) {
      const owner = /^(.*)\/components\/\d+$/.exec(pointer)?.[1];
      const id = owner ? this.#ids.get(owner) : undefined;
      if (id !== undefined) this.#relate(id, 'CONTAINS', this.#ids.get(pointer)!);
    }
  }

  #dependencies(): void {
    const { dependencies } = this.#document;
    if (!Array.isArray(dependencies)) return;
    for (const [index, one] of dependencies.entries()) {
      if (!isObject(one)) continue;
      const from = this.#ids.get(`ref ${wordOf(one.ref)}`);
      for (const ref of Array.isArray(one.dependsOn) ? one.dependsOn : []) {
        const to = this.#ids.get(`ref ${wordOf(ref)}`);
        if (from !== undefined && to !== undefined) this.#relate(from, 'DEPENDS_ON', to);
        else this.#losses.note(`/dependencies/${index}`, 'an end of it is no component');
      }
      if (Array.isArray(one.provides) && one.provides.length > 0) this.#losses.note(`/dependencies/${index}/provides`, noPlace);
    }
  }

  #package(element: Element): JsonObject {
    const { object, name, version, purl, pointer, hashes, group } = element;
    this.#losses.noteOthers(object, carriedOfComponent, pointer, noPlace);
    this.#evidence(object, pointer);
    if (group !== null && purl === null) this.#losses.note(`${pointer}/group`, noPlace);
    const references = this.#references(object, pointer);
    return {
      SPDXID: this.#idOf(element),
      name: name ?? '',
      ...(version === null ? {} : { versionInfo: version }),
      ...this.#actors(object, pointer),
      downloadLocation: references.download ?? 'NOASSERTION',
      filesAnalyzed: false,
      ...(references.homepage === undefined ? {} : { homepage: references.homepage }),
      ...nonEmpty('checksums', this.#checksums(hashes, pointer)),
      ...this.#licenses(element),
      copyrightText: told(object.copyright) ?? 'NOASSERTION',
      ...(told(object.description) === null ? {} : { description: object.description }),
      ...nonEmpty('externalRefs', [
        ...identitiesOf(element, 'purl').map((one) => ({
          referenceCategory: 'PACKAGE-MANAGER',
          referenceType: 'purl',
          referenceLocator: one,
        })),
        ...identitiesOf(element, 'cpe').map((one) => ({
          referenceCategory: 'SECURITY',
          referenceType: one.startsWith('cpe:/') ? 'cpe22Type' : 'cpe23Type',
          referenceLocator: one,
        })),
        ...references.others,
      ]),
      ...this.#purpose(element),
    };
  }

  /** Of evidence only the other purls and CPEs of a component are carried over. */
  #evidence({ evidence }: JsonObject, pointer: string): void {
    if (!isObject(evidence)) return;
    this.#losses.noteOthers(evidence, new Set(['identity']), `${pointer}/evidence`, noPlace);
    for (const [index, one] of [evidence.identity].flat().entries()) {
      const at = `${pointer}/evidence/identity/${index}`;
      if (!isObject(one) || (one.field !== 'purl' && one.field !== 'cpe') || told(one.concludedValue) === null) {
        if (one !== undefined) this.#losses.note(at, noPlace);
      } else this.#losses.noteOthers(one, new Set(['field', 'concludedValue']), at, noPlace);
    }
  }

  #purpose({ type, pointer }: Element): JsonObject {
    if (type === null) return {};
    const purpose = purposes.find(([cyclonedx]) => cyclonedx === type)?.[1];
    if (purpose === undefined) this.#losses.note(`${pointer}/type`, 'SPDX 2.3 has no word for this type: OTHER');
    return { primaryPackagePurpose: purpose ?? 'OTHER' };
  }

  #actors({ supplier, manufacturer, author, authors, publisher }: JsonObject, pointer: string): JsonObject {
    const supplied = this.#party(supplier, `${pointer}/supplier`);
    const persons = [
      author,
      ...(Array.isArray(authors) ? authors.map((one: unknown) => (isObject(one) ? (one.name ?? one.email) : one)) : []),
    ];
    const person = persons.map(told).find((name) => name !== null);
    const origin =
      this.#party(manufacturer, `${pointer}/manufacturer`) ?? (told(publisher) === null ? undefined : `Organization: ${told(publisher)}`);
    if (origin !== undefined && person !== undefined && person !== null)
      this.#losses.note(`${pointer}/authors`, 'SPDX 2.3 has one originator, which is the manufacturer or publisher');
    const originator = origin ?? (person ? `Person: ${person}` : undefined);
    return { ...(supplied === undefined ? {} : { supplier: supplied }), ...(originator === undefined ? {} : { originator }) };
  }

  /** `Organization: Acme (mail@acme.example)`: a name and one address are all that SPDX 2 has words for. */
  #party(party: unknown, pointer: string): string | undefined {
    if (!isObject(party)) return undefined;
    this.#losses.noteOthers(party, new Set(['name', 'contact', 'bom-ref']), pointer, noPlace);
    const name = told(party.name);
    const contacts = Array.isArray(party.contact) ? party.contact : [];
    const email = contacts.map((one: unknown) => (isObject(one) ? told(one.email) : null)).find((one) => one !== null);
    for (const [index, one] of contacts.entries()) {
      const isCarried = name !== null && isObject(one) && told(one.email) === email;
      const at = `${pointer}/contact/${index}`;
      if (isCarried) this.#losses.noteOthers(one, new Set(['email', 'bom-ref']), at, noPlace);
      else this.#losses.note(at, noPlace);
    }
    return name === null ? undefined : `Organization: ${name}${email ? ` (${email})` : ''}`;
  }

  #checksums(hashes: Element['hashes'], pointer: string): JsonObject[] {
    return hashes.flatMap(({ algorithm, digest }) => {
      const known = algorithms.find(([cyclonedx]) => cyclonedx === algorithm)?.[1];
      if (known === undefined) this.#losses.note(`${pointer}/hashes`, `SPDX 2.3 does not know ${algorithm.slice(0, 40)}`);
      return known === undefined ? [] : [{ algorithm: known, checksumValue: digest.toLowerCase() }];
    });
  }

  #references({ externalReferences }: JsonObject, pointer: string) {
    let [download, homepage]: [string | undefined, string | undefined] = [undefined, undefined];
    const others: JsonObject[] = [];
    for (const [index, one] of (Array.isArray(externalReferences) ? externalReferences : []).entries()) {
      if (!isObject(one) || typeof one.url !== 'string' || typeof one.type !== 'string') continue;
      this.#losses.noteOthers(one, new Set(['type', 'url', 'comment']), `${pointer}/externalReferences/${index}`, noPlace);
      const isPlain = !/\s/.test(one.url) && one.url !== '';
      const isDownload = one.type === 'distribution' && download === undefined && isPlain;
      const isHomepage = one.type === 'website' && homepage === undefined && isPlain;
      if ((isDownload || isHomepage) && told(one.comment) !== null)
        this.#losses.note(`${pointer}/externalReferences/${index}/comment`, noPlace);
      if (isDownload) download = one.url;
      else if (isHomepage) homepage = one.url;
      else if (!isPlain) this.#losses.note(`${pointer}/externalReferences/${index}`, 'blanks in a URL');
      else
        others.push({
          referenceCategory: 'OTHER',
          referenceType: one.type,
          referenceLocator: one.url,
          ...(told(one.comment) === null ? {} : { comment: one.comment }),
        });
    }
    return { download, homepage, others };
  }

  #licenses({ object, licenses, pointer }: Element): JsonObject {
    const [declared, concluded]: [string[], string[]] = [[], []];
    for (const { kind, text, acknowledgement, way } of licenses) {
      if (acknowledgement === 'observed') continue;
      const entry = Array.isArray(object.licenses) ? object.licenses[Number(way.split('/')[1])] : undefined;
      const expression = kind === 'name' || !parseExpression(text).ok ? this.#ownLicense(text, entry) : this.#define(text);
      if (isObject(entry) && isObject(entry.license)) {
        this.#losses.noteOthers(
          entry.license,
          new Set(['id', 'name', 'acknowledgement', 'text', 'url', 'bom-ref']),
          `${pointer}/${way}/license`,
          noPlace,
        );
        if (kind === 'id' && entry.license.text !== undefined)
          this.#losses.note(`${pointer}/${way}/license/text`, 'the text of a licence of the SPDX list');
        if (kind === 'id' && entry.license.url !== undefined)
          this.#losses.note(`${pointer}/${way}/license/url`, 'the address of a licence of the SPDX list');
      }
      (acknowledgement === 'concluded' ? concluded : declared).push(expression);
    }
    const joined = (list: readonly string[]) =>
      list.length === 0
        ? 'NOASSERTION'
        : list.length === 1
          ? list[0]!
          : list.map((one) => (/\s(?:OR|AND)\s/i.test(one) ? `(${one})` : one)).join(' AND ');
    return { licenseConcluded: joined(concluded), licenseDeclared: joined(declared) };
  }

  /** A licence that is not of the SPDX list, by the name and text that the document gives it. */
  #ownLicense(name: string, entry: unknown): string {
    const license = isObject(entry) && isObject(entry.license) ? entry.license : {};
    const text = (isObject(license.text) ? told(license.text.content) : null) ?? name;
    const url = told(license.url);
    const wanted = `LicenseRef-${name.replaceAll(/[^A-Za-z0-9.-]+/g, '-').slice(0, 100)}`;
    let id = wanted;
    for (let number = 2; this.#isOther(id, name, text); number++) id = `${wanted}-${number}`;
    this.#ownLicenses.set(id, { licenseId: id, extractedText: text, name, ...(url === null ? {} : { seeAlsos: [url] }) });
    return id;
  }

  #isOther(id: string, name: string, text: string): boolean {
    const known = this.#ownLicenses.get(id);
    return known !== undefined && (known.name !== name || known.extractedText !== text);
  }

  /** SPDX demands that every LicenseRef of an expression is defined; CycloneDX does not. */
  #define(expression: string): string {
    for (const [id] of expression.matchAll(/(?<![A-Za-z0-9.:-])LicenseRef-[A-Za-z0-9.-]{1,200}/g)) {
      if (!this.#ownLicenses.has(id)) this.#ownLicenses.set(id, { licenseId: id, extractedText: id, name: id });
    }
    return expression;
  }

  #creation(): JsonObject {
    const metadata = isObject(this.#document.metadata) ? this.#document.metadata : {};
    this.#losses.noteOthers(metadata, carriedOfMetadata, '/metadata', noPlace);
    const time = typeof metadata.timestamp === 'string' ? parseTime(metadata.timestamp) : undefined;
    if (time === undefined) this.#losses.note('/metadata/timestamp', 'no time is told, which SPDX 2.3 demands: the epoch stands for it');
    else if (time % 1000 !== 0) this.#losses.note('/metadata/timestamp', 'SPDX 2.3 tells whole seconds');
    const tools = isObject(metadata.tools) ? metadata.tools.components : metadata.tools;
    const way = isObject(metadata.tools) ? '/metadata/tools/components' : '/metadata/tools';
    if (isObject(metadata.tools)) this.#losses.noteOthers(metadata.tools, new Set(['components']), '/metadata/tools', noPlace);
    for (const [index, tool] of (Array.isArray(tools) ? tools : []).entries())
      if (isObject(tool)) this.#losses.noteOthers(tool, carriedOfTool, `${way}/${index}`, noPlace);
    for (const [index, author] of (Array.isArray(metadata.authors) ? metadata.authors : []).entries())
      if (isObject(author)) this.#losses.noteOthers(author, new Set(['name', 'email', 'bom-ref']), `/metadata/authors/${index}`, noPlace);
    const parties = (['manufacturer', 'manufacture', 'supplier'] as const).flatMap(
      (key) => this.#party(metadata[key], `/metadata/${key}`) ?? [],
    );
    const creators = [
      ...(Array.isArray(tools) ? tools : []).flatMap((tool: unknown) => {
        const name = isObject(tool) ? told(tool.name) : null;
        return name === null ? [] : [`Tool: ${[name, told((tool as JsonObject).version)].filter((part) => part !== null).join('-')}`];
      }),
      ...(Array.isArray(metadata.authors) ? metadata.authors : []).flatMap((one: unknown) => personOf(one) ?? []),
      ...parties,
    ];
    return {
      created: formatTime(Math.floor((time ?? 0) / 1000) * 1000),
      creators: creators.length > 0 ? [...new Set(creators)] : ['Tool: waybill'],
    };
  }

  #namespace(name: string): string {
    const { serialNumber } = this.#document;
    const uuid = typeof serialNumber === 'string' ? /^urn:uuid:([0-9a-f-]{36})$/i.exec(serialNumber)?.[1] : undefined;
    const unique = uuid ?? createHash('sha256').update(JSON.stringify(this.#document)).digest('hex').slice(0, 32);
    return `https://spdx.org/spdxdocs/${encodeURIComponent(name).slice(0, 200)}-${unique}`;
  }
}

const carriedOfDocument = new Set([
  'bomFormat',
  'specVersion',
  '$schema',
  'version',
  'serialNumber',
  'metadata',
  'components',
  'dependencies',
]);
const carriedOfMetadata = new Set(['timestamp', 'tools', 'authors', 'component', 'manufacturer', 'manufacture', 'supplier']);
const carriedOfTool = new Set(['type', 'bom-ref', 'name', 'version']);
const carriedOfComponent = new Set([
  ...['type', 'bom-ref', 'name', 'version', 'group', 'purl', 'cpe', 'hashes', 'licenses', 'copyright', 'description', 'externalReferences'],
  ...['supplier', 'manufacturer', 'author', 'authors', 'publisher', 'components', 'evidence'],
]);

/** The purls, or CPEs, of a component: its own, and those that it was identified by. */
function identitiesOf({ object: { evidence }, purl, cpe }: Element, field: 'purl' | 'cpe'): readonly string[] {
  const own = field === 'purl' ? purl : cpe;
  const found = isObject(evidence) ? [evidence.identity].flat() : [];
  const others = found.flatMap((one) => (isObject(one) && one.field === field ? (told(one.concludedValue) ?? []) : []));
  return [...new Set([...(own === null ? [] : [own]), ...others])];
}

function personOf(person: unknown): string | undefined {
  if (!isObject(person)) return undefined;
  const [name, email] = [told(person.name), told(person.email)];
  if (name === null && email === null) return undefined;
  return `Person: ${name ?? email}${name !== null && email !== null ? ` (${email})` : ''}`;
}

function nonEmpty(key: string, list: readonly unknown[]): object {
  return list.length === 0 ? {} : { [key]: list };
}
