import type { Collector } from '../collector.ts';
import { eachProject } from '../project-files.ts';
import { parseSwiftResolved } from './parse.ts';

/** What Swift's package manager takes for a project, Xcode's among them: `Package.resolved`. */
export const swiftResolved: Collector = {
  kind: 'swift-resolved',
  of: 'source',
  covers: ['swift'],
  claims: ['**/Package.resolved'],
  collect: (files) => eachProject('swift-resolved', files, () => true, parseSwiftResolved),
};
