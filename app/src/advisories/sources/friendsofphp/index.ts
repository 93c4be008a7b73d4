import type { AdvisorySource } from '../source.ts';
import { readAdvisory } from './read-advisory.ts';

const scheme = 'composer://';

/** The PHP Security Advisories Database: YAML, a file an advisory. @see https://github.com/FriendsOfPHP/security-advisories */
export const friendsofphp: AdvisorySource = {
  kind: 'friendsofphp',
  title: 'PHP security advisories (FriendsOfPHP)',
  endings: ['.yaml', '.yml'],
  address: 'https://github.com/FriendsOfPHP/security-advisories/archive/refs/heads/master.zip',
  claims: ({ value }) => isAdvisory(value),
  read: ({ value, path }) => (isAdvisory(value) ? [readAdvisory(value, path)] : []),
};

function isAdvisory(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, 'reference') || !Object.hasOwn(value, 'branches')) return false;
  const { reference } = value as { reference: unknown };
  return typeof reference === 'string' && reference.trim().startsWith(scheme);
}
