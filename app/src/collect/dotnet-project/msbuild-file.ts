import type { Read } from '../structured-text.ts';
import { childText, readXml, type XmlElement } from '../xml-tree.ts';

/** What a file of MSBuild says of packages, in its order. */
export interface MsbuildFile {
  readonly path: string;
  readonly properties: readonly MsbuildProperty[];
  readonly items: readonly PackageItem[];
  /** Other files that it takes in, as it writes their paths. */
  readonly imports: readonly Import[];
}

export interface Import {
  readonly written: string;
  /** Whether a condition decides, such as that the file exists. */
  readonly isConditional: boolean;
  readonly line: number;
}

export interface MsbuildProperty {
  /** In lower case, for MSBuild compares without. */
  readonly name: string;
  readonly value: string;
  /** Undefined where it holds always. */
  readonly condition: string | undefined;
}

/** A reference to a package, or the version that is kept for references to it. */
export interface PackageItem {
  readonly kind: 'reference' | 'central' | 'global';
  readonly does: 'include' | 'update' | 'remove';
  /** One or more, parted by semicolons, with properties. */
  readonly names: string;
  readonly version: string | undefined;
  /** Whether a condition decides if it counts. */
  readonly isConditional: boolean;
  readonly path: string;
  readonly line: number;
}

const kinds: ReadonlyMap<string, PackageItem['kind']> = new Map([
  ['packagereference', 'reference'],
  ['packageversion', 'central'],
  ['globalpackagereference', 'global'],
]);

const deeds = [
  ['Include', 'include'],
  ['Update', 'update'],
  ['Remove', 'remove'],
] as const;

/**
 * Reads a project file, or one that projects take in.
 *
 * @see https://learn.microsoft.com/en-us/visualstudio/msbuild/msbuild-project-file-schema-reference
 */
export function readMsbuildFile(text: string, path: string): Read<MsbuildFile> {
  const read = readXml(text, path);
  if ('gap' in read) return read;
  const groups = groupsOf(read.value);
  return {
    value: {
      path,
      properties: groups.flatMap(({ element, condition }) => (isNamed(element, 'propertygroup') ? propertiesOf(element, condition) : [])),
      items: groups.flatMap(({ element, condition }) => (isNamed(element, 'itemgroup') ? itemsOf(element, condition, path) : [])),
      imports: groups.flatMap(({ element, condition }) => importsOf(element, condition)),
    },
  };
}

interface Group {
  readonly element: XmlElement;
  readonly condition: string | undefined;
}

/** The groups of a file in their order, those of choices and of groups of imports among them. */
function groupsOf(root: XmlElement): readonly Group[] {
  const found: Group[] = [];
  const left: Group[] = [{ element: root, condition: undefined }];
  for (let next = left.pop(); next; next = left.pop()) {
    const { element, condition } = next;
    const own = conditionOf(element) ?? condition;
    if (element !== root && !['choose', 'when', 'otherwise', 'importgroup'].some((name) => isNamed(element, name)))
      found.push({ element, condition: own });
    else {
      const inner = isNamed(element, 'otherwise') ? (own ?? 'otherwise') : own;
      for (const child of element.children.toReversed()) left.push({ element: child, condition: inner });
    }
  }
  return found;
}

function propertiesOf(group: XmlElement, condition: string | undefined): MsbuildProperty[] {
  return group.children.map((element) => ({
    name: element.name.toLowerCase(),
    value: element.text,
    condition: conditionOf(element) ?? condition,
  }));
}

function itemsOf(group: XmlElement, condition: string | undefined, path: string): PackageItem[] {
  return group.children.flatMap((element) => {
    const kind = kinds.get(element.name.toLowerCase());
    const deed = deeds.find(([attribute]) => element.attributes[attribute] !== undefined);
    if (!kind || !deed) return [];
    const [attribute, does] = deed;
    const version = toldAs(element, 'VersionOverride') ?? toldAs(element, 'Version');
    const isConditional = (conditionOf(element) ?? condition) !== undefined;
    return [{ kind, does, names: element.attributes[attribute]!, version, isConditional, path, line: element.line }];
  });
}

function importsOf(element: XmlElement, condition: string | undefined): readonly Import[] {
  const written = isNamed(element, 'import') ? element.attributes.Project : undefined;
  const isOfSdk = element.attributes.Sdk !== undefined;
  return written === undefined || isOfSdk ? [] : [{ written, isConditional: condition !== undefined, line: element.line }];
}

/** Told as an attribute or as an element. */
function toldAs(element: XmlElement, name: string): string | undefined {
  return element.attributes[name]?.trim() || childText(element, name);
}

function conditionOf(element: XmlElement): string | undefined {
  return element.attributes.Condition?.trim() || undefined;
}

function isNamed(element: XmlElement, name: string): boolean {
  return element.name.toLowerCase() === name;
}
