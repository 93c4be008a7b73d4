/** What a waiver is about; each part narrows it, and what is absent means any. At least one is there. */
export interface WaiverScope {
  /** The id of an advisory, of its group, or an alias; with `*` it is a pattern, and then never exact. */
  readonly advisory?: string;
  /** A pattern of components, as policies have them: a purl or a name, `*` for any text. */
  readonly component?: string;
  /** A pattern of what holds the component: the name of an asset, or the input of a check. */
  readonly asset?: string;
  /** The id of a policy's rule, or the kind of a deviation. */
  readonly rule?: string;
}

/** An accepted break: of an advisory's finding, of a policy, or a deviation of an application. Somebody answers for it, and it ends. */
export interface Waiver {
  readonly author: string;
  readonly reason: string;
  readonly scope: WaiverScope;
  /** Milliseconds since the epoch. */
  readonly created: number;
  /** Milliseconds since the epoch: from then on it no longer holds. */
  readonly expires: number;
}
