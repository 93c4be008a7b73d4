import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rateSeverity } from './rate-severity.ts';

test.each([
  [['CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H'], 'critical', 9.8],
  [['CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N'], 'critical', 9.3],
  [['AV:N/AC:L/Au:N/C:C/I:C/A:C'], 'high', 10],
  [['CVSS:3.0/AV:N/AC:L/PR:N/UI:R/S:C/C:L/I:L/A:N', 'CVSS:3.1/AV:L/AC:H/PR:H/UI:R/S:U/C:L/I:N/A:N'], 'medium', 6.1],
  [['moderate', 'CVSS:3.1/AV:N'], 'medium', null],
  [['Important'], 'high', null],
  [['low', 'HIGH'], 'high', null],
])('%j is %s', (scores, rating, score) => {
  expect(rateSeverity(scores.map((text) => ({ type: 'x', score: text })))).toMatchObject({ rating, score });
});

test('what is neither a vector nor a word that is known rates nothing', () => {
  expect(rateSeverity([])).toBeUndefined();
  expect(rateSeverity([{ type: 'x', score: 'not yet assigned' }])).toBeUndefined();
  expect(rateSeverity([{ type: 'x', score: '__proto__' }])).toBeUndefined();
});

test('whatever the text, nothing throws', () => {
  const piece = fc.constantFrom('CVSS:3.1/', 'CVSS:4.0/', 'AV:N', '/', ':', 'AC:L', 'S:C', 'X', '9.8', '(');
  const anyScore = fc.oneof(
    fc.string(),
    fc.array(piece, { maxLength: 14 }).map((pieces) => pieces.join('')),
  );
  fc.assert(
    fc.property(fc.array(anyScore, { maxLength: 3 }), (scores) => {
      const rated = rateSeverity(scores.map((score) => ({ type: 'x', score })));
      if (rated?.score !== undefined && rated.score !== null) expect(rated.score).toBeLessThanOrEqual(10);
    }),
  );
});
