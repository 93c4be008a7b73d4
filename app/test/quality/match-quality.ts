import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { check } from '../../src/answer/check/check.ts';
import { type CheckIndex, openCheckIndex } from '../../src/answer/check/check-index.ts';
import type { CheckedInput } from '../../src/answer/check/checked-input.ts';
import type { VerdictKind } from '../../src/domain/verdict.ts';
import type { Label, LabelledRecord } from './labelled.ts';
import { distributions } from './sets/distributions.ts';
import { go } from './sets/go.ts';
import { maven } from './sets/maven.ts';
import { npm } from './sets/npm.ts';
import { others } from './sets/others.ts';
import { pypi } from './sets/pypi.ts';

/** All records with what they mean for components, by a person who worked it out. */
export const labelled: readonly LabelledRecord[] = [...npm, ...pypi, ...go, ...maven, ...distributions, ...others];

/** One pair with what was said of it. */
export interface Judged {
  readonly advisory: string;
  readonly label: Label;
  readonly found: VerdictKind;
}

/** Compiles the records into an index of its own; `close` removes it. */
export async function qualityIndex(): Promise<CheckIndex> {
  const folder = mkdtempSync(join(tmpdir(), 'waybill-quality-'));
  for (const { record } of labelled) writeFileSync(join(folder, `${record.id}.json`), JSON.stringify(record));
  const index = await openCheckIndex('', [folder], Date.now());
  const close = () => {
    index.close();
    rmSync(folder, { recursive: true, force: true });
  };
  return { ...index, close };
}

/** Judges every labelled pair, with all components in one input. What a record does not name is not affected by it. */
export async function judgeAll(index: CheckIndex, inputOf: (purls: readonly string[]) => CheckedInput): Promise<readonly Judged[]> {
  const pairs = labelled.flatMap(({ record, labels }) => labels.map((label) => ({ advisory: record.id, label })));
  const purls = [...new Set(pairs.map(({ label: [purl] }) => purl))];
  const found = new Map<string, VerdictKind>();
  const { lines } = check(only(inputOf(purls)), index, { all: true, now: Date.now() });
  for await (const { component, advisory, verdict } of lines) found.set(`${component}\n${advisory}`, verdict);
  return pairs.map(({ advisory, label }) => ({ advisory, label, found: found.get(`${label[0]}\n${advisory}`) ?? 'notAffected' }));
}

async function* only(input: CheckedInput): AsyncIterable<CheckedInput> {
  yield input;
}

/** How well pairs that are affected were told from the others. */
export function scoreOf(judged: readonly Judged[]): { readonly precision: number; readonly recall: number; readonly f1: number } {
  const isAffected = (verdict: VerdictKind) => verdict === 'affected';
  const hits = judged.filter(({ label, found }) => isAffected(label[1]) && isAffected(found)).length;
  const precision = hits / judged.filter(({ found }) => isAffected(found)).length;
  const recall = hits / judged.filter(({ label }) => isAffected(label[1])).length;
  return { precision, recall, f1: (2 * precision * recall) / (precision + recall) };
}
