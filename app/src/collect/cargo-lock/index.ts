import type { Collector } from '../collector.ts';
import { eachProject } from '../project-files.ts';
import { parseCargoLock } from './parse.ts';

/** What Cargo builds a Rust project from: `Cargo.lock`, with the manifests of the project's own crates. */
export const cargoLock: Collector = {
  kind: 'cargo-lock',
  of: 'source',
  covers: ['cargo'],
  claims: ['**/Cargo.lock', '**/Cargo.toml'],
  collect: (files) => eachProject('cargo-lock', files, (name) => name === 'Cargo.lock', parseCargoLock),
};
