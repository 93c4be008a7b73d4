import { type Editable, put } from '../edit/put.ts';
import { told } from '../elements/element.ts';
import { isObject } from '../fields.ts';
import type { JsonObject } from '../reading.ts';
import { pointerParts } from '../select/index.ts';
import { explainFaults } from '../validate/schema/explain.ts';
import { loadSchemaSet } from '../validate/schema/load-schema.ts';
import type { Losses } from './losses.ts';

/** Rounds of taking out what the schema refuses; each uncovers what stood behind it. */
const mostRounds = 12;
/** Faults that are taken out in one round. */
const mostFaults = 1_000_000;

/**
 * Turns a CycloneDX document in JSON into one of another version. What has other words there is put into them; what the schema of that version
 * does not know is left out, and every such thing is told. What the schema refused before is not repaired by guessing: it is left out too.
 */
export async function toCycloneDxVersion(source: JsonObject, version: string, losses: Losses): Promise<JsonObject> {
  const document = structuredClone(source) as Editable;
  const minor = Number(version.split('.')[1]);
  delete document.$schema;
  document.specVersion = version;
  if (document.version === undefined && minor < 5) document.version = 1;
  if (isObject(document.metadata)) reword(document.metadata, minor, losses);
  eachComponent(document, (component, pointer) => rewordComponent(component, pointer, minor, losses));
  const schemas = await loadSchemaSet(`cyclonedx-${version}${minor < 4 ? '-strict' : ''}`);
  for (let round = 0; round < mostRounds; round++) {
    const refused = new Map<string, string>();
    explainFaults(schemas, document, ({ keyword, pointer, message }) => {
      const reason = keyword === 'additionalProperties' ? `CycloneDX ${version} has no place for it` : `CycloneDX ${version}: ${message}`;
      if (pointer !== '') refused.set(pointer, reason);
      return refused.size < mostFaults;
    });
    if (refused.size === 0) break;
    // The deepest and the last of a list first, so that positions stay right.
    const order = [...refused].sort(([a], [b]) => compareWays(b, a));
    for (const [pointer, reason] of order) {
      const other = substituteOf(document, pointer);
      if (other !== undefined) losses.note(pointer, `CycloneDX ${version} has no word for this type: ${other}`);
      else if (takeOut(document, pointer)) losses.note(pointer, reason);
    }
  }
  return document;
}

function reword(metadata: Editable, minor: number, losses: Losses): void {
  const { tools, manufacturer } = metadata;
  if (minor < 5 && isObject(tools)) {
    const all = [tools.components, tools.services].flatMap((list) => (Array.isArray(list) ? list : [])).filter(isObject);
    metadata.tools = all.map((tool) => {
      const vendor = told(tool.group) ?? (isObject(tool.supplier) ? told(tool.supplier.name) : null) ?? told(tool.publisher);
      losses.noteOthers(
        tool,
        new Set(['type', 'bom-ref', 'name', 'version', 'group', 'hashes', 'supplier', 'publisher']),
        '/metadata/tools',
        'a tool had few fields before 1.5',
      );
      return {
        ...(vendor === null ? {} : { vendor }),
        name: tool.name,
        ...(tool.version === undefined ? {} : { version: tool.version }),
        ...(tool.hashes === undefined ? {} : { hashes: tool.hashes }),
      };
    });
  }
  if (minor < 6 && isObject(manufacturer) && metadata.manufacture === undefined) {
    metadata.manufacture = manufacturer;
    delete metadata.manufacturer;
  }
}

function rewordComponent(component: Editable, pointer: string, minor: number, losses: Losses): void {
  const { authors, evidence } = component;
  if (minor < 6 && Array.isArray(authors)) {
    const names = authors.flatMap((one) => (isObject(one) ? (told(one.name) ?? told(one.email) ?? []) : []));
    if (component.author === undefined && names.length > 0) {
      component.author = names.join(', ');
      delete component.authors;
      losses.note(`${pointer}/authors`, 'names only, in one text: `author`');
    }
  }
  if (minor < 4 && component.version === undefined) {
    component.version = '';
    losses.note(`${pointer}/version`, 'not told, which this version does not allow: empty');
  }
  if (minor === 5 && isObject(evidence) && Array.isArray(evidence.identity)) {
    if (evidence.identity.length > 1) losses.note(`${pointer}/evidence/identity`, 'only the first is kept');
    put(evidence as Editable, 'identity', evidence.identity[0]);
  }
  if (minor > 5 && component.author !== undefined && component.authors === undefined && typeof component.author === 'string') {
    component.authors = [{ name: component.author }];
    delete component.author;
  }
}

function eachComponent(document: JsonObject, visit: (component: Editable, pointer: string) => void): void {
  const walk = (list: unknown, pointer: string): void => {
    if (!Array.isArray(list)) return;
    for (const [index, one] of list.entries()) {
      if (!isObject(one)) continue;
      visit(one as Editable, `${pointer}/${index}`);
      walk(one.components, `${pointer}/${index}/components`);
    }
  };
  if (isObject(document.metadata) && isObject(document.metadata.component)) {
    visit(document.metadata.component as Editable, '/metadata/component');
    walk(document.metadata.component.components, '/metadata/component/components');
  }
  walk(document.components, '/components');
}

/** A type that a version does not know must not take the whole component or reference with it: the plainest type there is stands in. */
function substituteOf(document: Editable, pointer: string): string | undefined {
  const list = /(?:^|\/)(components\/\d+|component|externalReferences\/\d+)\/type$/.exec(pointer)?.[1];
  if (list === undefined) return undefined;
  const owner = ownerOf(document, pointerParts(pointer).slice(0, -1));
  const substitute = list.startsWith('externalReferences') ? 'other' : 'library';
  if (!isObject(owner) || typeof owner.type !== 'string' || owner.type === substitute) return undefined;
  (owner as Editable).type = substitute;
  return substitute;
}

function ownerOf(document: Editable, parts: readonly string[]): unknown {
  let owner: unknown = document;
  for (const part of parts) owner = typeof owner === 'object' && owner !== null ? (owner as Editable)[part] : undefined;
  return owner;
}

function takeOut(document: Editable, pointer: string): boolean {
  const parts = pointerParts(pointer);
  const last = parts.pop()!;
  const owner = ownerOf(document, parts);
  if (Array.isArray(owner)) {
    if (Number(last) >= owner.length) return false;
    owner.splice(Number(last), 1);
    return true;
  }
  if (!isObject(owner) || !Object.hasOwn(owner, last)) return false;
  delete (owner as Editable)[last];
  return true;
}

function compareWays(a: string, b: string): number {
  const [left, right] = [a.split('/'), b.split('/')];
  for (let index = 0; index < Math.max(left.length, right.length); index++) {
    const [one, other] = [left[index], right[index]];
    if (one === other) continue;
    if (one === undefined || other === undefined) return one === undefined ? -1 : 1;
    if (/^\d+$/.test(one) && /^\d+$/.test(other)) return Number(one) - Number(other);
    return one < other ? -1 : 1;
  }
  return 0;
}
