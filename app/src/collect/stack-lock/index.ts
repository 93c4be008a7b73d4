import type { Collector } from '../collector.ts';
import { eachProject } from '../project-files.ts';
import { parseStackLock } from './parse.ts';

/** What a Haskell project takes beside its snapshot: `stack.yaml.lock`. It speaks for no purl type, for the packages of the snapshot are not in it. */
export const stackLock: Collector = {
  kind: 'stack-lock',
  of: 'source',
  covers: [],
  claims: ['**/stack.yaml.lock'],
  collect: (files) => eachProject('stack-lock', files, () => true, parseStackLock),
};
