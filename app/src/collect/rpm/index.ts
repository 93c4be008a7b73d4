import { CollectedBuilder } from '../collected-builder.ts';
import type { Collector } from '../collector.ts';
import { collectPackages } from './collect-packages.ts';
import { databaseFiles, databasesOf, folders } from './databases.ts';

/** Packages installed by rpm on a host or in a root file system, from its own database in any of its three formats. */
export const rpm: Collector = {
  kind: 'rpm',
  of: 'host',
  covers: ['rpm'],
  claims: databaseFiles,
  async *collect(files, { distro }) {
    const builder = new CollectedBuilder('rpm', folders[0]!);
    collectPackages(await databasesOf(files, builder), distro, builder);
    yield builder.build();
  },
};
