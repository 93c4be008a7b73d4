import { expect, test } from 'vitest';
import { readDocument } from '../../read-document.ts';
import { validateDocument } from '../../validate/index.ts';

const sample = `
spdxVersion: SPDX-2.3
SPDXID: SPDXRef-DOCUMENT
name: sample
dataLicense: CC0-1.0
documentNamespace: https://example.com/sample
creationInfo:
  created: 2024-01-01T00:00:00Z
  creators: ["Tool: hand"]
packages:
- SPDXID: SPDXRef-app
  name: app
  versionInfo: 1.10
  downloadLocation: NOASSERTION
  filesAnalyzed: false
`;

test('SPDX in YAML is read, and a version stays what it is', async () => {
  const bytes = new TextEncoder().encode(sample);
  expect(readDocument(bytes, 'a.yaml').head).toMatchObject({ assetName: 'app', root: { version: '1.10' }, time: Date.UTC(2024, 0, 1) });
  expect(await validateDocument(bytes)).toMatchObject({ verdict: 'valid', errors: [] });
});

test('a short text that stands for more than memory holds is refused', async () => {
  const levels = Array.from({ length: 12 }, (_, level) => `a${level + 1}: &a${level + 1} [${Array(10).fill(`*a${level}`).join(',')}]\n`);
  const bytes = new TextEncoder().encode(`${sample}a0: &a0 [x]\n${levels.join('')}`);
  expect(await validateDocument(bytes)).toMatchObject({ verdict: 'unreadable', errors: [{ rule: 'document/limit-exceeded' }] });
});
