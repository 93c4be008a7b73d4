import { type Editable, put } from '../edit/put.ts';
import { told } from '../elements/element.ts';
import { isObject } from '../fields.ts';
import type { JsonObject } from '../reading.ts';
import type { Losses } from './losses.ts';
import { pruneToSchema } from './prune-to-schema.ts';

/**
 * Turns a CycloneDX document in JSON into one of another version. What has other words there is put into them; what the schema of that version
 * does not know is left out, and every such thing is told. What the schema refused before is not repaired by guessing: it is left out too.
 */
export async function toCycloneDxVersion(source: JsonObject, version: string, losses: Losses): Promise<JsonObject> {
  const document = rewordTo(source, version, losses);
  const minor = minorOf(version);
  if (document.version === undefined && minor < 5) document.version = 1;
  // What a version allows beside what it knows is kept where the version stays the same.
  const isStrict = minor < 4 && source.specVersion !== version;
  await pruneToSchema(document, `cyclonedx-${version}${isStrict ? '-strict' : ''}`, `CycloneDX ${version}`, losses);
  // One that was no number was taken out.
  if (document.version === undefined && minor < 5) document.version = 1;
  return document;
}

/** The same document in the words of a version, with all that the version has no place for still in it. */
export function rewordTo(source: JsonObject, version: string, losses: Losses): Editable {
  const document = structuredClone(source) as Editable;
  const minor = minorOf(version);
  delete document.$schema;
  document.specVersion = version;
  if (isObject(document.metadata)) reword(document.metadata, minor, losses);
  eachComponent(document, (component, pointer) => rewordComponent(component, pointer, minor, losses));
  return document;
}

function minorOf(version: string): number {
  return Number(version.split('.')[1]);
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
