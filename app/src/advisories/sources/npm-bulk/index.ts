import type { AdvisorySource } from '../source.ts';
import { npmBulkConnector } from './connect.ts';
import { readAnswer } from './read-answer.ts';

/**
 * What an npm registry answers when it is asked for advisories on packages: those that hit the versions that were asked about, by package.
 *
 * @see https://docs.npmjs.com/cli/commands/npm-audit#bulk-advisory-endpoint
 */
export const npmBulk: AdvisorySource = {
  kind: 'npm-bulk',
  title: 'Answers of npm registries',
  endings: ['.json'],
  connector: npmBulkConnector,
  // It speaks of what was asked about, and of nothing else.
  speaksFor: () => false,
  claims: ({ value }) => isAnswer(value),
  read: ({ value, path }) => (isAnswer(value) ? readAnswer(value, path) : []),
};

function isAnswer(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return Object.values(value).some((list) => Array.isArray(list) && isAdvisory(list[0]));
}

function isAdvisory(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, 'vulnerable_versions') && Object.hasOwn(value, 'id');
}
