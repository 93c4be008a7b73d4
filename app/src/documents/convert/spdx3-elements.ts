import { createHash } from 'node:crypto';
import { formatTime, parseTime } from '../../domain/time.ts';
import { isObject, wordOf } from '../fields.ts';
import type { JsonObject } from '../reading.ts';
import type { Losses } from './losses.ts';

const context = 'https://spdx.org/rdf/3.0.1/spdx-context.jsonld';
const creationId = '_:creation';

/** The elements of an SPDX 3 document that is being made: each gets an id, and the same agent or licence is told once. */
export class Spdx3Elements {
  readonly #namespace: string;
  readonly #elements: JsonObject[] = [];
  readonly #agents = new Map<string, string>();
  readonly #licenses = new Map<string, string>();
  readonly #creations: JsonObject[] = [];
  readonly #losses: Losses;
  #relationships = 0;
  #annotations = 0;

  constructor(namespace: string, creationInfo: unknown, losses: Losses) {
    this.#losses = losses;
    // An id is an absolute address.
    this.#namespace = /^[^_:][^:]*:./.test(namespace) ? namespace : `urn:spdx:${encodeURIComponent(namespace) || 'unnamed'}`;
    const info = isObject(creationInfo) ? creationInfo : {};
    const creators = (Array.isArray(info.creators) ? info.creators : []).filter((one: unknown) => typeof one === 'string');
    const tools = creators.filter((one) => one.startsWith('Tool:'));
    const agents = creators.filter((one) => !one.startsWith('Tool:')).flatMap((one) => this.agent(one) ?? []);
    const createdUsing = tools.flatMap((one) => this.#tool(one.slice('Tool:'.length).trim()));
    // SPDX 3 wants to know an agent, where SPDX 2 is content with a tool.
    const createdBy = agents.length > 0 ? agents : [this.#named('SoftwareAgent', tools[0]?.slice('Tool:'.length).trim() ?? 'unknown')];
    if (info.licenseListVersion !== undefined) losses.note('/creationInfo/licenseListVersion', 'SPDX 3 tells it with each licence');
    this.#creations.push({
      type: 'CreationInfo',
      '@id': creationId,
      specVersion: '3.0.1',
      created: momentOf(info.created, '/creationInfo/created', losses),
      createdBy,
      ...(createdUsing.length === 0 ? {} : { createdUsing }),
      ...(typeof info.comment === 'string' ? { comment: info.comment } : {}),
    });
  }

  idOf(ref: string): string {
    return `${this.#namespace}#${encodeURI(ref)}`;
  }

  add(type: string, ref: unknown, fields: JsonObject): string {
    const spdxId = this.idOf(wordOf(ref));
    this.#elements.push({ type, spdxId, creationInfo: creationId, ...fields });
    return spdxId;
  }

  relate(relationshipType: string, from: string, to: readonly string[], fields: JsonObject = {}): void {
    const type = fields.scope === undefined ? 'Relationship' : 'LifecycleScopedRelationship';
    this.add(type, `relationship-${++this.#relationships}`, { from, relationshipType, to, ...fields });
  }

  annotate(subject: string, annotationType: string, statement: unknown, annotator: unknown, date: unknown): void {
    const number = ++this.#annotations;
    const agent = this.agent(annotator) ?? this.#named('SoftwareAgent', 'unknown');
    const id = `_:annotation-${number}`;
    this.#creations.push({
      type: 'CreationInfo',
      '@id': id,
      specVersion: '3.0.1',
      created: momentOf(date, '/annotations', this.#losses),
      createdBy: [agent],
    });
    this.#elements.push({
      type: 'Annotation',
      spdxId: this.idOf(`annotation-${number}`),
      creationInfo: id,
      annotationType,
      subject,
      ...(typeof statement === 'string' ? { statement } : {}),
    });
  }

  /** The id of who stands behind `Organization: Acme (mail)`; undefined where nobody does. */
  agent(text: unknown): string | undefined {
    if (typeof text !== 'string' || text === '' || text === 'NOASSERTION') return undefined;
    const [, kind = 'Organization', name = text, mail] =
      /^(Organization|Person|Tool): *([^(]*?) *(?:\(([^()]*)\))?$/.exec(text.slice(0, 2000)) ?? [];
    return this.#named(kind === 'Tool' ? 'SoftwareAgent' : kind, name, mail);
  }

  license(expression: string): string {
    const known = this.#licenses.get(expression);
    if (known !== undefined) return known;
    const own = [...new Set(expression.match(/LicenseRef-[A-Za-z0-9.-]+/g) ?? [])];
    const entries = own.map((key) => ({ type: 'DictionaryEntry', key, value: this.idOf(key) }));
    const id = this.add('simplelicensing_LicenseExpression', `license-${this.#licenses.size + 1}`, {
      simplelicensing_licenseExpression: expression,
      ...(entries.length === 0 ? {} : { simplelicensing_customIdToUri: entries }),
    });
    this.#licenses.set(expression, id);
    return id;
  }

  document({ SPDXID, name, comment, dataLicense }: JsonObject, roots: readonly string[], imports: readonly JsonObject[]): JsonObject {
    const sbom = this.idOf('SBOM');
    const hasOwn = this.#elements.some(({ type }) => type === 'expandedlicensing_CustomLicense');
    const document = {
      type: 'SpdxDocument',
      spdxId: this.idOf(wordOf(SPDXID ?? 'SPDXRef-DOCUMENT')),
      creationInfo: creationId,
      ...(typeof name === 'string' ? { name } : {}),
      ...(typeof comment === 'string' ? { comment } : {}),
      ...(dataLicense === 'CC0-1.0' ? { dataLicense: 'https://spdx.org/licenses/CC0-1.0' } : {}),
      profileConformance: ['core', 'software', 'simpleLicensing', ...(hasOwn ? ['expandedLicensing'] : [])],
      rootElement: [sbom],
      ...(imports.length === 0 ? {} : { import: imports }),
    };
    const elements = this.#elements.map(({ spdxId }) => spdxId);
    const collection = { type: 'software_Sbom', spdxId: sbom, creationInfo: creationId, rootElement: roots, element: elements };
    return { '@context': context, '@graph': [...this.#creations, document, collection, ...this.#elements] };
  }

  #tool(name: string): string {
    return this.#named('Tool', name);
  }

  #named(type: string, name: string, mail?: string): string {
    const key = JSON.stringify([type, name, mail]);
    const known = this.#agents.get(key);
    if (known !== undefined) return known;
    const identifiers = mail ? [{ type: 'ExternalIdentifier', externalIdentifierType: 'email', identifier: mail }] : [];
    const id = this.add(type, `${type}-${createHash('sha256').update(key).digest('hex').slice(0, 12)}`, {
      name,
      ...(identifiers.length === 0 ? {} : { externalIdentifier: identifiers }),
    });
    this.#agents.set(key, id);
    return id;
  }
}

/** A time as SPDX 3 writes it; where none is told, which it demands, the epoch stands for it. */
function momentOf(value: unknown, pointer: string, losses: Losses): string {
  const time = typeof value === 'string' ? parseTime(value) : undefined;
  if (time === undefined) losses.note(pointer, 'no time is told, which SPDX 3 demands: the epoch stands for it');
  return formatTime(Math.floor((time ?? 0) / 1000) * 1000);
}
