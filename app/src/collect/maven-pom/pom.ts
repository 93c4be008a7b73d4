import type { Read } from '../structured-text.ts';
import { childOf, childrenOf, childText, readXml, type XmlElement } from '../xml-tree.ts';

/** Group, artifact and version as they are written: any may name properties, or be left to the parent. */
export interface Coordinates {
  readonly groupId: string | undefined;
  readonly artifactId: string | undefined;
  readonly version: string | undefined;
}

export interface PomParent extends Coordinates {
  /** Undefined where the parent is said to be nowhere near. */
  readonly relativePath: string | undefined;
  readonly line: number;
}

export interface PomDependency extends Coordinates {
  readonly type: string | undefined;
  readonly classifier: string | undefined;
  readonly scope: string | undefined;
  readonly optional: string | undefined;
  readonly line: number;
}

/** A `pom.xml` as it is written. */
export interface Pom extends Coordinates {
  readonly path: string;
  readonly parent: PomParent | undefined;
  readonly properties: ReadonlyMap<string, string>;
  readonly dependencies: readonly PomDependency[];
  readonly managed: readonly PomDependency[];
  /** Of all profiles: which of them are active depends on the machine. */
  readonly ofProfiles: readonly PomDependency[];
}

/** Reads a `pom.xml`. @see https://maven.apache.org/pom.html */
export function readPom(text: string, path: string): Read<Pom> {
  const read = readXml(text, path);
  if ('gap' in read) return read;
  const project = read.value;
  if (project.name !== 'project') {
    return { gap: { kind: 'unknown-format', message: `"${project.name}" is no project`, path, line: project.line, blocking: true } };
  }
  const parent = childOf(project, 'parent');
  const profiles = childrenOf(childOf(project, 'profiles'), 'profile');
  return {
    value: {
      ...coordinatesOf(project),
      path,
      parent: parent && { ...coordinatesOf(parent), relativePath: relativePathOf(parent), line: parent.line },
      properties: new Map(childOf(project, 'properties')?.children.map(({ name, text: value }) => [name, value])),
      dependencies: dependenciesOf(project),
      managed: dependenciesOf(childOf(project, 'dependencyManagement')),
      ofProfiles: profiles.flatMap(dependenciesOf),
    },
  };
}

function coordinatesOf(element: XmlElement): Coordinates {
  return {
    groupId: childText(element, 'groupId'),
    artifactId: childText(element, 'artifactId'),
    version: childText(element, 'version'),
  };
}

/** Without the element it is one folder up; an empty one says that the parent is in a repository. */
function relativePathOf(parent: XmlElement): string | undefined {
  const element = childOf(parent, 'relativePath');
  return element ? element.text || undefined : '../pom.xml';
}

function dependenciesOf(element: XmlElement | undefined): PomDependency[] {
  return childrenOf(childOf(element, 'dependencies'), 'dependency').map((dependency) => ({
    ...coordinatesOf(dependency),
    type: childText(dependency, 'type'),
    classifier: childText(dependency, 'classifier'),
    scope: childText(dependency, 'scope'),
    optional: childText(dependency, 'optional'),
    line: dependency.line,
  }));
}
