import type { AssetKind } from '../domain/asset.ts';
import type { Collected, CollectedComponent } from '../domain/collected.ts';

export type DocumentFormat = 'cyclonedx' | 'spdx';

/** What a document says of itself. */
export interface DocumentHead {
  readonly format: DocumentFormat;
  /** As declared: `1.6`, `2.3`. */
  readonly specVersion: string;
  /** The serial number or document namespace. */
  readonly serial?: string;
  /** Milliseconds since the epoch; undefined where the document gives none or no moment that exists. */
  readonly time?: number;
  /** The names of the tools that made it, without versions, as the document spells them. */
  readonly tools: readonly string[];
  readonly authors: readonly string[];
  /** The one thing that the document is about; it is not among the components. */
  readonly root?: CollectedComponent;
  /** The name of the asset that the root stands for, without a version; undefined where nothing in the document names one. */
  readonly assetName?: string;
  readonly assetKind?: AssetKind;
  /** What the document itself says about its completeness: `declaredComplete` only where it says so of its root. */
  readonly completeness: 'declaredComplete' | 'declaredIncomplete' | 'notDeclared';
}

/** A source document reduced to what the ledger takes from it. `counted` is how many component (or package) objects it holds, nested ones too, the root not. */
export interface SourceDocument {
  readonly head: DocumentHead;
  readonly collected: Collected;
  readonly counted: number;
}
