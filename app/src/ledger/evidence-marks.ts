import type { Database } from '../platform/sql/database.ts';

/** What tells one document from the others. */
export interface EvidenceMark {
  /** `sha256:` and 64 hex digits. */
  readonly sha256: string;
  readonly tools: readonly string[];
}

/** The marks of documents by their id. A document never changes, so that what was read once is remembered. */
export interface EvidenceMarks {
  of(evidence: number): EvidenceMark;
}

/** How many marks are remembered before all are forgotten: about 300 bytes each. */
const remembered = 20_000;

export function createEvidenceMarks(database: Database): EvidenceMarks {
  const marks = new Map<number, EvidenceMark>();
  return {
    of(evidence) {
      let mark = marks.get(evidence);
      if (!mark) {
        mark = readMark(database, evidence);
        if (marks.size >= remembered) marks.clear();
        marks.set(evidence, mark);
      }
      return mark;
    },
  };
}

function readMark(database: Database, evidence: number): EvidenceMark {
  const { sha256, tools } = database.prepare('SELECT lower(hex(sha256)) AS sha256, tools FROM evidence WHERE id = ?').get(evidence)!;
  return { sha256: `sha256:${sha256}`, tools: JSON.parse(String(tools)) as string[] };
}
