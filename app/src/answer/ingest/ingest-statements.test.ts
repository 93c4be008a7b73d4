import { describe, expect, test } from 'vitest';
import { retractEvidence } from '../../ledger/evidence.ts';
import { hasStatements, statementsAbout } from '../../ledger/statements.ts';
import { freshLedger } from '../../ledger/testing.ts';
import { type IngestOptions, ingest } from './ingest.ts';

const now = Date.UTC(2026, 5, 1);
const component = { type: 'library', 'bom-ref': 'l', name: 'left', version: '1.0.0', purl: 'pkg:npm/left@1.0.0' };
const root = { type: 'container', 'bom-ref': 'root', name: 'shop' };
const analysed = { id: 'CVE-2026-1', analysis: { state: 'not_affected', justification: 'code_not_reachable' }, affects: [{ ref: 'l' }] };
const bom = (more: object) => ({ bomFormat: 'CycloneDX', specVersion: '1.6', metadata: { component: root }, ...more });
const openVex = {
  '@context': 'https://openvex.dev/ns/v0.2.0',
  author: 'Vendor',
  statements: [
    {
      vulnerability: { name: 'CVE-2026-1', aliases: ['GHSA-aaaa-bbbb-cccc'] },
      products: [{ '@id': 'pkg:npm/left@1.0.0' }],
      status: 'fixed',
    },
  ],
};

function fixture() {
  const { ledger, setTime } = freshLedger();
  setTime(now);
  const take = async (document: unknown, options: IngestOptions = {}) => {
    async function* inputs() {
      yield { path: 'd.json', bytes: async () => Buffer.from(JSON.stringify(document)) };
    }
    const [line] = await Array.fromAsync(ingest(ledger, inputs(), options));
    return line!;
  };
  return { ledger, take };
}

describe('a document that states', () => {
  test('becomes evidence without an asset, and is unchanged the second time', async () => {
    const { ledger, take } = fixture();
    expect(hasStatements(ledger)).toBe(false);
    expect(await take(openVex)).toMatchObject({
      format: 'openvex',
      specVersion: '0.2.0',
      asset: null,
      components: 0,
      statements: 1,
      status: 'ingested',
    });
    expect(await take(openVex)).toMatchObject({ status: 'unchanged' });
    expect(statementsAbout(ledger, ['ghsa-AAAA-bbbb-cccc'])).toMatchObject([{ statement: { status: 'fixed', time: now }, known: now }]);
    expect(statementsAbout(ledger, ['CVE-2026-2'])).toEqual([]);
  });

  test('can be narrowed to an asset, and dated where it tells no time', async () => {
    const { ledger, take } = fixture();
    await take(openVex, { asset: 'ws-1', at: now - 5 });
    expect(statementsAbout(ledger, ['CVE-2026-1'])).toMatchObject([{ asset: 'ws-1', statement: { time: now - 5 } }]);
  });

  test('is silent once its word is taken back', async () => {
    const { ledger, take } = fixture();
    const { sha256 } = await take(openVex);
    retractEvidence(ledger, sha256!, 'wrong');
    expect(statementsAbout(ledger, ['CVE-2026-1'])).toEqual([]);
    expect(await take(openVex)).toMatchObject({ status: 'unchanged' });
  });

  test('and lists components tells of both', async () => {
    const { ledger, take } = fixture();
    const both = bom({ components: [component], vulnerabilities: [analysed] });
    expect(await take(both)).toMatchObject({ asset: 'shop', components: 1, statements: 1, status: 'ingested' });
    expect(await take(both)).toMatchObject({ status: 'unchanged' });
    expect(statementsAbout(ledger, ['cve-2026-1'])).toHaveLength(1);
  });

  test('and lists no components closes nothing, though it names what it is about', async () => {
    const { ledger, take } = fixture();
    await take(bom({ components: [component] }));
    const link = { ...analysed, affects: [{ ref: 'pkg:npm/left@1.0.0' }] };
    for (const lists of [{}, { components: [] }]) {
      expect(await take(bom({ ...lists, vulnerabilities: [link] }))).toMatchObject({ asset: null, status: 'ingested', statements: 1 });
    }
    expect(ledger.database.prepare('SELECT count(*) AS n FROM presence WHERE to_by IS NULL').get()).toEqual({ n: 1 });
  });

  test('nothing at all is refused', async () => {
    const { take } = fixture();
    expect(await take(bom({ vulnerabilities: [{ id: 'CVE-2026-1' }] }))).toMatchObject({ status: 'refused', error: { code: 'malformed' } });
  });
});
