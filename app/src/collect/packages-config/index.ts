import type { Collector } from '../collector.ts';
import { eachProject } from '../project-files.ts';
import { parsePackagesConfig } from './parse.ts';

/** What NuGet installs for a .NET project of the older form: `packages.config`, which names all. */
export const packagesConfig: Collector = {
  kind: 'packages-config',
  of: 'source',
  covers: ['nuget'],
  claims: ['**/packages.config'],
  collect: (files) => eachProject('packages-config', files, () => true, parsePackagesConfig),
};
