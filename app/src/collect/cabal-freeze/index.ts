import type { Collector } from '../collector.ts';
import { eachProject } from '../project-files.ts';
import { parseCabalFreeze } from './parse.ts';

/** What Cabal builds a Haskell project with: `cabal.project.freeze`. */
export const cabalFreeze: Collector = {
  kind: 'cabal-freeze',
  of: 'source',
  covers: ['hackage'],
  claims: ['**/cabal.project.freeze'],
  collect: (files) => eachProject('cabal-freeze', files, () => true, parseCabalFreeze),
};
