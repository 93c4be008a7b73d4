import type { Collector } from '../collector.ts';
import { eachProject } from '../project-files.ts';
import { parseGoMod } from './parse.ts';

/** What a Go module is built from: the build list of `go.mod`, with the checksums of `go.sum`. */
export const goMod: Collector = {
  kind: 'go-mod',
  of: 'source',
  covers: ['golang'],
  claims: ['**/go.mod', '**/go.sum'],
  collect: (files) => eachProject('go-mod', files, (name) => name === 'go.mod', parseGoMod),
};
