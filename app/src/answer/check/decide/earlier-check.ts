import { WaybillError } from '../../../domain/errors.ts';
import type { VerdictKind } from '../../../domain/verdict.ts';
import { readNamed } from '../../../platform/files/read-named.ts';
import { parseJson } from '../../../platform/json/index.ts';
import type { CheckLine } from '../check-line.ts';
import { idsOf, isFinding } from './decisions.ts';

/** What of an older answer makes a finding the same. */
type OldLine = Pick<CheckLine, 'purl' | 'component' | 'name' | 'version' | 'class' | 'verdict' | 'advisory' | 'group' | 'aliases'>;

/**
 * Reads an earlier answer of `check`, as one document or a line each.
 *
 * @returns whether a finding was in it: by the package without its version, for who takes another version with the same fault adds none; a
 * compromise is one of a version. What was undetermined and is affected now is new.
 * @throws WaybillError `unreadable` for what is no such answer
 */
export async function readEarlier(path: string): Promise<(line: CheckLine) => boolean> {
  const known = new Set<string>();
  for (const line of linesOf(readNamed(path), path)) {
    if (isFinding(line.verdict)) for (const key of keysOf(line, 'undetermined')) known.add(key);
    if (line.verdict === 'affected') for (const key of keysOf(line, 'affected')) known.add(key);
  }
  return (line) => keysOf(line, line.verdict).some((key) => known.has(key));
}

function linesOf(bytes: Uint8Array, path: string): readonly OldLine[] {
  const text = new TextDecoder().decode(bytes);
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  // A line each where the first one is whole; else one document over many.
  const isByLine = lines.length > 1 && lines[0]!.startsWith('{') && lines[0]!.trimEnd().endsWith('}');
  const values = isByLine ? lines.map((line) => parse(line, path)) : [parse(text, path)];
  if (schemaOf(values[0]) !== 'waybill/check/1') {
    throw new WaybillError('unreadable', `${path} is no answer of \`waybill check -o json\` or \`-o jsonl\`.`, { place: { path } });
  }
  const { results } = values[0] as { readonly results?: unknown };
  return (Array.isArray(results) ? results : values).filter(isLine);
}

function parse(text: string, path: string): unknown {
  return parseJson(new TextEncoder().encode(text), { path });
}

function schemaOf(value: unknown): unknown {
  return typeof value === 'object' && value !== null ? (value as { readonly schema?: unknown }).schema : undefined;
}

function isLine(value: unknown): value is OldLine {
  return (
    typeof value === 'object' && value !== null && 'component' in value && 'verdict' in value && Array.isArray((value as OldLine).aliases)
  );
}

function keysOf(line: OldLine, verdict: VerdictKind): readonly string[] {
  const isExact = line.class === 'compromise' || line.class === 'malware';
  const bare = line.purl === null ? line.name : line.purl.replace(/[?#].*$/, '').replace(/@[^@/]*$/, '');
  const what = isExact ? (line.purl ?? line.component) : bare;
  const ids = line.advisory === null ? ['no feed'] : idsOf(line);
  return ids.map((id) => `${what}\n${id.toLowerCase()}\n${verdict}`);
}
