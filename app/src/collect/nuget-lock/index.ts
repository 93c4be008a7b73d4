import type { Collector } from '../collector.ts';
import { eachProject } from '../project-files.ts';
import { parseNugetLock } from './parse.ts';

/** What NuGet installs for a .NET project, where locking is on: `packages.lock.json`. */
export const nugetLock: Collector = {
  kind: 'nuget-lock',
  of: 'source',
  covers: ['nuget'],
  claims: ['**/packages.lock.json', '**/packages.*.lock.json'],
  collect: (files) => eachProject('nuget-lock', files, () => true, parseNugetLock),
};
