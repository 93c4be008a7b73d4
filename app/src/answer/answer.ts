/** Every answer explains itself: why, what could not be seen, and how old the knowledge is that it rests on. */
export interface Answered {
  /** Sentences: what was understood and what decided. */
  readonly because: readonly string[];
  /** Assets that cannot tell, each with the reason. */
  readonly blind: readonly BlindAsset[];
  /** The advisory feeds that the answer rests on. */
  readonly feeds: readonly FeedNote[];
}

export interface BlindAsset {
  readonly asset: string;
  readonly lastEvidence: string | null;
  readonly why: string;
}

export interface FeedNote {
  readonly name: string;
  /** How old its newest import is, in hours. */
  readonly ageHours: number | null;
  readonly stale: boolean;
  readonly unread: number;
}

/** One end of a presence: it lies after the first moment and by the second. RFC 3339 UTC. */
export interface Bounds {
  readonly after: string | null;
  readonly by: string;
}

export interface ProcessNote {
  readonly name: string;
  readonly criticality: string;
  readonly owner: string | null;
}

export interface EvidenceNote {
  readonly sha256: string;
  readonly tools: readonly string[];
  readonly time: string;
  readonly stream: string;
}

export interface PresenceNote {
  readonly asset: string;
  readonly assetKind: string;
  /** `id` is the component's number in the ledger. */
  readonly component: { readonly id: number; readonly purl: string | null; readonly name: string; readonly version: string | null };
  /** `undetermined` where evidence is stale, the moment lies between two pieces of evidence, or the version cannot be judged. */
  readonly state: 'present' | 'undetermined' | 'past';
  readonly why: string;
  readonly from: Bounds;
  readonly to: Bounds | null;
  /** The documents that first told of it, one for each stream. */
  readonly evidence: readonly EvidenceNote[];
  readonly lastEvidence: string;
  readonly services: readonly string[];
  readonly processes: readonly ProcessNote[];
}
