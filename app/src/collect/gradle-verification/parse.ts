import type { Collected } from '../../domain/collected.ts';
import { purlOf } from '../../domain/purl/index.ts';
import { CollectedBuilder } from '../collected-builder.ts';
import { fieldOf, textOf } from '../foreign-value.ts';
import { hashOfHex } from '../integrity.ts';
import { type Project, unread } from '../project-files.ts';
import { childOf, childrenOf, readXml, type XmlElement } from '../xml-tree.ts';

/** Digests that an artifact may have, by their elements. */
const digests = ['md5', 'sha1', 'sha256', 'sha512'];

/**
 * Reads Gradle's dependency verification: the components that a build accepts, with the digests of their files.
 *
 * @returns a component for every component, without relations: the file does not say who needs whom
 * @see https://docs.gradle.org/current/userguide/dependency_verification.html
 */
export function parseGradleVerification({ lockfile: { text, path } }: Project): Collected {
  const scope = `gradle-verification:${path}`;
  const read = readXml(text, path);
  if ('gap' in read) return unread(scope, read.gap);
  const list = childOf(read.value, 'components');
  if (!list) return unread(scope, { kind: 'unknown-format', message: 'no element "components"', path, blocking: true });
  const builder = new CollectedBuilder(scope, path);
  for (const component of childrenOf(list, 'component')) addComponent(builder, component);
  return builder.build();
}

function addComponent(builder: CollectedBuilder, component: XmlElement): void {
  const [group, name, version] = ['group', 'name', 'version'].map((field) => textOf(fieldOf(component.attributes, field)));
  const place = { line: component.line };
  if (group === undefined || name === undefined || version === undefined) {
    builder.miss('missing-field', 'a component without group, name and version', place, { blocking: true });
    return;
  }
  const purl = purlOf({ type: 'maven', namespace: group, name, version });
  builder.add({ ref: `${group}:${name}:${version}`, kind: 'library', group, name, version, purl, hashes: hashesOf(component), place });
}

function hashesOf(component: XmlElement): string[] {
  const hashes = childrenOf(component, 'artifact').flatMap((artifact) =>
    digests.flatMap((algorithm) =>
      childrenOf(artifact, algorithm).flatMap(({ attributes }) => hashOfHex(algorithm, textOf(fieldOf(attributes, 'value')) ?? '') ?? []),
    ),
  );
  return [...new Set(hashes)];
}
