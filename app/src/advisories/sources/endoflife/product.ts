/** One line of releases. */
export interface Cycle {
  /** `18`, `3.8`, `galaxy-s8`. */
  readonly name: string;
  /** The day on which its support ends or ended, `YYYY-MM-DD`; true where it has ended and the day is not known. */
  readonly ends: string | true | undefined;
}

export interface Product {
  /** As addresses spell it: `nodejs`. */
  readonly name: string;
  /** As people call it: `Node.js`. */
  readonly label: string;
  readonly purls: readonly string[];
  readonly cycles: readonly Cycle[];
}
