import type { Collector } from '../collector.ts';
import { collectPoms } from './collect-poms.ts';

/**
 * What a Maven project declares: `pom.xml`, with the parents and bills of material that are in the same tree. It speaks for no purl type:
 * what the declared packages need themselves stands in no file of the tree.
 */
export const mavenPom: Collector = {
  kind: 'maven-pom',
  of: 'source',
  covers: [],
  claims: ['**/pom.xml'],
  collect: (files) => collectPoms(files),
};
