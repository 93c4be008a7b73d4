import type { AdvisorySource } from '../source.ts';
import { readAdvisory } from './read-advisory.ts';

/** The Ruby Advisory Database: YAML, a file an advisory on a gem or on an engine. @see https://github.com/rubysec/ruby-advisory-db */
export const rubysec: AdvisorySource = {
  kind: 'rubysec',
  title: 'Ruby advisories (RubySec)',
  endings: ['.yml', '.yaml'],
  address: 'https://github.com/rubysec/ruby-advisory-db/archive/refs/heads/master.zip',
  claims: ({ value }) => isAdvisory(value),
  read: ({ value, path }) => (isAdvisory(value) ? [readAdvisory(value, path)] : []),
};

function isAdvisory(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  if (!Object.hasOwn(value, 'gem') && !Object.hasOwn(value, 'engine')) return false;
  return ['patched_versions', 'unaffected_versions', 'url', 'cve', 'ghsa'].some((key) => Object.hasOwn(value, key));
}
