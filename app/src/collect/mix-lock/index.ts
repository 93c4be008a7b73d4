import type { Collector } from '../collector.ts';
import { eachProject } from '../project-files.ts';
import { parseMixLock } from './parse.ts';

/** What Mix fetches for an Elixir or Erlang project: `mix.lock`. */
export const mixLock: Collector = {
  kind: 'mix-lock',
  of: 'source',
  covers: ['hex'],
  claims: ['**/mix.lock'],
  collect: (files) => eachProject('mix-lock', files, () => true, parseMixLock),
};
