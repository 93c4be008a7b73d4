import type { Advisory } from '../../domain/advisory.ts';

/** What an advisory for people has beyond what decides. */
type Told = 'details' | 'references' | 'related' | 'published';

/** An advisory without its long texts: what is needed to judge and to list. */
export type JudgedAdvisory = Omit<Advisory, Told>;

export interface StoredAdvisory {
  readonly judged: string;
  readonly told: string;
}

export function storeAdvisory(advisory: Advisory): StoredAdvisory {
  const { details, references, related, published, ...judged } = advisory;
  return { judged: JSON.stringify(judged), told: JSON.stringify({ details, references, related, published }) };
}

export function readJudged(judged: string): JudgedAdvisory {
  return JSON.parse(judged) as JudgedAdvisory;
}

export function readAdvisory({ judged, told }: StoredAdvisory): Advisory {
  return { ...(JSON.parse(judged) as JudgedAdvisory), ...(JSON.parse(told) as Pick<Advisory, Told>) };
}
