import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parsePolicy } from './parse-policy.ts';

test.each([
  ['licenses:\n  - id: MIT\n    action: maybe\n', 3, 'action'],
  ['licenses:\n  - id: MIT\n    action: allow\n  - idd: ISC\n    action: deny\n', 4, 'idd'],
  ['licenses:\n  - id: MIT\n', 2, 'action'],
  ['licenses:\n  - category: [weak, sour]\n    action: deny\n', 2, 'category'],
  ['licenses:\n  - expression: MIT AND\n    action: deny\n', 2, 'expression'],
  ['unknown: perhaps\n', 1, 'unknown'],
  ['\nlicences: []\n', 2, 'licences'],
  ['licenses:\n  - a\n', 2, ''],
  ['a: [\n', 2, 'YAML'],
  ['- a\n', 1, 'map'],
])('%j: what is wrong has its line and field', (text, line, said) => {
  expect(() => parsePolicy(text, 'p.yaml')).toThrow(
    expect.objectContaining({ code: 'schema', message: expect.stringContaining(said), place: { path: 'p.yaml', line } }),
  );
});

test('what is wrong in a license.json has its line and field; an odd usagePolicy allows nothing', () => {
  const text = '{\n  "policies": [\n    { "id": "MIT", "usagePolicy": "allow" },\n    { "id": "ISC",\n      "usagePolicy": 7 }\n  ]\n}';
  expect(() => parsePolicy(text, 'license.json')).toThrow(
    expect.objectContaining({ message: expect.stringContaining('line 5: field “policies.1.usagePolicy”') }),
  );
  expect(() => parsePolicy('{"policies": [}', 'license.json')).toThrow(expect.objectContaining({ code: 'schema' }));
  const odd = parsePolicy('{"policies": [{ "id": "MIT", "usagePolicy": "alow" }, { "id": "ISC" }]}', 'license.json').licenses;
  expect(odd?.rules.slice(0, 2).map(({ action }) => action)).toEqual(['review', 'review']);
  expect(odd?.remarks).toHaveLength(2);
});

test('numbers and booleans stay the text that they are', () => {
  expect(parsePolicy('policy: 1.10\nlicenses:\n  - id: 0BSD\n    action: allow\n', 'p').licenses).toMatchObject({
    name: '1.10',
    rules: [{ selectors: [{ kind: 'id', id: '0bsd' }] }],
  });
});

test('no text crashes', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.json(),
        fc
          .array(fc.constantFrom('licenses:', '\n', '- ', 'id: ', 'MIT', 'action: ', 'deny', '[', '{', '&a ', '*a'))
          .map((all) => all.join('')),
      ),
      (text) => {
        try {
          parsePolicy(text, 'p');
        } catch (error) {
          expect(error).toMatchObject({ name: 'WaybillError' });
        }
      },
    ),
  );
});
