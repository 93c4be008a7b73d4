/** What is known of a vulnerability beside its advisories: it ranks findings and never opens one. */
export type Enrichment = KnownExploited | ExploitProbability;

/** It is used in attacks, by CISA's catalogue. */
export interface KnownExploited {
  readonly kind: 'knownExploited';
  readonly cve: string;
  readonly name: string;
  /** Dates, `YYYY-MM-DD`. */
  readonly added: string;
  readonly due?: string;
  /** Whether it is used for ransomware; false means that this is not known. */
  readonly ransomware: boolean;
  readonly action: string;
}

/** How likely it is to be used in attacks within 30 days, by FIRST's model. */
export interface ExploitProbability {
  readonly kind: 'exploitProbability';
  readonly cve: string;
  /** Between 0 and 1. */
  readonly probability: number;
  /** The share of all vulnerabilities that are rated the same or lower, between 0 and 1. */
  readonly percentile: number;
  /** The day of the rating, `YYYY-MM-DD`. */
  readonly date?: string;
}
