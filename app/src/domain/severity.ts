export type SeverityRating = 'critical' | 'high' | 'medium' | 'low' | 'none';

/** How bad an advisory is. */
export interface Severity {
  readonly rating: SeverityRating;
  /** Of CVSS, 0 to 10; null where the record has only a word. */
  readonly score: number | null;
  /** The vector that gave the score. */
  readonly vector: string | null;
}

/** The worst first. */
export const severityRatings: readonly SeverityRating[] = ['critical', 'high', 'medium', 'low', 'none'];
