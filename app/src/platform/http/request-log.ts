/** One request that left the program, whatever became of it. */
export interface RequestEntry {
  /** Milliseconds since the epoch. */
  readonly time: number;
  readonly method: 'GET' | 'POST';
  /** Without credentials. */
  readonly url: string;
  /** The proxy that it was sent through, without credentials. */
  readonly proxy?: string;
  /** The status of the answer; absent where there was none. */
  readonly status?: number;
  /** Bytes of the answer's body that were read. */
  readonly bytes: number;
  readonly error?: string;
}

/** Is told every outgoing request once it is over: the proof of what was asked of whom, and of working offline. */
export type RequestLog = (entry: RequestEntry) => void;

/** An address as it may be written down: user, password and fragment left out. */
export function plainUrl(url: URL): string {
  const plain = new URL(url);
  plain.username = '';
  plain.password = '';
  plain.hash = '';
  return plain.href;
}
