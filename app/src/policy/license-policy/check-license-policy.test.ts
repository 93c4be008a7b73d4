import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parsePolicy } from '../file/parse-policy.ts';
import { checkLicensePolicy } from './check-license-policy.ts';

function findings(text: string, path = 'p.yaml') {
  return checkLicensePolicy(parsePolicy(text, path).licenses!);
}

test('rules of the same precision that contradict each other', () => {
  const found = findings(
    'licenses:\n  - family: GPL\n    action: deny\n  - family: GPL\n    action: allow\n  - id: MIT\n    action: allow\n',
  );
  expect(found.filter(({ kind }) => kind === 'conflict')).toMatchObject([
    {
      rules: ['deny family GPL', 'allow family GPL'],
      line: 4,
      terms: ['GPL-1.0-only', 'GPL-1.0-or-later', 'GPL-2.0-only', 'GPL-2.0-or-later', 'GPL-3.0-only'],
    },
  ]);
});

test('a rule that never decides, with those that always do', () => {
  const found = findings(
    'licenses:\n  - category: public-domain\n    action: allow\n  - id: MIT\n    action: allow\n  - id: mit\n    action: allow\n    rule: again\n',
  );
  expect(found).toMatchObject([{ kind: 'shadowed', rules: ['again', 'allow id MIT'], line: 6 }]);
});

test('what is more precise, or asks for circumstances, is no contradiction', () => {
  const text =
    'licenses:\n  - family: GPL\n    action: deny\n  - id: GPL-2.0-only\n    action: allow\n  - family: GPL\n    exposure: internal\n    action: review\n';
  expect(findings(text)).toEqual([]);
});

test('ids that no list has, and what is odd in a license.json', () => {
  expect(findings('licenses:\n  - id: MTI\n    action: allow\n')).toMatchObject([{ kind: 'unknownId', rules: ['allow id MTI'], line: 2 }]);
  const json = readFileSync(new URL('./fixtures/license.json', import.meta.url), 'utf8');
  expect(findings(json, 'license.json')).toMatchObject([{ kind: 'remark', message: 'there is no annotation “GONE”' }]);
});
