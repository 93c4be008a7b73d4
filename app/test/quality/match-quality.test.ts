import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { check } from '../../src/answer/check/check.ts';
import type { CheckIndex } from '../../src/answer/check/check-index.ts';
import type { CheckedInput } from '../../src/answer/check/checked-input.ts';
import { purlsOf } from '../../src/answer/check/read-purls.ts';
import { readSourceTree } from '../../src/answer/check/read-source-tree.ts';
import { readDocument } from '../../src/documents/index.ts';
import { parsePurl } from '../../src/domain/purl/index.ts';
import { lockfileOf } from './lockfiles.ts';
import { judgeAll, labelled, qualityIndex, scoreOf } from './match-quality.ts';

let index: CheckIndex;
beforeAll(async () => {
  index = await qualityIndex();
});
afterAll(() => index.close());

const asList = (purls: readonly string[]) => purlsOf('purls.txt', purls.join('\n'));

function asCycloneDx(purls: readonly string[]): CheckedInput {
  const components = purls.map((purl, at) => ({ type: 'library', 'bom-ref': `c${at}`, name: nameOf(purl), purl }));
  return asDocument({ bomFormat: 'CycloneDX', specVersion: '1.6', components });
}

function asSpdx(purls: readonly string[]): CheckedInput {
  const packages = purls.map((purl, at) => ({
    SPDXID: `SPDXRef-${at}`,
    name: nameOf(purl),
    downloadLocation: 'NOASSERTION',
    externalRefs: [{ referenceCategory: 'PACKAGE-MANAGER', referenceType: 'purl', referenceLocator: purl }],
  }));
  return asDocument({ spdxVersion: 'SPDX-2.3', SPDXID: 'SPDXRef-DOCUMENT', name: 'x', dataLicense: 'CC0-1.0', packages });
}

function asDocument(document: object): CheckedInput {
  const { collected } = readDocument(new TextEncoder().encode(JSON.stringify(document)), 'x.json');
  return { input: 'x.json', collected, spellsPurls: true };
}

function nameOf(purl: string): string {
  return parsePurl(purl)!.name;
}

test('there are enough labels, of both kinds, each with a reason', () => {
  const labels = labelled.flatMap((one) => one.labels);
  const affected = labels.filter(([, verdict]) => verdict === 'affected').length;
  expect(labels.length).toBeGreaterThanOrEqual(300);
  expect(affected).toBeGreaterThan(100);
  expect(labels.length - affected).toBeGreaterThan(100);
  expect(labels.every(([, , reason]) => reason.length > 5)).toBe(true);
});

describe.each([
  ['a list of purls', asList],
  ['CycloneDX', asCycloneDx],
  ['SPDX', asSpdx],
])('from %s', (_, inputOf) => {
  test('every verdict is the labelled one', async () => {
    const judged = await judgeAll(index, inputOf);
    const wrong = judged.filter(({ label, found }) => label[1] !== found).map(({ advisory, label, found }) => [advisory, ...label, found]);
    expect(wrong).toEqual([]);
    expect(scoreOf(judged)).toEqual({ precision: 1, recall: 1, f1: 1 });
  });
});

test('from lockfiles every verdict is the labelled one', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'waybill-lockfiles-'));
  const labels = labelled.flatMap(({ record, labels }) => labels.map((label) => ({ advisory: record.id, label })));
  const locked = labels.filter(({ label: [purl] }) => lockfileOf(purl));
  for (const [at, { label }] of locked.entries()) {
    const { name, content } = lockfileOf(label[0])!;
    mkdirSync(join(folder, String(at)));
    writeFileSync(join(folder, String(at), name), content);
  }
  const said = new Map<string, string>();
  const { lines } = check(readSourceTree(folder), index, { all: true, now: Date.now() });
  for await (const { place, advisory, verdict } of lines)
    said.set(`${place.path!.slice(folder.length + 1).split('/')[0]}\n${advisory}`, verdict);
  const wrong = locked.flatMap(({ advisory, label }, at) => {
    const found = said.get(`${at}\n${advisory}`) ?? 'notAffected';
    return found === label[1] ? [] : [[advisory, ...label, found]];
  });
  rmSync(folder, { recursive: true });
  expect(locked.length).toBeGreaterThan(120);
  expect(wrong).toEqual([]);
});
