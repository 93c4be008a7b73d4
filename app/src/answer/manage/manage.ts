import { formatTime } from '../../domain/time.ts';
import { deleteAsset, mergeAssets, renameAsset } from '../../ledger/assets.ts';
import { type Evidence, gapsOf, listEvidence, requireEvidence, retractEvidence } from '../../ledger/evidence.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { type ImportedMap, importMap } from '../../ledger/map/import-map.ts';
import { parseMap } from '../../ledger/map/parse-map.ts';

import { readTraces } from '../../ledger/trace.ts';

export { deleteAsset, mergeAssets, renameAsset };

/** A source document as an answer tells it. */
export interface EvidenceAnswer {
  readonly sha256: string;
  readonly path: string;
  readonly format: string;
  readonly specVersion: string;
  readonly tools: readonly string[];
  readonly authors: readonly string[];
  readonly documentTime: string | null;
  readonly timeNote: string | null;
  readonly ingested: string;
  readonly components: number;
  readonly gaps: number;
  readonly size: number;
  readonly retracted: string | null;
}

export interface CorrectionsAnswer {
  readonly schema: 'waybill/corrections/1';
  readonly corrections: readonly { readonly time: string; readonly what: string; readonly subject: string; readonly detail: unknown }[];
}

/** What was corrected by hand, newest first. */
export function corrections(ledger: Ledger): CorrectionsAnswer {
  return { schema: 'waybill/corrections/1', corrections: readTraces(ledger).map((trace) => ({ ...trace, time: formatTime(trace.time) })) };
}

/** Takes the text of a map in. @throws schema */
export function importMapText(ledger: Ledger, text: string, path: string): ImportedMap {
  return importMap(ledger, parseMap(text, path), path);
}

export function evidenceList(ledger: Ledger): EvidenceAnswer[] {
  return listEvidence(ledger).map(tellEvidence);
}

/** A document with the gaps that it had. @throws unknown-evidence */
export function evidenceShow(ledger: Ledger, digest: string): EvidenceAnswer & { readonly gapList: readonly unknown[] } {
  const evidence = requireEvidence(ledger, digest);
  return { ...tellEvidence(evidence), gapList: gapsOf(ledger, evidence.id) };
}

/** The document itself, byte for byte, in base64. @throws unknown-evidence */
export function evidenceContent(ledger: Ledger, digest: string): { readonly sha256: string; readonly content: string } {
  const { sha256 } = requireEvidence(ledger, digest);
  const bytes = ledger.objects.get(sha256.slice('sha256:'.length));
  return { sha256, content: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('base64') };
}

/** @throws unknown-evidence */
export function evidenceRetract(ledger: Ledger, digest: string, reason: string): EvidenceAnswer {
  return tellEvidence(retractEvidence(ledger, digest, reason));
}

function tellEvidence(evidence: Evidence): EvidenceAnswer {
  const moment = (time: number | undefined) => (time === undefined ? null : formatTime(time));
  const { sha256, path, format, specVersion, tools, authors, timeNote, counted, gapCount, size } = evidence;
  return {
    sha256,
    path,
    format,
    specVersion,
    tools,
    authors,
    documentTime: moment(evidence.documentTime),
    timeNote: timeNote ?? null,
    ingested: formatTime(evidence.ingested),
    components: counted,
    gaps: gapCount,
    size,
    retracted: moment(evidence.retracted),
  };
}
