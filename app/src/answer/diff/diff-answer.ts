export interface ComponentRef {
  readonly purl: string | null;
  readonly name: string;
  readonly version: string | null;
}

export interface ChangedComponent {
  /** The component without its version. */
  readonly component: string;
  readonly from: ComponentRef;
  readonly to: ComponentRef;
  /** `version`, `licence`, `hash`, `supplier`, `scope`, `dependencies`, `direct`. */
  readonly what: readonly string[];
  /** What of each only the one and only the other says. */
  readonly details: readonly ChangedField[];
}

export interface ChangedField {
  readonly what: string;
  readonly from: readonly string[];
  readonly to: readonly string[];
}

export interface DiffAnswer {
  readonly schema: 'waybill/diff/1';
  readonly from: string;
  readonly to: string;
  readonly added: readonly ComponentRef[];
  readonly removed: readonly ComponentRef[];
  readonly changed: readonly ChangedComponent[];
  readonly because: readonly string[];
}
