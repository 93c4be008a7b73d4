/** What people read of an answer, whatever it is printed as: sentences first, then tables. */
export interface View {
  readonly headline: readonly string[];
  readonly tables: readonly Table[];
  readonly notes: readonly string[];
}

export interface Table {
  readonly title?: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}
