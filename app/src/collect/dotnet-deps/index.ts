import type { Collector } from '../collector.ts';
import { eachProject } from '../project-files.ts';
import { parseDotnetDeps } from './parse.ts';

/** What a built .NET program runs with: `NAME.deps.json`. It speaks for no purl type, for what only the build needs is not in it. */
export const dotnetDeps: Collector = {
  kind: 'dotnet-deps',
  of: 'source',
  covers: [],
  claims: ['**/*.deps.json'],
  collect: (files) => eachProject('dotnet-deps', files, () => true, parseDotnetDeps),
};
