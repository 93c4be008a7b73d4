import { createHash } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CollectedComponent } from '../domain/collected.ts';
import { type Ledger, openLedger } from './ledger.ts';
import type { SubmittedDocument } from './submission.ts';

/** A ledger in a fresh folder, at a time that the test sets. For tests. */
export function freshLedger(): { readonly ledger: Ledger; readonly folder: string; setTime: (time: number) => void } {
  const folder = mkdtempSync(join(tmpdir(), 'waybill-ledger-'));
  let now = 1_000_000;
  return { ledger: openLedger(folder, () => now), folder, setTime: (time) => (now = time) };
}

/** A document that sees the purls given. For tests. */
export function documentOf(purls: readonly string[], time: number, more: Partial<SubmittedDocument> = {}): SubmittedDocument {
  const components = purls.map((purl): CollectedComponent => ({ ref: purl, kind: 'library', name: purl, purl }));
  const bytes = Buffer.from(JSON.stringify({ purls, time, ...more }));
  return {
    bytes,
    size: bytes.length,
    digest: createHash('sha256').update(bytes).digest('hex'),
    path: `document-${time}.json`,
    format: 'cyclonedx',
    specVersion: '1.6',
    serial: undefined,
    tools: ['a-tool'],
    authors: [],
    documentTime: time,
    statedTime: undefined,
    asset: { name: 'ws-1', kind: 'host' },
    source: 'a-tool',
    scope: '',
    covers: '*',
    root: undefined,
    collected: { scope: '', complete: true, components, services: [], relations: [], gaps: [] },
    counted: components.length,
    ...more,
  };
}
