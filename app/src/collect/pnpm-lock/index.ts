import type { Collector } from '../collector.ts';
import { eachProject } from '../project-files.ts';
import { parsePnpmLock } from './parse.ts';

/** What pnpm installs for a project or a workspace: `pnpm-lock.yaml`, with the manifests for the names of the workspace's packages. */
export const pnpmLock: Collector = {
  kind: 'pnpm-lock',
  of: 'source',
  covers: ['npm'],
  claims: ['**/pnpm-lock.yaml', '**/package.json'],
  collect: (files) => eachProject('pnpm-lock', files, (name) => name === 'pnpm-lock.yaml', parsePnpmLock),
};
