import type { Collector } from '../collector.ts';
import { collectProjects } from './collect-projects.ts';

/**
 * What a .NET project references: project files of C#, F# and Visual Basic, with the versions that `Directory.Packages.props` keeps for many of them. It speaks for no
 * purl type: what the packages need themselves stands in no file of the tree. A project with a lockfile is left to that.
 */
export const dotnetProject: Collector = {
  kind: 'dotnet-project',
  of: 'source',
  covers: [],
  claims: ['**/*.csproj', '**/*.fsproj', '**/*.vbproj', '**/*.props', '**/*.targets', '**/packages.lock.json', '**/packages.*.lock.json'],
  collect: (files) => collectProjects(files),
};
