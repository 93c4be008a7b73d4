import { expect, test } from 'vitest';
import { parsePurl } from '../../domain/purl/index.ts';
import type { VexStatement } from '../../domain/vex.ts';
import type { ReadableInput } from '../check/checked-input.ts';
import { checkedSubject } from '../check/decide/checked-subject.ts';
import { subjectOf } from '../check/subject-of.ts';
import { vexJudge } from './vex-judge.ts';

const now = Date.parse('2026-06-01');
const day = 86_400_000;

function says(
  status: VexStatement['status'],
  more: Partial<VexStatement> & { readonly product?: string; readonly within?: string } = {},
): VexStatement {
  const { product = 'pkg:npm/left@1.0.0', within, ...rest } = more;
  const named = (text: string) => ({ told: text, hashes: [], ...(parsePurl(text) ? { purl: parsePurl(text)! } : {}) });
  return {
    vulnerability: ['CVE-1'],
    products: [{ ...named(product), ...(within === undefined ? {} : { within: named(within) }) }],
    status,
    justification: 'component_not_present',
    author: 'A',
    time: now - 10 * day,
    place: { path: 'vex.json' },
    ...rest,
  };
}

const told = { ref: 'l', kind: 'library' as const, name: 'left', version: '1.0.0', purl: 'pkg:npm/left@1.0.0' };
const about = { ref: 'root', kind: 'container' as const, name: 'shop', version: '7', purl: 'pkg:oci/shop@7' };
const one: ReadableInput = {
  input: 'sbom.json',
  path: 'sbom.json',
  serial: 'urn:uuid:1',
  about,
  collected: { scope: '', complete: true, components: [told], services: [], relations: [], gaps: [] },
  spellsPurls: true,
};

function judge(statements: readonly VexStatement[], advisoryClass: 'vulnerability' | 'malware' = 'vulnerability') {
  const decision = vexJudge(statements, now)(['GHSA-1', 'cve-1'], advisoryClass, checkedSubject(told, subjectOf(told), one));
  return decision && [decision.verdict, decision.believed];
}

test.each([
  ['the component itself', says('notAffected'), 'notAffected'],
  ['all its versions', says('fixed', { product: 'pkg:npm/left' }), 'fixed'],
  ['the same version in another spelling', says('fixed', { product: 'pkg:npm/left@v1.0.0' }), 'fixed'],
  ['the whole that it is in', says('notAffected', { product: 'pkg:oci/shop@7' }), 'notAffected'],
  ['it in the whole', says('notAffected', { within: 'pkg:oci/shop' }), 'notAffected'],
  [
    'its reference, by serial number',
    says('notAffected', { products: [{ told: 'l', hashes: [], reference: { ref: 'l', serial: 'urn:uuid:1' } }] }),
    'notAffected',
  ],
  ['what is being looked into', says('underInvestigation'), 'undetermined'],
  ['what is affected', says('affected'), 'affected'],
])('a statement on %s holds', (_, statement, verdict) => {
  expect(judge([statement])).toEqual([verdict, true]);
});

test.each([
  ['another version', says('notAffected', { product: 'pkg:npm/left@1.0.1' })],
  ['another package', says('notAffected', { product: 'pkg:npm/right' })],
  ['another machine', says('notAffected', { product: 'pkg:npm/left@1.0.0?arch=arm64' })],
  ['it in another whole', says('notAffected', { within: 'pkg:oci/other' })],
  [
    'a reference into another document',
    says('notAffected', { products: [{ told: 'l', hashes: [], reference: { ref: 'l', serial: 'urn:uuid:2' } }] }),
  ],
  [
    'a reference without a serial number, from another file',
    says('notAffected', { products: [{ told: 'l', hashes: [], reference: { ref: 'l' } }] }),
  ],
  ['another vulnerability', says('notAffected', { vulnerability: ['CVE-2'] })],
  ['a time that has ended', says('notAffected', { expires: now - day })],
  ['a time to come', says('notAffected', { time: now + day })],
])('a statement on %s says nothing', (_, statement) => {
  expect(judge([statement])).toBeUndefined();
});

test('of one author the newest counts, whatever the order; of several the least sure', () => {
  const old = says('notAffected', { time: now - 9 * day });
  const recent = says('affected', { time: now - day });
  expect(judge([old, recent])).toEqual(['affected', true]);
  expect(judge([recent, old])).toEqual(['affected', true]);
  expect(judge([says('affected', { time: now - 9 * day }), says('fixed', { time: now - day })])).toEqual(['fixed', true]);
  expect(judge([says('fixed', { author: 'B', time: now }), says('underInvestigation', { time: now - 30 * day })])).toEqual([
    'undetermined',
    true,
  ]);
});

test('of what is bad on purpose a statement is shown and not believed', () => {
  expect(judge([says('notAffected')], 'malware')).toEqual(['notAffected', false]);
});
