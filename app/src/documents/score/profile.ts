import type { Element } from '../elements/index.ts';
import type { DocumentFacts } from './document-facts.ts';

/** One thing that a set of minimum elements demands, of the document or of every component. */
export type Field =
  | { readonly id: string; readonly demands: string; readonly scope: 'document'; has(facts: DocumentFacts): boolean }
  | {
      readonly id: string;
      readonly demands: string;
      readonly scope: 'component';
      /** Of which components it is demanded; of all where this is left out. */
      applies?(element: Element, facts: DocumentFacts): boolean;
      has(element: Element, facts: DocumentFacts): boolean;
    };

/** A set of minimum elements that an authority publishes. */
export interface Profile {
  readonly id: 'ntia' | 'cisa' | 'bsi' | 'fsct';
  readonly title: string;
  /** The text that the fields are from, and where in it they stand. */
  readonly source: string;
  readonly fields: readonly Field[];
}
